"""Two bots on one PostgreSQL: what moderators change through one is live in the other at once."""

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from pathlib import Path

import pytest

from bot.discord_app import CareerBot
from bot.discord_app.drafts import drafts_of
from bot.discord_app.guild_settings import KEPT_FOR, put, settings_of
from bot.discord_app.pace import pace_of
from bot.library import Library
from bot.sandbox import Sandbox
from bot.storage import NewVersion, Profile
from tests.e2e.conftest import running
from tests.e2e.kb_helping import BOOTCAMPS, changed
from tests.storage.server import MISSING, Server, available

pytestmark = pytest.mark.skipif(not available(), reason=MISSING)

LISTENERS = "from pg_stat_activity where query = 'listen career_bot' and datname = current_database()"
Bots = tuple[CareerBot, CareerBot]


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with Server() as started:
        yield started


@pytest.fixture
async def bots(server: Server, tmp_path: Path, library: Library) -> AsyncIterator[Bots]:
    """Those of shard 0 and 1; both have listened before a test begins."""
    given = {"database_url": server.fresh(), "privacy_key": "ab" * 32, "shard_count": 2}
    async with (
        Sandbox(shards=2) as sandbox,
        running(sandbox, tmp_path / "0", library, shard_ids=(0,), **given) as first,
        running(sandbox, tmp_path / "1", library, shard_ids=(1,), **given) as second,
    ):
        await sandbox.wait_for_bot(shards=2, timeout=60)
        await until(lambda: listening(server, first), "listening")
        yield first, second


async def listening(server: Server, bot: CareerBot) -> bool:
    """Whether both bots listen."""
    found = await asyncio.to_thread(server.execute, f"select count(*) {LISTENERS}", database(bot))
    return found == [(2,)]


def database(bot: CareerBot) -> str:
    """The name of a bot's database."""
    return bot.settings.database_url.get_secret_value().partition("@/")[2].partition("?")[0]


async def until(true: Callable[[], Awaitable[object]], what: str) -> None:
    """Wait until it is so: long before anything kept at hand is read anew by itself."""
    begun = time.monotonic()
    while not await true():
        assert time.monotonic() - begun < KEPT_FOR / 2, f"no {what}"
        await asyncio.sleep(0.01)


async def publish(bot: CareerBot, guild: str, answer: str, seen: int = 0) -> int:
    """A moderator's new answer, live in this bot when it returns; its number."""
    versions = [NewVersion(BOOTCAMPS, changed(bot, answer=answer), seen)]
    (made,) = await bot.store.publish(guild, versions, 5, time.time())
    await bot.conversation.servers.refresh(guild)
    return made.number


async def knows(bot: CareerBot, guild: str, answer: str) -> bool:
    known = await bot.conversation.servers.of(guild)
    return answer in str(known.library.topics[BOOTCAMPS.key].answer)


async def test_a_setting_that_was_at_hand_is_another_at_once(bots: Bots) -> None:
    first, second = bots
    assert (await settings_of(second, 1)).country is None
    await put(first, 1, "country", "DE", 5)

    async def there() -> bool:
        return (await settings_of(second, 1)).country == "DE"

    await until(there, "setting")


async def test_an_edit_is_live_in_the_other_first_and_again(bots: Bots) -> None:
    first, second = bots
    seen = await publish(first, "1", "Ask the study group first.")
    await until(lambda: knows(second, "1", "Ask the study group first."), "first edit")
    await publish(first, "1", "Ask the mentors first.", seen)
    await until(lambda: knows(second, "1", "Ask the mentors first."), "second edit")
    assert not await knows(second, "2", "mentors"), "another server's knowledge stays"


async def test_what_was_changed_while_nobody_listened_is_found_after(server: Server, bots: Bots) -> None:
    first, second = bots
    seen = await publish(first, "1", "Ask the study group first.")
    await until(lambda: knows(second, "1", "Ask the study group first."), "first edit")
    cut = f"select pg_terminate_backend(pid) {LISTENERS}"
    assert await asyncio.to_thread(server.execute, cut, database(first))
    await publish(first, "1", "Ask the mentors first.", seen)
    await until(lambda: knows(second, "1", "Ask the mentors first."), "second edit")


async def known(bot: CareerBot, user: int) -> None:
    """A member who is at hand in a bot in every way: profile, drafts, pace."""
    member = bot.pseudonym(user)
    await bot.conversation.profiles.put(member, Profile(country="DE"), 1.0)
    for name in (member, str(user)):
        drafts_of(bot).put(name, "me", {"country": "DE"})
    pace_of(bot).ask(user, None)


def at_hand(bot: CareerBot, user: int) -> set[str]:
    """In which ways a member is at hand."""
    member = bot.pseudonym(user)
    ways = {
        "profile": member in bot.conversation.profiles._at_hand,
        "drafts": bool(drafts_of(bot).get(member, "me")),
        "moderator's drafts": bool(drafts_of(bot).get(str(user), "me")),
        "pace": user in pace_of(bot).members(),
    }
    return {way for way, true in ways.items() if true}


async def test_who_is_forgotten_is_not_at_hand_in_the_other_either(bots: Bots) -> None:
    first, second = bots
    await publish(first, "1", "Ask the study group first.")
    await until(lambda: knows(second, "1", "Ask the study group first."), "edit")
    await known(second, 5)
    await known(second, 6)
    assert len(at_hand(second, 5)) == 4
    assert 5 in second.conversation.servers.moderators()
    await first.store.forget_member(first.pseudonym(5), 5)

    async def forgotten() -> bool:
        return not at_hand(second, 5)

    await until(forgotten, "forgetting")
    assert 5 not in second.conversation.servers.moderators()
    assert await knows(second, "1", "Ask the study group first."), "what they wrote stays"
    assert len(at_hand(second, 6)) == 4, "others are not touched"

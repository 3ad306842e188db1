"""The weekly digest: on Monday, once, in the servers that have a channel for it and something to tell."""

import time
from datetime import date
from pathlib import Path

import pytest

from bot.discord_app import CareerBot, digest, guild_settings
from bot.discord_app.digest import HOUR, MONDAY, WEEK, WINDOW_HOURS, post_due
from bot.library import Library
from bot.sandbox import Message, Sandbox
from bot.sandbox.model import Channel
from bot.storage import Link
from tests.e2e.conftest import running
from tests.e2e.kb_helping import change_base
from tests.e2e.test_stats import DAY, asked

HOURS = 3600.0


def monday() -> float:
    """Monday morning of this week."""
    return (time.time() - MONDAY) // WEEK * WEEK + MONDAY + HOUR * HOURS


@pytest.fixture
def channel(sandbox: Sandbox) -> Channel:
    return sandbox.guild.create_channel("moderators")


async def choose(bot: CareerBot, sandbox: Sandbox, channel: Channel) -> None:
    await guild_settings.put(bot, sandbox.guild.id, "mod_channel", channel.id, 1)


async def two_weeks(bot: CareerBot, guild: int) -> None:
    """Two questions in the week that has ended, one of them unanswered; one in the week before it."""
    await asked(bot, guild, "are bootcamps worth it", monday() - 10 * DAY)
    await asked(bot, guild, "are bootcamps worth it", monday() - 2 * DAY)
    text = "do penguins need visas @everyone"
    await asked(bot, guild, text, monday() - 3 * DAY, "out_of_scope/other", member="ben", answered=False)


def posted(channel: Channel) -> list[Message]:
    return [message for message in channel.messages if message.author.bot]


async def test_the_week_beside_the_one_before_and_what_waits(
    sandbox: Sandbox, bot: CareerBot, channel: Channel
) -> None:
    await choose(bot, sandbox, channel)
    await two_weeks(bot, sandbox.guild.id)
    url = next(source.url for source in bot.knowledge.library.sources.values() if source.url)
    await bot.store.put_links([Link(url, 404, "", time.time(), 2)])
    change_base(bot, reviewed=date(2020, 3, 1))
    await post_due(bot, monday() + 60)
    (told,) = posted(channel)
    for shown in (
        "**2** questions (the week before: 1)",
        "**50%** answered (the week before: 100%)",
        "**2** members asked (the week before: 1)",
        "penguins",
        "Due for a look",
        "Dead links",
        url[:60],
    ):
        assert shown in told.text, shown
    assert "@everyone" not in told.text
    assert not told.pings(sandbox.member)
    assert len(told.text) <= 4000


async def test_it_comes_once_a_week_after_a_restart_too(
    sandbox: Sandbox, tmp_path: Path, library: Library, channel: Channel
) -> None:
    for _ in range(2):
        async with running(sandbox, tmp_path, library) as bot:
            await choose(bot, sandbox, channel)
            await two_weeks(bot, sandbox.guild.id)
            await post_due(bot, monday() + 60)
            await post_due(bot, monday() + 20 * HOURS)
    assert len(posted(channel)) == 1
    async with running(sandbox, tmp_path, library) as bot:
        await post_due(bot, monday() + WEEK + 60)
        assert len(posted(channel)) == 1, "nothing happened in the week after"
        await asked(bot, sandbox.guild.id, "are bootcamps worth it", monday() + 8 * DAY)
        await post_due(bot, monday() + 2 * WEEK + 60)
    assert len(posted(channel)) == 2
    assert "penguins" in posted(channel)[1].text, "what waits is told again"


async def test_it_comes_on_monday_or_a_little_later(
    sandbox: Sandbox, bot: CareerBot, channel: Channel
) -> None:
    await choose(bot, sandbox, channel)
    await two_weeks(bot, sandbox.guild.id)
    await post_due(bot, monday() - 60)
    await post_due(bot, monday() + WINDOW_HOURS * HOURS)
    assert posted(channel) == []
    await post_due(bot, monday() + WINDOW_HOURS * HOURS - 60)
    assert len(posted(channel)) == 1


async def test_nothing_is_said_where_nothing_happened_or_no_channel_is_set(
    sandbox: Sandbox, bot: CareerBot, channel: Channel
) -> None:
    await two_weeks(bot, sandbox.guild.id)
    await post_due(bot, monday() + 60)
    assert posted(channel) == []
    other = sandbox.create_guild("quiet")
    place = other.create_channel("moderators")
    await sandbox.until(lambda: bot.get_guild(other.id), what="the other server")
    await guild_settings.put(bot, other.id, "mod_channel", place.id, 1)
    await post_due(bot, monday() + 120)
    assert posted(place) == []


async def test_missing_permissions_are_logged_and_stop_no_other(
    sandbox: Sandbox, bot: CareerBot, channel: Channel, caplog: pytest.LogCaptureFixture
) -> None:
    channel.set_permissions(sandbox.bot, send_messages=False)
    await choose(bot, sandbox, channel)
    await two_weeks(bot, sandbox.guild.id)
    await post_due(bot, monday() + 60)
    assert posted(channel) == []
    assert any("no digest" in record.message for record in caplog.records)
    assert not [record for record in caplog.records if record.levelname == "ERROR"]


async def test_the_review_opens_from_it_for_who_may(
    sandbox: Sandbox, bot: CareerBot, channel: Channel
) -> None:
    moderator = sandbox.create_user("mo", sandbox.guild.create_role("mods", "manage_guild"))
    await choose(bot, sandbox, channel)
    await two_weeks(bot, sandbox.guild.id)
    await post_due(bot, monday() + 60)
    (told,) = posted(channel)
    opened = await moderator.press(told, label="Review")
    assert opened.message.is_ephemeral
    assert "penguins" in opened.message.text
    refused = await sandbox.member.press(told, label="Review")
    assert "Manage Server" in refused.message.text
    assert posted(channel) == [told]


async def test_servers_of_other_processes_get_theirs_too(
    sandbox: Sandbox, tmp_path: Path, library: Library, channel: Channel
) -> None:
    other = 1 - (sandbox.guild.id >> 22) % 2
    async with running(sandbox, tmp_path, library, shard_count=2, shard_ids=(other,)) as bot:
        await bot.wait_until_ready()
        assert bot.get_guild(sandbox.guild.id) is None
        await choose(bot, sandbox, channel)
        await two_weeks(bot, sandbox.guild.id)
        await post_due(bot, monday() + 60)
        (told,) = posted(channel)
        assert "The week in this server" in told.text


async def test_the_duty_posts_by_itself(
    sandbox: Sandbox, tmp_path: Path, library: Library, channel: Channel, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(digest, "EVERY", 0.05)
    monkeypatch.setattr(digest, "clock", lambda: monday() - 60)
    async with running(sandbox, tmp_path, library) as bot:
        await choose(bot, sandbox, channel)
        await two_weeks(bot, sandbox.guild.id)
        monkeypatch.setattr(digest, "clock", lambda: monday() + 60)
        told = await sandbox.wait_for_message(channel)
        assert "The week in this server" in told.text

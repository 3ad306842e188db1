"""Two processes of the bot on one PostgreSQL: each serves its servers, and duties outlive their holder."""

import asyncio
import os
import signal
import sys
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.discord_app.registry import DUTIES
from bot.library import Library
from bot.library.edits import Edit
from bot.library.layers import present
from bot.sandbox import Channel, Message, Sandbox
from bot.storage import NewVersion
from tests.e2e.kb_helping import BOOTCAMPS
from tests.e2e.test_reminders import opted_in, sent_to
from tests.e2e.test_shards import QUESTION, answered, channel_of_shard
from tests.storage.server import MISSING, Server, available
from tests.test_cli_processes import environment

if available():
    from bot.storage.postgres import PostgresStore

pytestmark = pytest.mark.skipif(not available(), reason=MISSING)

HELD = 3.0
"""Seconds of a lease here: a test does not wait for a minute."""
RUN = f"""
import sys
from bot.discord_app import duties, reminders
duties.HELD, reminders.EVERY = {HELD}, 0.2
from bot.__main__ import main
sys.argv = ["career-bot", "run"]
main()
"""


@dataclass
class Pair:
    """The processes of shard 0 and 1, their sandbox and their database."""

    sandbox: Sandbox
    server: Server
    database: str
    processes: tuple[asyncio.subprocess.Process, ...]

    def holders(self) -> dict[str, int]:
        """The number of the process that has each duty."""
        rows = self.server.execute("select name, holder from leases", self.database)
        return {str(name): int(str(holder).split(":")[1]) for name, holder in rows}

    async def held_by(self, *pids: int) -> dict[str, int]:
        """Wait until every duty is held by one of these processes."""
        async with asyncio.timeout(30):
            while True:
                found = await asyncio.to_thread(self.holders)
                if set(found) >= LASTING and set(found.values()) <= set(pids):
                    return found
                await asyncio.sleep(0.1)


LASTING = {duty.__name__ for duty in DUTIES} - {"look_at_links"}
"""Duties that are done for as long as the bot runs; links are not looked at unless that is switched on."""


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with Server() as running:
        yield running


@asynccontextmanager
async def process(
    sandbox: Sandbox, url: str, shard: int, folder: Path
) -> AsyncIterator[asyncio.subprocess.Process]:
    """`career-bot run` for one of two shards; what it logs is in a file of the folder."""
    settings = {
        "DISCORD_TOKEN": sandbox.token,
        "DISCORD_API_BASE": sandbox.api_base,
        "DISCORD_GATEWAY": sandbox.gateway,
        "DATABASE_URL": url,
        "PRIVACY_KEY": "ab" * 32,
        "SHARD_COUNT": "2",
        "SHARD_IDS": str(shard),
    }
    given = environment(**settings)
    given["PYTHONPATH"] = os.pathsep.join([given["PYTHONPATH"], *filter(None, sys.path)])
    with (folder / f"shard-{shard}.log").open("wb") as log:
        made = await asyncio.create_subprocess_exec(
            sys.executable, "-c", RUN, cwd=folder, env=given, stdout=log, stderr=log
        )
        try:
            yield made
        finally:
            if made.returncode is None:
                made.terminate()
                await asyncio.wait_for(made.wait(), 30)


@pytest.fixture
async def pair(server: Server, tmp_path: Path) -> AsyncIterator[Pair]:
    url = server.fresh()
    database = url.partition("@/")[2].partition("?")[0]
    async with (
        Sandbox(shards=2) as sandbox,
        process(sandbox, url, 0, tmp_path) as first,
        process(sandbox, url, 1, tmp_path) as second,
    ):
        await sandbox.wait_for_bot(shards=2, timeout=60)
        yield Pair(sandbox, server, database, (first, second))


def replies(channel: Channel) -> list[Message]:
    return [message for message in channel.messages if message.author.bot]


async def test_each_process_answers_in_its_servers(pair: Pair, tmp_path: Path) -> None:
    folder = tmp_path / "again"
    folder.mkdir()
    async with process(pair.sandbox, pair.server.url(pair.database), 1, folder) as again:
        assert await asyncio.wait_for(again.wait(), 60) == 1
    assert "another process serves shard 1 of 2" in (folder / "shard-1.log").read_text()
    channels = [channel_of_shard(pair.sandbox, shard) for shard in range(2)]
    for channel in channels:
        await answered(pair.sandbox, channel)
        assert len(replies(channel)) == 1
    pair.processes[0].kill()
    await pair.processes[0].wait()
    await pair.sandbox.member.send(channels[0], QUESTION, mention_bot=True)
    await answered(pair.sandbox, channels[1])
    assert [len(replies(channel)) for channel in channels] == [1, 2]
    rows = pair.server.execute("select guild, count(*) from turns group by guild", pair.database)
    assert {str(guild): count for guild, count in rows} == {
        str(channels[0].guild.id): 1,  # type: ignore[union-attr]
        str(channels[1].guild.id): 2,  # type: ignore[union-attr]
    }


async def test_duties_are_done_once_and_go_on_after_kill_9(pair: Pair) -> None:
    pids = {process.pid for process in pair.processes}
    await opted_in(pair.sandbox)
    before = len(sent_to(pair.sandbox.member))
    holder = (await pair.held_by(*pids))["remind"]
    await due_now(pair)
    await pair.sandbox.until(lambda: len(sent_to(pair.sandbox.member)) > before, 20, "the reminder")
    await asyncio.sleep(1.0)  # five looks of the other, were it to look
    assert len(sent_to(pair.sandbox.member)) == before + 1
    os.kill(holder, signal.SIGKILL)
    await due_now(pair)
    (left,) = pids - {holder}
    assert set((await pair.held_by(left)).values()) == {left}
    await pair.sandbox.until(lambda: len(sent_to(pair.sandbox.member)) > before + 1, 20, "the next reminder")
    assert "Your week" in sent_to(pair.sandbox.member)[-1].text
    survivor = next(process for process in pair.processes if process.pid == left)
    survivor.terminate()
    await asyncio.wait_for(survivor.wait(), 30)
    assert pair.holders() == {}, "a process that stops gives its duties up"


async def test_an_edit_and_a_forgetting_are_live_in_the_other_process(
    pair: Pair, library: Library, tmp_path: Path
) -> None:
    """Shard 1 serves the server; the edit is another process's, and direct messages are shard 0's."""
    sandbox, member = pair.sandbox, pair.sandbox.member
    channel = channel_of_shard(sandbox, 1)

    async def said(text: str) -> str:
        return (await sandbox.reply_to(await member.send(channel, text, mention_bot=True))).text

    assert "study group" not in await said("are bootcamps worth it")
    base = present(library, BOOTCAMPS)
    assert base is not None
    assert channel.guild is not None
    edit = Edit(BOOTCAMPS, "put", {**base, "answer": "Ask the study group first."}, base)
    other = PostgresStore(pair.server.url(pair.database), tmp_path / "other")
    await other.open()
    await other.publish(str(channel.guild.id), [NewVersion(BOOTCAMPS, edit, 0)], 5, time.time())
    begun = time.monotonic()
    while "study group" not in await said("are bootcamps worth it"):
        assert time.monotonic() - begun < 10
        await asyncio.sleep(0.05)
    await other.close()

    assert "data engineer" in await said("what does a data engineer earn")
    assert "data engineer" in await said("and in france?")
    asked = await member.slash(member.dm, "privacy forget")
    await member.press(asked.message, label="Yes, forget all of it")
    begun = time.monotonic()
    while "data engineer" in await said("and in germany?"):
        assert time.monotonic() - begun < 10
        await asyncio.sleep(0.05)


async def due_now(pair: Pair) -> None:
    await asyncio.to_thread(pair.server.execute, "update reminders set due = 1000000000", pair.database)

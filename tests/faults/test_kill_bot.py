"""The running bot, killed under load: every reply that was received has its turn in the database.

`make faults` kills it 50 times, and its short form twice.
"""

import asyncio
import random
import signal
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from bot.sandbox import Sandbox
from bot.sandbox.errors import SandboxError
from bot.sandbox.users import User
from tests.child import bot_process

ASKERS = 6
QUESTIONS = (
    "what does a data engineer do",
    "what does an mle earn in germany",
    "how do i become a data scientist",
)


class Load:
    """Members who ask one question after the other, each with a number of its own."""

    def __init__(self, sandbox: Sandbox):
        self.sandbox = sandbox
        self.asked = 0
        self.replied: set[str] = set()
        self.going = asyncio.Event()

    async def ask(self, member: User) -> None:
        """Ask until stopped; what got its reply is noted."""
        while True:
            self.asked += 1
            text = f"{random.choice(QUESTIONS)}, asks number {self.asked}"
            sent = await member.send(self.sandbox.channel, text, mention_bot=True)
            await self.sandbox.reply_to(sent, timeout=30)
            self.replied.add(text)
            self.going.set()


def stored(path: Path) -> set[str]:
    """The texts of all turns."""
    with closing(sqlite3.connect(path)) as database:
        assert database.execute("pragma quick_check").fetchall() == [("ok",)]
        return {row[0] for row in database.execute("select text from turns")}


async def killed(sandbox: Sandbox, folder: Path, load: Load, members: list[User], after: float) -> None:
    """Start the bot, let members ask, and kill it that many seconds after the first reply."""
    many = {"MEMBER_QUESTIONS": "1000000", "SERVER_QUESTIONS": "1000000", "LOG_LEVEL": "ERROR"}
    async with bot_process(sandbox, folder, **many) as child:
        load.going.clear()
        asking = [asyncio.create_task(load.ask(member)) for member in members]
        await asyncio.wait_for(load.going.wait(), 60)
        await asyncio.sleep(after)
        child.process.kill()
        assert await child.ended() == -signal.SIGKILL
    await asyncio.sleep(0.1)  # replies that were on their way arrive
    for task in asking:
        task.cancel()
    for ended in await asyncio.gather(*asking, return_exceptions=True):
        assert isinstance(ended, asyncio.CancelledError | SandboxError), ended


async def test_every_reply_that_was_received_is_in_the_database(
    tmp_path: Path, long: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    seed = random.randrange(2**32)
    chosen, kills = random.Random(seed), 50 if long else 2
    async with Sandbox() as sandbox:
        load = Load(sandbox)
        members = [sandbox.create_user(f"member{n}") for n in range(ASKERS)]
        for _ in range(kills):
            await killed(sandbox, tmp_path, load, members, chosen.uniform(0.0, 0.6))
            found = await asyncio.to_thread(stored, tmp_path / "bot.db")
            assert load.replied <= found, (f"seed {seed}", load.replied - found)
            sandbox.drop_connections()
    assert len(load.replied) >= kills
    received = len(load.replied)
    figures = f"{kills} kills: {load.asked} questions, {received} replies received, {len(found)} turns stored"
    with capsys.disabled():
        print(f"\n{figures}; no reply without its turn; seed {seed}")

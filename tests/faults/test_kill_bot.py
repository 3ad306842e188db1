"""The running bot, killed under load: every reply that was received has its turn in the database.

`make faults` kills it 50 times and prints the figures.
"""

import asyncio
import random
import signal
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path

import pytest

from bot.sandbox import Sandbox
from bot.sandbox.errors import SandboxError
from bot.sandbox.users import User
from tests.test_cli_processes import COMMAND, environment

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


async def killed(sandbox: Sandbox, folder: Path, load: Load, members: list[User]) -> None:
    """Start the bot, let members ask, and kill it at some moment after the first reply."""
    settings = {
        "DISCORD_TOKEN": sandbox.token,
        "DISCORD_API_BASE": sandbox.api_base,
        "DISCORD_GATEWAY": sandbox.gateway,
        "DATABASE_URL": f"sqlite:///{folder}/bot.db",
        "MEMBER_QUESTIONS": "1000000",
        "SERVER_QUESTIONS": "1000000",
        "LOG_LEVEL": "ERROR",
    }
    child = await asyncio.create_subprocess_exec(
        *COMMAND, "run", cwd=folder, env=environment(**settings), stderr=subprocess.DEVNULL
    )
    asking: list[asyncio.Task[None]] = []
    try:
        await sandbox.wait_for_bot(timeout=60)
        load.going.clear()
        asking = [asyncio.create_task(load.ask(member)) for member in members]
        await asyncio.wait_for(load.going.wait(), 60)
        await asyncio.sleep(random.uniform(0.0, 0.6))
    finally:
        if child.returncode is None:
            child.kill()
    assert await child.wait() == -signal.SIGKILL
    await asyncio.sleep(0.1)  # replies that were on their way arrive
    for task in asking:
        task.cancel()
    for ended in await asyncio.gather(*asking, return_exceptions=True):
        assert isinstance(ended, asyncio.CancelledError | SandboxError), ended


@pytest.mark.parametrize("kills", [2, pytest.param(50, marks=pytest.mark.slow)])
async def test_every_reply_that_was_received_is_in_the_database(tmp_path: Path, kills: int) -> None:
    async with Sandbox() as sandbox:
        load = Load(sandbox)
        members = [sandbox.create_user(f"member{n}") for n in range(ASKERS)]
        for _ in range(kills):
            await killed(sandbox, tmp_path, load, members)
            found = await asyncio.to_thread(stored, tmp_path / "bot.db")
            assert load.replied <= found, load.replied - found
            sandbox.drop_connections()
    assert len(load.replied) >= kills
    received = len(load.replied)
    figures = f"{kills} kills: {load.asked} questions, {received} replies received, {len(found)} turns stored"
    print(f"\n{figures}; no reply without its turn")  # noqa: T201 - what this is run for

"""The bot as a real process of its own, `python -m bot run`, connected to a sandbox."""

import asyncio
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import psutil

from bot.sandbox import Sandbox
from tests.test_cli_processes import COMMAND, environment

PATIENCE = 60
"""Seconds for what takes one or two where nothing else is done."""


@dataclass(frozen=True)
class Child:
    """A bot that runs, and the files it writes."""

    process: asyncio.subprocess.Process
    folder: Path

    @property
    def database(self) -> Path:
        """Its SQLite file."""
        return self.folder / "bot.db"

    @property
    def log(self) -> str:
        """What it has logged."""
        return (self.folder / "bot.log").read_text(encoding="utf-8", errors="replace")

    @property
    def seen(self) -> psutil.Process:
        """The process, to be measured."""
        return psutil.Process(self.process.pid)

    async def connected(self, sandbox: Sandbox) -> None:
        """Wait until it is connected; a failure where it ends instead."""
        waiting = asyncio.create_task(sandbox.wait_for_bot(timeout=PATIENCE))
        ending = asyncio.create_task(self.process.wait())
        await asyncio.wait({waiting, ending}, return_when=asyncio.FIRST_COMPLETED)
        ending.cancel()
        if not waiting.done():
            waiting.cancel()
            raise AssertionError(f"the bot ended instead of connecting:\n{self.log[-3000:]}")
        await waiting

    async def ended(self, seconds: float = PATIENCE) -> int:
        """Wait until it has ended; the exit code."""
        return await asyncio.wait_for(self.process.wait(), seconds)

    async def logs(self, text: str, times: int = 1, seconds: float = PATIENCE) -> None:
        """Wait until it has logged a text so many times."""
        async with asyncio.timeout(seconds):
            while self.log.count(text) < times:  # noqa: ASYNC110 - a file tells nobody
                await asyncio.sleep(0.02)


@asynccontextmanager
async def bot_process(
    sandbox: Sandbox, folder: Path, *, connected: bool = True, command: list[str] | None = None, **more: str
) -> AsyncIterator[Child]:
    """The bot for as long as the block lasts, connected unless told not to wait; settings as `more`."""
    settings = {
        "DISCORD_TOKEN": sandbox.token,
        "DISCORD_API_BASE": sandbox.api_base,
        "DISCORD_GATEWAY": sandbox.gateway,
        "DATABASE_URL": f"sqlite:///{folder}/bot.db",
        "LOG_LEVEL": "INFO",
    }
    given = environment(**(settings | more))
    with (folder / "bot.log").open("ab") as log:
        made = await asyncio.create_subprocess_exec(
            *(command or [*COMMAND, "run"]), cwd=folder, env=given, stdout=log, stderr=log
        )
        child = Child(made, folder)
        try:
            if connected:
                await child.connected(sandbox)
            yield child
        finally:
            if made.returncode is None:
                made.terminate()
                try:
                    await child.ended(20)
                except TimeoutError:
                    made.kill()
                    raise


def free_port() -> int:
    """A port on which nobody listens."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])

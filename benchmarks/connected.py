"""A bot as a process of its own, connected to a sandbox of its own: what is measured from outside."""

import asyncio
import os
import sys
import tempfile
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import psutil

from bot.sandbox import Sandbox

MANY = "1000000"  # questions in 20 s: the pace is not what is measured


@dataclass(frozen=True)
class Running:
    """A bot in a process of its own, and the sandbox it is connected to."""

    sandbox: Sandbox
    process: psutil.Process
    seconds_to_connected: float

    def cpu(self) -> float:
        """Seconds of a core the process has used."""
        times = self.process.cpu_times()
        return float(times.user + times.system)

    def megabytes(self) -> float:
        """Resident memory of the process, in millions of bytes."""
        return float(self.process.memory_info().rss / 1e6)


@asynccontextmanager
async def connected(module: str, *arguments: str, knowledge: Path | None = None) -> AsyncIterator[Running]:
    """A module run as a process of its own, connected to a sandbox of its own; `knowledge` is another folder
    than KNOWLEDGE_DIR."""
    with tempfile.TemporaryDirectory() as folder:
        async with Sandbox() as sandbox:
            environment = {
                **os.environ,
                "DISCORD_TOKEN": sandbox.token,
                "DISCORD_API_BASE": sandbox.api_base,
                "DISCORD_GATEWAY": sandbox.gateway,
                "DATABASE_URL": f"sqlite:///{Path(folder) / 'bot.db'}",
                "MEMBER_QUESTIONS": MANY,
                "SERVER_QUESTIONS": MANY,
                "LOG_LEVEL": "WARNING",
            }
            if knowledge is not None:
                environment["KNOWLEDGE_DIR"] = str(knowledge)
            begun = time.perf_counter()
            process = await asyncio.create_subprocess_exec(
                sys.executable, "-m", module, *arguments, env=environment
            )
            try:
                await sandbox.wait_for_bot(timeout=120)
                yield Running(sandbox, psutil.Process(process.pid), time.perf_counter() - begun)
            finally:
                process.terminate()
                await process.wait()

"""Start and size of the real process: seconds to ready, and resident memory, against the sandbox."""

import asyncio
import os
import sys
import tempfile
import time
from pathlib import Path

import psutil

from bot.sandbox import Sandbox

QUESTIONS = (
    "whats the salary range for a mid level ml engineer",
    "how do i become a data engineer",
    "data scientist vs machine learning engineer",
    "are bootcamps worth it",
    "which laptop should i buy",
)
ROUNDS = 40


async def measure() -> dict[str, float]:
    """Seconds from start to connected, MiB when ready and after some hundred questions."""
    with tempfile.TemporaryDirectory() as folder:
        async with Sandbox() as sandbox:
            environment = {
                **os.environ,
                "DISCORD_TOKEN": sandbox.token,
                "DISCORD_API_BASE": sandbox.api_base,
                "DISCORD_GATEWAY": sandbox.gateway,
                "DATABASE_URL": f"sqlite:///{Path(folder) / 'bot.db'}",
                "LOG_LEVEL": "WARNING",
                "MEMBER_QUESTIONS": "100000",
                "SERVER_QUESTIONS": "100000",
            }
            begun = time.perf_counter()
            process = await asyncio.create_subprocess_exec(
                sys.executable, "-m", "bot", "run", env=environment
            )
            try:
                await asyncio.wait_for(sandbox.wait_for_bot(), 120)
                connected = time.perf_counter() - begun
                memory = psutil.Process(process.pid)
                ready = memory.memory_info().rss / 2**20
                for _ in range(ROUNDS):
                    for question in QUESTIONS:
                        asked = await sandbox.member.send(sandbox.channel, question, mention_bot=True)
                        await sandbox.reply_to(asked)
                return {
                    "seconds_to_connected": round(connected, 2),
                    "mib_ready": round(ready, 1),
                    f"mib_after_{ROUNDS * len(QUESTIONS)}_questions": round(
                        memory.memory_info().rss / 2**20, 1
                    ),
                }
            finally:
                process.terminate()
                await process.wait()


def ask_cold() -> float:
    """Seconds that `career-bot ask` takes, the classifier already trained."""
    import subprocess

    command = [sys.executable, "-m", "bot", "ask", "--json", QUESTIONS[0]]
    subprocess.run(command, check=True, capture_output=True)
    begun = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    return round(time.perf_counter() - begun, 2)

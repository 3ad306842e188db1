"""Start and size of the real process: seconds to ready, and resident memory, against the sandbox."""

import asyncio
import shutil
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.connected import Running, connected
from bot.settings import cache_folder, load_settings
from bot.understanding import kept

QUESTIONS = (
    "whats the salary range for a mid level ml engineer",
    "how do i become a data engineer",
    "data scientist vs machine learning engineer",
    "are bootcamps worth it",
    "which laptop should i buy",
)
ROUNDS = 40
RELOADS, BETWEEN = 6, 4
"""Files that are saved, and rounds of questions after each."""

SAVED = "topics/education/bootcamps.yaml"
SETTLE = 1.0
"""Seconds in which the bot reads back what was made of a save."""


async def measure() -> dict[str, float]:
    """Seconds from start to connected, MB when ready, after some hundred questions and after hot reloads."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(shutil.copytree(load_settings().knowledge_dir, Path(place) / "knowledge"))
        async with connected("bot", "run", knowledge=folder) as running:
            ready = running.megabytes()
            await _ask(running, ROUNDS)
            asked = running.megabytes()
            for number in range(RELOADS):
                await _save(running, folder, f"zorb{number} camps")
                await _ask(running, BETWEEN)
            return {
                "seconds_to_connected": round(running.seconds_to_connected, 2),
                "mb_ready": round(ready, 1),
                f"mb_after_{ROUNDS * len(QUESTIONS)}_questions": round(asked, 1),
                f"mb_after_{RELOADS}_reloads": round(running.megabytes(), 1),
            }


async def _ask(running: Running, rounds: int) -> None:
    sandbox = running.sandbox
    for question in QUESTIONS * rounds:
        asked = await sandbox.member.send(sandbox.channel, question, mention_bot=True)
        await sandbox.reply_to(asked)


async def _save(running: Running, folder: Path, phrase: str) -> None:
    """Add a phrase, and ask until the bot has learnt it."""
    file = folder / SAVED
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("phrases:\n", f"phrases:\n  - {phrase}\n", 1), encoding="utf-8")
    made = kept.place(folder, cache_folder())
    while not made.exists():
        await _ask(running, 1)
    await asyncio.sleep(SETTLE)


def ask_cold() -> float:
    """Seconds that `career-bot ask` takes, the classifier already trained."""
    import subprocess

    command = [sys.executable, "-m", "bot", "ask", "--json", QUESTIONS[0]]
    subprocess.run(command, check=True, capture_output=True)
    begun = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    return round(time.perf_counter() - begun, 2)

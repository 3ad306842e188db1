"""Start and size of the real process: seconds to ready, and resident memory, against the sandbox."""

import sys
import time

from benchmarks.connected import connected

QUESTIONS = (
    "whats the salary range for a mid level ml engineer",
    "how do i become a data engineer",
    "data scientist vs machine learning engineer",
    "are bootcamps worth it",
    "which laptop should i buy",
)
ROUNDS = 40


async def measure() -> dict[str, float]:
    """Seconds from start to connected, MB when ready and after some hundred questions."""
    async with connected("bot", "run") as running:
        sandbox = running.sandbox
        ready = running.megabytes()
        for _ in range(ROUNDS):
            for question in QUESTIONS:
                asked = await sandbox.member.send(sandbox.channel, question, mention_bot=True)
                await sandbox.reply_to(asked)
        return {
            "seconds_to_connected": round(running.seconds_to_connected, 2),
            "mb_ready": round(ready, 1),
            f"mb_after_{ROUNDS * len(QUESTIONS)}_questions": round(running.megabytes(), 1),
        }


def ask_cold() -> float:
    """Seconds that `career-bot ask` takes, the classifier already trained."""
    import subprocess

    command = [sys.executable, "-m", "bot", "ask", "--json", QUESTIONS[0]]
    subprocess.run(command, check=True, capture_output=True)
    begun = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    return round(time.perf_counter() - begun, 2)

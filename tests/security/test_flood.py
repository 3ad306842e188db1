"""A thousand completions in a second by one member: others are served as before, and little is kept of it."""

import asyncio
import gc
import statistics
import time
from pathlib import Path

import psutil

from bot.discord_app.pace import COMPLETIONS
from bot.library import Library
from bot.sandbox import Sandbox, acting
from bot.sandbox.interactions import Interaction
from bot.sandbox.users import User
from tests.e2e.conftest import running
from tests.security.inputs import MARK

QUESTIONS = 5
MOST = QUESTIONS * COMPLETIONS
SLOWER = 60
"""Times as long as alone that another may wait, and a second, on a machine that does other things too."""
KEPT = 24
"""MB that may stay after floods of ever new texts."""

OPTIONS = [("salary", "role"), ("match", "skills"), ("guide", "topic"), ("compare", "a"), ("roadmap", "role")]


async def flood(sandbox: Sandbox, user: User, many: int, mark: str) -> list[Interaction]:
    """Type so many texts, each new, into every option that completes; nobody waits for the answers."""
    sent = []
    for number in range(many):
        command, option = OPTIONS[number % len(OPTIONS)]
        text = f"{mark}{number} " + "data enginer " * (number % 60)
        sent.append(acting.slash(user, sandbox.channel, command, {option: text}, focused=option))
        await asyncio.sleep(0.001)
    return sent


async def asked(sandbox: Sandbox, user: User) -> float:
    """Seconds until another member has an answer, and what they type is completed."""
    begun = time.perf_counter()
    used = await user.slash(sandbox.channel, "ask", question="are bootcamps worth it", timeout=30)
    assert "went wrong" not in used.message.text
    offered = await user.autocomplete(sandbox.channel, "salary", focused="role", value="data", timeout=30)
    assert offered
    return time.perf_counter() - begun


def megabytes() -> float:
    """Of memory that this process holds."""
    gc.collect()
    return float(psutil.Process().memory_info().rss) / 2**20


async def test_who_floods_keeps_nobody_else_waiting(
    sandbox: Sandbox, tmp_path: Path, library: Library, long: bool
) -> None:
    sandbox.world.ack_seconds = 30
    many = 1_000 if long else 400
    async with running(sandbox, tmp_path, library, member_questions=QUESTIONS):
        others = [sandbox.create_user(f"other {number}") for number in range(10)]
        alone = statistics.median([await asked(sandbox, other) for other in others[:5]])
        begun = time.process_time()
        flooding = asyncio.create_task(flood(sandbox, sandbox.member, many, MARK))
        waited = []
        for other in others[5:]:
            await asyncio.sleep(0.1)
            waited.append(await asked(sandbox, other))
        sent = await flooding
        spent = time.process_time() - begun
        await asyncio.sleep(1)
        answered = [one for one in sent if one.response]
        print(
            f"{many} completions, {len(answered)} answered: {spent / many * 1000:.1f} ms of CPU each, "
            f"sandbox's too; others waited {max(waited) * 1000:.0f} ms at most, alone {alone * 1000:.0f} ms"
        )
        assert MOST <= len(answered) < 2 * MOST
        assert max(waited) < SLOWER * alone + 1


async def test_floods_leave_nothing_behind(
    sandbox: Sandbox, tmp_path: Path, library: Library, long: bool
) -> None:
    async with running(sandbox, tmp_path, library, member_questions=1_000):
        await flood(sandbox, sandbox.member, 200, "warm ")
        before = megabytes()
        for round_ in range(8 if long else 3):
            sent = await flood(sandbox, sandbox.member, 250, f"{MARK}{round_} ")
            await sent[-1].wait(30)
            sandbox.world.interactions.clear()
            sandbox.world.tokens.clear()
            del sent
        assert megabytes() - before < KEPT

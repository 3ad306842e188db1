"""Discord gone altogether for a while, three minutes beside the rounds: back within one,
without a noisy log."""

import asyncio
import time
from pathlib import Path

from bot.sandbox import Faults, Sandbox
from tests.child import bot_process
from tests.faults.asking import MENTION, PROMISES, SLASH, Crowd, back

BACK = 60.0
"""Seconds after the outage in which the bot has to answer again."""


async def outage(folder: Path, length: float) -> None:
    """An outage of so many seconds for a bot in a process of its own."""
    async with Sandbox() as sandbox, bot_process(sandbox, folder) as child:
        crowd, faults = Crowd(sandbox), Faults(sandbox)
        await back(sandbox, crowd)
        lines = len(child.log.splitlines())
        for _ in range(6):  # on their way when it begins
            await crowd.ask(MENTION)
        await crowd.ask(SLASH)
        gone = asyncio.create_task(faults.outage(length))
        for _ in range(6):  # Discord tells of these once it is back
            await asyncio.sleep(0.5)
            await crowd.ask(MENTION)
        await gone
        over = time.monotonic()
        await back(sandbox, crowd, BACK)
        seconds = time.monotonic() - over
        await crowd.settled()
        await child.logs("connected to Discord again")
        said, figures = child.log.splitlines()[lines:], crowd.figures(child.database)
    print(f"\nan outage of {length:.0f} s: back after {seconds:.1f} s, {len(said)} lines logged, {figures}")
    for promise in (*PROMISES, "never delivered"):
        assert figures[promise] == 0, promise
    assert sum("cannot reach Discord" in line for line in said) == 1
    assert sum("connected to Discord again" in line for line in said) == 1
    assert len(said) <= 8, said


async def test_an_outage_is_over_soon_after_it_is_over(tmp_path: Path) -> None:
    """The one of three minutes goes on beside the rounds, to take no more of theirs."""
    await outage(tmp_path, 5)

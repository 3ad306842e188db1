"""How late the event loop is: counted, told once in a while, and seen in the running bot."""

import asyncio
import logging
import time
from pathlib import Path

import pytest

from bot.discord_app.loop_watch import BLOCKED, BOUNDS, TOLD_EVERY, LoopLag
from bot.library import Library
from bot.sandbox import Sandbox
from bot.understanding import Understander
from tests.e2e.conftest import TRAINED, running


def test_lateness_is_counted_and_own_work_apart() -> None:
    lag = LoopLag(lambda: 0.0)
    for late, worked in ((-0.001, 0.0), (0.004, 0.002), (0.08, 0.01), (0.3, 0.4)):
        lag.note(late, worked)
    assert lag.histogram.count == 4
    assert lag.histogram.bounds == BOUNDS
    assert lag.worst == 0.3
    assert lag.worst_own == 0.3, "more than it was late it cannot have been held up by work"
    assert (lag.blocked, lag.blocked_own) == (2, 1)
    assert str(lag).startswith("event loop: 4 ticks, the latest 300 ms late")


def test_it_is_told_once_and_then_the_worst_of_ten_minutes(caplog: pytest.LogCaptureFixture) -> None:
    now = [0.0]
    lag = LoopLag(lambda: now[0])
    for late in (0.06, 0.2, 0.07):
        lag.note(late, 0.0)
    lag.note(BLOCKED, 1.0)
    now[0] = TOLD_EVERY
    lag.note(0.06, 0.06)
    assert [record.getMessage() for record in caplog.records] == [
        "the event loop was held up for 60 ms, 0 ms of it by the bot's own work",
        "the event loop was held up for 200 ms, 0 ms of it by the bot's own work",
    ]


async def test_the_running_bot_watches_itself(
    tmp_path: Path, library: Library, understander: Understander, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "bot.discord_app.loop_watch")
    TRAINED[library.fingerprint] = understander
    async with Sandbox() as sandbox, running(sandbox, tmp_path, library) as bot:
        while bot.loop_lag.histogram.count < 5:  # noqa: ASYNC110
            await asyncio.sleep(0.01)
        before = bot.loop_lag.blocked_own
        end = time.thread_time() + 3 * BLOCKED
        while time.thread_time() < end:
            pass  # work that holds the loop up
        await asyncio.sleep(0.05)
        assert bot.loop_lag.blocked_own > before
        assert bot.loop_lag.worst_own >= 2 * BLOCKED
    assert f"{bot.loop_lag.histogram.count} ticks" in caplog.text

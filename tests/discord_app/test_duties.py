"""Duties over a real store: each in one process at a time, taken over, given up, stopped in time."""

import asyncio
import sqlite3
from collections import Counter
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, closing
from pathlib import Path
from typing import Any, cast

import pytest

from bot.discord_app import CareerBot, duties
from bot.discord_app.duties import Duties
from bot.storage.sqlite import SqliteStore


class Process:
    """As much of a process as duties need: a store, and here what was begun and ended in it."""

    def __init__(self, store: SqliteStore):
        self.store = store
        self.begun: Counter[str] = Counter()
        self.ended: Counter[str] = Counter()


async def endless(bot: Any) -> None:
    bot.begun["endless"] += 1
    try:
        await asyncio.Event().wait()
    finally:
        bot.ended["endless"] += 1


async def brief(bot: Any) -> None:
    bot.begun["brief"] += 1


async def failing(bot: Any) -> None:
    bot.begun["failing"] += 1
    raise ValueError("a flaw")


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(duties, "HELD", 0.6)


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[SqliteStore]:
    opened = SqliteStore(tmp_path / "bot.db")
    await opened.open()
    yield opened
    await opened.close()


@asynccontextmanager
async def doing(process: Process, *wanted: duties.Duty) -> AsyncIterator[Duties]:
    """The duties of a process, which stops in good order at the end."""
    made = Duties(cast(CareerBot, process), wanted)
    task = asyncio.create_task(made.run())
    try:
        yield made
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


async def until(true: Callable[[], object]) -> None:
    async with asyncio.timeout(20):
        while not true():  # noqa: ASYNC110 - duties tell of nothing
            await asyncio.sleep(0.01)


async def test_a_duty_runs_in_one_process_and_goes_on_in_another_after_a_stop(store: SqliteStore) -> None:
    first, second = Process(store), Process(store)
    async with doing(second, endless) as waiting:
        async with doing(first, endless) as busy:
            await until(lambda: first.begun or second.begun)
            await asyncio.sleep(1.5)  # more than the lease's time: it is renewed
            assert len(busy.held | waiting.held) == 1
            assert (first.begun + second.begun)["endless"] == 1
            was_first = bool(first.begun)
        if was_first:
            assert first.ended["endless"] == 1
        await until(lambda: second.begun)
    assert second.ended == second.begun == {"endless": 1}
    assert await store.lease(["endless"], "another", 1.0) == {"endless"}, "given up"


async def test_what_another_process_has_taken_is_stopped(
    store: SqliteStore, caplog: pytest.LogCaptureFixture
) -> None:
    process = Process(store)
    async with doing(process, endless) as made:
        await until(lambda: process.begun)
        await store.release(["endless"], made.holder)  # as if its time had been over for long
        assert await store.lease(["endless"], "another", 1.0) == {"endless"}
        await until(lambda: process.ended)
        assert made.held == set()
        await until(lambda: process.begun["endless"] == 2)  # the other has died


async def test_a_database_that_is_away_stops_duties_before_the_lease_ends(
    store: SqliteStore, caplog: pytest.LogCaptureFixture
) -> None:
    process = Process(store)
    async with doing(process, endless) as made:
        await until(lambda: process.begun)
        with closing(sqlite3.connect(store.path, isolation_level=None)) as other:
            other.execute("begin exclusive")
            await until(lambda: process.ended)
            (end,) = other.execute("select until - (julianday('now') - 2440587.5) * 86400.0 from leases")
            assert end[0] > 0, "nobody else could have had it yet"
            assert made.held == set()
            other.execute("rollback")
        await until(lambda: process.begun["endless"] == 2)
    assert "the database does not answer" in caplog.text


async def test_what_fails_is_logged_and_begun_again(
    store: SqliteStore, caplog: pytest.LogCaptureFixture
) -> None:
    process = Process(store)
    async with doing(process, failing, endless):
        await until(lambda: process.begun["failing"] >= 2)
        assert process.begun["endless"] == 1
    assert "the duty failing has failed" in caplog.text
    assert "a flaw" in caplog.text


async def test_what_is_done_for_good_is_left_to_others(store: SqliteStore) -> None:
    process, other = Process(store), Process(store)
    async with doing(process, brief, endless):
        await until(lambda: process.begun["endless"])
        async with doing(other, brief):
            await until(lambda: other.begun["brief"])
        await asyncio.sleep(0.5)
        assert process.begun == {"brief": 1, "endless": 1}

"""The clock jumps an hour or ten years: nothing is deleted because of it, and nothing stays stuck."""

import asyncio
import logging
import sqlite3
import time
from collections.abc import AsyncIterator
from contextlib import closing
from pathlib import Path

import pytest

from bot.discord_app import CareerBot, reminders, retention
from bot.discord_app.retention import DAY, QUIET, Look, believable, retain
from bot.library import Library
from bot.library.edits import Piece
from bot.sandbox import Sandbox
from bot.storage import Draft
from bot.storage.sqlite import SqliteStore
from bot.understanding import Understander
from tests.e2e.conftest import TRAINED, running
from tests.e2e.test_reminders import opted_in, sent_to
from tests.storage.conftest import turn

HOUR, YEARS = 3600.0, 10 * 365 * DAY
AGES = (170, 100, 40, 20, 9, 3, 2)
"""Days; kept are 180."""

TABLES = ("turns", "feedback", "replies", "sessions", "drafts", "marks", "reminders", "contacts", "askers")


@pytest.fixture
async def sandbox(understander: Understander) -> AsyncIterator[Sandbox]:
    TRAINED[understander.library.fingerprint] = understander
    async with Sandbox() as here:
        yield here


class Clock:
    """The clock of the machine, which somebody sets."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch):
        self.ahead, real = 0.0, time.time
        for module, name in ((time, "time"), (reminders, "clock"), (retention, "clock")):
            monkeypatch.setattr(module, name, lambda: real() + self.ahead)


def counted(database: Path) -> dict[str, int]:
    """Rows by table."""
    with closing(sqlite3.connect(database)) as connection:
        assert connection.execute("pragma quick_check").fetchall() == [("ok",)]
        return {table: connection.execute(f"select count(*) from {table}").fetchone()[0] for table in TABLES}


async def looked(caplog: pytest.LogCaptureFixture, bot: CareerBot) -> None:
    """Wait until the duties have been taken and have done what they do at the start."""
    async with asyncio.timeout(30):
        while not {"retain", "remind"} <= bot.duties.held:  # noqa: ASYNC110
            await asyncio.sleep(0.02)
    await asyncio.sleep(1.0)


async def ask(sandbox: Sandbox) -> None:
    asked = await sandbox.member.send(sandbox.channel, "what does a data engineer do", mention_bot=True)
    assert "data engineer" in (await sandbox.reply_to(asked, timeout=20)).text.casefold()


@pytest.mark.parametrize("jump", [HOUR, -HOUR, YEARS, -YEARS], ids=["+1 h", "-1 h", "+10 y", "-10 y"])
async def test_a_clock_that_was_wrong_for_a_while(
    sandbox: Sandbox,
    tmp_path: Path,
    library: Library,
    long: bool,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    jump: float,
) -> None:
    if jump < 0 and not long:
        pytest.skip("backwards: make faults")
    clock, database = Clock(monkeypatch), tmp_path / "career-bot.db"
    caplog.set_level(logging.WARNING)
    async with running(sandbox, tmp_path, library) as bot:
        now = time.time()
        for age in AGES:
            await bot.conversation.reply(f"{age}: what is an MLE", f"m{age}", now - age * DAY)
        draft = Draft(0, "3", 9, Piece("topics", "a/b"), {"title": "x"}, 0, now - 80 * DAY)
        await bot.store.put_draft(draft)
        await opted_in(sandbox)
        await ask(sandbox)
        before = counted(database)
        clock.ahead = jump  # while it runs
        await ask(sandbox)
    async with running(sandbox, tmp_path, library) as bot:  # and while it was off
        await looked(caplog, bot)
        await ask(sandbox)
    told = len(sent_to(sandbox.member))
    assert told <= 2, "the note that it is switched on, and one reminder at most"
    assert ("nothing is deleted today" in caplog.text) == (jump == YEARS)
    clock.ahead = 0.0
    async with running(sandbox, tmp_path, library) as bot:
        await looked(caplog, bot)
        await ask(sandbox)
        reminder = await bot.store.reminder(bot.pseudonym(sandbox.member.id))
        assert reminder is not None
        assert reminder.due <= time.time() + 2 * reminders.WEEK, "the next one comes"
        assert {str(age) for age in AGES} <= {one["text"].split(":")[0] for one in await bot.store.turns()}
    after = counted(database)
    assert all(after[table] >= before[table] for table in TABLES), (before, after)
    dated_back = 2 if jump == -YEARS else 0  # what was asked by that clock is ten years old now, and goes
    assert after["turns"] == before["turns"] + 3 - dated_back
    assert len(sent_to(sandbox.member)) <= told + 1


async def test_a_day_later_a_clock_that_was_right_is_believed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """The bot was off for a year: what is too old goes, one day after it was started."""
    store = SqliteStore(tmp_path / "bot.db")
    await store.open()
    now = time.time()
    await store.record(turn("a year ago", at=now - 365 * DAY), None)
    purged: list[float] = []
    looks = iter([(now, 0.0), (now + 300 * DAY, DAY), (now + 301 * DAY, 2 * DAY)])
    current = [0.0, 0.0]

    async def sleep(seconds: float) -> None:
        assert seconds == DAY
        try:
            current[:] = next(looks)
        except StopIteration:
            raise asyncio.CancelledError from None

    async def purge(_: object, at: float) -> int:
        purged.append(at)
        return 0

    class Bot:
        pass

    bot = Bot()
    bot.store = store  # type: ignore[attr-defined]
    current[:] = next(looks)
    monkeypatch.setattr(retention, "clock", lambda: current[0])
    monkeypatch.setattr(retention, "steady", lambda: current[1])
    monkeypatch.setattr(retention, "purge", purge)
    monkeypatch.setattr(retention.asyncio, "sleep", sleep)
    with pytest.raises(asyncio.CancelledError):
        await retain(bot)  # type: ignore[arg-type]
    assert purged == [now + 301 * DAY], "not at first, not after a jump, but after a day of one clock"
    assert caplog.text.count("nothing is deleted today") == 2
    await store.close()


async def test_what_is_believed(tmp_path: Path) -> None:
    store = SqliteStore(tmp_path / "bot.db")
    await store.open()
    now = 20_000 * DAY
    assert await believable(store, now), "nothing is there to be lost"
    await store.record(turn("asked", at=now), None)
    assert await believable(store, now + QUIET)
    assert not await believable(store, now + QUIET + 1)
    await store.record(turn("asked by the wrong clock", at=now + 900 * DAY), None)
    assert not await believable(store, now + 900 * DAY + 60), "nor after a restart on the same day"
    assert await believable(store, now + 901 * DAY + 60)
    assert await believable(store, now - 50 * DAY)
    await store.close()


def test_a_day_of_one_clock() -> None:
    first = Look(1000.0, 0.0)
    assert Look(1000.0 + DAY, DAY).since(first)
    assert Look(1000.0 + DAY - 60, DAY).since(first), "the network set it a little"
    assert not Look(1000.0 + 10 * DAY, DAY).since(first)
    assert not Look(1000.0 - 10 * DAY, DAY).since(first)
    assert not Look(1000.0 + 60, 60.0).since(first)

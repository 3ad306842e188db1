"""The gateway misbehaving: lines that end in every way, events that are strange, and a bot that stays."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from bot.discord_app import CareerBot
from bot.library import Library
from bot.sandbox import Faults, Sandbox
from bot.sandbox.faults import RESUMABLE, SESSION_GONE
from bot.understanding import Understander
from tests.faults.asking import BUTTON, MENTION, SLASH, Crowd, back, in_trouble

Trouble = tuple[Sandbox, CareerBot, Faults, Crowd]


@pytest.fixture
async def trouble(tmp_path: Path, library: Library, understander: Understander) -> AsyncIterator[Trouble]:
    async with in_trouble(tmp_path, library, understander) as made:
        yield made


async def no_pause(shard: int | None, *, initial: bool = False) -> None:
    """In place of the five seconds that discord.py lets pass before it begins another session."""


def texts(folder: Path) -> list[str]:
    with closing(sqlite3.connect(folder / "career-bot.db")) as opened:
        return [row[0] for row in opened.execute("select text from turns where source != 'button'")]


async def gone_and_back(sandbox: Sandbox, crowd: Crowd, faults: Faults, kind: str | int) -> None:
    """A fault that ends the line; what is asked while it is away is asked of nobody else."""
    before = set(sandbox._gateway.connections)
    await (faults.close(kind) if isinstance(kind, int) else faults.cause(kind))
    await crowd.ask(MENTION)
    await sandbox.until(lambda: not before & sandbox._gateway.connections, 5, "the line to end")
    await back(sandbox, crowd)
    await crowd.settled()


@pytest.mark.parametrize("kind", [*RESUMABLE, "drop", "reconnect", "invalid, resumable"])
async def test_the_session_goes_on_with_what_was_missed(trouble: Trouble, kind: str | int) -> None:
    sandbox, bot, faults, crowd = trouble
    session = set(sandbox._gateway.sessions.by_id)
    await gone_and_back(sandbox, crowd, faults, kind)
    assert set(sandbox._gateway.sessions.by_id) == session
    assert bot.counts.resumes[0] == 1
    assert [len(one.answers) for one in crowd.asked] == [1, 1]


@pytest.mark.parametrize("kind", [*SESSION_GONE, "invalid"])
async def test_a_session_that_is_gone_is_begun_anew(
    trouble: Trouble, kind: str | int, monkeypatch: pytest.MonkeyPatch
) -> None:
    sandbox, bot, faults, crowd = trouble
    monkeypatch.setattr(bot, "before_identify_hook", no_pause)
    session = set(sandbox._gateway.sessions.by_id)
    await gone_and_back(sandbox, crowd, faults, kind)
    assert not session & set(sandbox._gateway.sessions.by_id)
    assert [len(one.answers) for one in crowd.asked if one.delivered] == [1]


async def test_a_line_cut_before_its_greeting_does_not_end_the_bot(trouble: Trouble) -> None:
    sandbox, bot, _, crowd = trouble
    left = 2

    def cut(connection: object, text: str) -> tuple[str, ...]:
        nonlocal left
        if '"op": 10' in text and left:
            left -= 1
            connection.drop()  # type: ignore[attr-defined]
            return ()
        return (text,)

    sandbox.before_event = cut
    sandbox.drop_connections()
    await sandbox.until(lambda: left == 0, 20, "the greetings to be cut")
    await back(sandbox, crowd)
    assert not bot.is_closed()


async def test_a_silent_line_is_left(
    tmp_path: Path, library: Library, understander: Understander, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = CareerBot.__init__

    def impatient(bot: CareerBot, *given: Any) -> None:
        known(bot, *given)
        bot._connection.heartbeat_timeout = 2.0  # a minute, else

    monkeypatch.setattr(CareerBot, "__init__", impatient)
    monkeypatch.setattr(CareerBot, "before_identify_hook", staticmethod(no_pause))
    async with in_trouble(tmp_path, library, understander, heartbeat_seconds=0.6) as made:
        sandbox, _, faults, crowd = made
        await back(sandbox, crowd)
        first = set(sandbox._gateway.connections)
        await faults.deaf(2.7)
        await crowd.ask(MENTION)
        await sandbox.until(lambda: not first & sandbox._gateway.connections, 5, "the line to be left")
        await back(sandbox, crowd)
        await crowd.settled()
        assert [len(one.answers) for one in crowd.asked] == [1, 1, 1]


@pytest.mark.parametrize("kind", ["repeated", "replayed", "out of order"])
async def test_each_question_is_answered_once(trouble: Trouble, tmp_path: Path, kind: str) -> None:
    _, _, faults, crowd = trouble
    for way in (MENTION, SLASH, BUTTON):
        await crowd.ask(way)
        await faults.cause(kind)
        await crowd.ask(way)
        await crowd.settled()
    await asyncio.sleep(0.3)  # a second answer would come now
    await crowd.settled()
    assert [len(one.answers) for one in crowd.asked] == [1] * 6
    assert len(texts(tmp_path)) == len(set(texts(tmp_path))) == 5  # and one turn each, the first included
    assert not any(one.what.refused for one in crowd.asked if one.kind != MENTION)


@pytest.mark.parametrize("kind", ["unknown fields", "missing fields", "unknown events", "broken event"])
async def test_strange_events_do_no_harm(
    trouble: Trouble, kind: str, caplog: pytest.LogCaptureFixture
) -> None:
    _, bot, faults, crowd = trouble
    for way in (MENTION, SLASH, BUTTON) * 3:
        await faults.cause(kind)
        await crowd.ask(way)
        await crowd.settled()
    assert [len(one.answers) for one in crowd.asked] == [1] * 9
    assert not bot.is_closed()
    assert bot.counts.apologies == bot.counts.disconnects[0] == 0
    told = [record.message for record in caplog.records if "cannot be read" in record.message]
    assert len(told) == len(set(told)) == (4 if kind == "broken event" else 0)

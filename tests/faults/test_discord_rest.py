"""The REST API misbehaving: every answer arrives once, or is logged as not sent."""

import asyncio
import logging
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from bot.discord_app import steady
from bot.library import Library
from bot.sandbox import Message
from bot.understanding import Understander
from tests.faults.asking import BUTTON, MENTION, SLASH, in_trouble
from tests.faults.test_discord_gateway import Trouble, texts

SENT_AGAIN = {
    "429": ("limit", 0.3),
    "500": ("fail", 500),
    "502": ("fail", 502),
    "503": ("fail", 503),
    "504": ("fail", 504),
    "cut before": ("cut", "before"),
    "cut in the middle of the answer": ("cut", "middle"),
    "answer lost": ("cut", "after"),
    "late": ("delay", 0.5),
}


@pytest.fixture
async def trouble(tmp_path: Path, library: Library, understander: Understander) -> AsyncIterator[Trouble]:
    async with in_trouble(tmp_path, library, understander) as made:
        yield made


async def chart_of(trouble: Trouble, answer: Message) -> None:
    await trouble[0].until(lambda: bool(answer.attachments), 20, "the chart")


@pytest.mark.parametrize("kind", SENT_AGAIN)
async def test_every_answer_arrives_once(trouble: Trouble, tmp_path: Path, kind: str) -> None:
    _, bot, faults, crowd = trouble
    make, value = SENT_AGAIN[kind]
    for way in (MENTION, SLASH, BUTTON):
        getattr(faults.rest, make)(value, only="/messages" if way == MENTION else "/callback")
        await crowd.ask(way)
        await crowd.settled(20)
        assert faults.rest.planned == 0
    assert [len(one.answers) for one in crowd.asked] == [1, 1, 1]
    assert sorted(texts(tmp_path))[1:] == sorted(one.text for one in crowd.asked if one.kind != BUTTON)
    (asked,) = (one.what.id for one in crowd.asked if one.kind == MENTION)
    async with asyncio.timeout(30):
        while await bot.store.reply(asked) is None:  # noqa: ASYNC110 - which reply is whose is stored after it
            await asyncio.sleep(0.02)


async def test_the_global_limit_holds_all_up_and_loses_nothing(trouble: Trouble) -> None:
    _, _, faults, crowd = trouble
    faults.rest.limit(0.5, everywhere=True)
    for way in (MENTION, MENTION, SLASH, BUTTON):
        await crowd.ask(way)
    await crowd.settled()
    assert [len(one.answers) for one in crowd.asked] == [1] * 4


@pytest.mark.parametrize("where", ["before", "middle", "after"])
async def test_a_chart_still_comes(trouble: Trouble, where: Any) -> None:
    sandbox, _, faults, crowd = trouble
    asked = await crowd.members[0].send(sandbox.channel, "what does an mle earn in germany", mention_bot=True)
    faults.rest.cut(where, only=f"{sandbox.channel.id}/messages/")  # an edit names its message
    await chart_of(trouble, await sandbox.reply_to(asked))
    assert faults.rest.planned == 0


async def test_what_cannot_be_sent_is_logged_once_and_without_noise(
    trouble: Trouble, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    sandbox, _, faults, crowd = trouble
    monkeypatch.setattr(steady, "LIMIT", 1.0)
    faults.rest.fail(503, times=10_000, only="/messages")
    for _ in range(40):
        await crowd.ask(MENTION)
    given_up = [f"the answer to message {one.what.id} was not sent" for one in crowd.asked]

    def logged() -> bool:
        return all(any(line in record.message for record in caplog.records) for line in given_up)

    await sandbox.until(logged, 30, "the log to name what was not sent")
    await faults.none()
    lines = [record for record in caplog.records if record.levelno >= logging.WARNING]
    ours = [record.message for record in lines if record.name.startswith("bot.")]
    assert len(ours) <= 40 + 3, ours
    assert not any(record.exc_info for record in lines)
    await crowd.ask(MENTION)
    await sandbox.until(lambda: bool(crowd.asked[-1].answers), 10, "an answer afterwards")
    assert sum("are tried again" in record.message for record in caplog.records) == 1
    again = "takes requests again"
    await sandbox.until(lambda: any(again in record.message for record in caplog.records), 5, "the last word")

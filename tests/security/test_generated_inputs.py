"""Thousands of texts, from understanding to rendering: all are answered, soon and harmlessly."""

import asyncio
import statistics
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings

from bot.conversation import Conversation
from bot.discord_app.layout import answer_view
from bot.library import Library
from bot.rendering import as_json
from bot.sessions import Session
from bot.storage.sqlite import SqliteStore
from bot.understanding import Understander
from tests.security.inputs import texts
from tests.security.shown import faults, words_of

SLOWEST = 400
"""Times the median that one input may take; those of 4,000 characters take about 60 times."""
MEMBERS = 5


@pytest.fixture(scope="module")
def runner() -> Iterator[asyncio.Runner]:
    with asyncio.Runner() as one:
        yield one


@pytest.fixture(scope="module")
def conversation(
    library: Library,
    understander: Understander,
    tmp_path_factory: pytest.TempPathFactory,
    runner: asyncio.Runner,
) -> Iterator[Conversation]:
    store = SqliteStore(Path(tmp_path_factory.mktemp("inputs")) / "bot.db")
    runner.run(store.open())
    yield Conversation(library, understander, store)
    runner.run(store.close())


def test_any_text_is_answered_soon_and_harmlessly(
    conversation: Conversation, runner: asyncio.Runner, long: bool
) -> None:
    took: list[tuple[float, str]] = []

    @settings(
        max_examples=9_000 if long else 360,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        print_blob=True,
    )
    @given(text=texts())
    @example(text="\ud83d")  # half of a character: the database refused the turn, so the asker got no answer
    def check(text: str) -> None:
        who = Session(f"member {len(took) % MEMBERS}", "channel", "1")
        begun = time.process_time()
        answer = runner.run(conversation.reply(text, who))
        sent = words_of(answer_view(answer, private=True).to_components())
        as_json(answer)
        took.append((time.process_time() - begun, text))
        assert sent
        assert [fault for one in sent for fault in faults(one)] == []
        assert sum(map(len, sent)) < 6000

    check()
    median, (slowest, text) = statistics.median(t for t, _ in took), max(took)
    print(
        f"{len(took)} inputs, CPU median {median * 1000:.1f} ms, worst {slowest * 1000:.1f} ms: {text[:80]!r}"
    )
    assert slowest < SLOWEST * median, text

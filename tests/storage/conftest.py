"""An open store in an empty folder, and turns to put into it."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from bot.storage import SessionState, Turn
from bot.storage.sqlite import SqliteStore


def turn(text: str = "what does an MLE earn", **changes: Any) -> Turn:
    values: dict[str, Any] = {
        "member": "m1",
        "channel": "c1",
        "guild": "g1",
        "text": text,
        "intent": "salary",
        "entry": "salary/by-role",
        "slots": {"role": "data-scientist", "countries": ["DE", "FR"]},
        "confidence": 0.75,
        "answered": True,
        "latency_ms": 1.5,
        "at": 1000.0,
    }
    return Turn(**{**values, **changes})


def state(member: str = "m1", channel: str = "c1", **changes: Any) -> SessionState:
    values: dict[str, Any] = {"entry": "salary/by-role", "slots": {"role": "data-scientist"}, "at": 1000.0}
    return SessionState(member, channel, **{**values, **changes})


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[SqliteStore]:
    opened = SqliteStore(tmp_path / "data" / "bot.db")
    await opened.open()
    yield opened
    await opened.close()

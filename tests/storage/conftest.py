"""An open store in an empty folder, and turns to put into it."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import pytest

from bot.storage import SessionState, Store, Turn
from bot.storage.sqlite import SqliteStore

from . import server


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


@pytest.fixture(scope="session")
def postgres() -> Iterator[server.Server]:
    """A running server, one for the whole run."""
    if not server.available():
        pytest.skip(server.MISSING)
    with server.Server() as running:
        yield running


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """A test runs on both databases; one whose `store` is a `SqliteStore` is about the file."""
    if "store" in metafunc.fixturenames:
        alone = metafunc.function.__annotations__.get("store") is SqliteStore
        metafunc.parametrize("store", ["sqlite"] if alone else ["sqlite", "postgres"], indirect=True)


@pytest.fixture
async def store(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Store]:
    """Each test runs on both databases."""
    if request.param == "sqlite":
        opened = SqliteStore(tmp_path / "data" / "bot.db")
        await opened.open()
        yield opened
        await opened.close()
        return
    from bot.storage.postgres import PostgresStore

    running: server.Server = request.getfixturevalue("postgres")
    url = running.fresh()
    kept = PostgresStore(url, tmp_path / "data")
    await kept.open()
    yield kept
    await kept.close()
    running.give_back(url)

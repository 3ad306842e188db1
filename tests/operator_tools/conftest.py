"""A database with a member in it, and the operator's commands called on it."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bot import __main__ as command_line
from bot.errors import CareerBotError
from bot.storage import Feedback, Profile
from bot.storage.privacy import load_key, pseudonym
from bot.storage.sqlite import SqliteStore
from tests.storage.conftest import state, turn

USER = 123456789012345678
TOKEN = "MTk4NjIyNDgzNDcxOTI1MjQ4.Cl2FMQ.ZnCjm1XVW7vRze4b7Cq4se7kKWs"


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the database is; the settings are the defaults but for it."""
    for name in ("DISCORD_TOKEN", "PRIVACY_KEY", "DISCORD_API_BASE", "DISCORD_GATEWAY"):
        monkeypatch.delenv(name, raising=False)
    path = tmp_path / "data" / "bot.db"
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{path}")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.chdir(tmp_path)
    return path


def call(*args: str, text: str | None = None) -> Result:
    return CliRunner().invoke(command_line.cli, args, input=text)


def refused(*args: str) -> str:
    """The sentence with which a command refuses."""
    done = call(*args)
    assert isinstance(done.exception, CareerBotError), done.output
    assert done.stdout == ""
    return str(done.exception)


@asynccontextmanager
async def opened(path: Path) -> AsyncIterator[SqliteStore]:
    store = SqliteStore(path)
    await store.open()
    try:
        yield store
    finally:
        await store.close()


def fill(path: Path) -> str:
    """A database with a member in it; their pseudonym."""
    member = pseudonym(USER, load_key(None, path.parent))
    asyncio.run(_fill(path, member))
    return member


async def _fill(path: Path, member: str) -> None:
    async with opened(path) as store:
        for n in range(20):
            await store.record(turn(f"question {n}", member=member), state(member))
        await store.put_profile(member, Profile(country="DE"), 1.0)
        await store.add_feedback(Feedback(member, "g1", "c1", "general", 1.0, text="a word"))


async def record(path: Path, *texts: str) -> None:
    async with opened(path) as store:
        for text in texts:
            await store.record(turn(text), None)


def rows(path: Path, table: str = "turns") -> int:
    with closing(sqlite3.connect(path)) as database:
        return int(database.execute(f"select count(*) from {table}").fetchone()[0])


def on_postgres(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", url)
    monkeypatch.setenv("PRIVACY_KEY", "ab" * 32)
    monkeypatch.setenv("DISCORD_TOKEN", TOKEN)

"""The SQLite store: what was recorded is there, whole and in order; what cannot be opened says why."""

import asyncio
import sqlite3
from dataclasses import asdict
from pathlib import Path

import pytest

from bot.errors import StoreError
from bot.storage.sqlite import SqliteStore

from .conftest import state, turn


async def test_a_turn_reads_back_as_it_was_recorded(store: SqliteStore) -> None:
    given = turn(source="button", error="abcd1234")
    number = await store.record(given, None)
    (row,) = await store.turns()
    assert row == {"id": number, **asdict(given)}


async def test_turns_come_newest_first_and_no_more_than_asked(store: SqliteStore) -> None:
    numbers = [await store.record(turn(f"question {i}"), None) for i in range(5)]
    assert [row["text"] for row in await store.turns(limit=2)] == ["question 4", "question 3"]
    assert numbers == sorted(set(numbers))


async def test_a_session_is_kept_per_member_and_channel_and_replaced(store: SqliteStore) -> None:
    await store.record(turn(), state())
    await store.record(turn(), state(slots={"role": "data-engineer", "level": "mid"}, at=2000.0))
    await store.record(turn(), state("m2", at=3000.0))
    await store.record(turn(), None)
    assert await store.session("m1", "c1") == state(
        slots={"role": "data-engineer", "level": "mid"}, at=2000.0
    )
    assert await store.session("m2", "c1") == state("m2", at=3000.0)
    assert await store.session("m1", "c2") is None


async def test_many_at_once_are_all_there(store: SqliteStore) -> None:
    coming = [store.record(turn(f"question {i}"), state(f"m{i}")) for i in range(500)]
    numbers = await asyncio.gather(*coming)
    rows = await store.turns(limit=1000)
    assert {row["id"]: row["text"] for row in rows} == {n: f"question {i}" for i, n in enumerate(numbers)}


async def test_one_that_fails_takes_nothing_with_it(store: SqliteStore) -> None:
    members = ["before", "half a character: \ud83d", "after"]
    coming = [store.record(turn(f"question {n}"), state(member)) for n, member in enumerate(members)]
    results = await asyncio.gather(*coming, return_exceptions=True)
    assert [type(result) for result in results] == [int, StoreError, int]
    assert [row["text"] for row in await store.turns()] == ["question 2", "question 0"]
    assert await store.session("after", "c1") is not None


async def test_reads_do_not_wait_for_another_process_that_writes(store: SqliteStore) -> None:
    await store.record(turn(), state())
    with sqlite3.connect(store.path, isolation_level=None) as other:
        assert other.execute("pragma journal_mode").fetchone() == ("wal",)
        other.execute("begin immediate")
        other.execute("update turns set text = 'not yet'")
        assert [row["text"] for row in await asyncio.wait_for(store.turns(), 2)] == [turn().text]
        other.execute("rollback")
    other.close()


async def test_what_is_queued_is_written_by_close_and_there_after_opening_again(tmp_path: Path) -> None:
    first = SqliteStore(tmp_path / "bot.db")
    await first.open()
    recording = asyncio.gather(*(first.record(turn(str(i)), state()) for i in range(100)))
    await asyncio.sleep(0)
    await first.close()
    await first.close()
    assert len(await recording) == 100
    with pytest.raises(StoreError, match="closed"):
        await first.record(turn(), None)
    with pytest.raises(StoreError, match="closed"):
        await first.turns()
    second = SqliteStore(tmp_path / "bot.db")
    await second.open()
    assert len(await second.turns(1000)) == 100
    assert await second.session("m1", "c1") == state()
    await second.close()


async def test_text_is_scrubbed(store: SqliteStore) -> None:
    await store.record(turn("I am jo@example.org, <@123456789012345678>, pay me 90,000"), None)
    assert (await store.turns())[0]["text"] == "I am [e-mail], [mention], pay me 90,000"


async def written_by_a_newer_bot(path: Path) -> None:
    made = SqliteStore(path)
    await made.open()
    await made.close()
    with sqlite3.connect(path) as database:
        database.execute(
            "insert into _sqlite_migrations (migration_set, name, applied_at) "
            "values ('career-bot', 'm999_from_the_future', '2030-01-01')"
        )
    database.close()


@pytest.mark.parametrize("kind", ["folder", "below a file", "no database", "newer"])
async def test_what_cannot_be_opened_says_so_with_its_path(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "bot.db"
    if kind == "folder":
        path.mkdir()
    elif kind == "below a file":
        (tmp_path / "file").touch()
        path = tmp_path / "file" / "bot.db"
    elif kind == "no database":
        path.write_text("these are my notes, not a database\n" * 200)
    else:
        await written_by_a_newer_bot(path)
    broken = SqliteStore(path)
    with pytest.raises(StoreError) as caught:
        await broken.open()
    assert str(path) in str(caught.value)
    assert ("newer version" in str(caught.value)) == (kind == "newer")
    await broken.close()
    if kind == "no database":
        assert path.read_text().startswith("these are my notes")

"""The SQLite file itself: beside other processes, closed and opened again; what cannot be opened says why."""

import asyncio
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from bot.errors import StoreError
from bot.storage.sqlite import SqliteStore

from .conftest import state, turn


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


async def test_stores_that_start_together_all_find_the_schema(tmp_path: Path) -> None:
    """Each sees a fresh file, as processes would; one makes the tables, the others wait for it."""
    for round_ in range(20):
        stores = [SqliteStore(tmp_path / f"{round_}.db") for _ in range(6)]
        await asyncio.gather(*(store.open() for store in stores))
        await asyncio.gather(*(store.record(turn(), state()) for store in stores))
        assert len(await stores[0].turns()) == len(stores)
        await asyncio.gather(*(store.close() for store in stores))


async def test_opening_waits_for_another_process_that_writes_a_fresh_file(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "bot.db", isolation_level=None)) as other:
        other.execute("begin immediate")
        store = SqliteStore(tmp_path / "bot.db")
        opening = asyncio.create_task(store.open())
        await asyncio.wait([opening], timeout=0.3)
        assert not opening.done()
        other.execute("rollback")
        await opening
    await store.close()


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


async def test_numbers_of_what_is_committed_together_are_those_of_its_rows(tmp_path: Path) -> None:
    store = SqliteStore(tmp_path / "bot.db")
    await store.open()
    await store.set_paused("m3", 1.0)
    await store.set_paused("m9", 1.0)
    members = [f"m{number}" for number in range(10)]
    for _ in range(3):
        numbers = await asyncio.gather(
            *(store.record(turn(member=member, text=f"of {member}"), None) for member in members)
        )
        stored = {row["id"]: row["text"] for row in await store.turns()}
        for member, number in zip(members, numbers, strict=True):
            assert (number is None) == (member in ("m3", "m9"))
            assert number is None or stored[number] == f"of {member}"
    (only,) = await asyncio.gather(store.record(turn(member="m9"), None))
    assert only is None
    assert len(await store.turns()) == 24
    await store.close()

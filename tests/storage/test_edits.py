"""Versions of a server's edits: in line, all or none, never over what somebody else has done; and drafts."""

import asyncio
import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from bot.errors import ConflictError, DraftChangedError, StoreError
from bot.library.edits import Edit, Piece
from bot.storage import Checked, Draft, NewVersion, Store
from bot.storage.sql import Change
from bot.storage.sqlite import SqliteStore
from bot.storage.sqlite_writer import SqliteWriter

PAY, DAY = Piece("topics", "salary/by-role"), Piece("roles", "data-scientist")


def new(piece: Piece, title: str, seen: int = 0, why: str = "") -> NewVersion:
    edit = Edit(piece, "put", {"title": title, "phrases": ["Größe 🙂"], "n": 1.5}, {"title": "before"})
    return NewVersion(piece, edit, seen, why)


def draft(moderator: int = 5, piece: Piece = PAY, at: float = 1.0, text: str = "a") -> Draft:
    return Draft(0, "g1", moderator, piece, {"title": text, "pages": [1, 2]}, 0, at, "review:turn:12")


def checked(kept: Draft) -> Checked:
    return Checked(kept.number, kept.at)


async def test_versions_read_back_as_published_and_belong_to_one_server(store: Store) -> None:
    published = await store.publish("g1", [new(DAY, "b"), new(PAY, "a", why="asked by <@123>")], 2**62, 9.0)
    assert [version.piece for version in published] == [DAY, PAY]
    assert published[0].edit == new(DAY, "b").edit
    assert published[1].why == "asked by [mention]"
    assert await store.heads("g1") == published
    assert await store.head("g1", PAY) == published[1] == await store.version("g1", published[1].number)
    assert await store.heads("g2") == ()
    assert await store.head("g2", PAY) is None
    assert await store.version("g2", published[0].number) is None
    assert await store.layered_guilds() == {"g1"}


async def test_the_base_comes_back_and_history_stays(store: Store) -> None:
    (first,) = await store.publish("g1", [new(PAY, "a")], 5, 1.0)
    (second,) = await store.publish("g1", [NewVersion(PAY, None, first.number, "undo")], 6, 2.0)
    await store.publish("g2", [new(PAY, "c")], 5, 3.0)
    assert second.edit is None
    assert await store.heads("g1") == (second,)
    assert await store.layered_guilds() == {"g2"}
    (third,) = await store.publish("g1", [new(DAY, "b")], 5, 4.0)
    assert await store.versions("g1") == (third, second, first)
    assert await store.versions("g1", PAY, limit=1) == (second,)
    assert await store.versions("g1", before=second.number) == (first,)


async def test_who_comes_second_is_told_and_nothing_of_theirs_is_kept(store: Store) -> None:
    (first,) = await store.publish("g1", [new(PAY, "theirs")], 5, 1.0)
    kept = await store.put_draft(draft())
    for seen in (0, first.number + 1):
        with pytest.raises(ConflictError) as caught:
            await store.publish("g1", [new(DAY, "mine"), new(PAY, "mine", seen)], 6, 2.0, [checked(kept)])
        assert (caught.value.kind, caught.value.key, caught.value.number) == (*PAY, first.number)
    with pytest.raises(ConflictError) as caught:
        await store.publish("g1", [new(DAY, "mine", 77)], 6, 2.0)
    assert (caught.value.key, caught.value.number) == (DAY.key, 0)
    assert await store.versions("g1") == (first,)
    assert await store.draft("g1", kept.number) == kept
    await store.publish("g1", [new(PAY, "mine", first.number)], 6, 2.0, [checked(kept)])
    assert await store.draft("g1", kept.number) is None


async def test_a_draft_that_was_written_on_since_it_was_checked_is_neither_published_nor_lost(
    store: Store,
) -> None:
    kept = await store.put_draft(draft(text="checked"))
    newer = await store.put_draft(draft(text="newer", at=2.5))
    assert newer.number == kept.number
    with pytest.raises(DraftChangedError) as caught:
        await store.publish("g1", [new(DAY, "a"), new(PAY, "b")], 6, 3.0, [checked(kept)])
    assert caught.value.number == kept.number
    assert await store.heads("g1") == ()
    assert await store.draft("g1", kept.number) == newer
    await store.drop_draft("g1", newer.number)
    with pytest.raises(DraftChangedError):
        await store.publish("g1", [new(PAY, "b")], 6, 3.0, [checked(newer)])
    again = await store.put_draft(draft(text="again", at=1790000000.123456))
    await store.publish("g1", [new(PAY, "b")], 6, 3.0, [checked(again)])
    assert await store.drafts("g1") == ()


async def test_of_many_at_once_one_is_published(store: Store) -> None:
    coming = (store.publish("g1", [new(PAY, str(n)), new(DAY, str(n))], n, 1.0) for n in range(20))
    results = await asyncio.gather(*coming, return_exceptions=True)
    won = [result for result in results if isinstance(result, tuple)]
    assert len(won) == 1
    assert sum(isinstance(result, ConflictError) for result in results) == 19
    assert await store.versions("g1") == won[0][::-1]


async def test_a_piece_is_published_once_at_a_time(store: Store) -> None:
    with pytest.raises(ValueError, match="once"):
        await store.publish("g1", [new(PAY, "a"), new(PAY, "b")], 5, 1.0)
    assert await store.versions("g1") == ()


async def test_a_draft_takes_the_place_of_the_one_before_and_survives_a_restart(tmp_path: Path) -> None:
    store = SqliteStore(tmp_path / "bot.db")
    await store.open()
    first = await store.put_draft(draft())
    again = await store.put_draft(draft(text="b", at=2.0))
    other = await store.put_draft(draft(moderator=6, at=3.0))
    assert again == replace(draft(text="b", at=2.0), number=first.number)
    await store.close()
    store = SqliteStore(tmp_path / "bot.db")
    await store.open()
    assert await store.drafts("g1") == (other, again)
    assert await store.drafts("g1", moderator=5) == (again,)
    assert await store.drafts("g2") == ()
    assert await store.draft("g2", first.number) is None
    await store.drop_draft("g2", other.number)
    await store.drop_draft("g1", other.number)
    assert await store.drafts("g1") == (again,)
    assert (await store.put_draft(draft(moderator=7))).number > other.number
    await store.close()


async def test_what_must_outlive_a_power_failure_is_committed_synced_and_the_rest_is_not(
    tmp_path: Path,
) -> None:
    def connect() -> sqlite3.Connection:
        connection = sqlite3.connect(tmp_path / "x.db", isolation_level=None, check_same_thread=False)
        connection.execute("pragma journal_mode = wal")
        connection.execute("pragma synchronous = normal")
        return connection

    level = ("select synchronous as level from pragma_synchronous", ())
    writer = SqliteWriter(connect, lambda error: StoreError(str(error)))
    await writer.open()
    returned = [await writer.run(Change([level], durable=durable)) for durable in (False, True, False)]
    with pytest.raises(StoreError):
        await writer.run(Change([("nonsense", ())], durable=True))
    returned.append(await writer.run(Change([level])))
    await writer.close()
    levels = [rows[0]["level"] for (rows,) in returned]
    assert levels == [1, 2, 1, 1]

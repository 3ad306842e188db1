"""Every table that names somebody: counted, exported and forgotten; and pausing, which stores no more."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from bot.library.edits import Piece
from bot.storage import Audit, Draft, Feedback, NewVersion, Profile, Proposal, Reply
from bot.storage.privacy_tables import NOBODY, PEOPLE
from bot.storage.sqlite import SqliteStore
from bot.storage.types import Store

from .conftest import state, turn

MEMBER, OTHER = "a" * 32, "b" * 32
USER, STRANGER = 123456789012345678, 876543210987654321
NAMES_SOMEBODY = ("member", "user", "moderator", "author", "asker", "voter", "owner", "by", "who")
"""A column named so, or beginning so (`user_id`), is about a person."""

PIECE = Piece("topics", "day/stress")


def schema(path: Path) -> dict[str, list[tuple[str, str]]]:
    """(name, type) of the columns of every table, read from the file."""
    with closing(sqlite3.connect(path)) as database:
        rows = database.execute(
            "select t.name, c.name, c.type from pragma_table_list t join pragma_table_info(t.name) c "
            "where t.type = 'table' and t.schema = 'main' and t.name not like '%sqlite_%'"
        ).fetchall()
    tables: dict[str, list[tuple[str, str]]] = {}
    for table, column, kind in rows:
        tables.setdefault(table, []).append((column, kind.lower()))
    return tables


def naming(path: Path) -> set[tuple[str, str]]:
    """(table, column) of every column that names a person, by the column's name."""
    return {
        (table, column)
        for table, columns in schema(path).items()
        for column, _ in columns
        if column.split("_")[0] in NAMES_SOMEBODY
    }


def fill(path: Path, member: str, user: int, number: int) -> None:
    """Put a row of somebody into every table that names people, whatever its other columns are."""
    people = naming(path)
    with closing(sqlite3.connect(path)) as database, database:
        for table, columns in schema(path).items():
            if not any((table, column) in people for column, _ in columns):
                continue
            values: list[Any] = []
            for column, kind in columns:
                if (table, column) in people:
                    values.append(member if kind == "text" else user)
                else:
                    values.append(f"{number}" if kind == "text" else number)
            marks = ", ".join("?" * len(values))
            database.execute(f"insert into {table} values ({marks})", values)


def everything(path: Path) -> str:
    """All values of all tables as one text."""
    with closing(sqlite3.connect(path)) as database:
        return "\n".join(str(database.execute(f"select * from {table}").fetchall()) for table in schema(path))


def test_every_column_that_names_somebody_is_in_the_list(store: SqliteStore) -> None:
    assert {(column.table, column.column) for column in PEOPLE} == naming(store.path)
    for column in PEOPLE:
        (kind,) = (kind for name, kind in schema(store.path)[column.table] if name == column.column)
        assert column.holds == ("pseudonym" if kind == "text" else "id"), column
        assert column.forget != "unname" or column.holds == "id"
        others = {name for name, _ in schema(store.path)[column.table]}
        assert {*column.others} <= others


async def test_a_row_in_every_table_is_counted_and_exported(store: SqliteStore) -> None:
    fill(store.path, MEMBER, USER, 1)
    fill(store.path, OTHER, STRANGER, 2)
    wanted = {column.rows for column in PEOPLE if not column.again}
    assert await store.held(MEMBER, USER) == dict.fromkeys(wanted, 1)
    assert await store.held("c" * 32, 5) == {}
    found = await store.export_member(MEMBER, USER)
    assert found.keys() == wanted
    assert all(len(rows) == 1 for rows in found.values())
    assert OTHER not in str(found)
    assert str(STRANGER) not in str(found)
    alone = await store.export_member(MEMBER)
    assert alone.keys() == {column.rows for column in PEOPLE if column.holds == "pseudonym"}
    (decided,), (proposed,) = found["proposals_decided"], found["proposals"]
    assert not {"member", "fields"} & decided.keys()
    assert "moderator" not in proposed


async def test_forgetting_leaves_no_trace_in_any_table_nor_in_the_file(store: SqliteStore) -> None:
    fill(store.path, MEMBER, USER, 1)
    fill(store.path, OTHER, STRANGER, 2)
    others = await store.export_member(OTHER, STRANGER)
    held = await store.held(MEMBER, USER)
    assert await store.forget_member(MEMBER, USER) == held
    assert await store.held(MEMBER, USER) == {}
    assert MEMBER not in everything(store.path)
    assert str(USER) not in everything(store.path)
    assert await store.export_member(OTHER, STRANGER) == others
    assert await store.forget_member(MEMBER, USER) == {}
    folder = store.path.parent
    await store.close()
    for path in folder.iterdir():
        assert MEMBER.encode() not in path.read_bytes(), path


async def test_what_was_typed_is_gone_from_the_files_at_once(store: SqliteStore) -> None:
    for n in range(50):
        await store.record(turn(f"a very private question {n}", member=MEMBER), state(MEMBER))
    await store.forget_member(MEMBER)
    for path in store.path.parent.iterdir():
        assert b"very private question" not in path.read_bytes(), path


async def test_counts_stay_without_whose_they_are(store: Store) -> None:
    for member in (MEMBER, OTHER):
        number = await store.record(turn("pay?", member=member, at=1e6), state(member))
        await store.add_feedback(Feedback(member, "g1", "c1", "useful", 1e6, "e", turn=number))
        await store.add_feedback(Feedback(member, "g1", "c1", "report", 1e6, "e", turn=number, text="bad"))
    before = await store.statistics("g1", 0.0, 2e6)
    assert (before.questions, before.members, before.useful) == (2, 2, 2)
    await store.forget_member(MEMBER)
    assert await store.statistics("g1", 0.0, 2e6) == before
    kept = {(row["member"], row["kind"], row["text"], row["channel"]) for row in await store.feedback()}
    assert kept == {(OTHER, "useful", "", "c1"), (OTHER, "report", "bad", "c1"), ("", "useful", "", "")}


async def test_the_number_of_a_forgotten_question_is_never_given_again(store: Store) -> None:
    number = await store.record(turn(member=MEMBER), None)
    assert number is not None
    await store.add_feedback(Feedback(OTHER, "g1", "c1", "useful", 1.0, turn=number))
    await store.handle("g1", [f"turn:{number}"], "mended", 5, 1.0)
    await store.forget_member(MEMBER)
    fresh = await store.record(turn("another", member=OTHER, answered=False), None)
    assert fresh is not None
    assert fresh > number
    assert [missed.item for missed in await store.missed("g1", 2000.0)] == [f"turn:{fresh}"]
    (_, emptied) = await store.turns()
    assert (emptied["member"], emptied["text"], emptied["channel"], emptied["guild"]) == ("", "", "", None)


async def test_a_moderators_history_stays_without_their_id(store: Store) -> None:
    await store.publish("g1", [NewVersion(PIECE, None, 0, why="a reason")], USER, 1.0)
    await store.put_draft(Draft(0, "g1", USER, PIECE, {"title": "mine"}, 0, 1.0))
    theirs = await store.put_draft(Draft(0, "g1", STRANGER, PIECE, {"title": "theirs"}, 0, 1.0))
    await store.add_audit(Audit("g1", USER, "publish", "day/stress", 1.0))
    await store.put_guild_setting("g1", "country", "DE", USER, 1.0)
    number = await store.add_proposal(Proposal(0, "g1", OTHER, "", {"title": "x"}, 1.0))
    assert await store.decide("g1", number, "declined", USER, 2.0, "no source")
    await store.forget_member(MEMBER, USER)
    (version,) = await store.versions("g1")
    assert (version.moderator, version.why) == (NOBODY, "a reason")
    assert await store.drafts("g1") == (theirs,)
    assert [(kept.moderator, kept.action) for kept in await store.audits("g1")] == [(NOBODY, "publish")]
    assert await store.guild_settings("g1") == {"country": "DE"}
    found = await store.proposal("g1", number)
    assert found is not None
    assert (found.moderator, found.state, found.reason) == (NOBODY, "declined", "no source")


async def test_a_paused_member_is_counted_and_nothing_more(store: SqliteStore) -> None:
    await store.record(turn(member=MEMBER), state(MEMBER))
    await store.set_paused(MEMBER, 1.0)
    assert await store.paused(MEMBER)
    assert not await store.paused(OTHER)
    assert await store.session(MEMBER, "c1") is None
    before = everything(store.path)
    assert await store.record(turn("in private", member=MEMBER, guild=None), state(MEMBER)) is None
    await store.put_reply(Reply(9, 1, 1, MEMBER, 1.0))
    assert everything(store.path) == before
    assert await store.record(turn("in a server", member=MEMBER), state(MEMBER)) is None
    assert await store.record(turn("new there", member=MEMBER, guild="g2"), state(MEMBER)) is None
    assert (await store.statistics("g1", 0.0, 2000.0)).questions == 2
    assert (await store.statistics("g2", 0.0, 2000.0)).questions == 1
    assert (await store.statistics("g2", 0.0, 2000.0)).members == 0
    assert await store.held(MEMBER) == {"turns": 1, "askers": 1, "paused": 1}
    await store.put_profile(MEMBER, Profile(level="mid"), 1.0)
    await store.add_feedback(Feedback(MEMBER, "g1", "c1", "general", 1.0, text="on purpose"))
    assert (await store.held(MEMBER)).keys() >= {"profiles", "feedback"}
    await store.set_paused(MEMBER, 2.0)
    assert (await store.export_member(MEMBER))["paused"] == [{"member": MEMBER, "at": 1.0}]
    await store.set_paused(MEMBER, None)
    assert await store.record(turn("stored again", member=MEMBER), state(MEMBER)) is not None
    assert (await store.turns(1))[0]["text"] == "stored again"


@pytest.mark.parametrize("user", [None, USER])
async def test_contacts_are_found_by_the_id_where_the_key_was_changed(
    store: SqliteStore, user: int | None
) -> None:
    await store.put_contact("of another key", USER, 1.0, "mended")
    await store.forget_member(MEMBER, user)
    assert await store.contact("of another key", "mended") == (None if user else USER)

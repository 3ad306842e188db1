"""The schema: upgraded with its data, every member's row counted, every column written about."""

import json
import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlite_utils import Database

from bot.errors import StoreError
from bot.library.edits import Piece
from bot.storage import Feedback, NewVersion, Profile, Proposal, Reminder, Reply, StepMark
from bot.storage.logged import Logged
from bot.storage.migrations import migrations
from bot.storage.sqlite import SqliteStore
from bot.storage.steps import STEPS, lay, taken

from .conftest import state, turn

DATA_MD = Path(__file__).resolve().parents[2] / "docs" / "data.md"
SECOND = "m002_members_and_servers"
THIRD = "m003_purposes_and_told"
FOURTH = "m004_edits_and_counts"


def columns(path: Path) -> dict[str, list[str]]:
    """The columns of every table of the bot, by the table's name."""
    with closing(sqlite3.connect(path)) as database:
        found = database.execute(
            "select t.name, c.name from pragma_table_list t join pragma_table_info(t.name) c "
            "where t.type = 'table' and t.schema = 'main' and t.name not like '%sqlite_%'"
        ).fetchall()
    tables: dict[str, list[str]] = {}
    for table, column in found:
        tables.setdefault(table, []).append(column)
    return tables


async def fill(store: SqliteStore, member: str) -> None:
    """Put something of a member into every table that knows members."""
    number = await store.record(turn(member=member), state(member))
    await store.record(turn(member=member), None)
    await store.put_profile(member, Profile(level="mid"), 1.0)
    await store.put_marks(member, [StepMark("r", step, "done", 1.0) for step in ("a", "b", "c")])
    await store.put_reminder(Reminder(member, 1.0))
    await store.put_contact(member, 1, 1.0, "reminder")
    await store.add_feedback(Feedback(member, "g1", "c1", "useful", 1.0, turn=number))
    await store.put_reply(Reply(int(member[1:]), 1, 1, member, 1.0))
    await store.silence(member, "g1", 1.0)
    await store.silence(member, "g2", 1.0)
    await store.add_proposal(Proposal(0, "g1", member, "", {"title": "Cover letters"}, 1.0))
    await store.noted("told in c1", 1.0, 60.0, member)
    await store.set_paused(member, 1.0)


def made(connection: sqlite3.Connection) -> dict[str, str]:
    """The statements that make a file's tables and indexes, by name, without blanks that mean nothing."""
    found = connection.execute("select name, sql from sqlite_schema where sql is not null").fetchall()
    return {name: re.sub(r"(?<=\() | (?=[,)])", "", " ".join(sql.split())).lower() for name, sql in found}


def test_a_fresh_file_has_what_all_steps_together_leave() -> None:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as by_steps:
        migrations.apply(Database(by_steps, execute_plugins=False))
        with closing(sqlite3.connect(":memory:", isolation_level=None)) as at_once:
            assert lay(at_once)
            assert made(at_once) == made(by_steps)
            assert taken(at_once) == taken(by_steps) == STEPS
            assert not lay(at_once)


async def test_held_counts_every_table_with_a_column_member(store: SqliteStore) -> None:
    await fill(store, "m1")
    await fill(store, "m2")
    await store.put_profile("m2", Profile(), 2.0)
    tables = [table for table, names in columns(store.path).items() if "member" in names]
    with closing(sqlite3.connect(store.path)) as database:
        for member in ("m1", "m2"):
            counts = {
                table: database.execute(
                    f"select count(*) from {table} where member = ?", (member,)
                ).fetchone()[0]
                for table in tables
            }
            empty = {table for table, n in counts.items() if not n}
            assert empty == {"sessions"} | ({"profiles"} if member == "m2" else set())  # pausing ends them
            assert await store.held(member) == {table: n for table, n in counts.items() if n}
    assert await store.held("m3") == {}


async def test_a_database_of_the_first_version_is_upgraded_and_keeps_its_data(tmp_path: Path) -> None:
    path = tmp_path / "bot.db"
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        database = Database(connection, execute_plugins=False)
        migrations.apply(database, stop_before=SECOND)
        assert "profiles" not in database.table_names()
        slots = json.dumps({"role": "data-engineer"})
        connection.execute("insert into sessions values ('m1', 'c1', 'salary/by-role', ?, 1000.0)", (slots,))
        connection.execute(
            "insert into turns values (7, 'm1', 'c1', null, 'message', 'pay?', 'salary', 'salary/by-role', "
            "?, 0.5, 1, 2.5, 1000.0, null)",
            (slots,),
        )
    store = SqliteStore(path)
    await store.open()
    (row,) = await store.turns()
    assert (row["id"], row["text"], row["slots"]) == (7, "pay?", {"role": "data-engineer"})
    assert await store.session("m1", "c1") == state(slots={"role": "data-engineer"})
    assert await store.last_role("m1") == "data-engineer"
    assert await store.held("m1") == {"turns": 1, "sessions": 1}
    assert await store.record(turn(), None) == 8
    await store.put_profile("m1", Profile(level="mid"), 1.0)
    await store.close()
    with closing(sqlite3.connect(path)) as database_again:
        applied = database_again.execute("select name from _sqlite_migrations order by id").fetchall()
    assert applied == [(step,) for step in STEPS]


async def test_contacts_of_the_second_version_keep_what_they_were_given_for(tmp_path: Path) -> None:
    path = tmp_path / "bot.db"
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        migrations.apply(Database(connection, execute_plugins=False), stop_before=THIRD)
        connection.execute("insert into contacts values ('m1', 11, 1.0), ('m2', 22, 2.0)")
        connection.execute("insert into reminders values ('m1', 5.0)")
        connection.execute(
            "insert into feedback values (3, 'm2', 'g1', 'c1', 'report', 'day/stress', 'abc', 7, 'old', 1.0)"
        )
    store = SqliteStore(path)
    await store.open()
    for member, reminder, mended in (("m1", 11, None), ("m2", None, 22)):
        assert await store.contact(member, "reminder") == reminder
        assert await store.contact(member, "mended") == mended
    assert [(row.number, row.entry) for row in await store.unanswered()] == [(3, "day/stress")]
    await store.close()


async def test_questions_of_the_third_version_are_counted_as_if_they_came_now(tmp_path: Path) -> None:
    given = [
        turn(at=86_400.0 * 20_000 + 7, latency_ms=12.34),
        turn(at=86_400.0 * 20_001 - 1, latency_ms=0.0, member="m2", answered=False, slots={}),
        turn(at=86_400.0 * 20_001, latency_ms=1234.5, entry="day/stress", intent="day"),
        turn("thanks", intent="smalltalk", entry="smalltalk/thanks"),
        turn("in a DM", guild=None),
    ]
    old, fresh = SqliteStore(tmp_path / "old.db"), SqliteStore(tmp_path / "fresh.db")
    with closing(sqlite3.connect(old.path, isolation_level=None)) as connection:
        migrations.apply(Database(connection, execute_plugins=False), stop_before=FOURTH)
        for number, asked in enumerate(given, 1):
            values = Logged.of(asked, None).turn
            marks = ", ".join("?" * len(values))
            connection.execute(f"insert into turns values ({number}, {marks})", values)
        connection.execute(
            "insert into feedback values (3, 'm1', 'g1', 'c1', 'report', 'day/stress', '', 3, '', 9.0, null)"
        )
    tables = {}
    for store in (old, fresh):
        await store.open()
        if store is fresh:
            for asked in given:
                await store.record(asked, None)
        with closing(sqlite3.connect(store.path)) as database:
            tables[store] = [
                sorted(database.execute(f"select * from {table}").fetchall())
                for table in ("turns", "tallies", "askers")
            ]
    assert tables[old] == tables[fresh]
    assert [row[1:] for row in tables[old][2]] == [("g1", 86_400 * 20_001), ("g1", 86_400 * 20_000)]
    assert [missed.item for missed in await old.missed("g1", 0.0)] == ["turn:2", "feedback:3"]
    (version,) = await old.publish("g1", [NewVersion(Piece("topics", "day/stress"), None, 0)], 5, 1.0)
    assert await old.heads("g1") == (version,)
    await old.close()
    await fresh.close()


@pytest.mark.parametrize("applied", range(1, len(STEPS)))
async def test_every_published_version_becomes_todays_schema(applied: int, tmp_path: Path) -> None:
    path, fresh = tmp_path / "old.db", SqliteStore(tmp_path / "fresh.db")
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        after = STEPS[applied]
        migrations.apply(Database(connection, execute_plugins=False), stop_before=after)
        connection.execute("insert into sessions values ('m1', 'c1', 'day/stress', '{}', 5.0)")
    store = SqliteStore(path)
    for opened in (store, fresh):
        await opened.open()
    assert columns(path) == columns(fresh.path)
    assert await store.session("m1", "c1") == state(entry="day/stress", slots={}, at=5.0)
    await fill(store, "m2")
    for opened in (store, fresh):
        await opened.close()


async def test_an_upgrade_that_fails_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "bot.db"
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        migrations.apply(Database(connection, execute_plugins=False), stop_before=SECOND)
        connection.execute("create table silences (somebody text)")
    before = columns(path)
    store = SqliteStore(path)
    with pytest.raises(StoreError, match="silences already exists"):
        await store.open()
    await store.close()
    assert columns(path) == before


async def test_the_document_on_data_names_every_table_and_column(store: SqliteStore) -> None:
    parts = re.split(r"^### `(\w+)`.*$", DATA_MD.read_text(encoding="utf-8"), flags=re.M)
    written = {
        table: sorted(
            name for cell in re.findall(r"^\| (`.*?) \|", text, re.M) for name in re.findall(r"`(\w+)`", cell)
        )
        for table, text in zip(parts[1::2], parts[2::2], strict=True)
    }
    assert written.pop("schema_versions") == ["applied_at", "number"]  # PostgreSQL's alone
    assert written == {table: sorted(names) for table, names in columns(store.path).items()}

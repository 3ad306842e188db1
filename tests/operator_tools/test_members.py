"""Exporting and forgetting a person by their Discord id."""

import asyncio
import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from bot.storage.privacy import load_key, pseudonym
from tests.operator_tools.conftest import USER, call, fill, on_postgres, refused, rows
from tests.storage.conftest import turn
from tests.storage.server import MISSING, Server, available


def test_a_member_is_exported_and_forgotten_by_their_id(place: Path) -> None:
    member = fill(place)
    found = json.loads(call("export", str(USER)).stdout)
    assert found["stored_as"] == member
    tables = {table["table"]: table["rows"] for table in found["tables"]}
    assert len(tables["turns"]) == 20
    asked = call("forget", str(USER), text="n\n")
    assert asked.exit_code == 1
    assert rows(place) == 20
    done = call("forget", str(USER), text="y\n")
    assert dict(line.split("\t") for line in done.stdout.splitlines())["turns"] == "20"
    with closing(sqlite3.connect(place)) as database:
        assert member not in "\n".join(database.iterdump())
    again = call("forget", str(USER), "--yes")
    assert (again.stdout, again.exit_code) == ("", 0)
    assert "Nothing is stored" in again.stderr
    assert all(table["rows"] == [] for table in json.loads(call("export", str(USER)).stdout)["tables"])


def test_a_member_cannot_be_found_without_the_key_or_the_database(place: Path) -> None:
    assert "no key" in refused("export", str(USER))
    fill(place)
    (place.parent / "privacy.key").unlink()
    assert "no key" in refused("forget", str(USER), "--yes")
    assert not (place.parent / "privacy.key").exists()
    assert call("export", "ada").exit_code == 2
    load_key(None, place.parent)
    place.unlink()
    assert "no such file" in refused("export", str(USER))
    assert not place.exists()


@pytest.mark.skipif(not available(), reason=MISSING)
@pytest.mark.usefixtures("place")
def test_a_member_is_exported_and_forgotten_on_postgresql(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from bot.storage.postgres import PostgresStore

    async def ask(url: str) -> None:
        store = PostgresStore(url, tmp_path / "data")
        await store.open()
        await store.record(turn("a question", member=pseudonym(USER, b"ab" * 32)), None)
        await store.close()

    with Server() as server:
        on_postgres(url := server.fresh(), monkeypatch)
        asyncio.run(ask(url))
        tables = {one["table"]: one["rows"] for one in json.loads(call("export", str(USER)).stdout)["tables"]}
        assert [row["text"] for row in tables["turns"]] == ["a question"]
        assert "turns\t1" in call("forget", str(USER), "--yes").stdout
        assert "Nothing is stored" in call("forget", str(USER), "--yes").stderr


@pytest.mark.parametrize("journal", ["delete", "wal"])
@pytest.mark.parametrize(
    "command", [["export", "5"], ["forget", "5", "--yes"], ["vacuum"], ["backup"], ["migrate-store"]]
)
def test_the_database_of_another_program_is_refused_and_left_as_it_is(
    place: Path, command: list[str], journal: str
) -> None:
    load_key(None, place.parent)
    with closing(sqlite3.connect(place, isolation_level=None)) as other:
        other.execute(f"pragma journal_mode = {journal}")
        other.execute("create table customers (name text)")
    before = place.read_bytes()
    given = [str(place), "postgresql://nobody@localhost:1/none"] if command == ["migrate-store"] else []
    said = refused(*command, *given)
    assert said.startswith(f"{place} is a database, but not of this bot; ")
    assert "PostgreSQL" not in said
    assert place.read_bytes() == before


def test_an_empty_file_is_taken_for_a_fresh_database(place: Path) -> None:
    load_key(None, place.parent)
    place.touch(0o600)
    assert "database: " in (told := call("doctor").stdout)
    assert f"{place} holds nothing yet" in told
    assert json.loads(call("export", str(USER)).stdout)["tables"]
    assert rows(place) == 0

"""Restoring: what was comes back, what is there is kept aside; nothing changes where it cannot be done."""

import asyncio
import json
import os
import shutil
import sqlite3
import stat
import time
from contextlib import closing
from pathlib import Path

import pytest

from bot.storage import copies
from bot.storage.alone import Alone
from tests.operator_tools.conftest import USER, call, fill, opened, record, refused, rows
from tests.storage.conftest import turn


def test_restoring_brings_back_what_was_and_keeps_what_is(place: Path, tmp_path: Path) -> None:
    fill(place)
    call("backup", str(tmp_path / "copy.db"))
    asyncio.run(record(place, "after the copy"))
    done = call("restore", str(tmp_path / "copy.db"))
    assert done.exit_code == 0, done.output
    assert done.stdout == ""
    assert rows(place) == 20
    (aside,) = place.parent.glob("*before-restore*.db")
    assert str(aside) in done.stderr
    assert rows(aside) == 21
    tables = {
        table["table"]: table["rows"] for table in json.loads(call("export", str(USER)).stdout)["tables"]
    }
    assert tables["profiles"][0]["country"] == "DE"
    assert stat.S_IMODE(place.stat().st_mode) == 0o600


async def _crash(path: Path, left: Path) -> None:
    """What a killed process leaves: a turn that stands in the write-ahead log alone."""
    async with opened(path) as store:
        await store.record(turn("only in the log"), None)
        for end in ("", "-wal"):
            shutil.copy(f"{path}{end}", f"{left}{end}")


def test_a_crashed_database_is_kept_aside_with_its_log(place: Path, tmp_path: Path) -> None:
    fill(place)
    call("backup", str(tmp_path / "copy.db"))
    asyncio.run(_crash(place, tmp_path / "crashed.db"))
    for end in ("", "-wal"):
        os.replace(f"{tmp_path / 'crashed.db'}{end}", f"{place}{end}")
    assert call("restore", str(tmp_path / "copy.db")).exit_code == 0
    assert rows(place) == 20
    (aside,) = place.parent.glob("*before-restore*.db")
    assert rows(aside) == 21


def test_what_cannot_be_restored_changes_nothing(place: Path, tmp_path: Path) -> None:
    fill(place)
    call("backup", str(tmp_path / "good.db"))
    before = rows(place)
    (tmp_path / "text.db").write_text("no database at all, " * 500)
    with closing(sqlite3.connect(tmp_path / "other.db")) as other:
        other.execute("create table a (b)")
    torn = bytearray((tmp_path / "good.db").read_bytes())
    torn[5000:30000] = os.urandom(25000)
    (tmp_path / "torn.db").write_bytes(torn)
    (tmp_path / "cut.db").write_bytes(torn[:4096])
    shutil.copy(tmp_path / "good.db", tmp_path / "newer.db")
    with closing(sqlite3.connect(tmp_path / "newer.db")) as newer, newer:
        newer.execute(
            "insert into _sqlite_migrations select 999, migration_set, 'm999_x', applied_at "
            "from _sqlite_migrations limit 1"
        )
    said = {
        name: refused("restore", str(tmp_path / f"{name}.db"))
        for name in ("missing", "text", "other", "torn", "cut", "newer")
    }
    for name, sentence in said.items():
        assert sentence.startswith(f"{tmp_path / name}.db "), "it is about the file that was named"
        assert "put a backup back" not in sentence
        assert "DATABASE_URL" not in sentence
    assert "is no file" in said["missing"]
    assert "no SQLite file" in said["text"]
    assert "not of this bot" in said["other"]
    assert "damaged" in said["torn"]
    assert "m999_x" in said["newer"]
    assert "itself" in refused("restore", str(place))
    alone = Alone(place)
    alone.take()
    assert "is running on" in refused("restore", str(tmp_path / "good.db"))
    alone.release()
    assert rows(place) == before
    assert not list(place.parent.glob("*before-restore*"))
    assert not list(place.parent.glob("*restoring*"))


def test_the_key_comes_back_with_the_copy(place: Path, tmp_path: Path) -> None:
    fill(place)
    call("backup", str(tmp_path / "copy.db"), "--with-key")
    key = place.parent / "privacy.key"
    first = key.read_bytes()
    key.write_text("another key, " * 4)
    plain = call("restore", str(tmp_path / "copy.db"))
    assert "--with-key" in plain.stderr
    assert key.read_bytes() != first
    assert call("restore", str(tmp_path / "copy.db"), "--with-key").exit_code == 0
    assert key.read_bytes() == first
    assert stat.S_IMODE(key.stat().st_mode) == 0o600
    shutil.rmtree(place.parent)
    assert call("restore", str(tmp_path / "copy.db")).exit_code == 0
    assert key.read_bytes() == first
    assert rows(place) == 20


def test_a_copy_that_lacks_a_table_is_refused(place: Path, tmp_path: Path) -> None:
    fill(place)
    call("backup", str(tmp_path / "copy.db"))
    with closing(sqlite3.connect(tmp_path / "copy.db")) as copied, copied:
        copied.execute("drop table feedback")
    before = rows(place)
    said = refused("restore", str(tmp_path / "copy.db"))
    assert f"{tmp_path / 'copy.db'} is damaged (the table feedback is missing); nothing was changed" in said
    assert rows(place) == before
    assert not list(place.parent.glob("*before-restore*"))


def test_no_key_that_was_kept_is_overwritten(place: Path, tmp_path: Path) -> None:
    fill(place)
    key, keys = place.parent / "privacy.key", [f"key number {n}, " * 4 for n in range(4)]
    for text in keys:
        key.write_text(text)
        call("backup", str(tmp_path / f"{keys.index(text)}.db"), "--with-key")
    for n in range(3):
        done = call("restore", str(tmp_path / f"{n}.db"), "--with-key")
        (told,) = (line for line in done.stderr.splitlines() if line.startswith("The key of before"))
        assert Path(told.partition(" is kept in ")[2][:-1]).read_text() == keys[n - 1]
    assert {path.read_text() for path in place.parent.glob("privacy*.key")} == {*keys}


def test_a_key_beside_a_copy_is_not_overwritten_either(place: Path, tmp_path: Path) -> None:
    fill(place)
    (tmp_path / "copy.db.key").write_text("the key of a copy that was thrown away")
    said = refused("backup", str(tmp_path / "copy.db"), "--with-key")
    assert said.startswith(f"{tmp_path / 'copy.db.key'} is there already")
    assert (tmp_path / "copy.db.key").read_text() == "the key of a copy that was thrown away"
    assert not (tmp_path / "copy.db").exists()


def test_restores_within_a_second_keep_each_database(
    place: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(place)
    call("backup", str(tmp_path / "copy.db"))
    now = time.gmtime()
    monkeypatch.setattr(copies.time, "gmtime", lambda: now)
    for n in range(3):
        asyncio.run(record(place, *["after the copy"] * n))
        assert call("restore", str(tmp_path / "copy.db")).exit_code == 0
    assert sorted(rows(path) for path in place.parent.glob("*before-restore*.db")) == [20, 21, 22]


@pytest.mark.parametrize("begin", [4096, 8192, 100])
def test_wrong_bytes_anywhere_end_in_a_sentence(place: Path, tmp_path: Path, begin: int) -> None:
    fill(place)
    call("backup", str(tmp_path / "good.db"))
    good = (tmp_path / "good.db").read_bytes()
    bad = bytearray(good)
    for n in range(begin, len(bad), 997):
        bad[n] ^= 0xFF
    (tmp_path / "bad.db").write_bytes(bad)
    said = refused("restore", str(tmp_path / "bad.db"))
    assert said.startswith(f"{tmp_path / 'bad.db'} is damaged")
    assert rows(place) == 20
    place.write_bytes(bad)
    for command in (["backup"], ["vacuum"], ["export", str(USER)], ["forget", str(USER), "--yes"]):
        assert f"{place} is damaged" in refused(*command), command
    assert f"{place} is damaged" in call("doctor").stdout
    assert call("restore", str(tmp_path / "good.db")).exit_code == 0
    assert rows(place) == 20

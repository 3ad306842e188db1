"""Backups: whole, private, dated, and of one moment also while the bot writes."""

import asyncio
import errno
import os
import resource
import stat
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from bot.errors import StoreError
from bot.operator_tools import backup as tool
from bot.storage.copies import copy, look
from tests.operator_tools.conftest import call, fill, on_postgres, opened, record, refused, rows
from tests.storage.conftest import state, turn

OPERATING = Path(__file__).parents[2] / "docs" / "operating.md"


def test_a_backup_is_whole_private_and_dated(place: Path) -> None:
    fill(place)
    done = call("backup")
    target = Path(done.stdout.strip())
    assert done.exit_code == 0
    assert target.parent == place.parent / "backups"
    assert target.name.startswith("bot-20")
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert look(target).faults == ()
    assert rows(target) == 20
    assert f"Keep {place.parent / 'privacy.key'} too" in done.stderr
    assert [path.name for path in target.parent.iterdir()] == [target.name]


def test_a_backup_may_take_the_key_along_and_overwrites_nothing(place: Path, tmp_path: Path) -> None:
    fill(place)
    target = tmp_path / "copy.db"
    done = call("backup", str(target), "--with-key")
    key = tmp_path / "copy.db.key"
    assert done.stdout.splitlines() == [str(target), str(key)]
    assert key.read_bytes() == (place.parent / "privacy.key").read_bytes()
    assert stat.S_IMODE(key.stat().st_mode) == 0o600
    before = target.read_bytes()
    assert "there already" in refused("backup", str(target))
    assert target.read_bytes() == before


def test_of_a_damaged_database_and_a_bad_place_the_right_file_is_named(place: Path, tmp_path: Path) -> None:
    fill(place)
    nowhere = tmp_path / "file" / "copy.db"
    (tmp_path / "file").write_text("no folder")
    said = refused("backup", str(nowhere))
    assert said.startswith(f"{nowhere} cannot be written (")
    assert "DATABASE_URL" not in said
    torn = bytearray(place.read_bytes())
    torn[5000:30000] = os.urandom(25000)
    place.write_bytes(torn)
    said = refused("backup", str(tmp_path / "copy.db"))
    assert str(place) in said
    assert "copy.db" not in said
    assert not list(tmp_path.glob("copy.db*"))


@pytest.mark.parametrize("named", ["copies", "copies/", "deep/copies"])
def test_a_folder_that_is_not_there_yet_is_made_and_taken_for_no_file(
    place: Path, tmp_path: Path, named: str
) -> None:
    fill(place)
    target = Path(call("backup", f"{tmp_path}/{named}").stdout.strip())
    assert target.parent == tmp_path / named
    assert target.name.startswith("bot-20")


async def test_a_backup_is_of_one_moment_while_the_bot_writes(place: Path, tmp_path: Path) -> None:
    async with opened(place) as store:
        for n in range(300):
            await store.record(turn("x" * 2000, member="m"), state("m", at=float(n)))
        stop = threading.Event()

        async def talk() -> int:
            asked = 300
            while not stop.is_set():
                await store.record(turn("y" * 2000, member="m"), state("m", at=float(asked)))
                asked += 1
            return asked

        talking = asyncio.create_task(talk())
        looks: list[int] = []
        for number in range(3):
            target = tmp_path / f"{number}.db"
            await asyncio.to_thread(copy, place, target, lambda done, total: looks.append(total - done))
            async with opened(target) as copied:
                session = await copied.session("m", "c1")
                assert session is not None
                assert rows(target) == session.at + 1  # a turn and its session are there together
        stop.set()
        assert await talking > rows(tmp_path / "2.db") > rows(tmp_path / "0.db") >= 300
    assert looks.count(0) == 3


@pytest.mark.usefixtures("place")
def test_what_is_about_a_file_says_what_does_it_with_postgresql(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    on_postgres("postgresql://bot:geheim@nowhere.invalid/name", monkeypatch)
    said = [refused(*args) for args in (["backup"], ["restore", str(tmp_path / "a.db")], ["vacuum"])]
    for sentence, does_it in zip(said, ("pg_dump", "pg_restore", "autovacuum"), strict=True):
        assert does_it in sentence
        assert "geheim" not in sentence


@pytest.mark.usefixtures("place")
def test_the_commands_for_postgresql_are_those_of_the_documentation(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    on_postgres("postgresql://bot@nowhere.invalid/name", monkeypatch)
    written = [
        line.partition("  #")[0].strip() for line in OPERATING.read_text(encoding="utf-8").splitlines()
    ]
    for args, program in ((["backup"], "pg_dump"), (["restore", str(tmp_path / "a.db")], "pg_restore")):
        (command,) = (line for line in written if line.startswith(f"{program} "))
        assert command in refused(*args)


@pytest.mark.parametrize("most", [40_000, 100_000, 200_000])
def test_a_target_that_takes_no_more_is_named_and_no_half_copy_stays(
    place: Path, tmp_path: Path, most: int
) -> None:
    fill(place)
    asyncio.run(record(place, *["x" * 3000] * 60))

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))

    target = tmp_path / "out" / "copy.db"
    done = subprocess.run(
        [sys.executable, "-m", "bot", "backup", str(target), "--with-key"],
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=limit,
    )
    assert done.returncode == 1
    (said,) = done.stderr.splitlines()
    assert str(target) in said
    assert str(place) not in said
    assert list(target.parent.iterdir()) == []


def test_a_key_that_cannot_be_copied_whole_leaves_no_half_one(
    place: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(place)

    def full(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(tool.os, "fsync", full)
    with pytest.raises(StoreError, match=r"cannot be copied to .*copy\.db\.key \(No space left on device\)"):
        tool._copy_key(place.parent / "privacy.key", tmp_path / "copy.db.key")
    assert not (tmp_path / "copy.db.key").exists()

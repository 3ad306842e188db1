"""From SQLite to PostgreSQL: everything, counted; cut off and gone on with; never mixed with other data."""

import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from bot.errors import StoreError
from bot.library.edits import Piece
from bot.storage import Audit, Draft, Feedback, Link, NewVersion, Profile, Proposal, Reminder, Reply, StepMark
from bot.storage.sqlite import SqliteStore

from . import server
from .conftest import state, turn

if not server.available():
    pytest.skip(server.MISSING, allow_module_level=True)

from bot.storage.postgres import PostgresStore

PIECE = Piece("topics", "day/stress")


async def filled(path: Path, turns: int = 3) -> None:
    """Something in every table."""
    store = SqliteStore(path)
    await store.open()
    for n in range(turns):
        await store.record(turn(f"what\0is {n} 🙂", member=f"m{n % 7}", at=1e6 + n), state(f"m{n % 7}"))
    await store.put_profile("m1", Profile(level="mid"), 1.0)
    await store.put_marks("m1", [StepMark("r", step, "done", 1.0) for step in ("a", "b")])
    await store.put_reminder(Reminder("m1", 1.0))
    await store.put_contact("m1", 2**62, 1.0, "reminder")
    await store.add_feedback(Feedback("m1", "g1", "c1", "report", 1.0, turn=1, text="tabs\tand\nlines \\N"))
    await store.put_reply(Reply(2**60, 1, 1, "m1", 1.0))
    await store.silence("m1", "g1", 1.0)
    await store.add_proposal(Proposal(0, "g1", "m1", "", {"title": "Cover letters"}, 1.0))
    await store.noted("told", 1.0, 60.0, "m1")
    await store.publish("g1", [NewVersion(PIECE, None, 0, "why")], 5, 1.0)
    await store.put_draft(Draft(0, "g1", 5, PIECE, {"title": "x"}, 0, 1.0))
    await store.handle("g1", ["turn:1"], "mended", 5, 1.0)
    await store.add_audit(Audit("g1", 5, "publish", "a", 1.0))
    await store.put_links([Link("https://a.example", 200, "", 1.0)])
    await store.put_guild_setting("g1", "country", "DE", 5, 1)
    await store.set_paused("m8", 1.0)
    await store.forget_member("m7")
    await store.close()


def content(path: Path) -> dict[str, list[tuple[object, ...]]]:
    with closing(sqlite3.connect(path)) as database:
        names = [
            name
            for (name,) in database.execute(
                "select name from sqlite_master where type = 'table' and instr(name, 'sqlite_') = 0"
            )
        ]
        found = {}
        for name in names:
            rows = database.execute(f"select * from {name}").fetchall()
            found[name] = sorted((tuple(map(_comparable, row)) for row in rows), key=str)
    return found


def moved(running: server.Server, database: str, tables: list[str]) -> dict[str, list[tuple[object, ...]]]:
    return {
        name: sorted(
            (tuple(map(_comparable, row)) for row in running.execute(f"select * from {name}", database)),
            key=str,
        )
        for name in tables
    }


def _comparable(value: object) -> object:
    return value.replace("\0", "\ufffd") if isinstance(value, str) else value


def command(path: Path, url: str) -> list[str]:
    return [sys.executable, "-m", "bot", "migrate-store", f"sqlite:///{path}", url]


def name_of(url: str) -> str:
    return url.partition("@/")[2].partition("?")[0]


async def test_everything_is_moved_and_goes_on_there(postgres: server.Server, tmp_path: Path) -> None:
    path, url = tmp_path / "bot.db", postgres.fresh()
    await filled(path)
    (tmp_path / "privacy.key").write_text("k" * 64)
    before = content(path)
    assert min(len(rows) for name, rows in before.items() if name != "leases") > 0
    done = subprocess.run(command(path, url), capture_output=True, text=True)  # noqa: ASYNC221
    assert done.returncode == 0, done.stderr
    assert "were moved" in done.stdout
    assert "PRIVACY_KEY" in done.stdout
    assert done.stderr == "", "quiet in a pipe"
    assert moved(postgres, name_of(url), list(before)) == before == content(path)
    store = PostgresStore(url, tmp_path / "data")
    await store.open()
    assert await store.record(turn(), None) == 4
    assert await store.add_feedback(Feedback("m2", "g1", "c1", "general", 1.0)) == 2
    (version,) = await store.publish("g1", [NewVersion(PIECE, None, 1)], 5, 2.0)
    assert version.number == 2
    await store.close()
    again = subprocess.run(command(path, url), capture_output=True, text=True)  # noqa: ASYNC221
    assert again.returncode == 1
    assert "holds data already" in again.stderr


async def test_what_was_cut_off_goes_on_and_nothing_is_doubled(
    postgres: server.Server, tmp_path: Path
) -> None:
    path, url = tmp_path / "bot.db", postgres.fresh()
    await filled(path, 20_000)
    cut = 0
    for _ in range(3):
        child = subprocess.Popen(command(path, url), stderr=subprocess.PIPE)  # noqa: ASYNC220
        enough = cut + 3000
        while child.poll() is None:
            try:
                rows = postgres.execute("select moved from moving where \"table\" = 'turns'", name_of(url))
            except Exception:  # noqa: BLE001 - the table is not there yet
                rows = []
            if rows and int(str(rows[0][0])) >= enough:
                child.kill()
                break
            time.sleep(0.002)  # noqa: ASYNC251
        _, told = child.communicate()
        if child.returncode == 0:
            break
        assert child.returncode == -9, told
        ((done,),) = postgres.execute("select count(*) from turns", name_of(url))
        cut = int(str(done))
        if cut < 20_000:
            with pytest.raises(StoreError, match="run the same `career-bot migrate-store` again"):
                await PostgresStore(url, tmp_path / "data").open()
    assert cut >= 3000, "it was cut off at least once"
    done_now = subprocess.run(command(path, url), capture_output=True, text=True)  # noqa: ASYNC221
    assert done_now.returncode == 0 or "holds data already" in done_now.stderr
    before = content(path)
    assert moved(postgres, name_of(url), list(before)) == before


@pytest.mark.parametrize(
    ("source", "target", "told"),
    [
        ("nowhere.db", "postgresql://bot:geheim@localhost:1/x", "no such file"),
        ("bot.db", "mysql://bot:geheim@localhost/x", "must be the address of a PostgreSQL database"),
        ("bot.db", "postgresql://bot:geheim@localhost:1/x", "cannot be reached"),
    ],
)
async def test_what_cannot_be_moved_is_told(tmp_path: Path, source: str, target: str, told: str) -> None:
    await filled(tmp_path / "bot.db", 1)
    done = subprocess.run(  # noqa: ASYNC221
        command(tmp_path / source, target), capture_output=True, text=True
    )
    assert done.returncode == 1
    assert told in done.stderr
    assert "geheim" not in done.stderr + done.stdout
    assert "Traceback" not in done.stderr


async def test_a_table_of_another_program_is_told_before_anything_is_moved(
    postgres: server.Server, tmp_path: Path
) -> None:
    path, url = tmp_path / "bot.db", postgres.fresh()
    await filled(path, 1)
    with closing(sqlite3.connect(path)) as database:
        database.execute("create table customers (name text)")
    done = subprocess.run(command(path, url), capture_output=True, text=True)  # noqa: ASYNC221
    assert done.returncode == 1
    assert done.stderr.startswith(f"{path} holds the table customers, which is not of this bot; ")
    assert "PostgreSQL" not in done.stderr
    assert postgres.execute("select count(*) from sessions", name_of(url)) == [(0,)]


async def test_another_key_than_the_files_is_refused_before_anything_is_moved(
    postgres: server.Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, url = tmp_path / "bot.db", postgres.fresh()
    await filled(path, 1)
    (tmp_path / "privacy.key").write_text("k" * 64 + "\n")
    monkeypatch.setenv("DATABASE_URL", url)
    monkeypatch.setenv("PRIVACY_KEY", "another key " * 4)
    for called in (command(path, url), command(path, url)[:-1]):
        done = subprocess.run(called, capture_output=True, text=True)  # noqa: ASYNC221
        assert done.returncode == 1
        assert f"PRIVACY_KEY is another key than stands in {tmp_path / 'privacy.key'}" in done.stderr
        assert "another key another key" not in done.stderr
    assert postgres.execute("select to_regclass('sessions')", name_of(url)) == [(None,)]
    monkeypatch.setenv("PRIVACY_KEY", "k" * 64)
    done = subprocess.run(command(path, url)[:-1], capture_output=True, text=True)  # noqa: ASYNC221
    assert done.returncode == 0, done.stderr
    assert "Set PRIVACY_KEY" not in done.stdout, "it is set already"

"""The operator's commands: copies and back, people's data, room on the disk, and what `doctor` finds."""

import asyncio
import json
import os
import shutil
import sqlite3
import stat
import threading
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, closing
from importlib.metadata import PackageNotFoundError
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from bot import __main__ as command_line
from bot.errors import CareerBotError
from bot.operator_tools.checks import looks_like_a_token
from bot.sandbox import Sandbox
from bot.storage import Feedback, Profile
from bot.storage.alone import Alone
from bot.storage.copies import copy, look
from bot.storage.privacy import load_key, pseudonym
from bot.storage.sqlite import SqliteStore
from tests.storage.conftest import state, turn
from tests.storage.server import MISSING, Server, available

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
    shutil.copy(tmp_path / "good.db", tmp_path / "newer.db")
    with closing(sqlite3.connect(tmp_path / "newer.db")) as newer, newer:
        newer.execute(
            "insert into _sqlite_migrations select 999, migration_set, 'm999_x', applied_at "
            "from _sqlite_migrations limit 1"
        )
    said = {
        name: refused("restore", str(tmp_path / f"{name}.db"))
        for name in ("missing", "text", "other", "torn", "newer")
    }
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


def test_vacuum_gives_room_back_and_refuses_while_a_bot_runs(place: Path) -> None:
    asyncio.run(record(place, *["x" * 5000] * 200))
    with closing(sqlite3.connect(place)) as database, database:
        database.execute("delete from turns")
    before = place.stat().st_size
    alone = Alone(place)
    alone.take()
    assert "is running on" in refused("vacuum")
    alone.release()
    done = call("vacuum")
    assert (done.exit_code, done.stdout) == (0, "")
    assert place.stat().st_size < before / 2


def findings(*args: str) -> dict[str, dict[str, Any]]:
    done = call("doctor", "--json", *args)
    found = {one["name"]: one for one in json.loads(done.stdout)}
    assert done.exit_code == (1 if any(one["state"] == "fault" for one in found.values()) else 0)
    assert all(one["todo"] for one in found.values() if one["state"] != "ok")
    return found


def test_doctor_finds_a_good_house_in_order(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISCORD_TOKEN", TOKEN)
    assert {one["state"] for one in findings().values()} == {"ok"}
    assert not place.exists()
    fill(place)
    found = findings()
    assert {one["state"] for one in found.values()} == {"ok"}
    assert found.keys() >= {
        "python",
        "libraries",
        "settings",
        "token",
        "knowledge",
        "database",
        "disk",
        "privacy key",
        "cache",
    }
    assert TOKEN not in str(found)
    assert (place.parent / "privacy.key").read_text() not in str(found)
    printed = call("doctor")
    assert printed.exit_code == 0
    assert "ok      database: " in printed.stdout
    assert "\x1b" not in printed.stdout


def test_doctor_says_what_is_wrong_and_what_to_do(
    place: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(place)
    (place.parent / "privacy.key").chmod(0o644)
    place.chmod(0o640)
    monkeypatch.setenv("DISCORD_TOKEN", "my client secret")
    (tmp_path / "empty").mkdir()
    monkeypatch.setenv("KNOWLEDGE_DIR", str(tmp_path / "empty"))
    (tmp_path / "cache").touch()
    found = findings()
    states = {name: one["state"] for name, one in found.items()}
    assert states["token"] == states["cache"] == "warning"
    assert states["database's rights"] == states["privacy key's rights"] == "warning"
    assert states["knowledge"] == "fault"
    assert 'client secret"' not in json.dumps(found)
    assert found["database's rights"]["todo"] == f"chmod 600 {place}"
    (place.parent / "privacy.key").unlink()
    place.write_bytes(b"no database " * 1000)
    found = findings()
    assert found["database"]["state"] == found["privacy key"]["state"] == "fault"
    assert "career-bot restore" in found["database"]["todo"]
    monkeypatch.setenv("LOG_LEVEL", "loud")
    found = findings()
    assert found["settings"]["state"] == "fault"
    assert "LOG_LEVEL is 'loud'" in found["settings"]["said"]


def on_postgres(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", url)
    monkeypatch.setenv("PRIVACY_KEY", "ab" * 32)
    monkeypatch.setenv("DISCORD_TOKEN", TOKEN)


@pytest.mark.usefixtures("place")
def test_what_is_about_a_file_says_what_does_it_with_postgresql(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    on_postgres("postgresql://bot:geheim@nowhere.invalid/name", monkeypatch)
    said = [refused(*args) for args in (["backup"], ["restore", str(tmp_path / "a.db")], ["vacuum"])]
    for sentence, does_it in zip(said, ("pg_dump", "pg_restore", "autovacuum"), strict=True):
        assert does_it in sentence
        assert "geheim" not in sentence


@pytest.mark.skipif(not available(), reason=MISSING)
@pytest.mark.usefixtures("place")
def test_doctor_looks_at_postgresql_and_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from bot.storage.postgres import PostgresStore

    async def start(url: str) -> None:
        store = PostgresStore(url, tmp_path / "data")
        await store.open()
        await store.close()

    with Server() as server:
        on_postgres(url := server.fresh(), monkeypatch)
        found = findings()
        assert {one["state"] for one in found.values()} == {"ok"}
        assert "the first start makes the tables" in found["database"]["said"]
        tables = "select 1 from information_schema.tables where table_schema = 'public'"
        assert server.execute(tables, "test_1") == []
        asyncio.run(start(url))
        said = findings()["database"]["said"]
        assert "schema" in said
        assert "next start" not in said
        (tmp_path / "data" / "spool-7.jsonl").write_text("[]\n")
        assert findings()["spool"]["state"] == "warning"
        server.execute("insert into schema_versions (number) values (999)", "test_1")
        newer = findings()["database"]
        assert newer["state"] == "fault"
        assert "999" in newer["said"]
        on_postgres(server.url("no_such"), monkeypatch)
        assert "createdb" in findings()["database"]["said"]
    gone = findings()
    assert gone["database"]["state"] == "fault"
    assert "cannot be reached" in gone["database"]["said"]
    assert str(server.folder) not in json.dumps(gone)


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


async def test_doctor_reaches_discord_only_when_told_to(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with Sandbox() as sandbox:
        monkeypatch.setenv("DISCORD_API_BASE", sandbox.api_base)
        assert "discord" not in findings()
        for token, state_, said in (
            (sandbox.token, "ok", "accepts the token"),
            (TOKEN, "fault", "does not accept"),
        ):
            monkeypatch.setenv("DISCORD_TOKEN", token)
            found = (await asyncio.to_thread(findings, "--online"))["discord"]
            assert found["state"] == state_, found
            assert said in found["said"]
    monkeypatch.setenv("DISCORD_API_BASE", "http://127.0.0.1:9")
    found = (await asyncio.to_thread(findings, "--online"))["discord"]
    assert found["state"] == "fault"
    assert "cannot be reached" in found["said"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (TOKEN, True),
        ("", False),
        ("a.b.c", False),
        (TOKEN + "!", False),
        (f"Bot {TOKEN}", False),
        ("x" * 24 + ".aaaaaa." + "b" * 27, False),
    ],
)
def test_the_form_of_a_token(text: str, expected: bool) -> None:
    assert looks_like_a_token(text) is expected


def test_doctor_looks_at_metrics_where_they_are_wanted(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "metrics" not in findings()
    monkeypatch.setenv("METRICS_PORT", "9464")
    assert findings()["metrics"]["state"] == "ok"
    monkeypatch.setattr("bot.operator_tools.checks.version", without("prometheus-client"))
    found = findings()["metrics"]
    assert found["state"] == "fault"
    assert "pip install .[metrics]" in found["todo"]


def without(package: str) -> Callable[[str], str]:
    """`importlib.metadata.version` on a machine that has everything but a package."""

    def version(name: str) -> str:
        if name == package:
            raise PackageNotFoundError(name)
        return "1.0"

    return version

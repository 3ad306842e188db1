"""What doctor finds, and what it tells to do about it."""

import asyncio
import json
from collections.abc import Callable
from importlib.metadata import PackageNotFoundError
from pathlib import Path
from typing import Any

import pytest

from bot.operator_tools.checks import looks_like_a_token
from bot.sandbox import Sandbox
from tests.operator_tools.conftest import TOKEN, call, fill, on_postgres
from tests.storage.server import MISSING, Server, available


def findings(*args: str) -> dict[str, dict[str, Any]]:
    done = call("doctor", "--json", *args)
    found = {one["name"]: one for one in json.loads(done.stdout)}
    assert done.exit_code == (1 if any(one["state"] == "fault" for one in found.values()) else 0)
    assert all(one["todo"] for one in found.values() if one["state"] != "ok")
    return found


def without(package: str) -> Callable[[str], str]:
    """`importlib.metadata.version` on a machine that has everything but a package."""

    def version(name: str) -> str:
        if name == package:
            raise PackageNotFoundError(name)
        return "1.0"

    return version


def test_a_misspelt_setting_is_found(place: Path) -> None:
    Path(".env").write_text(f"DISCORD_TOKKEN={TOKEN}\nCOMPOSE_FILE=x\n")
    done = call("doctor")
    assert done.exit_code == 0
    assert ".env has DISCORD_TOKKEN, which is no setting and is passed over\n" in done.stdout
    assert "→ did you mean DISCORD_TOKEN?" in done.stdout
    assert "COMPOSE_FILE" not in done.output
    assert TOKEN not in done.output


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


def test_doctor_finds_a_folder_that_takes_no_file_whoever_asks(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of /proc the rights say that root may write there."""
    monkeypatch.setenv("DATABASE_URL", "sqlite:////proc/bot.db")
    found = findings()
    assert found["folder"]["state"] == "fault"
    assert found["folder"]["said"].startswith("/proc cannot be written to (")
    assert "database" not in found, "it is not said that the first start makes it"

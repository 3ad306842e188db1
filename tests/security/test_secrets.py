"""Token, key and the database's password stand nowhere: not in outputs, faults, files, logs."""

import asyncio
import contextlib
import traceback
from collections.abc import Iterator
from pathlib import Path

import aiohttp
import click
import pytest
from click.testing import CliRunner

from bot.__main__ import cli
from bot.sandbox import Sandbox
from bot.storage.sqlite import SqliteStore
from tests.child import bot_process, free_port
from tests.test_cli_processes import OURS

TOKEN = "MTIzNDU2Nzg5MDEyMzQ1Njc4.GcAnAr.c4n4ry-t0ken-aaaaaaaaaaaaaaaaaaa"
KEY = "c4n4ry-key-of-the-pseudonyms"
PASSWORD = "c4n4ry%40pass"
CANARIES = ("c4n4ry", "GcAnAr")
POSTGRES = f"postgresql://someone:{PASSWORD}@127.0.0.1:1/career_bot"
UNREACHED = "http://127.0.0.1:1/api/v10"

SITUATIONS: dict[str, dict[str, str]] = {
    "all is well": {},
    "the database is out of reach": {"DATABASE_URL": POSTGRES},
    "the database is of no known kind": {"DATABASE_URL": POSTGRES.replace("postgresql", "mysql")},
    "the database is no address": {"DATABASE_URL": PASSWORD},
    "the database's address is broken": {"DATABASE_URL": f"postgresql://u:{PASSWORD}@[::1/x?sslmode=zz"},
    "the database is no database": {"DATABASE_URL": "sqlite:///c4n4ry.txt"},
    "the token is another's": {"DISCORD_TOKEN": f"Bot {TOKEN}\n"},
    "the token is no token": {"DISCORD_TOKEN": "c4n4ry \u202e"},
    "a setting is wrong": {"RETENTION_DAYS": "forever"},
    "Discord is out of reach": {"DISCORD_API_BASE": UNREACHED, "DISCORD_GATEWAY": "ws://127.0.0.1:1/gw"},
}  # fmt: skip

COMMANDS: dict[str, list[list[str]]] = {
    "ask": [["ask", "--explain", "what does a data engineer do"]],
    "backup": [["backup", "out"]],
    "doctor": [["doctor"], ["doctor", "--json"], ["doctor", "--json", "--online"]],
    "eval": [["eval", "none.jsonl"]],
    "export": [["export", "123456789012345678"]],
    "forget": [["forget", "123456789012345678", "--yes"]],
    "kb check": [["kb", "check", "none"]],
    "kb import-pay": [["kb", "import-pay", "none.csv"]],
    "kb merge-layer": [["kb", "merge-layer", "123456789012345678", "--dry-run"]],
    "kb new": [["kb", "new", "topic", "x/y", "--path", "none"]],
    "kb schemas": [["kb", "schemas", "none"]],
    "migrate-store": [["migrate-store", "bot.db"], ["migrate-store", "bot.db", POSTGRES]],
    "restore": [["restore", "none.db"]],
    "vacuum": [["vacuum"]],
}
"""By path: how each is called."""

ELSEWHERE = {"run", "chat", "sandbox"}
"""They go on until they are stopped: `run` below; the others hold neither token nor database."""


def paths(group: click.Group, before: str = "") -> Iterator[str]:
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from paths(command, f"{name} ")
        else:
            yield f"{before}{name}"


def test_every_command_is_tried() -> None:
    assert {*COMMANDS, *ELSEWHERE} == set(paths(cli))


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in OURS:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "c4n4ry.txt").write_text("no database")
    asyncio.run(_made(tmp_path / "bot.db"))
    (tmp_path / "out").mkdir()
    return tmp_path


async def _made(path: Path) -> None:
    store = SqliteStore(path)
    await store.open()
    await store.close()


def written(folder: Path) -> str:
    """All that stands in the files of a folder, by name."""
    return "\n".join(
        f"{file.relative_to(folder)}: {file.read_bytes().decode('utf-8', 'replace')}"
        for file in folder.rglob("*")
        if file.is_file() and file.name != "c4n4ry.txt"
    )


def leaks(text: str) -> list[str]:
    """The lines that hold a secret; that a file is called so is none."""
    plain = text.replace("c4n4ry.txt", "")
    return [line for line in plain.splitlines() if any(one.casefold() in line.casefold() for one in CANARIES)]


@pytest.mark.parametrize("situation", SITUATIONS)
@pytest.mark.parametrize("command", COMMANDS)
def test_no_command_says_one(command: str, situation: str, place: Path, long: bool) -> None:
    if not long and situation not in _of_the_short_form(command):
        pytest.skip("in the long form")
    given = {"DISCORD_TOKEN": TOKEN, "PRIVACY_KEY": KEY, "DATABASE_URL": "sqlite:///bot.db"}
    given |= {"DISCORD_API_BASE": UNREACHED, "LOG_LEVEL": "DEBUG"}
    for arguments in COMMANDS[command]:
        done = CliRunner().invoke(cli, arguments, env=given | SITUATIONS[situation])
        told = done.output + (done.stderr or "")
        if done.exc_info is not None:
            told += "".join(traceback.format_exception(*done.exc_info))
        assert leaks(told) == [], arguments
        assert leaks(written(place)) == [], arguments


def _of_the_short_form(command: str) -> set[str]:
    """Two situations a command, all of them over all commands."""
    names = list(SITUATIONS)
    at = 2 * list(COMMANDS).index(command)
    return {names[at % len(names)], names[(at + 1) % len(names)]}


def test_a_copy_of_the_database_has_no_key(place: Path) -> None:
    key = "c4n4ry" * 12
    (place / "privacy.key").write_text(key)
    done = CliRunner().invoke(cli, ["backup", "out"], env={"DATABASE_URL": "sqlite:///bot.db"})
    assert done.exit_code == 0, done.output
    assert [*(place / "out").iterdir()]
    assert leaks(done.output + written(place / "out")) == []


async def fetched(address: str) -> str:
    async with aiohttp.ClientSession() as session, session.get(address) as answer:
        assert answer.status == 200
        return await answer.text() + str(answer.headers)


RUNS = {
    "connected": {},
    "a wrong token": {"DISCORD_TOKEN": TOKEN},
    "the database out of reach": {"DATABASE_URL": POSTGRES},
    "Discord out of reach": {"DISCORD_API_BASE": UNREACHED, "DISCORD_TOKEN": TOKEN},
}


@pytest.mark.parametrize("form", ["text", "json"])
@pytest.mark.parametrize("situation", RUNS)
async def test_a_bot_that_runs_says_none(situation: str, form: str, tmp_path: Path, long: bool) -> None:
    if not long and (form == "text") == (situation in ("connected", "Discord out of reach")):
        pytest.skip("in the long form")
    token = f"{TOKEN.rpartition('.')[0]}.{'c4n4ry' * 6}"
    async with Sandbox(token=token) as sandbox:
        settings = {"PRIVACY_KEY": KEY, "LOG_LEVEL": "DEBUG", "LOG_FORMAT": form} | RUNS[situation]
        wait, port = situation == "connected", free_port()
        settings["METRICS_PORT"] = str(port)
        async with bot_process(sandbox, tmp_path, connected=wait, **settings) as child:
            if wait:
                asked = "what does a data scientist earn in germany"
                await sandbox.member.slash(sandbox.channel, "ask", question=asked, timeout=20)
                for process in (child.seen, *child.seen.children(recursive=True)):
                    assert leaks("\n".join(process.cmdline())) == []
                for page in ("metrics", "healthz", "readyz"):
                    assert leaks(await fetched(f"http://127.0.0.1:{port}/{page}")) == []
                answered = await sandbox.member.slash(sandbox.channel, "privacy show", timeout=20)
                assert leaks(answered.message.text) == []
                exported = await sandbox.member.slash(sandbox.channel, "privacy export", timeout=20)
                for file in exported.message.attachments:
                    assert leaks(file.data.decode("utf-8", "replace")) == []
            else:
                with contextlib.suppress(asyncio.TimeoutError):
                    await child.ended(20)
        assert child.log.strip()
        assert leaks(child.log) == []
    assert leaks(written(tmp_path)) == []

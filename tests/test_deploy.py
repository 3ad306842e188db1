"""What stands in `deploy/` fits the program: units, image, alerts, and the invite link of the handbook."""

import ast
import importlib.util
import json
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import discord
import pytest
import yaml

from bot.discord_app.permissions import INVITED_WITH, NAMES
from bot.settings import Settings

ROOT = Path(__file__).parents[1]
DEPLOY = ROOT / "deploy"
UNITS = ("career-bot.service", "career-bot@.service")
HANDBOOK = (ROOT / "docs" / "operating.md").read_text(encoding="utf-8")

needs_systemd = pytest.mark.skipif(
    not shutil.which("systemd-analyze"),
    reason="systemd-analyze is not installed here (apt-get install systemd)",
)


# --- systemd


@pytest.fixture
def units(tmp_path: Path) -> Path:
    """The units, with this checkout in the place of /opt/career-bot: what they start must be there."""
    program = Path(sys.executable).with_name("career-bot")
    for name in UNITS:
        text = (DEPLOY / name).read_text(encoding="utf-8")
        assert "/opt/career-bot/.venv/bin/career-bot" in text
        (tmp_path / name).write_text(text.replace("/opt/career-bot/.venv/bin/career-bot", str(program)))
    return tmp_path


def systemd(*args: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(["systemd-analyze", *args], capture_output=True, text=True, check=False, timeout=60)


@needs_systemd
@pytest.mark.parametrize("name", UNITS)
def test_systemd_takes_the_unit(units: Path, name: str) -> None:
    done = systemd("verify", "--man=no", str(units / name))
    assert done.returncode == 0, done.stderr
    assert name not in done.stderr, done.stderr


@needs_systemd
def test_systemd_finds_a_fault_in_a_unit(units: Path) -> None:
    unit = units / UNITS[0]
    unit.write_text(unit.read_text().replace("ProtectSystem=strict", "ProtectSystem=strictly"))
    assert UNITS[0] in systemd("verify", "--man=no", str(unit)).stderr


@needs_systemd
@pytest.mark.parametrize("name", UNITS)
def test_the_unit_gives_away_little(units: Path, name: str) -> None:
    done = systemd("security", "--offline=true", "--threshold=15", str(units / name))  # 1.5 of 10
    assert done.returncode == 0, done.stdout[-200:]


def test_the_second_unit_is_the_first_with_a_part() -> None:
    one, part = ((DEPLOY / name).read_text(encoding="utf-8").splitlines() for name in UNITS)
    more = [line for line in part if line not in one]
    assert len(part) == len(one) + 1
    assert [line for line in more if "%i" not in line] == []


def test_what_is_told_about_stopping_fits() -> None:
    from bot.discord_app import stopping

    found = re.search(r"^TimeoutStopSec=(\d+)$", (DEPLOY / UNITS[0]).read_text(), re.MULTILINE)
    assert found
    assert int(found[1]) > stopping.LAST
    assert "--stop-timeout 20" in (DEPLOY / "README.md").read_text()


# --- the image


def instructions() -> Iterator[tuple[str, str]]:
    """The instructions of the Containerfile, lines that go on joined."""
    text = re.sub(r"\\\n\s*", " ", (DEPLOY / "Containerfile").read_text(encoding="utf-8"))
    for line in text.splitlines():
        if line.strip() and not line.startswith("#"):
            word, _, rest = line.partition(" ")
            assert word.isupper(), line
            yield word, rest


def test_the_image_copies_what_there_is_and_what_is_let_through() -> None:
    let_through = {
        line.removeprefix("!")
        for line in (ROOT / ".dockerignore").read_text().splitlines()
        if line.startswith("!")
    }
    copied = set()
    for word, rest in instructions():
        if word == "COPY" and not rest.startswith("--from="):
            *sources, target = rest.split()
            copied.update(sources)
            assert len(sources) == 1 or target.endswith("/")
    assert copied == let_through
    assert all((ROOT / source).exists() for source in copied)
    assert not any(secret in copied for secret in (".", ".env", "data"))


def test_the_image_is_pinned_small_and_nobody_s_root() -> None:
    found = list(instructions())
    bases = [rest.split()[0] for word, rest in found if word == "FROM"]
    assert len(bases) == 2
    assert len(set(bases)) == 1
    assert re.fullmatch(r"docker\.io/library/python:3\.11\.\d+-slim-\w+", bases[0])
    last = found[max(i for i, (word, _) in enumerate(found) if word == "FROM") :]
    words = [word for word, _ in last]
    assert dict(last)["USER"] == "career-bot"
    assert words.index("USER") < words.index("ENTRYPOINT")
    assert json.loads(dict(last)["ENTRYPOINT"]) == ["career-bot"]
    assert json.loads(dict(last)["CMD"]) == ["run"]


def test_the_image_s_settings_are_settings() -> None:
    given = dict(
        pair.split("=", 1) for word, rest in instructions() if word == "ENV" for pair in shlex.split(rest)
    )
    ours = {name: value for name, value in given.items() if name.lower() in Settings.model_fields}
    assert set(given) - set(ours) == {
        "PATH",
        "PIP_NO_CACHE_DIR",
        "PIP_DISABLE_PIP_VERSION_CHECK",
        "PYTHONUNBUFFERED",
        "PYTHONDONTWRITEBYTECODE",
        "XDG_CACHE_HOME",
    }
    settings = Settings(_env_file=None, **ours)  # type: ignore[arg-type]
    assert settings.sqlite_path == Path("/data/career-bot.db")
    assert settings.metrics_port
    (check,) = (rest for word, rest in instructions() if word == "HEALTHCHECK")
    command = json.loads(check.partition("CMD ")[2])
    assert command[:2] == ["python", "-c"]
    compile(command[2], "health check", "exec")
    assert "/healthz" in command[2]


@pytest.fixture(scope="module")
def runtime_lock() -> ModuleType:
    spec = importlib.util.spec_from_file_location("runtime_lock", DEPLOY / "runtime_lock.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_image_s_lock_is_a_part_of_the_lock(runtime_lock: ModuleType) -> None:
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    part = runtime_lock.part(lock, {"aiohttp", "ruamel-yaml", "prometheus-client"})
    names = re.findall(r"^([\w.-]+)==", part, re.MULTILINE)
    assert {runtime_lock.normal(name) for name in names} == {"aiohttp", "ruamel-yaml", "prometheus-client"}
    assert part.count("--hash=sha256:") > 3
    assert all(line in lock.splitlines() for line in part.splitlines())
    assert not any(line.endswith("\\") for line in re.findall(r"(.*)\n(?=[\w.-]+==|\Z)", part))


# --- alerts


def rules() -> list[dict[str, Any]]:
    read = yaml.safe_load((DEPLOY / "alerts.yml").read_text(encoding="utf-8"))
    assert set(read) == {"groups"}
    return [rule for group in read["groups"] for rule in group["rules"]]


def test_every_alert_is_whole_and_explained() -> None:
    names = [rule["alert"] for rule in rules()]
    assert len(set(names)) == len(names) > 10
    for rule in rules():
        assert set(rule) <= {"alert", "expr", "for", "labels", "annotations"}
        assert rule["labels"]["severity"] in ("page", "warn")
        assert rule["annotations"]["summary"].endswith(".")
        assert re.fullmatch(r"\d+[mh]", rule.get("for", "1m"))
        for pair in ("()", "[]", "{}"):
            assert rule["expr"].count(pair[0]) == rule["expr"].count(pair[1])
    assert [name for name in names if f"`{name}`" not in HANDBOOK] == []


def test_the_lines_of_the_log_that_the_handbook_explains_are_logged() -> None:
    import bot

    said = HANDBOOK.partition("And lines of the log")[2].partition("\n## ")[0]
    lines = re.findall(r"^\| `([^`]+)` \|", said, re.MULTILINE)
    assert len(lines) > 8
    folders = [Path(next(iter(module.__path__))) for module in (bot, discord)]
    sources = "\n".join(
        path.read_text(encoding="utf-8") for folder in folders for path in folder.rglob("*.py")
    )
    for line in lines:
        pieces = [piece for piece in re.split(r"…", line) if len(piece) > 5]
        assert pieces
        assert [piece for piece in pieces if piece not in sources] == [], line


# --- permissions


def asked_for() -> set[str]:
    """Names of permissions in the Discord side's code, but for tables of words and the list itself."""
    found = set()
    for path in (ROOT / "bot" / "discord_app").rglob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        tables = [node for node in ast.walk(tree) if isinstance(node, ast.Dict)]
        tables += [
            node.value
            for node in ast.walk(tree)
            if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "INVITED_WITH"
        ]
        apart = {id(inner) for table in tables for inner in ast.walk(table)}
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and id(node) not in apart:
                found |= {str(node.value)} & set(discord.Permissions.VALID_FLAGS)
    return found


def test_the_bot_is_invited_with_all_it_asks_for_and_nothing_else() -> None:
    assert asked_for() == set(INVITED_WITH)


def test_the_handbook_s_link_carries_these_permissions() -> None:
    number = discord.Permissions(**dict.fromkeys(INVITED_WITH, True)).value
    links = re.findall(r"https://discord\.com/oauth2/authorize\?(\S+)", HANDBOOK)
    assert links
    for link in links:
        given = dict(pair.split("=") for pair in link.split("&"))
        assert given == {
            "client_id": "YOUR_APPLICATION_ID",
            "scope": "bot+applications.commands",
            "permissions": str(number),
        }
    table = re.findall(r"^\| \*\*([\w ]+)\*\* \|", HANDBOOK, re.MULTILINE)
    assert sorted(table) == sorted(NAMES[name] for name in INVITED_WITH)

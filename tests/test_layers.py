"""The architecture as a test: the import contracts hold, and are broken when a layer is crossed."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LINT_IMPORTS = Path(sys.executable).with_name("lint-imports")

CROSSINGS = [
    ("library/text.py", "import bot.answers", "Layers point one way"),
    ("answers/words.py", "from bot.rendering import blocks", "Layers point one way"),
    ("storage/types.py", "from bot.understanding import Slots", "Layers point one way"),
    ("terminal.py", "import bot.discord_app.layout", "Layers point one way"),
    ("rendering/plain.py", "import discord", "Only discord_app speaks to Discord"),
    ("sandbox/world.py", "import discord", "Only discord_app speaks to Discord"),
    ("answers/written.py", "import yaml", "Only the library reads YAML"),
    ("conversation.py", "import sqlite3", "Only the storage speaks SQL"),
    ("discord_app/arguments.py", "import rapidfuzz", "Only the understanding compares strings fuzzily"),
]


def lint_imports(folder: Path, cache: Path) -> tuple[int, str]:
    """What `make check` runs, in a folder that holds bot/ and pyproject.toml."""
    done = subprocess.run(
        [LINT_IMPORTS, "--cache-dir", str(cache)], cwd=folder, capture_output=True, text=True, check=False
    )
    return done.returncode, done.stdout + done.stderr


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("layers")
    shutil.copy(ROOT / "pyproject.toml", folder)
    shutil.copytree(ROOT / "bot", folder / "bot", ignore=shutil.ignore_patterns("__pycache__"))
    return folder


def test_the_contracts_hold(copy: Path) -> None:
    code, said = lint_imports(copy, copy / "cache")
    assert code == 0, said
    assert "0 broken" in said


@pytest.mark.parametrize(("file", "line", "contract"), CROSSINGS, ids=[f"{c[0]}: {c[1]}" for c in CROSSINGS])
def test_crossing_a_layer_breaks_its_contract(copy: Path, file: str, line: str, contract: str) -> None:
    crossed = copy / "bot" / file
    before = crossed.read_text()
    crossed.write_text(f"{before}\n\n{line}\n")
    code, said = lint_imports(copy, copy / "cache")
    crossed.write_text(before)
    assert code == 1
    assert f"{contract} BROKEN" in said

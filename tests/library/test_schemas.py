"""The JSON Schemas for curators' editors: made from the models, and never out of date."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from bot.__main__ import cli
from bot.errors import KnowledgeError, Problem
from bot.library import Library, schemas

from .small_base import Base

REAL = Path(__file__).parents[2] / "knowledge"
KINDS = {"topic", "role", "skills", "roadmap", "pay", "sources", "vocabulary"}


def test_the_schemas_of_the_real_base_are_fresh() -> None:
    assert (REAL / "schemas").is_dir(), "run: career-bot kb schemas"
    assert [str(problem) for problem in schemas.stale(REAL)] == []
    assert {path.stem for path in (REAL / "schemas").iterdir()} == KINDS


def test_each_kind_has_a_schema() -> None:
    made = {name: json.loads(text) for name, text in schemas.texts().items()}
    assert set(made) == {f"{kind}.json" for kind in KINDS}
    assert made["topic.json"]["additionalProperties"] is False
    assert "phrases" in made["topic.json"]["required"]
    assert made["topic.json"]["properties"]["compute"]["anyOf"][0]["enum"][0] == "salary"
    assert list(made["sources.json"]["patternProperties"]) == ["^[a-z0-9]+(-[a-z0-9]+)*$"]


def test_written_once_and_stale_when_changed(base: Base) -> None:
    assert schemas.stale(base.root) == [], "a folder may do without them"
    assert set(schemas.write(base.root)) == {f"{kind}.json" for kind in KINDS}
    assert schemas.write(base.root) == []
    assert schemas.stale(base.root) == []
    Library.load(base.root)
    base.write("schemas/topic.json", "{}")
    base.write("schemas/role.json", b"\xff")
    (base.root / "schemas/pay.json").unlink()
    wrong = [
        Problem(f"schemas/{kind}.json", 1, "is out of date", "run: career-bot kb schemas")
        for kind in ("topic", "role", "pay")
    ]
    assert schemas.stale(base.root) == wrong
    assert schemas.write(base.root) == ["topic.json", "role.json", "pay.json"]
    assert schemas.stale(base.root) == []


def test_the_commands(base: Base) -> None:
    run = CliRunner()
    written = run.invoke(cli, ["kb", "schemas", str(base.root)])
    assert written.exit_code == 0
    assert written.output.startswith("7 of 7 schemas written to ")
    base.write("schemas/topic.json", "{}")
    checked = run.invoke(cli, ["kb", "check", str(base.root)])
    assert checked.exit_code == 1
    assert checked.stdout == "schemas/topic.json:1: is out of date; run: career-bot kb schemas\n"
    assert checked.stderr == f"1 problem in {base.root}\n"


def test_no_such_folder(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match="is not a folder; name the knowledge folder"):
        schemas.write(tmp_path / "missing")

"""The Library as a whole: it loads, it knows its content by a fingerprint, it does not change."""

from datetime import date
from pathlib import Path

import pytest
from pydantic import ValidationError

from bot.errors import KnowledgeError
from bot.library import Library
from bot.library.files import read_folder

from .small_base import TOPIC, Base

REAL = Path(__file__).parents[2] / "knowledge"


def test_the_small_base_is_valid(base: Base) -> None:
    library = Library.load(base.root, date(2026, 11, 20))
    assert set(library.roles) == {"data-engineer", "data-analyst"}
    assert set(library.skills) == {"sql", "python", "spark"}
    assert library.skill_kinds["sql"] == "Languages"
    assert library.country_name("US") == "United States"
    assert library.level_name("mid") == "Mid level"
    assert library.level_name(None) == "All levels"


def test_the_real_base_loads() -> None:
    library = Library.load(REAL)
    assert len(library.topics) >= 110
    assert len(library.skills) >= 90
    assert len(library.roadmaps) >= 14
    assert library.computed["salary"].startswith("salary/")


def test_a_library_does_not_change(base: Base) -> None:
    library = Library.load(base.root)
    with pytest.raises(TypeError):
        library.roles["other"] = library.roles["data-engineer"]  # type: ignore[index]
    with pytest.raises(ValidationError):
        library.roles["data-engineer"].name = "Other"  # type: ignore[misc]


def test_the_fingerprint_is_the_content(base: Base, tmp_path: Path) -> None:
    before = Library.load(base.root).fingerprint
    assert Library.load(base.root).fingerprint == before
    assert Library.load(Base(tmp_path / "elsewhere").root).fingerprint == before
    base.change("topics/education/degrees.yaml", "A degree helps.", "A degree may help.")
    changed = Library.load(base.root).fingerprint
    assert changed != before
    base.write("README.md", "not part of it")
    base.write("schemas/topic.json", "{}")
    assert Library.load(base.root).fingerprint == changed
    (base.root / "topics/education/degrees.yaml").rename(base.root / "topics/education/degree.yaml")
    assert read_folder(base.root).fingerprint != changed


def test_every_fault_is_told_at_once(base: Base) -> None:
    base.write("roles/data-engineer.yaml", "a: 1\na: 2\n")
    base.write("topics/education/degrees.yaml", TOPIC.replace("title:", "titel:"))
    base.write("notes.txt", "x")
    with pytest.raises(KnowledgeError) as error:
        Library.load(base.root)
    places = {(problem.path, problem.line) for problem in error.value.problems}
    assert places >= {
        ("notes.txt", 1),
        ("roles/data-engineer.yaml", 2),
        ("topics/education/degrees.yaml", 1),
    }
    assert list(error.value.problems) == sorted(error.value.problems)


def test_no_such_folder(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match="is not a folder; KNOWLEDGE_DIR must name"):
        Library.load(tmp_path / "missing")


def test_an_empty_folder_lacks_two_files(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError) as error:
        Library.load(tmp_path)
    assert str(error.value) == (
        "sources.yaml:1: is missing; every knowledge folder needs it\n"
        "vocabulary.yaml:1: is missing; every knowledge folder needs it"
    )


def test_a_folder_of_other_things_is_refused_without_a_look_into_its_folders(tmp_path: Path) -> None:
    for n in range(3):
        (tmp_path / "photos" / f"{n}").mkdir(parents=True)
        (tmp_path / "photos" / f"{n}" / "notes.txt").touch()
    with pytest.raises(KnowledgeError) as error:
        Library.load(tmp_path)
    assert "notes.txt" not in str(error.value)
    assert str(error.value).startswith(
        f"{tmp_path}: is no knowledge folder; name one with sources.yaml, vocabulary.yaml and the folders "
    )
    (tmp_path / "roles").mkdir()
    with pytest.raises(KnowledgeError, match=r"photos/0/notes.txt:1: is not a .yaml file"):
        Library.load(tmp_path)


def test_a_change_can_be_tried_before_it_is_written(base: Base) -> None:
    place = "topics/education/degrees.yaml"
    files = read_folder(base.root, {place: TOPIC.replace("Degrees", "Diplomas"), "roles/x.yaml": "["})
    assert files.topics["education/degrees"].model.title == "Diplomas"
    assert [problem.path for problem in files.problems] == ["roles/x.yaml"]
    assert not (base.root / "roles/x.yaml").exists()

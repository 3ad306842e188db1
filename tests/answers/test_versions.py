"""An answer's version changes with its entry and with the data that it reads, and with nothing else."""

from dataclasses import replace
from typing import Any

import pytest

from bot.answers.answering import COMPUTED
from bot.answers.versions import READ, is_changed, version_of
from bot.library import Library
from bot.understanding import Slots

SCIENTIST, ENGINEER = "data-scientist", "data-engineer"
FIELDS = {"pay": "note", "roles": "plural", "roadmaps": "summary", "skills": "name"}


def edited(library: Library, folder: str, key: str) -> Library:
    held: dict[str, Any] = dict(getattr(library, folder))
    assert key in held
    held[key] = held[key].model_copy(update={FIELDS[folder]: "other"})
    changes: dict[str, Any] = {folder: held, "_versions": {}}
    return replace(library, **changes)


@pytest.mark.parametrize(
    ("kind", "slots", "folder", "key", "changed"),
    [
        ("salary", Slots(role=SCIENTIST), "pay", SCIENTIST, True),
        ("salary", Slots(role=SCIENTIST), "pay", ENGINEER, False),
        ("salary", Slots(), "pay", "_field", True),
        ("top_paying", Slots(country="US"), "pay", ENGINEER, True),
        ("compare", Slots(role=SCIENTIST, role2=ENGINEER), "pay", ENGINEER, True),
        ("compare", Slots(role=SCIENTIST, role2=ENGINEER), "roles", SCIENTIST, True),
        ("roadmap", Slots(role=SCIENTIST), "roadmaps", SCIENTIST, True),
        ("roadmap", Slots(role=SCIENTIST), "pay", SCIENTIST, False),
        ("skill", Slots(skill="python"), "skills", "python", True),
        ("skills", Slots(role=SCIENTIST), "skills", "python", True),
        ("compare_skills", Slots(skill="python", skill2="sql"), "skills", "sql", True),
        ("match", Slots(skill="sql"), "roles", ENGINEER, True),
    ],
)
def test_data(library: Library, kind: Any, slots: Slots, folder: str, key: str, changed: bool) -> None:
    entry = library.computed[kind]
    before = version_of(library, entry, slots)
    assert is_changed(edited(library, folder, key), entry, slots, before) is changed
    assert not is_changed(library, entry, slots, before)


def test_a_version_without_the_data_is_compared_by_the_entry_alone(library: Library) -> None:
    entry, slots = library.computed["salary"], Slots(role=SCIENTIST)
    assert not is_changed(edited(library, "pay", SCIENTIST), entry, slots, library.version(entry))
    assert is_changed(library, entry, slots, "zzz")


def test_an_entry_that_is_gone_is_changed(library: Library) -> None:
    assert is_changed(library, "education/none", Slots(), "abc")


def test_every_computed_kind_says_what_it_reads() -> None:
    assert READ.keys() == COMPUTED.keys()

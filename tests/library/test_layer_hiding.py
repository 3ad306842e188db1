"""What a server hides: what goes with it, and what is needed and stays."""

# ruff: noqa: E501

import pytest

from bot.library import Library
from bot.library.edits import KINDS, Kind, Piece
from bot.library.hiding import NEEDED
from bot.library.layers import layered
from bot.understanding.distress import CRISIS
from bot.understanding.understander import OTHER_LANGUAGE, UNCLEAR, WELCOME
from tests.library.layer_edits import DEGREES, MENTORS, NEW, hide, put, said

from .small_base import Base


@pytest.fixture
def small(base: Base) -> Library:
    return Library.load(base.root)


def test_hiding_an_entry_takes_it_out_of_what_names_it(small: Library) -> None:
    own = put(NEW, {**MENTORS, "followups": ["education/courses"]})
    layer = layered(small, [hide(small, "topics", "education/courses"), own])
    assert not layer.set_aside
    assert set(layer.library.topics) == {DEGREES.key, NEW.key}
    assert layer.library.topics[DEGREES.key].followups == ()
    assert layer.library.topics[DEGREES.key].near_misses == ()
    assert layer.library.topics[NEW.key].followups == ()


def test_hiding_a_role_takes_its_pay_and_roadmap_along(small: Library) -> None:
    made = layered(small, [hide(small, "roles", "data-engineer")]).library
    assert set(made.roles) == {"data-analyst"}
    assert not made.roadmaps
    assert not made.pay
    assert made.roles["data-analyst"].neighbours == {}
    assert made.roles["data-analyst"].progression.before == ()
    made = layered(small, [hide(small, "roles", "data-analyst")]).library
    assert set(made.roadmaps["data-engineer"].starts) == {"no-background"}


KEPT: list[tuple[Kind, str, str]] = [
    ("sources", "survey", "It cannot be hidden: it is the source of the pay of data-engineer."),
    ("skills", "sql", "It cannot be hidden: “Data analyst” (data-analyst), “Data engineer” (data-engineer) would name"),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "key", "sentence"), KEPT)
def test_what_others_need_cannot_be_hidden(small: Library, kind: Kind, key: str, sentence: str) -> None:
    layer = layered(small, [hide(small, kind, key)])
    assert said(layer, Piece(kind, key))[0][1].startswith(sentence)
    assert layer.library is small


def test_computed_answers_and_those_the_bot_opens_cannot_be_hidden(library: Library) -> None:
    assert {WELCOME, OTHER_LANGUAGE, UNCLEAR, CRISIS} == NEEDED
    keys = [*library.computed.values(), *NEEDED]
    layer = layered(library, [hide(library, "topics", key) for key in keys])
    assert {piece.key for piece in layer.set_aside} == set(keys)
    assert layer.library is library


def test_with_everything_hidden_one_of_each_and_what_is_needed_stays(library: Library) -> None:
    edits = [hide(library, kind, key) for kind in KINDS for key in getattr(library, kind)]
    made = layered(library, edits).library
    assert len(made.roles) == 1
    assert made.computed == library.computed
    assert all(len(role.skills) >= 3 for role in made.roles.values())

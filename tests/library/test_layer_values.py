"""Edits of any value, however wrong: none raises, what stands is whole."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.library import Library
from bot.library.edits import KINDS, Action, Edit, Piece
from bot.library.layers import layered, present
from tests.library.layer_edits import DEGREES, NEW, put

from .small_base import Base


@pytest.fixture
def small(base: Base) -> Library:
    return Library.load(base.root)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20) | st.just("editors"),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)
KEYS = st.sampled_from(
    ["education/degrees", "education/new", "data-engineer", "sql", "editors", "_field", "", "A b"]
)
FIELDS = st.sampled_from(
    [
        "title",
        "phrases",
        "answer",
        "sources",
        "name",
        "aliases",
        "skills",
        "steps",
        "starts",
        "guide",
        "kind",
        "note",
    ]
)


@st.composite
def edits_of_any_kind(draw: st.DrawFn) -> Edit:
    piece = Piece(draw(st.sampled_from(KINDS)), draw(KEYS))
    action: Action = draw(st.sampled_from(["put", "add", "hide"]))
    value: Any = draw(st.dictionaries(FIELDS, JSON, max_size=4) | JSON)
    return Edit(piece, action, value, draw(st.none() | st.just({})))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=200)
@given(data=st.lists(edits_of_any_kind(), max_size=4), over_base=st.booleans())
def test_no_values_raise(small: Library, data: list[Edit], over_base: bool) -> None:
    if over_base:  # fields of a piece that is right otherwise
        data = [
            put(edit.piece, {**(present(small, edit.piece) or {}), **edit.value})
            if isinstance(edit.value, dict)
            else edit
            for edit in data
        ]
    layer = layered(small, data)
    assert set(layer.set_aside) <= set(layer.edits)
    for found in layer.set_aside.values():
        assert found
        assert all(fault.sentence.endswith((".", "?")) for fault in found)
    if layer.set_aside:
        standing = [edit for piece, edit in layer.edits.items() if piece not in layer.set_aside]
        assert layered(small, standing).library.fingerprint == layer.library.fingerprint


@pytest.mark.parametrize("value", [[[]] * 2, None, 5, "text", {1: 2}, {"title": float("nan")}, {"a b": 1}])
def test_values_that_are_no_piece_are_refused(small: Library, value: Any) -> None:
    assert layered(small, [Edit(NEW, "put", value)]).set_aside[NEW]


def test_nested_and_huge_values_are_refused(small: Library) -> None:
    nested: Any = []
    for _ in range(100_000):
        nested = [nested]
    for value in ({"title": nested}, {"phrases": ["x"] * 1_000_000}, {"title": 10**5000}):
        assert layered(small, [Edit(NEW, "put", value)]).set_aside[NEW]
    layered(small, [Edit(DEGREES, "hide", {"title": nested})])

"""Two changes of one piece put together, and what is said of a difference."""
# ruff: noqa: E501

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.library import Library
from bot.library.differences import Change, difference, text
from bot.library.edits import Edit, Piece
from bot.library.layers import layered, present
from bot.library.merging import merge, rebased

from .small_base import Base

DEGREES = Piece("topics", "education/degrees")

STEPS = [{"id": "one", "goal": "Read"}, {"id": "two", "goal": "Write"}, {"id": "three", "goal": "Run"}]

MERGES: list[tuple[dict[str, Any], dict[str, Any], dict[str, Any], dict[str, Any], tuple[str, ...]]] = [
    ({"a": 1, "b": 1}, {"a": 2, "b": 1}, {"a": 1, "b": 3}, {"a": 2, "b": 3}, ()),
    ({"a": 1}, {"a": 2}, {"a": 3}, {"a": 3}, ("a",)),
    ({"reviewed": "2025-01-01"}, {"reviewed": "2026-02-01"}, {"reviewed": "2026-01-01"}, {"reviewed": "2026-02-01"}, ()),
    ({"reviewed": "2025-01-01"}, {"reviewed": "2026-02-01"}, {"reviewed": 7}, {"reviewed": 7}, ("reviewed",)),
    ({"a": 1}, {}, {"a": 1}, {}, ()),
    ({"a": 1}, {}, {"a": 2}, {"a": 2}, ("a",)),
    ({"a": 1}, {"a": 2}, {}, {}, ("a",)),
    ({"p": ["x", "y"]}, {"p": ["x", "y", "t"]}, {"p": ["y", "m"]}, {"p": ["y", "t", "m"]}, ()),
    ({"p": ["x", "y"]}, {"p": ["y"]}, {"p": ["x", "y", "m"]}, {"p": ["y", "m"]}, ()),
    ({"h": {"low": 1, "high": 2}}, {"h": {"low": 1, "high": 3}}, {"h": {"low": 0, "high": 2}}, {"h": {"low": 0, "high": 3}}, ()),
    (
        {"steps": STEPS},
        {"steps": [{"id": "one", "goal": "Read more"}, *STEPS[1:]]},
        {"steps": [STEPS[0], {"id": "two", "goal": "Write more"}]},
        {"steps": [{"id": "one", "goal": "Read more"}, {"id": "two", "goal": "Write more"}]},
        (),
    ),
    (
        {"steps": STEPS[:1]},
        {"steps": [{"id": "one", "goal": "theirs"}]},
        {"steps": [{"id": "one", "goal": "mine"}]},
        {"steps": [{"id": "one", "goal": "mine"}]},
        ("steps.one.goal",),
    ),
    ({"free": True}, {"free": True}, {"free": 1}, {"free": 1}, ()),
]  # fmt: skip


@pytest.mark.parametrize(("old", "theirs", "mine", "value", "clashes"), MERGES)
def test_merge(
    old: dict[str, Any],
    theirs: dict[str, Any],
    mine: dict[str, Any],
    value: dict[str, Any],
    clashes: tuple[str, ...],
) -> None:
    found = merge(old, theirs, mine)
    assert (found.value, found.clashes) == (value, clashes)


def test_what_they_removed_and_i_changed_is_a_clash_of_the_whole() -> None:
    assert merge({"a": 1}, None, {"a": 2}).clashes == ("",)
    assert merge({"a": 1}, None, {"a": 1}).clashes == ()
    assert merge(None, {"a": 1}, {"a": 2}).clashes == ("a",)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=3),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from(["id", "title", "a", "b"]), inner, max_size=3)
    ),
    max_leaves=10,
)
PIECES = st.dictionaries(st.sampled_from(["title", "phrases", "steps", "answer"]), JSON, max_size=4)


@given(PIECES, PIECES)
def test_what_only_one_changed_is_taken_whole(old: dict[str, Any], new: dict[str, Any]) -> None:
    for found in (merge(old, new, new), merge(old, old, new), merge(old, new, old)):
        assert (found.value, found.clashes) == (new, ())


@given(PIECES, PIECES, PIECES)
def test_without_a_clash_the_order_does_not_matter_to_what_is_there(
    old: dict[str, Any], theirs: dict[str, Any], mine: dict[str, Any]
) -> None:
    one, other = merge(old, theirs, mine), merge(old, mine, theirs)
    assert sorted(one.clashes) == sorted(other.clashes)
    assert one.clashes or set(one.value) == set(other.value)


@given(PIECES, PIECES, st.integers(12, 300))
def test_any_difference_can_be_told_within_the_limit(
    old: dict[str, Any], new: dict[str, Any], limit: int
) -> None:
    changes = difference(old, new)
    assert not changes or old != new
    assert len(text(changes, limit)) <= limit


def test_rebased_keeps_takes_or_merges(base: Base) -> None:
    before = Library.load(base.root)
    held = present(before, DEGREES) or {}
    edit = Edit(DEGREES, "put", {**held, "title": "Studying"}, held)
    base.change("topics/education/degrees.yaml", "A degree helps.", "A degree helps a lot.")
    after = Library.load(base.root)
    assert layered(after, [edit]).outdated == {DEGREES}
    kept, merged = rebased(after, edit, "keep"), rebased(after, edit, "merge")
    assert kept
    assert merged
    assert kept.value == edit.value
    assert merged.value["title"] == "Studying"
    assert merged.value["answer"].startswith("A degree helps a lot.")
    assert not layered(after, [kept]).outdated
    assert not layered(after, [merged]).outdated
    assert rebased(after, edit, "take") is None


def test_difference_names_fields_in_plain_words() -> None:
    old = {
        "title": "Degrees",
        "phrases": ["do i need one", "must i study"],
        "answer": "A degree helps. " * 8 + "It takes years.",
        "guide": [{"low": 100000, "country": "US"}],
        "progression": {"text": "Senior next."},
    }
    new = {
        **old,
        "title": "Studying",
        "phrases": ["must i study", "uni or not"],
        "answer": "A degree helps. " * 8 + "It takes three years.",
        "guide": [{"low": 100000, "country": "US"}, {"low": 120000, "country": "DE"}],
        "progression": {"text": "Lead next."},
        "reviewed": "2026-11-20",
    }
    assert difference(old, new) == (
        Change("Title", ("Degrees",), ("Studying",)),
        Change("Ways to ask", ("do i need one",), ("uni or not",)),
        Change("Answer", ("It takes years.",), ("It takes three years.",)),
        Change("Pay rows", (), ("low: 120,000, country: DE",)),
        Change("Before and after: text", ("Senior next.",), ("Lead next.",)),
        Change("Checked on", (), ("2026-11-20",)),
    )
    assert text(difference(old, new)[:2]) == (
        "**Title**\n➖ Degrees\n➕ Studying\n**Ways to ask**\n➖ do i need one\n➕ uni or not"
    )


def test_a_step_is_compared_field_by_field() -> None:
    steps = [{"id": "one", "title": "Read", "goal": "a"}, {"id": "two", "title": "Write", "goal": "b"}]
    other = [{**steps[0], "goal": "c"}, {"id": "three", "title": "Run", "goal": "d"}]
    assert difference({"steps": steps}, {"steps": other}) == (
        Change("Steps: Read: goal", ("a",), ("c",)),
        Change("Steps", ("id: two, title: Write, goal: b",), ("id: three, title: Run, goal: d",)),
    )
    assert difference({"steps": steps}, {"steps": steps[::-1]}) == (Change("Steps", note="in another order"),)


def test_what_is_empty_is_not_there() -> None:
    assert difference({"a": None, "b": [], "c": ""}, {"d": {}}) == ()


def test_a_new_piece_a_hidden_one_and_another_order() -> None:
    assert difference(None, {"title": "New"}) == (Change("Title", (), ("New",)),)
    assert difference({"title": "Old"}, None) == (Change("Title", ("Old",), ()),)
    assert difference({"duties": ["a", "b"]}, {"duties": ["b", "a"]}) == (
        Change("Duties", (), (), "in another order"),
    )
    assert text(()) == "Nothing changed."


def test_a_long_difference_is_cut_and_counted() -> None:
    changes = difference({}, {"phrases": [f"way number {number}" for number in range(100)]})
    shown = text(changes, 200)
    assert len(shown) <= 200
    lines = shown.splitlines()
    assert lines[0] == "**Ways to ask**"
    assert lines[-1] == f"… and {101 - (len(lines) - 1)} more lines"
    assert text(changes, 200, escape=str.upper).startswith("**WAYS TO ASK**\n➕ WAY NUMBER 0")

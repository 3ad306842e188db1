"""All faults of a piece at once; figures of pay name their currency."""

from datetime import date
from typing import Any

import pytest

from bot.library import Library
from bot.library.edits import Edit, Piece
from bot.library.judging import every_fault
from bot.library.layers import Fault, Layer, layered, present

TODAY = date(2026, 11, 22)
NEW = Piece("topics", "job_search/where")
GOOD: dict[str, Any] = {
    "title": "Where to post",
    "phrases": ["where do i post it", "which channel is for that", "where does it go here"],
    "answer": "In the channel.\n\nSomebody answers within two days.",
    "sources": ["guide-career-path"],
    "reviewed": "2026-11-20",
    "examples": [{"ask": "so where do i put it"}],
}


@pytest.fixture
def layer(library: Library) -> Layer:
    return layered(library, [])


def told(layer: Layer, fields: dict[str, Any], unread: tuple[str, ...] = ()) -> tuple[Fault, ...]:
    value = {name: part for name, part in {**GOOD, **fields}.items() if part is not None}
    return every_fault(layer, "topics", value, None, lambda trial: Edit(NEW, "put", trial), TODAY, unread)


def test_what_is_right_has_no_fault(layer: Layer) -> None:
    assert told(layer, {}) == ()


def test_faults_of_different_rules_are_told_together(layer: Layer) -> None:
    wrong = {
        "title": "@everyone",
        "answer": "See [it](http://example.org).",
        "phrases": ["are bootcamps worth it", "where.*(cv)"],
        "sources": ["nowhere"],
        "examples": None,
    }
    fields = {fault.field for fault in told(layer, wrong)}
    assert fields == {"title", "answer", "phrases", "phrases.0", "phrases.1", "sources.0", "examples"}


def test_a_field_that_could_not_be_read_hides_no_other(layer: Layer) -> None:
    found = told(layer, {"title": "@everyone", "near_misses": None}, ("phrases",))
    assert [fault.field for fault in found] == ["title"]


def test_of_a_changed_piece_only_what_was_changed_is_at_fault(library: Library, layer: Layer) -> None:
    piece = Piece("roles", "data-analyst")
    before = present(library, piece)
    assert before is not None
    value = {**before, "name": "Data engineer", "duties": ["one"]}
    found = every_fault(layer, "roles", value, before, lambda trial: Edit(piece, "put", trial, before), TODAY)
    assert {fault.field for fault in found} == {"name", "duties"}


@pytest.mark.parametrize(
    ("answer", "bare"),
    [
        ("You earn 5000 a month.", "5000"),
        ("A salary of 60k is usual.", "60k"),
        ("Salaries go from 45,000 to 70,000.", "45,000"),
        ("Seniors get 90000 on average.", "90000"),
        ("That is 45000 a year.", "45000"),
        ("Expect 60k gross.", "60k"),
        ("That is EUR 45,000 a year.", ""),
        ("The sandbox answers 5,000 questions a month.", ""),
        ("You earn EUR 5,000 a month.", ""),
        ("Pay begins at $70,000.", ""),
        ("Pay has risen since 2020.", ""),
        ("We have 5000 members, and some pay for lessons.", ""),
        ("Ten thousand people were asked; 12,000 answered.", ""),
    ],
)
def test_pay_without_a_currency_is_refused(layer: Layer, answer: str, bare: str) -> None:
    found = [fault.sentence for fault in told(layer, {"answer": f"Short.\n\n{answer}"})]
    assert any(f"the pay {bare}" in sentence for sentence in found) if bare else found == []


def test_an_address_behind_a_name_is_refused(layer: Layer) -> None:
    (fault,) = told(layer, {"answer": "Short.\n\nSee https://discord.com@example.org/login for it."})
    assert "hides behind a name" in fault.sentence

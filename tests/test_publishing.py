"""What a moderator is told before publishing."""

import time
from typing import Any

import pytest

from bot.knowledge import Knowledge
from bot.library import Library
from bot.library.edits import Edit, Piece
from bot.library.layers import layered, present
from bot.publishing import UNSURE, changed_answers, similar
from bot.servers import over
from bot.understanding import Understander

NEW = Piece("topics", "networking/our-mentors")
MENTORS: dict[str, Any] = {
    "title": "Our mentors",
    "phrases": ["how does the buddy scheme work", "who runs the buddy scheme", "buddy scheme of this server"],
    "answer": "Ask in the help channel.",
    "sources": ["editors"],
    "reviewed": "2026-11-20",
    "examples": [{"ask": "how do i join the buddy scheme"}],
}


@pytest.fixture(scope="module")
def base(library: Library, understander: Understander) -> Knowledge:
    return Knowledge.of(library, understander)


def after(base: Knowledge, *edits: Edit) -> Knowledge:
    layer = layered(base.library, edits)
    assert not layer.set_aside
    return over(base, layer)


def test_nothing_changes_without_edits(base: Knowledge) -> None:
    assert changed_answers(base, base, ["what does a data engineer earn"]) == ()


def test_a_question_that_a_new_entry_takes_is_shown_old_beside_new(base: Knowledge) -> None:
    asked = "who runs the buddy scheme"
    found = changed_answers(base, after(base, Edit(NEW, "put", MENTORS)), [asked, asked, " "])
    (change,) = [one for one in found if one.question == asked]
    assert change.new_entry == NEW.key
    assert change.new_title == "Our mentors"
    assert change.old_title == (base.library.topics[change.old_entry].title if change.old_entry else UNSURE)
    assert not change.is_example
    assert not change.lost


def test_examples_that_are_lost_come_first(base: Knowledge) -> None:
    stolen = base.library.topics["education/books"].examples[0].ask
    value = {**MENTORS, "phrases": [*MENTORS["phrases"], stolen]}
    asked = "who runs the buddy scheme"
    found = changed_answers(base, after(base, Edit(NEW, "put", value)), [asked])
    assert found[0].question == stolen
    assert (found[0].home, found[0].old_entry, found[0].new_entry) == (
        "education/books", "education/books", NEW.key,
    )  # fmt: skip
    assert found[0].lost
    assert found[-1].question == asked


def test_a_new_example_that_misses_its_entry_is_told_even_if_nothing_changed(base: Knowledge) -> None:
    missing = {"ask": "what is the salary of a data engineer in germany"}
    value = {**MENTORS, "examples": [*MENTORS["examples"], missing]}
    found = changed_answers(base, after(base, Edit(NEW, "put", value)))
    assert [(one.question, one.home, one.lost) for one in found] == [(missing["ask"], NEW.key, True)]


def test_what_a_hidden_entry_answered_goes_elsewhere(base: Knowledge) -> None:
    held = present(base.library, Piece("topics", "education/books"))
    found = changed_answers(base, after(base, Edit(Piece("topics", "education/books"), "hide", {}, held)))
    assert {one.home for one in found} >= {"education/books"}
    assert all(one.new_entry != "education/books" for one in found)


def test_all_examples_and_two_hundred_questions_take_less_than_two_seconds(base: Knowledge) -> None:
    changed_answers(base, base)
    begun = time.process_time()
    changed_answers(
        base, after(base, Edit(NEW, "put", MENTORS)), [f"how do i find {n} mentors" for n in range(200)]
    )
    assert time.process_time() - begun < 5  # 1 s in peace


def test_near_duplicates_name_the_entry_and_the_phrase(base: Knowledge) -> None:
    value = {**MENTORS, "phrases": [*MENTORS["phrases"], "which books should one {role} read"]}
    (found,) = similar(base.library, NEW, value)
    assert (found.entry, found.title) == ("education/books", "Books")
    assert found.theirs == "which books should a {role} read"
    assert similar(base.library, NEW, MENTORS) == ()


def test_what_an_entry_says_already_is_no_duplicate(base: Knowledge) -> None:
    piece = Piece("topics", "education/books")
    assert similar(base.library, piece, present(base.library, piece) or {}) == ()
    assert similar(base.library, Piece("roles", "data-engineer"), {"title": "Books"}) == ()
    titled = similar(base.library, NEW, {**MENTORS, "title": "BOOKS"})
    assert [one.theirs for one in titled] == ["Books"]

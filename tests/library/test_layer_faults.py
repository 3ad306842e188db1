"""Edits that cannot stand over the base: what is set aside, and the sentence that says why."""

# ruff: noqa: E501

from datetime import date
from typing import Any

import pytest

from bot.library import Library
from bot.library.edits import Action, Edit, Piece
from bot.library.layers import faults, faults_without, layered, present
from tests.library.layer_edits import DEGREES, MENTORS, NEW, changed, hide, put, said

from .small_base import Base


@pytest.fixture
def small(base: Base) -> Library:
    return Library.load(base.root)


BAD: list[tuple[dict[str, Any], str, str]] = [
    ({"title": ""}, "title", "Title: nothing yet; please fill it in."),
    ({"title": "x" * 81}, "title", "Title is 81 characters long; at most 80 are allowed."),
    ({"phrases": ["one", "two"]}, "phrases", "Ways to ask: 2 so far; at least 3 are needed."),
    ({"examples": []}, "examples", "Test questions: nothing yet; please fill it in."),
    ({"reviewed": "soon"}, "reviewed", "Checked on is 'soon'; a day is expected, such as 2026-11-20."),
    ({"colour": "red"}, "colour", "Colour is not a known field; allowed fields: title, phrases,"),
    ({"sources": ["editor"]}, "sources.0", "Sources, number 1: “editor” is no source of this server; did you mean “"),
    ({"sources": ["zorb-quux"]}, "sources.0", "Sources, number 1: “zorb quux” is no source of this server; choose one that it has, or add it first."),
    ({"sources": []}, "sources", "Sources: none is named; every answer and figure needs one."),
    ({"followups": ["education/degree"]}, "followups.0", "Related questions, number 1: education/degree is no known"),
    ({"answer": "Hi @everyone"}, "answer", "Answer mentions @everyone; an answer must ping nobody."),
    ({"answer": "Ask <@123>"}, "answer", "Answer mentions <@123>;"),
    ({"answer": "See <#123>"}, "answer", "Answer mentions <#123>;"),
    ({"answer": "[fast.ai](https://evil.example)"}, "answer", "Answer shows the address fast.ai and links to evil"),
    ({"answer": "[[fast.ai]](https://evil.example)"}, "answer", "Answer shows the address fast.ai and links to"),
    ({"answer": "[https://a.bank](https://b.bank)"}, "answer", "Answer shows the address a.bank and links to b.b"),
    ({"answer": "[here](http://a.example)"}, "answer", "Answer links to http://a.example; an address in an answer"),
    ({"answer": "<b>bold</b>"}, "answer", "Answer holds the HTML <b>; write Markdown"),
    ({"answer": "in\u200bvisible"}, "answer", "Answer holds the invisible character U+200B;"),
    ({"answer": "turned \u202e round"}, "answer", "Answer holds the control character U+202E;"),
    ({"answer": "word " * 221}, "answer", "Answer is 221 words long; 1 to 220 are allowed."),
    ({"answer": "x" * 161}, "answer", "Answer: its first paragraph is 161 characters long;"),
    ({"answer": "x" * 6001}, "answer", "Answer is 6001 characters long; at most 6000 are allowed."),
    ({"phrases": ["a", "b", "what.*job"]}, "phrases.2", "Ways to ask, number 3: 'what.*job' looks like a pattern;"),
    ({"phrases": ["a", "b", "{job} pay"]}, "phrases.2", "Ways to ask, number 3: {job} stands for nothing I know; allowed:"),
    ({"phrases": ["a", "b", "{ role } pay"]}, "phrases.2", "Ways to ask, number 3: '{ role } pay' holds a bracket"),
    ({"phrases": ["a", "b", "???"]}, "phrases.2", "Ways to ask, number 3: '???' holds no word;"),
    ({"phrases": ["a", "b", "<@12> pay"]}, "phrases.2", "Ways to ask, number 3 mentions <@12>;"),
    ({"phrases": ["a", "b", "A!"]}, "phrases.2", "Ways to ask: “A!” stands here twice; each once."),
    (
        {"phrases": ["a", "b", "Which course?"]},
        "phrases.2",
        "Ways to ask: “Which course?” belongs to “Courses” (education/courses) already; give it to one only.",
    ),
    ({"compute": "salary", "answer": None}, "compute", "Computed answers come with the bot"),
]  # fmt: skip


@pytest.mark.parametrize(("fields", "field", "sentence"), BAD, ids=[each[2][:60] for each in BAD])
def test_what_cannot_stand_is_set_aside_with_a_sentence_and_breaks_nothing_else(
    small: Library, fields: dict[str, Any], field: str, sentence: str
) -> None:
    good = changed(small, DEGREES, title="Studying")
    layer = layered(small, [put(NEW, {**MENTORS, **fields}), good])
    assert [each for each in said(layer, NEW) if each[0] == field and each[1].startswith(sentence)], said(
        layer, NEW
    )
    assert NEW.key not in layer.library.topics
    assert layer.library.topics[DEGREES.key].title == "Studying"
    assert faults(layered(small, [good]), put(NEW, {**MENTORS, **fields})) == layer.set_aside[NEW]


OTHERS: list[tuple[Piece, Action, dict[str, Any], str]] = [
    (Piece("roles", "data-engineer"), "add", {"aliases": ["Reporting Analyst"]}, "aliases.0"),
    (Piece("roles", "data-engineer"), "add", {"skills": [{"skill": "cobol", "importance": "bonus"}]}, "skills.0.skill"),
    (Piece("roles", "data-engineer"), "add", {"about": ["more"]}, "about"),
    (Piece("roles", "data-engineer"), "add", {"aliases": "one"}, "aliases"),
    (Piece("pay", "data-engineer"), "add", {"guide": [{"low": 1, "high": 2, "country": "US"}]}, "guide.0.currency"),
    (Piece("pay", "data-engineer"), "add", {"advertised": []}, "advertised"),
    (Piece("pay", "data-engineer"), "put", {"advertised": [{"n": 10}]}, "advertised"),
    (Piece("pay", "nobody"), "put", {"note": "none"}, ""),
    (Piece("topics", "education/gone"), "add", {"phrases": ["more"]}, ""),
    (Piece("topics", "gossip/news"), "put", MENTORS, ""),
    (Piece("topics", "networking/Our Mentors"), "put", MENTORS, ""),
    (Piece("topics", "networking/" + "x" * 40), "put", MENTORS, ""),
    (Piece("roadmaps", "nobody"), "put", {}, "title"),
    (Piece("sources", "paper"), "put", {"title": "A paper", "publisher": "x", "date": "May", "licence": "x"}, "date"),
    (Piece("skills", "sql"), "add", {"related": ["sql"]}, "related.0"),
]  # fmt: skip


@pytest.mark.parametrize(("piece", "action", "value", "field"), OTHERS)
def test_faults_of_other_pieces_name_their_field(
    small: Library, piece: Piece, action: Action, value: dict[str, Any], field: str
) -> None:
    layer = layered(small, [Edit(piece, action, value)])
    assert field in [each[0] for each in said(layer, piece)], said(layer, piece)
    assert layer.library is small


def test_a_figure_needs_source_date_and_currency(small: Library) -> None:
    row = (present(small, Piece("pay", "data-engineer")) or {})["guide"][0]
    for field in ("source", "reviewed", "currency"):
        lacking = {"guide": [{name: value for name, value in row.items() if name != field}]}
        layer = layered(small, [Edit(Piece("pay", "data-analyst"), "add", lacking)])
        assert [each[0] for each in said(layer, Piece("pay", "data-analyst"))] == [f"guide.0.{field}"]


def test_what_named_a_fallen_edit_falls_with_it_and_nothing_else_does(small: Library) -> None:
    first, second, third = (Piece("topics", f"networking/{name}") for name in ("a", "b", "c"))

    def entry(word: str, **fields: Any) -> dict[str, Any]:
        return {**MENTORS, "phrases": [f"{word} one", f"{word} two", f"{word} three"], **fields}

    edits = [
        put(first, entry("a", followups=[second.key])),
        put(second, entry("b", followups=["education/nowhere"])),
        put(third, entry("c")),
    ]
    layer = layered(small, edits)
    assert set(layer.set_aside) == {first, second}
    assert third.key in layer.library.topics
    assert not layered(small, [edits[0], put(second, entry("b"))]).set_aside


def test_of_two_that_claim_a_phrase_the_earlier_stands(small: Library) -> None:
    other = Piece("topics", "networking/other")
    layer = layered(small, [put(NEW, MENTORS), put(other, {**MENTORS, "title": "Other"})])
    assert set(layer.set_aside) == {other}
    assert len(said(layer, other)) == 3


def test_a_phrase_that_was_given_up_may_be_taken_and_comes_back_with_the_base(small: Library) -> None:
    given_up = changed(small, DEGREES, phrases=["is a degree needed", "must i study", "uni or not"])
    takes = put(NEW, {**MENTORS, "phrases": [*MENTORS["phrases"], "do i need a degree"]})
    assert not layered(small, [takes, given_up]).set_aside
    assert set(layered(small, [takes, changed(small, DEGREES, title="")]).set_aside) == {DEGREES, NEW}


def test_faults_of_a_further_edit(small: Library) -> None:
    layer = layered(small, [put(NEW, MENTORS)])
    assert faults(layer, put(NEW, {**MENTORS, "title": "Mentors"})) == ()
    assert faults(layer, hide(small, "topics", DEGREES.key)) == ()
    other = Piece("topics", "networking/other")
    assert len(faults(layer, put(other, MENTORS))) == 3
    (gone,) = faults(layer, hide(small, "topics", "education/nothing"))
    assert gone.sentence == "education/nothing is not there, so there is nothing to hide."
    (future,) = faults(layer, put(NEW, {**MENTORS, "reviewed": "2027-01-01"}), date(2026, 11, 20))
    assert future.field == "reviewed"
    assert "lies in the future" in future.sentence


def test_an_edit_that_would_take_another_along_is_refused(small: Library) -> None:
    held = {"title": "A paper", "publisher": "x", "date": "2026", "licence": "x"}
    paper, mentors = put(Piece("sources", "paper"), held), put(NEW, {**MENTORS, "sources": ["paper"]})
    layer = layered(small, [paper, mentors])
    assert not layer.set_aside
    expected = "This server's “Our mentors” (networking/mentors) could not stay then; change that first."
    assert [fault.sentence for fault in faults(layer, Edit(paper.piece, "hide", {}))] == [expected]
    assert [fault.sentence for fault in faults_without(layer, paper.piece)] == [expected]
    assert faults_without(layer, mentors.piece) == ()

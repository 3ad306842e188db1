"""A server's edits over the base: what stands, what is set aside and why, and what is shared."""
# ruff: noqa: E501

import json
import time
from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.library import Library
from bot.library.edits import KINDS, Action, Edit, Kind, Piece
from bot.library.hiding import NEEDED
from bot.library.layers import Layer, faults, faults_without, layered, made_of, present
from bot.understanding.distress import CRISIS
from bot.understanding.understander import OTHER_LANGUAGE, UNCLEAR, WELCOME

from .small_base import Base

MENTORS: dict[str, Any] = {
    "title": "Our mentors",
    "phrases": ["how does mentoring work here", "who mentors on this server", "can i have a mentor"],
    "answer": "Ask in the help channel.",
    "sources": ["editors"],
    "reviewed": "2026-11-20",
    "examples": [{"ask": "any mentors around"}],
}
DEGREES = Piece("topics", "education/degrees")
ENGINEERS_PAY = Piece("pay", "data-engineer")
NEW = Piece("topics", "networking/mentors")


@pytest.fixture
def small(base: Base) -> Library:
    return Library.load(base.root)


def put(piece: Piece, value: Mapping[str, Any], before: Mapping[str, Any] | None = None) -> Edit:
    return Edit(piece, "put", value, before)


def changed(library: Library, piece: Piece, **fields: Any) -> Edit:
    """The base's piece with other fields."""
    held = present(library, piece)
    assert held is not None
    return put(piece, {**held, **fields}, held)


def hide(library: Library, kind: Kind, key: str) -> Edit:
    return Edit(Piece(kind, key), "hide", {}, present(library, Piece(kind, key)))


def said(layer: Layer, piece: Piece) -> list[tuple[str, str]]:
    return [(fault.field, fault.sentence) for fault in layer.set_aside.get(piece, ())]


def test_without_edits_the_base_itself_is_used(small: Library) -> None:
    assert layered(small, []).library is small


def test_every_piece_of_the_base_put_as_it_is_changes_nothing(library: Library) -> None:
    edits = []
    for kind in KINDS:
        for key in getattr(library, kind):
            held = present(library, Piece(kind, key))
            assert held == json.loads(json.dumps(held))
            edits.append(put(Piece(kind, key), held or {}, held))
    layer = layered(library, edits)
    assert not layer.set_aside
    assert not layer.outdated
    assert layer.library is library


def test_a_new_entry_shares_everything_else(small: Library) -> None:
    layer = layered(small, [put(NEW, MENTORS)])
    made = layer.library
    assert not layer.set_aside
    assert made.topics[NEW.key].title == "Our mentors"
    assert made.topics[DEGREES.key] is small.topics[DEGREES.key]
    assert made.roles is small.roles
    assert made.vocabulary is small.vocabulary
    assert made.fingerprint != small.fingerprint
    assert NEW.key not in small.topics


def test_the_same_edits_have_the_same_fingerprint_in_any_order(small: Library) -> None:
    edits = [put(NEW, MENTORS), changed(small, DEGREES, title="Studying")]
    one, other = layered(small, edits).library, layered(small, edits[::-1]).library
    assert one.fingerprint == other.fingerprint
    assert one.fingerprint != layered(small, edits[:1]).library.fingerprint


def test_an_entry_that_was_edited_has_another_version(small: Library) -> None:
    before = small.version(DEGREES.key)
    made = layered(small, [changed(small, DEGREES, title="Studying")]).library
    assert made.version(DEGREES.key) != before
    assert small.version(DEGREES.key) == before


def test_added_phrases_stand_behind_those_of_the_base(small: Library) -> None:
    edit = Edit(DEGREES, "add", {"phrases": ["Is a degree NEEDED?", "uni or not"]}, present(small, DEGREES))
    made = layered(small, [edit]).library
    assert made.topics[DEGREES.key].phrases == (*small.topics[DEGREES.key].phrases, "uni or not")


def test_aliases_skills_and_pay_can_be_added_to(small: Library) -> None:
    row = {**(present(small, Piece("pay", "data-engineer")) or {})["guide"][0], "level": "senior"}
    edits = [
        Edit(Piece("roles", "data-engineer"), "add", {"aliases": ["pipeline plumber"]}),
        Edit(Piece("skills", "sql"), "add", {"aliases": ["structured query language"]}),
        Edit(Piece("pay", "data-engineer"), "add", {"guide": [row]}),
        Edit(Piece("pay", "data-analyst"), "add", {"guide": [row]}),
    ]
    layer = layered(small, edits)
    assert not layer.set_aside
    made = layer.library
    assert made.roles["data-engineer"].aliases == ("etl developer", "pipeline plumber")
    assert made.skills["sql"].aliases == ("structured query language",)
    assert [row.level for row in made.pay["data-engineer"].guide] == ["mid", "senior"]
    assert len(made.pay["data-analyst"].guide) == 1


def checked(library: Library, piece: Piece, day: Any, **added: Any) -> Edit:
    return Edit(piece, "add", {"reviewed": day, **added}, present(library, piece))


def test_a_servers_check_is_a_day_alone_and_the_rest_follows_the_base(base: Base, small: Library) -> None:
    edit = checked(small, DEGREES, "2026-12-01")
    layer = layered(small, [edit])
    made = layer.library.topics[DEGREES.key]
    assert made == small.topics[DEGREES.key].model_copy(update={"reviewed": date(2026, 12, 1)})
    base.change("topics/education/degrees.yaml", "title: ", "title: Now ")
    newer = Library.load(base.root)
    after = layered(newer, [edit])
    assert after.library.topics[DEGREES.key].title == newer.topics[DEGREES.key].title
    assert after.library.topics[DEGREES.key].reviewed == date(2026, 12, 1)
    assert after.outdated == frozenset(), "there is nothing to decide"
    with_phrase = layered(newer, [checked(small, DEGREES, "2026-12-01", phrases=["degree or not"])])
    assert with_phrase.library.topics[DEGREES.key].title == newer.topics[DEGREES.key].title
    assert with_phrase.outdated == frozenset(), "what is added stays, whatever the base becomes"
    (base.root / "pay/data-engineer.yaml").unlink()
    base.change("sources.yaml", SURVEY, "")
    row = {"low": 1, "high": 2, "currency": "EUR", "country": "DE", "scope": "all"}
    gone = Edit(ENGINEERS_PAY, "add", {"guide": [row]}, present(small, ENGINEERS_PAY))
    assert layered(Library.load(base.root), [gone]).outdated == {ENGINEERS_PAY}, "nothing is left to add to"


def test_an_earlier_check_than_the_bases_changes_nothing(small: Library) -> None:
    layer = layered(small, [checked(small, DEGREES, "2001-01-01")])
    assert layer.library.topics[DEGREES.key] is small.topics[DEGREES.key]


@pytest.mark.parametrize("day", ["2099-01-01", "yesterday", 7, None, ["2026-11-20"], "2026-13-99"])
@pytest.mark.parametrize("piece", [Piece("topics", "education/bootcamps"), Piece("pay", "data-scientist")])
def test_a_check_needs_a_day_that_was(library: Library, piece: Piece, day: Any) -> None:
    layer = layered(library, [checked(library, piece, day)], date(2026, 11, 22))
    assert [field for field, _ in said(layer, piece)][:1] == ["reviewed"]


def test_a_check_of_pay_is_of_the_rows_of_guides(library: Library) -> None:
    piece = Piece("pay", "data-scientist")
    before = library.pay["data-scientist"]
    row = {
        "low": 41000,
        "high": 52000,
        "currency": "EUR",
        "country": "DE",
        "scope": "juniors",
        "source": before.guide[0].source,
        "reviewed": "2026-11-21",
    }
    made = layered(library, [checked(library, piece, "2026-12-01", guide=[row])]).library.pay[
        "data-scientist"
    ]
    assert [str(one.reviewed) for one in made.guide] == [*["2026-12-01"] * len(before.guide), "2026-11-21"]
    assert made.advertised == before.advertised


def test_a_new_skill_goes_into_a_known_group(small: Library) -> None:
    held = present(small, Piece("skills", "sql")) or {}
    piece = Piece("skills", "dbt")
    layer = layered(small, [put(piece, {**held, "name": "dbt"})])
    assert (layer.library.skill_files["dbt"], layer.library.skill_kinds["dbt"]) == ("languages", "Languages")
    assert present(layer.library, piece) == {**held, "name": "dbt"}
    layer = layered(small, [put(piece, {**held, "name": "dbt", "kind": "tools"})])
    assert said(layer, piece) == [("kind", "Group: tools is not known; allowed: languages.")]


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


def test_computed_pay_rows_stay_as_they_are(library: Library) -> None:
    piece = Piece("pay", "data-analyst")
    edit = changed(library, piece, note="Ask for the range.")
    made = layered(library, [edit]).library
    assert made.pay["data-analyst"].note == "Ask for the range."
    assert made.pay["data-analyst"].advertised is library.pay["data-analyst"].advertised
    only_note = layered(library, [put(piece, {"note": "Short."})]).library
    assert only_note.pay["data-analyst"].trend is library.pay["data-analyst"].trend
    held = present(library, piece) or {}
    forged = put(
        piece, {**held, "advertised": [{**row, "p50": row["p50"] + 1} for row in held["advertised"]]}
    )
    assert said(layered(library, [forged]), piece)[0][0] == "advertised"


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


def test_outdated_are_edits_under_which_the_base_changed(base: Base, small: Library) -> None:
    edits = [
        changed(small, DEGREES, title="Studying"),
        put(NEW, MENTORS),
        hide(small, "pay", "data-engineer"),
    ]
    assert not layered(small, edits).outdated
    base.change("topics/education/degrees.yaml", "A degree helps.", "A degree helps a lot.")
    (base.root / "pay/data-engineer.yaml").unlink()
    base.change("sources.yaml", SURVEY, "")
    layer = layered(Library.load(base.root), edits)
    assert layer.outdated == {DEGREES}
    assert layer.library.topics[DEGREES.key].title == "Studying"


SURVEY = 'survey:\n  title: A survey of pay\n  publisher: somebody\n  date: "2025"\n  licence: CC0\n'


def test_what_an_edit_makes_is_told_even_where_it_cannot_stand(small: Library) -> None:
    edit = put(NEW, {**MENTORS, "sources": ["of-this-server"]})
    assert layered(small, [edit]).set_aside
    assert made_of(small, edit) == edit.value
    added = made_of(small, Edit(DEGREES, "add", {"phrases": ["uni or not"]})) or {}
    assert added["phrases"][-1] == "uni or not"
    assert made_of(small, hide(small, "topics", DEGREES.key)) is None
    assert made_of(small, put(NEW, {"title": ""})) is None
    sql = Piece("skills", "sql")
    assert made_of(small, put(sql, present(small, sql) or {})) == present(small, sql)


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


def test_five_hundred_edits_take_less_than_a_second(library: Library) -> None:
    def entry(number: int, **fields: Any) -> Edit:
        phrases = [f"number {number} {word}" for word in ("first", "second", "third", "fourth", "fifth")]
        return put(Piece("topics", f"networking/n-{number}"), {**MENTORS, "phrases": phrases, **fields})

    layered(library, [entry(0)])
    for edits in (
        [entry(number) for number in range(500)],
        [entry(number, followups=["no/where"], sources=["nobody"]) for number in range(500)],
        [entry(number, followups=[f"networking/n-{number + 1}"]) for number in range(500)],
        [entry(0) for _ in range(500)],
    ):
        begun = time.process_time()
        layered(library, edits)
        assert time.process_time() - begun < 3  # on a machine that is otherwise busy; 0.2 to 0.9 s in peace


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

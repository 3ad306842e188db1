"""A server's edits over the base: what stands, what it is made of and what is shared."""

import json
import time
from datetime import date
from typing import Any

import pytest

from bot.library import Library
from bot.library.edits import KINDS, Edit, Piece
from bot.library.layers import layered, made_of, present
from tests.library.layer_edits import DEGREES, MENTORS, NEW, SURVEY, changed, checked, hide, put, said

from .small_base import Base


@pytest.fixture
def small(base: Base) -> Library:
    return Library.load(base.root)


ENGINEERS_PAY = Piece("pay", "data-engineer")


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

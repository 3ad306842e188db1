"""What moderators type into forms, and what comes of it."""

from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.editing import (
    Part,
    form,
    from_fields,
    from_message,
    label_of,
    new_part,
    new_piece,
    notes,
    part_moved,
    part_removed,
    parts,
    title_of,
    to_fields,
)
from bot.library import Library
from bot.library.edits import KINDS, Edit, Kind, Piece
from bot.library.layers import faults as layer_faults
from bot.library.layers import layered, present

TODAY = date(2026, 11, 21)


def _present(library: Library, kind: Kind, key: str) -> dict[str, Any]:
    value = present(library, Piece(kind, key))
    assert value is not None
    return value


def _new_topic() -> dict[str, Any]:
    return {
        "title": "Study groups on this server", "area": ["education"], "sources": ["editors"],
        "answer": "Join one of three or four people.\n\nAsk in #study.",
        "phrases": "- is there a study group on here\n- study partners on this server\nwho studies with me",
        "examples": "anyone wanna learn together w me on this server",
        "near_misses": "which group at google does research -> Industries",
        "followups": "education/phd-value", "cues": "study, studies",
    }  # fmt: skip


def test_a_new_question_and_answer_can_be_published(library: Library) -> None:
    typed = _new_topic()
    piece, unread = new_piece("topics", typed, library)
    assert piece == Piece("topics", "education/study-groups-on-this-server")
    assert unread == ()
    value, unread = from_fields(typed, "topics", None, library, TODAY)
    assert unread == ()
    assert value["near_misses"] == [{"ask": "which group at google does research", "expect": "industry"}]
    assert value["reviewed"] == "2026-11-21"
    assert value["cues"] == ["study", "studies"]
    assert layer_faults(layered(library, ()), Edit(piece, "put", value)) == ()


def test_a_second_one_of_the_same_title_gets_its_own_id(library: Library) -> None:
    title = library.topics["education/phd-value"].title
    fields = {"title": title, "area": "education"}
    taken, _ = new_piece("topics", fields, library)
    assert taken is not None
    assert taken.key not in library.topics
    assert len(taken.key) <= 40
    assert new_piece("topics", {"title": "x"}, library)[1][0].field == "area"


def test_one_change_leaves_all_else(library: Library) -> None:
    before = _present(library, "roles", "data-scientist")
    typed = to_fields(before, "roles", library)
    value, unread = from_fields({**typed, "plural": "Data people"}, "roles", before, library, TODAY)
    assert unread == ()
    assert value == {**before, "plural": "Data people"}
    assert from_fields({"plural": "Data people"}, "roles", before, library, TODAY)[0] == value


def test_what_cannot_be_read_is_said_by_field_and_stays(library: Library) -> None:
    before = _present(library, "skills", "excel")
    typed = {
        "hours": "forty", "related": "Pythn", "resources": "A book", "reviewed": "11/12/2026", "name": " ",
        "versus": "Python is quicker",
    }  # fmt: skip
    value, unread = from_fields(typed, "skills", before, library, TODAY)
    assert value == before
    said = {fault.field: fault.sentence for fault in unread}
    assert said.keys() == typed.keys()
    assert (
        said["hours"] == "Hours: “forty” cannot be read. Write two whole numbers, such as 40-60 or 40 to 60."
    )
    assert "Did you mean “Python”" in said["related"]
    assert "Write title | https://address | free" in said["resources"]
    assert said["name"] == "Name: This is empty. Please fill it in."


def test_an_optional_field_can_be_emptied_and_examples_keep_their_slots(library: Library) -> None:
    key = next(
        k
        for k, t in library.topics.items()
        if t.answer and t.near_misses and any(e.slots for e in t.examples)
    )
    before = _present(library, "topics", key)
    typed = to_fields(before, "topics", library)
    typed["examples"] = f"{typed['examples']}\none more of these"
    value, unread = from_fields({**typed, "near_misses": ""}, "topics", before, library, TODAY)
    assert unread == ()
    assert "near_misses" not in value
    assert value["examples"] == [*before["examples"], {"ask": "one more of these"}]


def test_duplicates_are_left_out_with_a_note(library: Library) -> None:
    typed = {"aliases": "abc, ABC, def"}
    value, unread = from_fields(typed, "roles", None, library, TODAY)
    assert (value["aliases"], unread) == (["abc", "def"], ())
    (note,) = notes(typed, "roles", None, library, TODAY)
    assert note.field == "aliases"
    assert "“ABC” stood there twice" in note.sentence


def test_long_texts_go_on_in_a_further_field(library: Library) -> None:
    answer = "\n\n".join(f"Paragraph {number} " + "word " * 60 for number in range(18)).strip()
    typed = from_message(answer)
    assert len(typed) == 2
    names = [
        field.name for page in form("topics", library, None, fields=typed).pages for field in page.fields
    ]
    assert "answer.more2" in names
    value, _ = from_fields(typed, "topics", None, library, TODAY)
    assert [part.strip() for part in value["answer"].split("\n\n")] == [
        p.strip() for p in answer.split("\n\n")
    ]
    before = _present(library, "topics", "out_of_scope/chatter")
    shown = to_fields(before, "topics", library)
    last = max(key for key in shown if key.startswith("phrases"))
    value, _ = from_fields({last: f"{shown[last]}\nquite new"}, "topics", before, library, TODAY)
    assert value["phrases"] == [*before["phrases"], "quite new"]


def test_computed_answers_show_no_answer(library: Library) -> None:
    key = library.computed["salary"]
    names = {
        field.name
        for page in form("topics", library, _present(library, "topics", key)).pages
        for field in page.fields
    }
    assert {"title", "examples", "followups"} <= names
    assert not {"answer", "sources"} & names


def test_steps_are_changed_added_moved_and_removed(library: Library) -> None:
    before = _present(library, "roadmaps", "data-scientist")
    ids = [step["id"] for step in before["steps"]]
    draft: dict[str, Any] = {"steps.1.title": "Statistics, slowly"}
    added = new_part("roadmaps", before, draft)
    assert added == Part("steps", len(ids))
    typed = {
        "title": "Ethics",
        "phase": "At last",
        "goal": "Judge.",
        "skills": "Python, sql",
        "hours": "5 to 9",
    }
    draft |= {f"steps.{added.number}.{name}": text for name, text in typed.items()}
    draft = part_moved(added, -1, before, draft)
    draft = part_removed(Part("steps", 0), before, draft)
    value, unread = from_fields(draft, "roadmaps", before, library, TODAY)
    assert unread == ()
    assert [step["id"] for step in value["steps"]] == [*ids[1:-1], "ethics", ids[-1]]
    assert value["steps"][0]["title"] == "Statistics, slowly"
    assert value["steps"][-2]["skills"] == ["python", "sql"]
    labels = parts("roadmaps", before, library, TODAY, draft)
    assert labels[0] == (Part("steps", 1), "1. Statistics, slowly")
    assert [part.number for part, _ in labels] == [1, 2, 3, 4, 5, 6, added.number, 7]
    assert new_part("roadmaps", before, draft) == Part("steps", len(ids) + 1)
    assert all(ids[0] not in start.get("done", ()) for start in value["starts"].values())
    assert value["starts"].keys() == before["starts"].keys()
    assert layer_faults(layered(library, ()), Edit(Piece("roadmaps", "data-scientist"), "put", value)) == ()


def test_pay_rows_are_added_beside_the_computed_ones(library: Library) -> None:
    before = _present(library, "pay", "data-scientist")
    part = new_part("pay", before, {})
    assert part is not None
    typed: dict[str, Any] = {
        "level": ["mid"], "low": "50k to 70k EUR", "country": "Germany", "scope": "Data scientists",
        "source": ["editors"], "reviewed": "",
    }  # fmt: skip
    draft = {f"guide.{part.number}.{name}": text for name, text in typed.items()}
    value, unread = from_fields(draft, "pay", before, library, TODAY)
    assert unread == ()
    assert value["guide"][-1] == {
        "level": "mid", "low": 50_000, "high": 70_000, "currency": "EUR", "country": "DE",
        "scope": "Data scientists", "source": "editors", "reviewed": "2026-11-21",
    }  # fmt: skip
    assert {k: v for k, v in value.items() if k != "guide"} == {
        k: v for k, v in before.items() if k != "guide"
    }
    label = parts("pay", before, library, TODAY, draft)[-1][1]
    assert label == "Mid level, Germany, EUR 50,000-70,000"
    draft[f"guide.{part.number}.low"] = "EUR 50.000-70.000"
    (fault,) = from_fields(draft, "pay", before, library, TODAY)[1]
    assert fault.field == f"guide.{part.number}.low"
    assert "two ways" in fault.sentence


def test_new_pay_and_roadmaps_are_of_a_role(library: Library) -> None:
    free = next(key for key in library.roles if key not in library.roadmaps)
    assert new_piece("roadmaps", {"role": library.roles[free].name}, library)[0] == Piece("roadmaps", free)
    assert "already" in new_piece("roadmaps", {"role": "Data scientist"}, library)[1][0].sentence
    assert "no role I know" in new_piece("pay", {"role": "zzzz"}, library)[1][0].sentence


def test_a_message_becomes_a_question_or_an_answer() -> None:
    question = "is there a study group?"
    assert from_message("is there\na study group? ") == {"title": question, "phrases": question}
    assert from_message("Join one.") == {"answer": "Join one."}


def test_words_for_people(library: Library) -> None:
    assert label_of("topics", "phrases.3", library) == "Ways to ask (one a line)"
    assert label_of("roadmaps", "steps.2.goal", library) == "Step 3: Goal"
    assert label_of("pay", "guide.0.currency", library) == "Pay row 1: Pay a year, with currency"
    assert title_of("pay", {}, "data-scientist", library) == "Pay: Data scientist"


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_odd_texts_are_read_or_refused_and_shown_again(
    library: Library, kind: Kind, data: st.DataObject
) -> None:
    names = [field for page in form(kind, library).pages for field in page.fields]
    if part := new_part(kind, None, {}):
        names += [field for page in form(kind, library, None, part).pages for field in page.fields]
    odd = st.one_of(st.text(max_size=80), st.text(alphabet='ab,|:->"\n -•1k€', max_size=60))
    typed = {f.name: data.draw(odd) for f in names if not f.options}
    value, unread = from_fields(typed, kind, None, library, TODAY)
    assert {fault.field for fault in unread} <= typed.keys() | {f.name for f in names}
    shown = to_fields(value, kind, library)
    for part, _ in parts(kind, value, library, TODAY):
        shown |= to_fields(value, kind, library, part)
    assert from_fields(shown, kind, value, library, TODAY)[0] == value

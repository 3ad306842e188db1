"""Each figure of `career-bot eval`, by outcomes made by hand."""

from typing import Any

import pytest

from bot.understanding.matching.measuring import Labelled, Outcome, confusion, measure

NONE = {"role": None, "role2": None, "level": None, "country": None}


def outcome(intent: str, *offered: str, declined: bool = False, ms: float = 1.0, **slots: Any) -> Outcome:
    ranked = tuple(name for name in (intent, *offered) if name != "out_of_scope")
    return Outcome(intent, declined, (intent, *offered), ranked, {**NONE, **slots}, ms)


def question(intent: str, *also: str, **given: Any) -> Labelled:
    return Labelled("?", intent, frozenset(also), **given)


DECLINED = outcome("out_of_scope", "salary", declined=True)


@pytest.mark.parametrize(
    ("asked", "made", "figure", "share"),
    [
        (question("salary"), outcome("salary"), "top1", 1.0),
        (question("salary"), outcome("role"), "top1", 0.0),
        (question("salary", "role"), outcome("role"), "top1", 1.0),
        (question("salary"), outcome("role", "salary"), "top3", 1.0),
        (question("salary"), outcome("role", "day", "match", "salary"), "top3", 0.0),
        (question("salary"), DECLINED, "top1", 0.0),
        (question("salary"), DECLINED, "top1_before_rejecting", 1.0),
        (question("salary"), DECLINED, "wrongly_declined", 1.0),
        (question("salary", "out_of_scope"), DECLINED, "wrongly_declined", None),
        (question("salary"), DECLINED, "in_scope_top1", 0.0),
        (question("out_of_scope"), DECLINED, "out_of_scope_recall", 1.0),
        (question("oos"), DECLINED, "out_of_scope_recall", 1.0),
        (question("oos"), DECLINED, "top1", 1.0),
        (question("oos"), outcome("salary"), "out_of_scope_recall", 0.0),
        (question("oos"), DECLINED, "in_scope_top1", None),
        (question("salary"), outcome("salary"), "out_of_scope_recall", None),
    ],
)
def test_one_question(asked: Labelled, made: Outcome, figure: str, share: float | None) -> None:
    assert measure([asked], [made])[figure] == share


def test_shares_are_of_all_that_count() -> None:
    asked = [question("salary"), question("role"), question("oos"), question("day")]
    made = [outcome("salary"), outcome("day", "role"), DECLINED, DECLINED]
    figures = measure(asked, made)
    assert figures["n"] == 4
    assert figures["top1"] == 0.5
    assert figures["top3"] == 0.75
    assert figures["in_scope_top1"] == figures["wrongly_declined"] == pytest.approx(0.3333)
    assert figures["out_of_scope_recall"] == 1.0


def test_f1_of_slots() -> None:
    labels = {**NONE, "role": "a", "country": "DE"}
    asked = [question("salary", slots=labels), question("salary", slots=NONE), question("salary")]
    made = [
        outcome("salary", role="a", country="FR"),
        outcome("salary", level="mid"),
        outcome("salary", role="x"),
    ]
    assert measure(asked, made)["slots"] == {"role": 1.0, "role2": 1.0, "level": 0.0, "country": 0.0}


def test_a_second_right_value_of_a_slot() -> None:
    asked = question("salary", slots={**NONE, "role": "a"}, alternatives={"role": "b"})
    assert measure([asked], [outcome("salary", role="b")])["slots"]["role"] == 1.0
    assert measure([asked], [outcome("salary", role="c")])["slots"]["role"] == 0.0


def test_without_labelled_slots_there_is_no_f1() -> None:
    assert measure([question("salary")], [outcome("salary")])["slots"] == {}


def test_milliseconds() -> None:
    made = [outcome("a", ms=float(number)) for number in range(100, 0, -1)]
    assert measure([question("a")] * 100, made)["ms"] == {"p50": 51.0, "p99": 100.0}


def test_nothing_to_measure() -> None:
    assert measure([], [])["top1"] is None


def test_confusion_counts_only_what_is_wrong() -> None:
    asked = [question("a"), question("a"), question("a", "b"), question("oos")]
    made = [outcome("b"), outcome("a"), outcome("b"), outcome("a")]
    assert confusion(asked, made) == {("a", "b"): 1, ("oos", "a"): 1}

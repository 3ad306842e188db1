"""Several questions in one message."""

import pytest

from bot.understanding import Understander
from bot.understanding.parts import MOST, questions


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "what does an MLE do and how much do they make?",
            ["what does an MLE do", "how much do they make?"],
        ),
        ("what is sql? how do i learn it?", ["what is sql?", "how do i learn it?"]),
        ("what is sql, and how do i learn it", ["what is sql", "how do i learn it"]),
        ("how do i learn sql and python", ["how do i learn sql and python"]),
        ("I like maths. Which role suits me?", ["I like maths. Which role suits me?"]),
        ("what about it? why?", ["what about it? why?"]),
        ("", [""]),
    ],
)
def test_splitting(text: str, parts: list[str]) -> None:
    assert questions(text) == parts


def test_no_more_than_a_few() -> None:
    assert len(questions("what is sql? " * 20)) == MOST


def test_each_is_understood_in_order(understander: Understander) -> None:
    found = understander.understand("what does an MLE do and how much do they make?")
    assert [one.entry for one in (found, *found.more)] == ["role/by-role", "salary/by-role"]
    assert {one.slots.role for one in (found, *found.more)} == {"machine-learning-engineer"}
    assert found.text == "what does an MLE do and how much do they make?"


def test_the_same_answer_is_not_given_twice(understander: Understander) -> None:
    found = understander.understand("what does an MLE do? what is it that an MLE does?")
    assert found.more == ()

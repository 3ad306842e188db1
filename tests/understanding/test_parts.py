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
        ("whats an mlops eng n how much do they make", ["whats an mlops eng", "how much do they make"]),
        ("i teach. how do i get in & what does it pay", ["i teach. how do i get in", "what does it pay"]),
        ("i teach maths and how i love it", ["i teach maths and how i love it"]),
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


def test_skills_alone_are_those_of_the_role_before(understander: Understander) -> None:
    found = understander.understand("what does a data engineer earn and what skills do i need to get there")
    assert [one.entry for one in (found, *found.more)] == ["salary/by-role", "skills/by-role"]
    assert {one.slots.role for one in (found, *found.more)} == {"data-engineer"}


def test_it_is_the_skill_before(understander: Understander) -> None:
    found = understander.understand("what is RAG and should i learn it for ai eng jobs")
    assert [one.entry for one in (found, *found.more)] == ["skill/by-skill", "skill/by-skill"]
    assert {one.slots.skill for one in (found, *found.more)} == {"retrieval-augmented-generation"}


def test_an_excuse_for_the_writing_is_no_question_on_language(understander: Understander) -> None:
    for excuse in ("sorry for my bad english. ", "my english is not so good sorry, "):
        found = understander.understand(f"{excuse}what does a data analyst earn")
        assert (found.entry, found.slots.role) == ("salary/by-role", "data-analyst")
    assert understander.understand("is my english good enough for a job").entry == "skills/spoken-languages"

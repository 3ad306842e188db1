"""Several questions in one message."""

import pytest

from bot.answers import answer
from bot.understanding import Understander, Understanding
from bot.understanding.sentences.parts import questions
from bot.understanding.sentences.several import MOST


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
        (
            "what is dbt, do i need it and what does it pay",
            ["what is dbt", "do i need it", "what does it pay"],
        ),
        ("when i graduate, what should i learn", ["when i graduate, what should i learn"]),
        ("as a nurse, how do i get in", ["as a nurse, how do i get in"]),
        ("1. what is mlops 2. how much do they earn", ["what is mlops", "how much do they earn"]),
        ("(1) what is dbt? (2) do i need it?", ["what is dbt?", "do i need it?"]),
        ("my 2. year is over. what is dbt", ["my 2. year is over. what is dbt"]),
        ("", [""]),
    ],
)
def test_splitting(text: str, parts: list[str]) -> None:
    assert questions(text) == parts


def told(found: Understanding, understander: Understander) -> str:
    """What the last answer says of the questions that are left."""
    made = answer(found, understander.library)
    return (made.more[-1] if made.more else made).body.notice


FIVE = (
    "what does a data engineer do? how much do they earn? what skills do they need? "
    "how long does it take? is it stressful?"
)


def test_no_more_than_a_few_are_answered_and_the_others_told(understander: Understander) -> None:
    found = understander.understand(FIVE)
    assert len(found.more) == MOST - 1
    assert found.left == ("how long does it take?", "is it stressful?")
    assert told(found, understander) == (
        "Left aside: “how long does it take” and “is it stressful”; please ask them one by one."
    )


def test_what_is_not_sure_is_told_too(understander: Understander) -> None:
    found = understander.understand("what is sql? how do i learn python? is it ok if i am late?")
    assert len(found.more) == 1
    assert found.left == ("is it ok if i am late?",)


def test_a_flood_of_questions_is_looked_at_in_part_and_named_in_part(understander: Understander) -> None:
    every = [f"what does a {role.name} earn?" for role in understander.library.roles.values()]
    found = understander.understand(" ".join(every))
    assert len(found.left) == len(every) - MOST
    rest = f"and {len(every) - MOST - 3} more; please ask them one by one."
    assert told(found, understander).endswith(rest)


def test_what_is_told_to_be_left_holds_no_markup(understander: Understander) -> None:
    found = understander.understand(
        FIVE + " what is **the** [best](https://x.example) `role` <@1> @everyone?"
    )
    assert "Left aside" in told(found, understander)
    assert not set("*[]`<@_") & set(told(found, understander))


@pytest.mark.parametrize(
    ("text", "entries", "left"),
    [
        ("- is a phd worth it?\n- do certs help?", 2, ()),
        ("- do i need sql?\n- do i need docker?\n- do i need statistics?", 3, ()),
        ("a) what does a data engineer do b) what do they earn", 2, ()),
        ("First: how do i write a CV? Second: should i do a masters?", 2, ()),
        ("is a phd worth it? lol. do certs help?", 2, ()),
        ("is a phd worth it? sorry for the noob question. do certs help?", 2, ()),
        ("what is mlops? do certs help? thanks in advance!", 2, ()),
        ("what is mlops? best laptop for gaming?", 1, ("best laptop for gaming?",)),
        ("how do i cook rice? what does a data analyst do?", 1, ("how do i cook rice?",)),
    ],
)
def test_lists_and_remarks(
    understander: Understander, text: str, entries: int, left: tuple[str, ...]
) -> None:
    found = understander.understand(text)
    assert (1 + len(found.more), found.left) == (entries, left)


def test_a_long_question_is_named_by_its_beginning(understander: Understander) -> None:
    found = understander.understand(f"{FIVE} what about {'x' * 900}?")
    assert len(told(found, understander)) < 300


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


def asked(understander: Understander, text: str) -> list[tuple[str, str | None]]:
    """The entry and the role of each answer."""
    found = understander.understand(text)
    return [(one.entry, one.slots.role) for one in (found, *found.more)]


@pytest.mark.parametrize(
    ("text", "answers"),
    [
        (
            "how do i learn sql? and what is a data architect?",
            [("skill/learn-sql", None), ("role/by-role", "data-architect")],
        ),
        (
            "what does an mlops engineer do and how much do they earn in the uk",
            [("role/by-role", "mlops-engineer"), ("salary/by-role", "mlops-engineer")],
        ),
        (
            "what does a data analyst earn and what is a data scientist",
            [("salary/by-role", "data-analyst"), ("role/by-role", "data-scientist")],
        ),
        (
            "what is an ai engineer? what is the difference to an ml engineer?",
            [("role/by-role", "ai-engineer"), ("compare/two-roles", "ai-engineer")],
        ),
        (
            "what is a vp of ai, what do they earn and how do i become one",
            [("role/by-role", "vp-of-ai"), ("salary/by-role", "vp-of-ai"), ("roadmap/by-role", "vp-of-ai")],
        ),
        (
            "how do i become a data engineer? what does a data architect do? which pays more?",
            [
                ("roadmap/by-role", "data-engineer"),
                ("role/by-role", "data-architect"),
                ("compare/two-roles", "data-engineer"),
            ],
        ),
        (
            "can i get into ml without a degree and how long would it take",
            [("education/no-degree", None), ("roadmap/how-long", None)],
        ),
        (
            "do i need python for data analysis? and what about r?",
            [("skill/by-skill", None), ("skill/by-skill", None)],
        ),
    ],
)
def test_each_question_has_its_own_answer(
    understander: Understander, text: str, answers: list[tuple[str, str | None]]
) -> None:
    assert asked(understander, text) == answers


@pytest.mark.parametrize(
    "aside",
    [
        "what is the best pizza and",
        "how do i learn german for work and",
        "can you help me?",
    ],
)
def test_small_talk_and_everyday_matters_are_passed_over(understander: Understander, aside: str) -> None:
    found = asked(understander, f"{aside} how do i become a data analyst")
    assert found == [("roadmap/by-role", "data-analyst")]


@pytest.mark.parametrize(
    "text",
    [
        "how do i become a data scientist and should i kill myself",
        "should i kill myself? what does a data analyst earn?",
        "what does a data analyst earn? what does a data engineer earn? should i just end my life?",
    ],
)
def test_distress_comes_before_all_other_questions(understander: Understander, text: str) -> None:
    assert asked(understander, text) == [("out_of_scope/crisis", None)]


def test_what_waits_for_its_own_words_is_not_passed_over(understander: Understander) -> None:
    text = "can someone sit the online assessment for me, will they notice"
    assert asked(understander, text) == [("out_of_scope/cheating", None)]


def test_a_degree_that_was_spoken_of_tells_whether_it_pays(understander: Understander) -> None:
    assert asked(understander, "should i do a phd? does it pay more?") == [("education/phd-value", None)]


def test_an_excuse_for_the_writing_is_no_question_on_language(understander: Understander) -> None:
    for excuse in ("sorry for my bad english. ", "my english is not so good sorry, "):
        found = understander.understand(f"{excuse}what does a data analyst earn")
        assert (found.entry, found.slots.role) == ("salary/by-role", "data-analyst")
    assert understander.understand("is my english good enough for a job").entry == "skills/spoken-languages"

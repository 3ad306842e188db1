"""What somebody tells of themselves beside a question does not lead it astray."""

from itertools import product

import pytest

from bot.understanding import Decision, Understander

TOLD = (
    "i quit my job last week",
    "i failed two interviews already",
    "my wife is pregnant and we need the money",
    "english is not my first language",
    "been a java developer for 6 years",
    "i just finished a bootcamp",
    "i have two kids and not much time",
    "i taught myself everything from youtube",
)
ASKED = {
    "what is mlops": "role/by-role",
    "what does a data engineer earn in spain": "salary/by-role",
    "is data science dying": "outlook/demand",
    "how do i find a mentor in ai": "networking/mentors",
    "what is a vector database": "skill/by-skill",
    "how much maths does a data analyst need": "skills/mathematics-needed",
}
WAYS = ("{told}, {asked}", "{told} and i wanted to ask {asked}", "{asked}? {told}", "{told}\n\n{asked}")

MISSED = 4
"""Of the 192: what a fact leads to may be as sure as what is asked."""


def test_a_question_is_answered_whatever_is_told_beside_it(understander: Understander) -> None:
    missed = []
    for told, (asked, entry), way in product(TOLD, ASKED.items(), WAYS):
        text = way.format(told=told, asked=asked)
        found = understander.understand(text)
        if found.decision is not Decision.ANSWER or found.intent != entry.split("/")[0]:
            missed.append(f"{text!r}: {found.decision.value} {found.entry}")
    assert len(missed) <= MISSED, missed


@pytest.mark.parametrize(
    ("text", "entry"),
    [
        ("My title is Data Scientist but I only write SQL. Is that normal?", "role/title-meanings"),
        ("i failed a take home test, now what", "job_search/take-home-tasks"),
        ("got shortlisted for both business analyst and data analyst, whats the diff", "compare/two-roles"),
        ("Got bronze in a Kaggle competition, does that mean anything to employers?", "portfolio/kaggle"),
        ("I love math but hate coding, what AI career suits me", "match/maths-lover"),
        ("i know nothing about tech, can i learn data analysis", "roadmap/no-background"),
        ("My landlord kept the deposit after i moved out, what are my rights?", "out_of_scope/legal-and-tax"),
        (
            "Got into a 60k dollar data science master's in Boston and a free one at my state school."
            " Rankings differ a lot. Would recruiters even notice?",
            "education/choosing-a-university",
        ),
    ],
)
def test_what_points_at_what_was_told_is_read_with_it(
    understander: Understander, text: str, entry: str
) -> None:
    assert understander.understand(text).entry == entry


def test_the_role_that_is_asked_about_is_not_the_one_that_was_told(understander: Understander) -> None:
    found = understander.understand("my wife lost her job as a data scientist, what is an mlops engineer")
    assert (found.entry, found.slots.role, found.slots.role2) == ("role/by-role", "mlops-engineer", None)

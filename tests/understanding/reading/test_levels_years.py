"""The level that is asked about, and years of experience."""

import pytest

from bot.understanding import Understander
from tests.understanding.reading.naming import named


def test_years_of_a_degree_are_no_experience(understander: Understander) -> None:
    assert named(understander, "is a 2 year associate degree enough for data analyst").get("years") is None


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("senior data scientist pay", "senior"),
        ("sr data scientist pay", "senior"),
        ("junior mlops salary", "entry"),
        ("entry-level mlops salary", "entry"),
        ("mid level ml engineer pay", "mid"),
        ("staff ml engineer comp", "lead"),
        ("head of ml pay", "lead"),
        ("what would i make as a lead", "lead"),
        ("what would a staff get", "lead"),
        ("how do i take the lead", None),
        ("pay of a data scientist", None),
        ("pay of a data scientist with 10 years of experience", None),
        ("junior, mid or senior data scientist pay", None),
    ],
)
def test_levels_come_from_words_alone(understander: Understander, text: str, level: str | None) -> None:
    assert understander.understand(text).slots.level == level


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("with 5 years of experience as a data scientist", 5),
        ("3+ yrs exp data engineer salary", 3),
        ("data engineer 8 yoe", 8),
        ("2-4 years data analyst pay", 2),
        ("12 plus years as an ml engineer", 12),
        ("i am 29 years old, data analyst pay", None),
        ("29 year-old data analyst pay", None),
        ("45 y/o data analyst pay", None),
        ("120k as a data analyst", None),
    ],
)
def test_years_are_of_experience_not_of_age(understander: Understander, text: str, years: int | None) -> None:
    assert understander.understand(text).slots.years == years


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("what's the starting salary of a data engineer", "entry"),
        ("starting salary of a senior data engineer", "senior"),
        ("starting a salary negotiation as a data engineer", None),
        ("I began as an intern, what does a senior data analyst get", "senior"),
        ("junior vs senior data scientist salary", None),
        ("how much more does a senior make than a junior data engineer", None),
        ("from junior to senior data engineer", "senior"),
        ("graduate data scientist salary", "entry"),
        ("computer science grad from mumbai, how to become a data scientist", None),
        ("what does a chief data officer do", None),
        ("head of data science pay", "lead"),
        ("I'm a senior citizen, what does a data scientist earn", None),
        ("i am a veteran and want to become a data analyst", None),
    ],
)
def test_levels_by_what_stands_beside_them(understander: Understander, text: str, level: str | None) -> None:
    assert understander.understand(text).slots.level == level

"""Which entries cannot answer a question."""

import pytest

from bot.understanding import Understander


@pytest.mark.parametrize(
    ("text", "role", "hours"),
    [
        ("nurse here, 6h a week, how long to data analyst", "data-analyst", 6),
        ("physics phd to data scientist how long at 5 hours a week", "data-scientist", 5),
        ("i have 10 hrs a week, how many months til i could be a data engineer", "data-engineer", 10),
    ],
)
def test_hours_for_a_role_are_counted_with(
    understander: Understander, text: str, role: str, hours: int
) -> None:
    asked = understander.understand(text)
    assert (asked.entry, asked.slots.role, asked.slots.hours) == ("roadmap/by-role", role, hours)


def test_without_hours_or_a_role_a_written_entry_answers(understander: Understander) -> None:
    for text in ("nurse wanting to become a data analyst", "physics phd to data scientist"):
        assert understander.understand(text).entry != "roadmap/by-role", text


def test_pay_in_two_countries_is_told_for_both(understander: Understander) -> None:
    assert understander.understand("data engineer salary germany and france").entry == "salary/by-country"


def test_skills_for_the_whole_field_are_no_answer_for_a_role(understander: Understander) -> None:
    assert understander.understand("what skills do i need for data engineering").entry == "skills/by-role"

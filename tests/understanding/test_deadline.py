"""Times that people give themselves to learn a job."""

import pytest

from bot.understanding import Context, Slots, Understander
from bot.understanding.deadline import months


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("can i become a data engineer in 6 months", 6),
        ("data scientist in less than a year possible?", 12),
        ("in under 3 months", 3),
        ("ml engineer within the next two years", 24),
        ("in a year and a half", 18),
        ("in 1 and a half years", 18),
        ("in half a year", 6),
        ("in 10 weeks", 2),
        ("in 1 week", 1),
        ("a 3 month plan for data analyst", 3),
        ("six-month roadmap to mlops", 6),
        ("1 year study plan", 12),
        ("in 6mos", 6),
        ("is 6 months enough to become a data analyst", 6),
        ("would one year be enough time", 12),
        ("are 9 months realistic for an ml engineer", 9),
        ("i only have 3 months to learn sql", 3),
        ("i have got just 10 weeks left to become a data analyst", 2),
        ("is 2 years of experience enough for a senior", None),
        ("i have 3 years of experience", None),
        ("in 3 years of experience i learnt nothing", None),
        ("laid off 3 months ago", None),
        ("in 2024", None),
        ("in 40 years", None),
        ("in 0 months", None),
        ("what does a data engineer do in a day", None),
        ("", None),
    ],
)
def test_months(text: str, expected: int | None) -> None:
    assert months(text) == expected


def test_it_is_a_slot_of_the_question(understander: Understander) -> None:
    found = understander.understand("can i become a data engineer in 6 months")
    assert (found.entry, found.slots.role, found.slots.months) == ("roadmap/by-role", "data-engineer", 6)


@pytest.mark.parametrize(
    "text", ["in 6 months", "and in 6 months?", "can i do it in 6 months", "is 6 months enough?"]
)
def test_it_may_be_told_after_a_roadmap(understander: Understander, text: str) -> None:
    found = understander.understand(text, Context(Slots(role="data-engineer"), "roadmap/by-role", 0.0), 1.0)
    assert (found.entry, found.slots.role, found.slots.months) == ("roadmap/by-role", "data-engineer", 6)

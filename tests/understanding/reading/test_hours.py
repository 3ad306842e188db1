"""Hours a week for learning."""

import pytest

from bot.understanding import Understander


@pytest.mark.parametrize(
    ("text", "hours"),
    [("5 hours a week", 5), ("10h/week", 10), ("2 h a day", 14), ("5-10 hrs per week", 7),
     ("an hour a day", 7), ("i work 40 hours a week", None), ("full time job, 6h/wk", 6),
     ("in 24 hours", None), ("$40 an hour", None)],
)  # fmt: skip
def test_hours_for_learning_are_read(understander: Understander, text: str, hours: int | None) -> None:
    asked = understander.understand(f"roadmap to data analyst, {text}")
    assert asked.slots.hours == hours


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("2h on weekdays", 10),
        ("2 hours every evening", 10),
        ("an hour after work", 5),
        ("6 hours on weekends", 6),
        ("i work 50h weeks so maybe 6 hours weekly", 6),
        ("i work 40 hours a week", None),
        ("is 3 months at 40h/week enough for a data analyst", 40),
    ],
)
def test_hours_of_days(understander: Understander, text: str, hours: int | None) -> None:
    assert understander.understand(text).slots.hours == hours

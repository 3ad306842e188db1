"""Times that people give themselves to learn a job."""

from datetime import UTC, date, datetime

import pytest

from bot.understanding import Context, Slots, Understander
from bot.understanding.reading.deadline import months


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("can i become a data engineer in 6 months", 6),
        ("data scientist in less than a year possible?", 12),
        ("in under 3 months", 3),
        ("ml engineer within the next two years", 24),
        ("in a year and a half", 18),
        ("in 1 and a half years", 18),
        ("in the next year and a half", 18),
        ("within a year and half", 18),
        ("in one-and-a-half years", 18),
        ("in 1 1/2 years", 18),
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
        ("if i've got about a year and 15 hours a week, could i become an ml engineer", 12),
        ("data engineer if i have 1 year", None),
        ("can i become a data engineer if i have 1 year", 12),
        ("i have 5 years, what would i earn", None),
        ("i have 6 months, what do i learn", 6),
        ("i have 6 months as an analyst behind me", None),
        ("18 months of savings and no job", 18),
        ("give me 4 months", 4),
        ("data analyst in 6-9 months", 9),
        ("8 to 10 months to ml engineer", 10),
        ("a couple of months left", 2),
        ("over the next year", 12),
        ("i took 6 months off", None),
        ("after 3 years realistic", None),
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


def test_time_at_hand_is_no_experience(understander: Understander) -> None:
    told = understander.understand("can i become a data engineer if i have 1 year").slots
    assert (told.months, told.years) == (12, None)
    worked = understander.understand("data engineer salary if i have 4 years").slots
    assert (worked.months, worked.years) == (None, 4)


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("what if i want it within 6 months", 6),
        ("and if i only have about 9 months?", 9),
        ("and if i have 1 year", 12),
        ("and if i have 2 years", 24),
        ("can it be done in half a year", 6),
    ],
)
def test_a_time_alone_is_set_for_the_way_spoken_of(
    understander: Understander, text: str, months: int
) -> None:
    before = Context(Slots(role="data-analyst", from_role="clinician"), "roadmap/by-role", 0.0)
    found = understander.understand(text, before, 1.0)
    assert found.entry == "roadmap/by-role"
    assert found.slots == Slots(role="data-analyst", from_role="clinician", months=months)


def test_years_stay_experience_after_pay(understander: Understander) -> None:
    before = Context(Slots(role="data-analyst"), "salary/by-role", 0.0)
    found = understander.understand("and if i have 5 years", before, 1.0)
    assert (found.entry, found.slots.years, found.slots.months) == ("salary/by-role", 5, None)


def test_it_is_a_slot_of_the_question(understander: Understander) -> None:
    found = understander.understand("can i become a data engineer in 6 months")
    assert (found.entry, found.slots.role, found.slots.months) == ("roadmap/by-role", "data-engineer", 6)


@pytest.mark.parametrize(
    "text", ["in 6 months", "and in 6 months?", "can i do it in 6 months", "is 6 months enough?"]
)
def test_it_may_be_told_after_a_roadmap(understander: Understander, text: str) -> None:
    found = understander.understand(text, Context(Slots(role="data-engineer"), "roadmap/by-role", 0.0), 1.0)
    assert (found.entry, found.slots.role, found.slots.months) == ("roadmap/by-role", "data-engineer", 6)


@pytest.mark.parametrize(
    ("text", "role", "months"),
    [
        (
            "i fix cars for a living, want to get into ML in a year and a half",
            "machine-learning-engineer",
            18,
        ),
        ("i want to get into ml in 18 months", "machine-learning-engineer", 18),
        ("switch to ml within two years, i am a teacher", "machine-learning-engineer", 24),
        ("i would like to get into AI in the next year and a half", "ai-engineer", 18),
        ("get into deep learning in a year", "deep-learning-engineer", 12),
        ("i'm a waiter, want to get into data analysis in one and a half years", "data-analyst", 18),
    ],
)
def test_who_wants_into_a_field_in_a_time_gets_the_way_to_its_job(
    understander: Understander, text: str, role: str, months: int
) -> None:
    found = understander.understand(text)
    assert (found.entry, found.slots.role, found.slots.months) == ("roadmap/by-role", role, months)


def test_hours_a_week_count_for_a_field_too(understander: Understander) -> None:
    found = understander.understand("how do i get into ai with 10 hours a week")
    assert (found.entry, found.slots.role, found.slots.hours) == ("roadmap/by-role", "ai-engineer", 10)


@pytest.mark.parametrize(
    ("text", "entry"),
    [
        ("how do i get into ml", "roadmap/into-the-field"),
        ("i fix cars for a living, want to get into ML", "roadmap/from-another-profession"),
        ("i want to get into python in 3 months", "roadmap/how-long"),
    ],
)
def test_without_a_time_or_a_job_of_its_name_none_is_meant(
    understander: Understander, text: str, entry: str
) -> None:
    found = understander.understand(text)
    assert (found.entry, found.slots.role) == (entry, None)


def test_the_time_for_learning_is_none_that_was_worked(understander: Understander) -> None:
    assert understander.understand("become a data engineer in 2 years").slots.years is None
    assert understander.understand("3 years in sales, data engineer in 2 years").slots.years == 3
    assert understander.understand("what will i earn in 2 years as a data engineer").slots.years == 2


TODAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("i wanna be done before june", 6),
        ("i've got until september", 9),
        ("data engineer by next summer", 6),
        ("i have till the end of the year", 1),
        ("by the end of next year", 13),
        ("by christmas possible?", 1),
        ("by eoy", 1),
        ("before the year ends", 1),
        ("until the end of next month", 1),
        ("i want to be a data engineer by 2028", 13),
        ("become one by mid 2027", 7),
        ("before the end of 2027, can i become an analyst", 13),
        ("before i graduate in may", 5),
        ("before uni starts in october", 10),
        ("by june 15", 7),
        ("by the 15th of june", 7),
        ("by june 10 hours a week", 6),
        ("by may 2027", 5),
        ("by may next year", 5),
        ("before the end of the summer", 9),
        ("by next december", 12),
        ("before new year's", 1),
        ("over the summer", 3),
        ("in 1.5 years", 18),
        ("if i had 18 months", 18),
        ("in 6 months, before june", 6),
        ("by may 2025", None),
        ("i worked there until march, what now", None),
        ("laid off before christmas, roadmap to data engineer", None),
        ("will machine learning be dead by 2030", None),
        ("can i do it before i turn 30", None),
        ("i may do it by then", None),
        ("by next year", None),
        ("summer school", None),
    ],
)
def test_days(text: str, expected: int | None) -> None:
    assert months(text, TODAY) == expected
    if expected and "month" not in text and "year" not in text:
        assert months(text) in (None, expected)


def test_a_day_is_counted_from_the_message(understander: Understander) -> None:
    asked = "how do i become a data engineer before june"
    noon = datetime(2026, 11, 21, 12, tzinfo=UTC).timestamp()
    assert understander.understand(asked, now=noon).slots.months == 6
    assert understander.understand(asked).slots.months is None


@pytest.mark.parametrize(
    ("text", "role", "origin"),
    [
        ("i'm a data analyst with 3 years, how to get into ml", "machine-learning-engineer", "data-analyst"),
        ("i'm a software engineer, how to move to ml", "machine-learning-engineer", "software-engineer"),
        ("i'm a web developer, want into ML", "machine-learning-engineer", "web-developer"),
        ("physicist wanting to move into ML", "machine-learning-engineer", "academic-researcher"),
        ("what skills does a data engineer need", "data-engineer", None),
        ("a data engineer puts models into ml pipelines", "data-engineer", None),
    ],
)
def test_who_moves_to_a_field_asks_for_its_job(
    understander: Understander, text: str, role: str, origin: str | None
) -> None:
    slots = understander.understand(text).slots
    assert (slots.role, slots.from_role) == (role, origin)

"""What is past its time, and since when."""
# ruff: noqa: E501

from datetime import date

import pytest

from bot.library import Library
from bot.library.edits import Piece
from bot.library.staleness import is_stale, last_day, months_since, row_day, stale

from .small_base import Base


@pytest.mark.parametrize(
    ("day", "today", "months"),
    [
        (date(2026, 1, 15), date(2026, 1, 15), 0),
        (date(2026, 1, 15), date(2026, 2, 14), 0),
        (date(2026, 1, 15), date(2026, 2, 15), 1),
        (date(2024, 11, 20), date(2026, 11, 19), 23),
        (date(2027, 1, 1), date(2026, 1, 1), 0),
    ],
)
def test_whole_months(day: date, today: date, months: int) -> None:
    assert months_since(day, today) == months


def test_pay_lasts_twelve_months_and_text_twenty_four() -> None:
    assert not is_stale(date(2025, 11, 20), date(2026, 11, 19), pay=True)
    assert is_stale(date(2025, 11, 20), date(2026, 11, 20), pay=True)
    assert not is_stale(date(2024, 11, 20), date(2026, 11, 19))
    assert is_stale(date(2024, 11, 20), date(2026, 11, 20))


@pytest.mark.parametrize(
    ("partial", "day"),
    [("2025", date(2025, 12, 31)), ("2024-02", date(2024, 2, 29)), ("2025-01-05", date(2025, 1, 5)), ("0000-99-99", date(1, 12, 31))],
)  # fmt: skip
def test_a_partial_date_is_its_last_day(partial: str, day: date) -> None:
    assert last_day(partial) == day


def test_each_part_is_stale_by_its_own_date(base: Base) -> None:
    base.change("topics/education/degrees.yaml", "2026-11-20", "2024-05-01")
    base.change("pay/data-engineer.yaml", "2026-11-20", "2025-06-01")
    library = Library.load(base.root)
    assert stale(library, date(2026, 5, 1)) == stale(library, date(2026, 5, 31))[:1]
    found = stale(library, date(2026, 6, 1))
    assert [(one.piece, one.field, one.months) for one in found] == [
        (Piece("topics", "education/degrees"), "reviewed", 25),
        (Piece("pay", "data-engineer"), "guide.0", 12),
    ]


def test_advertised_pay_is_as_old_as_its_survey_and_no_moderators_to_look_at(library: Library) -> None:
    pay = library.pay["data-analyst"]
    old = next(row for row in pay.advertised if row.years[1] == 2024)
    assert row_day(library, old) == date(2024, 12, 31)
    assert max(row_day(library, row) for row in pay.advertised) == last_day(
        library.sources["aijobs-index"].date
    )
    assert is_stale(row_day(library, old), date(2026, 11, 20), pay=True)
    assert not [
        one for one in stale(library, date(2026, 11, 20)) if one.piece == Piece("pay", "data-analyst")
    ]

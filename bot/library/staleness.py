"""What nobody has looked at for too long. The only place that says how long that is."""

import calendar
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from bot.library.edits import Kind, Piece
from bot.library.library import Library
from bot.library.pay_models import AdvertisedPay

PAY_MONTHS = 12
"""Months after which a figure of pay is stale."""

TEXT_MONTHS = 24
"""Months after which a text is stale."""

_TEXTS: tuple[Kind, ...] = ("topics", "roles", "skills", "roadmaps")


@dataclass(frozen=True)
class Stale:
    """One part of a piece that is past its time: when it was last known to be right, months ago.

    `field` is `reviewed`, of pay `guide.3` (a row). Rows of a survey are told to members, with their day, but
    are no moderator's to look at: they come with the survey.
    """

    piece: Piece
    field: str
    reviewed: date
    months: int


def months_since(day: date, today: date) -> int:
    """Whole months between two days; 0 where the first lies ahead."""
    months = (today.year - day.year) * 12 + today.month - day.month - (today.day < day.day)
    return max(months, 0)


def is_stale(day: date, today: date, *, pay: bool = False) -> bool:
    """Whether what was right on `day` is past its time."""
    return months_since(day, today) >= (PAY_MONTHS if pay else TEXT_MONTHS)


def stale(library: Library, today: date) -> tuple[Stale, ...]:
    """All that is past its time, the longest first."""
    found = [
        Stale(piece, field, day, months_since(day, today))
        for piece, field, day, pay in _days(library)
        if is_stale(day, today, pay=pay)
    ]
    return tuple(sorted(found, key=lambda one: (one.reviewed, one.piece, one.field)))


def _days(library: Library) -> Iterator[tuple[Piece, str, date, bool]]:
    for kind in _TEXTS:
        group: dict[str, Any] = getattr(library, kind)
        for key, model in group.items():
            yield Piece(kind, key), "reviewed", model.reviewed, False
    for key, pay in library.pay.items():
        for index, row in enumerate(pay.guide):
            yield Piece("pay", key), f"guide.{index}", row.reviewed, True


def row_day(library: Library, row: AdvertisedPay) -> date:
    """The last day that an advertised row can speak of: by its survey's date and by its latest year."""
    return min(last_day(library.sources[row.source].date), date(min(row.years[1], date.max.year), 12, 31))


def last_day(partial: str) -> date:
    """The last day of a year, a month or a day, as sources are dated.

    >>> last_day("2025-02")
    datetime.date(2025, 2, 28)
    """
    year, month, day = (*(int(part) for part in partial.split("-")), 0, 0)[:3]
    year, month = max(year, 1), min(month, 12) or 12
    last = calendar.monthrange(year, month)[1]
    return date(year, month, min(day, last) if day else last)

"""Pay by the hour, the day, the week or the month."""

import re
from collections.abc import Iterator

from bot.understanding.reading.pay import Pay
from bot.understanding.reading.pay_ranges import ranges
from bot.understanding.reading.written_amounts import (
    AMOUNT,
    DIGIT,
    RANGE_BEFORE,
    SCALES,
    TAXED,
    number_written,
    stands_before,
)

_PERIOD = re.compile(
    rf"(?:\s*{TAXED})?\s*"
    r"(?:(?:/|\b(?:per|an?|each|every)\b)\s*(?=(?:hours?|hr|h|days?|weeks?|months?|mo|m)\b)"
    r"|(?=(?:monthly|hourly|weekly|daily)\b))(?P<period>[a-z]+)",
    re.IGNORECASE,
)

_PERIODS = {"h": "an hour", "d": "a day", "w": "a week", "m": "a month"}
IN_A_YEAR = {"an hour": 52 * 40, "a week": 52, "a month": 12}
"""How often pay by the hour (40 a week), the week and the month comes in a year. Not by the day: a day's pay
is mostly a freelancer's, who is paid for fewer days than an employee."""

PART_LEAST = {"an hour": 8, "a day": 500, "a week": 500, "a month": 500}
"""The least number that is pay for such a time where no currency is written."""


def _of_part(match: re.Match[str], period: str, *numbers: float) -> Pay:
    middle = sum(numbers) / len(numbers)
    return Pay(*match.span(), round(middle * IN_A_YEAR.get(period, 0)), match, numbers, period)


def read_part_pay(text: str, country: str | None) -> str | None:
    """The first pay that is not a year's, as it is told: "CHF 4,500 a month". None where there is none.

    >>> read_part_pay("they offered me 4500 CHF per month", "CH"), read_part_pay("$40/h", None)
    ('CHF 4,500 a month', '$40 an hour')
    >>> read_part_pay("10 hours a week, 3 interviews a month", None)
    """
    pay = next(parts(text), None)
    return pay.told(pay.currency(country)) if pay else None


def parts(text: str) -> Iterator[Pay]:
    """Pays that are not a year's, each with its part of the year; a range is none."""
    for match in AMOUNT.finditer(text) if DIGIT.search(text) else ():
        period = _PERIOD.match(text, match.end())
        if not period or RANGE_BEFORE.search(stands_before(match, text)):
            continue
        word = _period(period)
        number = number_written(match) * SCALES.get((match["scale"] or "").lower(), 1)
        written = match["before"] or match["after"] or match["scale"]
        if number and (written or number >= PART_LEAST[word]):
            yield _of_part(match, word, number)


def part_ranges(text: str) -> Iterator[Pay]:
    """Ranges of pay that is not a year's, each with its part of the year."""
    for match, low, high in ranges(text):
        period = _PERIOD.match(text, match.end())
        if not period:
            continue
        word = _period(period)
        written = match["before"] or match["after"] or match["scale"]
        if written or low >= PART_LEAST[word]:
            yield _of_part(match, word, low, high)


def _period(match: re.Match[str]) -> str:
    """The part of a year: "an hour", "a day", "a week", "a month"."""
    return next(name for start, name in _PERIODS.items() if match["period"].lower().startswith(start))

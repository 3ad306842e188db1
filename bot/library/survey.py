"""Rows of the pay survey -> advertised postings of known roles. Pure: no I/O.

From 2022 on almost every row is half of an advertised range: neighbouring rows alike in everything but
pay, the higher first. Rows without such a neighbour are reports by single persons: of those from 2022 on
half come from large companies and a third from the US, of the paired rows 3 % and 91 %.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from itertools import groupby
from statistics import median
from typing import NamedTuple

from babel.numbers import get_territory_currencies

from bot.library.models import Level
from bot.library.survey_rows import LeftOut, Reason, Row
from bot.library.text import fold

FIRST_YEAR = 2022
"""Rows before it are single reports, not advertised ranges."""
MAX_SPREAD = 5
"""Times the low end that a high end may be. Of 34,209 ranges of the survey 74 are wider, some of them
exactly twelve times: a month's pay beside a year's."""
MAX_DISTANCE = 8
"""Times above or below the country's median that a midpoint may lie: a month's pay lies at a twelfth of a
year's, a mistyped one at a tenth or at ten times. No range of the survey is caught by it today."""

_LEVELS: Mapping[str, Level] = {"EN": "entry", "MI": "mid", "SE": "senior"}
_LEAD = re.compile(r"\b(lead|staff|principal)\b")
_LEADERSHIP = re.compile(r"\b(head|director|chief|vp|vice president)\b")


class Posting(NamedTuple):
    """A distinct posting: two advertisements alike in all of these count once.

    Not told apart: remote share and company size, for the same range advertised for several offices is
    one piece of evidence. Told apart: the year, for a range that still stands a year later is news.
    `low` and `high` are in whole units of `currency` a year; equal where one figure is advertised.
    """

    role: str
    level: Level
    country: str
    currency: str
    year: int
    title: str
    low: int
    high: int

    @property
    def midpoint(self) -> float:
        """Middle of the range, in units of `currency` a year."""
        return (self.low + self.high) / 2


Postings = dict[Posting, list[int]]
"""Distinct postings with the lines of all rows they came from."""


def postings(rows: Iterable[Row | None], roles: Mapping[str, str], left_out: LeftOut) -> Postings:
    """The distinct postings among `rows`, in the file's order; None stands for an unreadable row.

    `roles` gives the role of a folded job title. What does not count is added to `left_out`.
    """
    found: Postings = {}
    for _, group in groupby(rows, key=lambda row: row and row.kind):
        run = [row for row in group if row is not None]
        if run and _usable(run, left_out):
            for high, low in pairs(run, left_out):
                _take(high, low, roles, found, left_out)
    return _plausible(found, left_out)


def _usable(run: Sequence[Row], left_out: LeftOut) -> bool:
    """Whether rows of this kind count at all; without those that are counted as bad numbers already."""
    first, lines = run[0], [row.line for row in run if row.pay is not None]
    if first.year < FIRST_YEAR:
        left_out.add(Reason.EARLY, lines)
    elif first.employment != "FT":
        left_out.add(Reason.PART_TIME, lines)
    elif first.residence != first.country:
        # No paired row of the survey is such, so this costs nothing: an advertisement names one place.
        left_out.add(Reason.ABROAD, lines, f"{first.residence} and {first.country}")
    else:
        return True
    return False


def pairs(run: Sequence[Row], left_out: LeftOut) -> Iterator[tuple[Row, Row]]:
    """The two halves of each range, high first.

    A longer run is several ranges one after the other. Where a row is lower than the next it cannot be
    the high half of anything, so it stands alone and pairing starts anew behind it: one lost half does
    not tear apart the rest. Equal neighbours are one advertised figure. An unreadable row takes its
    neighbour with it.
    """
    index = 0
    while index < len(run):
        high, low = run[index], run[index + 1] if index + 1 < len(run) else None
        if low is not None and (high.pay is None or low.pay is None):
            left_out.add(Reason.HALF, [row.line for row in (high, low) if row.pay is not None])
        elif low is not None and high.pay is not None and low.pay is not None and high.pay >= low.pay:
            yield high, low
        else:
            left_out.add(Reason.SINGLE, [high.line] if high.pay is not None else [])
            index += 1
            continue
        index += 2


def _take(high: Row, low: Row, roles: Mapping[str, str], found: Postings, left_out: LeftOut) -> None:
    lines, title = [high.line, low.line], fold(high.title)
    role, level = roles.get(title), level_of(high.experience, title)
    if high.currency not in own_currencies(high.country, high.year):
        left_out.add(Reason.FOREIGN, lines, f"{high.country} in {high.currency}")
    elif role is None:
        left_out.add(Reason.UNMAPPED, lines, high.title)
    elif level is None:
        executive = high.experience == "EX"
        left_out.add(Reason.EXECUTIVE if executive else Reason.NOT_EXECUTIVE, lines, high.title)
    else:
        posting = Posting(
            role, level, high.country, high.currency, high.year, title, low.pay or 0, high.pay or 0
        )
        if posting.high > MAX_SPREAD * posting.low:
            left_out.add(Reason.SPREAD, lines, f"{posting.low:,} to {posting.high:,} {posting.currency}")
        else:
            found.setdefault(posting, []).extend(lines)


def _plausible(found: Postings, left_out: LeftOut) -> Postings:
    """Without postings far from the median of their country; needs no exchange rate."""
    by_country: dict[tuple[str, str], list[float]] = {}
    for posting in found:
        by_country.setdefault((posting.country, posting.currency), []).append(posting.midpoint)
    medians = {key: median(values) for key, values in by_country.items()}
    kept: Postings = {}
    for posting, lines in found.items():
        middle = medians[posting.country, posting.currency]
        if middle / MAX_DISTANCE <= posting.midpoint <= middle * MAX_DISTANCE:
            kept[posting] = lines
        else:
            detail = f"{posting.low:,} to {posting.high:,} {posting.currency} ({posting.country})"
            left_out.add(Reason.OUTLIER, lines, detail)
    return kept


def level_of(experience: str, title: str) -> Level | None:
    """Level of a row from its experience level and folded title; None where it stays out.

    Lead pay comes from titles with lead, staff or principal, and from EX rows with a leadership title;
    other EX rows stay out, and so do leadership titles that are not EX.
    """
    leadership = bool(_LEADERSHIP.search(title))
    if leadership != (experience == "EX"):
        return None
    if leadership or _LEAD.search(title):
        return "lead"
    return _LEVELS[experience]


@cache
def own_currencies(country: str, year: int) -> frozenset[str]:
    """Legal tender of a country within a year, from Babel's CLDR data: EUR in Croatia from 2023 on."""
    spans = get_territory_currencies(country, date(year, 1, 1), date(year, 12, 31))
    return frozenset(str(code) for code in spans)

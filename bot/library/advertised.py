"""Postings -> figures: advertised pay by role, level and country, and its yearly medians. Pure.

Percentiles are of the midpoints of distinct postings, with linear interpolation between neighbours
(Hyndman and Fan's type 7, the default of numpy), rounded half up to whole hundreds.
"""

from collections.abc import Iterable, Sequence
from statistics import median, quantiles

from bot.library.models import LEVELS, Level
from bot.library.pay_models import AdvertisedPay, Pay, TrendPay, YearPay
from bot.library.survey import Posting, Postings

FIELD = "_field"
"""All roles together."""
MIN_POSTINGS = 10
"""Distinct postings of a cell; below it no figure is given."""
MOST_SINGLE = 0.5
"""Share of postings with one figure above which a cell is left out: there (Austria, Slovakia) the law wants
a minimum in advertisements, and that says little of what is paid."""
MIN_A_YEAR = 30
"""Distinct postings in each year of a trend."""

Cell = tuple[str, str, str, Level | None]
"""Role or `_field`, country, currency, level; None is all levels."""


def figures(postings: Postings, source: str, last_full_year: int) -> dict[str, Pay]:
    """The advertised pay and trends of every role that has a cell, and of `_field`; guide rows empty.

    Levels rise and all levels together come last. Years after `last_full_year` are in no trend.
    """
    cells = _cells(postings)
    advertised: dict[str, list[AdvertisedPay]] = {}
    trends: dict[str, list[TrendPay]] = {}
    for cell in sorted(cells, key=_order):
        found, rows = cells[cell], sum(len(postings[posting]) for posting in cells[cell])
        if len(found) >= MIN_POSTINGS and not _are_minimums(found):
            advertised.setdefault(cell[0], []).append(_row(cell, found, rows, source))
            trends.setdefault(cell[0], []).extend(_trend(cell, found, source, last_full_year))
    return {role: Pay(advertised=tuple(rows), trend=tuple(trends[role])) for role, rows in advertised.items()}


def last_full_year(published: str) -> int:
    """The last year that a survey of this date covers from end to end.

    >>> last_full_year("2025-01"), last_full_year("2024-12")
    (2024, 2024)
    """
    year, *rest = published.split("-")
    return int(year) if rest in (["12"], ["12", "31"]) else int(year) - 1


def _cells(postings: Iterable[Posting]) -> dict[Cell, list[Posting]]:
    cells: dict[Cell, list[Posting]] = {}
    for posting in postings:
        for role in (posting.role, FIELD):
            for level in (posting.level, None):
                cells.setdefault((role, posting.country, posting.currency, level), []).append(posting)
    return cells


def _are_minimums(found: Sequence[Posting]) -> bool:
    return sum(posting.low == posting.high for posting in found) > MOST_SINGLE * len(found)


def _order(cell: Cell) -> tuple[str, str, str, int]:
    role, country, currency, level = cell
    return role, country, currency, LEVELS.index(level) if level else len(LEVELS)


def _row(cell: Cell, found: Sequence[Posting], rows: int, source: str) -> AdvertisedPay:
    _, country, currency, level = cell
    # Twentieths: the cuts at 2, 5, 10, 15 and 18 of them are p10, p25, p50, p75 and p90.
    cuts = quantiles((posting.midpoint for posting in found), n=20, method="inclusive")
    p10, p25, p50, p75, p90 = (hundreds(cuts[index - 1]) for index in (2, 5, 10, 15, 18))
    years = [posting.year for posting in found]
    return AdvertisedPay(
        level=level, country=country, currency=currency, n=len(found), rows=rows,
        years=(min(years), max(years)), p10=p10, p25=p25, p50=p50, p75=p75, p90=p90,
        low=hundreds(median(posting.low for posting in found)),
        high=hundreds(median(posting.high for posting in found)),
        source=source,
    )  # fmt: skip


def _trend(cell: Cell, found: Sequence[Posting], source: str, last_year: int) -> list[TrendPay]:
    """One trend or none. Only of one role and one level: a wider cell mostly shows its mix changing."""
    role, country, currency, level = cell
    if role == FIELD or level is None:
        return []
    by_year: dict[int, list[float]] = {}
    for posting in found:
        by_year.setdefault(posting.year, []).append(posting.midpoint)
    years = [
        YearPay(year=year, n=len(values), p50=hundreds(median(values)))
        for year, values in sorted(by_year.items())
        if year <= last_year and len(values) >= MIN_A_YEAR
    ]
    if len(years) < 2:
        return []
    return [TrendPay(level=level, country=country, currency=currency, years=tuple(years), source=source)]


def hundreds(value: float) -> int:
    """`value` to whole hundreds, half up; at least 100, for pay is never nothing."""
    return max(int(value / 100 + 0.5) * 100, 100)

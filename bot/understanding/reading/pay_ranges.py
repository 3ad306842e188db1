"""Ranges of pay, of a year or of a part of one: "90k-110k"."""

import re
from collections.abc import Iterator
from functools import lru_cache

from bot.understanding.reading.currencies import AFTER, BEFORE
from bot.understanding.reading.written_amounts import (
    NUMBER,
    SCALE,
    SCALES,
    currency_written,
    plain_number,
)
from bot.understanding.reading.year_amounts import (
    BARE_LEAST,
    COUNTED,
    LEAST,
    MOST,
    NEXT_WORD,
    NOT_A_YEAR,
    read_money,
    rises,
)

_RANGE = re.compile(
    rf"(?<![\w.,-])(?P<between>between\s+)?(?P<before>{BEFORE})?\s*(?P<low>{NUMBER})\s?(?P<low_scale>{SCALE})?"
    rf"{AFTER}?\s*(?:-|–|to\b|(?P<and>and)\b)\s*{BEFORE}?\s*"
    rf"(?P<number>{NUMBER})\s?(?P<scale>{SCALE})?(?P<after>{AFTER})?(?![\w%])",
    re.IGNORECASE,
)
"""Two ends of a range, the low one first: "90k-110k", "between $90 and 110k"."""
_JOINT = re.compile(r"\d[^-–]{0,30}(?:-|–|\bto\b|\band\b)", re.IGNORECASE)
"""What stands in every range, and in few other texts."""

_WIDEST = 3
"""How often its low end the high end of a range of pay is at most."""


def first_range(text: str, country: str | None) -> tuple[int, int, str | None] | None:
    """(low end, high end, currency) of a range of a year's pay with no amount before it."""
    match, low, high = next(year_ranges(text), (None, 0, 0))
    if match is None or read_money(text[: match.start()], country)[0] is not None:
        return None
    return low, high, currency_written(match, country)


def year_ranges(text: str) -> Iterator[tuple[re.Match[str], int, int]]:
    """The ranges of a year's pay in a text, with their ends."""
    for match, low, high in ranges(text):
        if low < LEAST or high > MOST or NOT_A_YEAR.match(text, match.end()):
            continue
        following = NEXT_WORD.match(text, match.end())
        counted = following is not None and (following[1] or "").lower() in COUNTED
        if not (match["before"] or match["after"]) and (counted or low < BARE_LEAST):
            continue
        yield match, round(low), round(high)


@lru_cache(maxsize=4)  # of one text they are asked for up to four times
def ranges(text: str) -> tuple[tuple[re.Match[str], float, float], ...]:
    """The ranges in a text that may be of pay, with their low and high ends."""
    return tuple(_ranges(text)) if _JOINT.search(text) else ()


def _ranges(text: str) -> Iterator[tuple[re.Match[str], float, float]]:
    for match in _RANGE.finditer(text):
        if bool(match["and"]) != bool(match["between"]):
            continue
        scale = (match["scale"] or "").lower()
        low = plain_number(match["low"]) * SCALES.get((match["low_scale"] or scale).lower(), 1)
        high = plain_number(match["number"]) * SCALES.get(scale, 1)
        if low < high <= low * _WIDEST and not rises(match, text):
            yield match, low, high

"""How amounts of money are written: number, scale and currency."""

import re

from bot.understanding.reading.currencies import AFTER, BEFORE, currency_of

SCALES = {
    "k": 1_000, "thousand": 1_000, "lpa": 100_000, "lakh": 100_000, "lakhs": 100_000, "lac": 100_000,
    "lacs": 100_000, "l": 100_000, "cr": 10_000_000, "crore": 10_000_000, "crores": 10_000_000,
    "million": 1_000_000, "mil": 1_000_000, "mio": 1_000_000,
}  # fmt: skip
"""How many units one of a scale is."""
INDIAN = frozenset({"lpa", "lakh", "lakhs", "lac", "lacs", "l", "cr", "crore", "crores"})
"""Scales of money in rupees."""

NUMBER = r"(?:\d{1,3}(?:[., '’]\d{3}){1,4}(?!\d)|\d{1,8}(?:[.,]\d{1,2})?(?!\d))"
SCALE = r"(?:k|thousand|lpa|lakhs?|lacs?|(?<=\d)l|crores?|cr|million|mil|mio)"
AMOUNT = re.compile(
    rf"(?<![\w.,-])(?P<before>{BEFORE})?\s*(?P<number>{NUMBER})\s?(?P<scale>{SCALE})?(?P<after>{AFTER})?(?![\w%])",
    re.IGNORECASE,
)
"""An amount with what is written about it."""

DIGIT = re.compile(r"\d")
TAXED = r"(?:gross|brutto|base|before\s+tax|net|netto|after\s+tax|take[- ]home)\b"
"""What may stand between an amount and its time: "5,000 gross per month"."""
RANGE_BEFORE = re.compile(r"[\dk]\s*(?:-|–|to)\s*$", re.IGNORECASE)
"""The low end of a range, before its high one."""

NEAR = 16
"""Characters before an amount that are looked at: those before them tell nothing of it."""


def stands_before(match: re.Match[str], text: str) -> str:
    """What tells of an amount from before it."""
    return text[max(0, match.start() - NEAR) : match.start()]


def currency_written(match: re.Match[str], country: str | None) -> str | None:
    """The ISO code of the currency that an amount is written in; None where there is none."""
    if (match["scale"] or "").lower() in INDIAN:
        return "INR"
    return currency_of(match["before"] or match["after"] or "", country)


def number_written(match: re.Match[str]) -> float:
    """The number of an amount, without its scale."""
    return plain_number(match["number"])


def plain_number(written: str) -> float:
    """A number as it was written, with or without marks between its thousands."""
    grouped = re.fullmatch(r"\d{1,3}(?:[., '’]\d{3})+", written)
    return float(re.sub(r"[., '’]", "", written) if grouped else written.replace(",", "."))

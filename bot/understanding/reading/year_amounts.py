"""Amounts of a year: which numbers in a text are one."""

import re

from bot.understanding.reading.currencies import SIGNS
from bot.understanding.reading.on_top import on_top
from bot.understanding.reading.written_amounts import (
    AMOUNT,
    DIGIT,
    RANGE_BEFORE,
    SCALES,
    TAXED,
    currency_written,
    number_written,
    stands_before,
)

LEAST, MOST = 5_000, 100_000_000
"""Whole units between which an amount can be a year's pay."""

BARE_LEAST = 10_000
"""The least amount that counts without a currency and without a "k"."""

_MILLIONS = frozenset({"million", "mil", "mio"})
"""Scales of money only beside a currency: "2 million parameters"."""

_COUNTED_WORDS = """
    rows followers users people applicants applications stars images hours jobs samples students views
    lines tokens records downloads words members candidates postings datasets run steps miles km
"""
_AFTER_PAY_WORDS = """
    a an per for as in good base is at gross net salary pay ok okay enough fair low high decent yearly
    annually or and with offer job position
"""
COUNTED = frozenset(_COUNTED_WORDS.split())
"""What follows a number in thousands that is no money: "10k rows"."""
_AFTER_PAY = frozenset(_AFTER_PAY_WORDS.split())
"""What may follow a plain number that is pay: "95000 a year"; nothing at all does too."""

NOT_A_YEAR = re.compile(
    rf"(?:\s*{TAXED})?\s*(?:/|per|an?|each|every|p\.?)?\s*"
    r"(?:hours?|hr|h|days?|weeks?|fortnights?|months?|mo|m|monthly|hourly|weekly|fortnightly|biweekly|daily)\b",
    re.IGNORECASE,
)
"""What stands behind an amount that is paid for less than a year."""

_RANGE_GOES_ON = re.compile(rf"\s*(?:-|–|to)\s*(?:{SIGNS})?\s*\d", re.IGNORECASE)

_RAISED = re.compile(
    r"\b(?:raise[ds]?|hike|bump(?:ed)?|increase[ds]?|promot\w+|went|going|go|jump(?:ed)?|moved?)\b",
    re.IGNORECASE,
)
_FROM = re.compile(r"\bfrom\s*(?:\S{1,5}\s+to\s+)?$", re.IGNORECASE)
"""How the two ends of what is no range are told: "a raise from 90k to 100k"."""
NEXT_WORD = re.compile(r"\s*([a-z]+)?", re.IGNORECASE)
"""The word behind an amount."""


def read_money(text: str, country: str | None) -> tuple[int | None, str | None]:
    """(amount a year, ISO code of its currency where one is written) of the first amount; a range is none.

    >>> read_money("should I accept $95k in Toronto", "CA"), read_money("is 12 LPA fine", None)
    ((95000, 'CAD'), (1200000, 'INR'))
    >>> read_money("15L in Pune", "IN"), read_money("1.5 cr ctc", None), read_money("6 million yen", "JP")
    ((1500000, 'INR'), (15000000, 'INR'), (6000000, 'JPY'))
    >>> read_money("27 years old, 5 yoe, 10k rows, $40 an hour, since 2021", None)
    (None, None)
    """
    if not DIGIT.search(text):
        return None, None
    for match in AMOUNT.finditer(text):
        amount = year_amount(match, text)
        if amount is not None and not on_top(match, text):
            return amount, currency_written(match, country)
    return None, None


def other_amounts(text: str, amount: int) -> list[int]:
    """A year's pays that a text names beside the `amount` that was read of it, in order, each once.

    >>> other_amounts("85k as an analyst or 100k as an engineer with a 20k bonus", 85_000)
    [100000, 20000]
    >>> other_amounts("they offer 90k-110k", 100_000), other_amounts("5 yoe, 90k, 10k rows", 90_000)
    ([], [])
    """
    if not DIGIT.search(text):
        return []
    found = (year_amount(match, text) for match in AMOUNT.finditer(text))
    return [one for one in dict.fromkeys(found) if one is not None and one != amount]


def _ends_a_range(match: re.Match[str], text: str) -> bool:
    """Whether an amount is one end of a range; not where pay rises "from 90k to 100k"."""
    if not (_RANGE_GOES_ON.match(text, match.end()) or RANGE_BEFORE.search(stands_before(match, text))):
        return False
    return not rises(match, text)


def rises(match: re.Match[str], text: str) -> bool:
    """Whether an amount is an end of what pay rises by: "from 90k to 100k"."""
    return bool(_FROM.search(stands_before(match, text)) and _RAISED.search(text))


def year_amount(match: re.Match[str], text: str) -> int | None:
    """The whole units a year that an amount is; None where it is no year's pay."""
    rest, scale = text[match.end() :], (match["scale"] or "").lower()
    if NOT_A_YEAR.match(rest) or _ends_a_range(match, text):
        return None
    number = number_written(match)
    following = NEXT_WORD.match(rest)
    word = (following[1] or "").lower() if following else ""
    if not (match["before"] or match["after"]):
        if (
            word in COUNTED or scale in _MILLIONS or (scale == "k" and number == 401)
        ):  # "401k" is an American pension
            return None
        if not scale and (number < BARE_LEAST or (word and word not in _AFTER_PAY)):
            return None
    amount = number * SCALES.get(scale, 1)
    return round(amount) if LEAST <= amount <= MOST else None

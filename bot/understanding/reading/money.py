"""Amounts of money in a question: "$95k", "60.000 euros", "12 LPA", "$45/h" -> whole units a year."""

import re
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import NamedTuple

from bot.understanding.reading.currencies import AFTER, BEFORE, IN_A_CURRENCY, SIGNS, WORDS, currency_of

LEAST, MOST = 5_000, 100_000_000
"""Whole units between which an amount can be a year's pay."""

BARE_LEAST = 10_000
"""The least amount that counts without a currency and without a "k"."""

_SCALES = {
    "k": 1_000, "thousand": 1_000, "lpa": 100_000, "lakh": 100_000, "lakhs": 100_000, "lac": 100_000,
    "lacs": 100_000, "l": 100_000, "cr": 10_000_000, "crore": 10_000_000, "crores": 10_000_000,
    "million": 1_000_000, "mil": 1_000_000, "mio": 1_000_000,
}  # fmt: skip
_INDIAN = frozenset({"lpa", "lakh", "lakhs", "lac", "lacs", "l", "cr", "crore", "crores"})
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
_COUNTED = frozenset(_COUNTED_WORDS.split())
"""What follows a number in thousands that is no money: "10k rows"."""
_AFTER_PAY = frozenset(_AFTER_PAY_WORDS.split())
"""What may follow a plain number that is pay: "95000 a year"; nothing at all does too."""

_NUMBER = r"(?:\d{1,3}(?:[., '’]\d{3}){1,4}(?!\d)|\d{1,8}(?:[.,]\d{1,2})?(?!\d))"
_SCALE = r"(?:k|thousand|lpa|lakhs?|lacs?|(?<=\d)l|crores?|cr|million|mil|mio)"
_AMOUNT = re.compile(
    rf"(?<![\w.,-])(?P<before>{BEFORE})?\s*(?P<number>{_NUMBER})\s?(?P<scale>{_SCALE})?(?P<after>{AFTER})?(?![\w%])",
    re.IGNORECASE,
)
_RANGE = re.compile(
    rf"(?<![\w.,-])(?P<between>between\s+)?(?P<before>{BEFORE})?\s*(?P<low>{_NUMBER})\s?(?P<low_scale>{_SCALE})?"
    rf"{AFTER}?\s*(?:-|–|to\b|(?P<and>and)\b)\s*{BEFORE}?\s*"
    rf"(?P<number>{_NUMBER})\s?(?P<scale>{_SCALE})?(?P<after>{AFTER})?(?![\w%])",
    re.IGNORECASE,
)
"""Two ends of a range, the low one first: "90k-110k", "between $90 and 110k"."""
_WIDEST = 3
"""How often its low end the high end of a range of pay is at most."""
_DIGIT = re.compile(r"\d")
_TAXED = r"(?:gross|brutto|base|before\s+tax|net|netto|after\s+tax|take[- ]home)\b"
_NOT_A_YEAR = re.compile(
    rf"(?:\s*{_TAXED})?\s*(?:/|per|an?|each|every|p\.?)?\s*"
    r"(?:hours?|hr|h|days?|weeks?|fortnights?|months?|mo|m|monthly|hourly|weekly|fortnightly|biweekly|daily)\b",
    re.IGNORECASE,
)
_PERIOD = re.compile(
    rf"(?:\s*{_TAXED})?\s*"
    r"(?:(?:/|\b(?:per|an?|each|every)\b)\s*(?=(?:hours?|hr|h|days?|weeks?|months?|mo|m)\b)"
    r"|(?=(?:monthly|hourly|weekly|daily)\b))(?P<period>[a-z]+)",
    re.IGNORECASE,
)
_NET = re.compile(r"\b(?:net|netto|after[- ]tax|take[- ]home)\b", re.IGNORECASE)
_NET_AMOUNT = re.compile(
    rf"\d\s?k?(?:\s?(?:{SIGNS}|{WORDS}))?\s*(?:(?:a|per)\s+year|annually|yearly|p\.?a\.?)?\s*"
    r"(?:in\s+hand|net|netto|after[- ]tax(?:es)?|take[- ]home)\b"
    rf"|\b(?:net|take[- ]home)(?:\s+(?:pay|salary|of|is))*\s+(?:{SIGNS})?\d",
    re.IGNORECASE,
)
"""A year's pay after tax."""
_GROSS = re.compile(r"\b(?:gross|brutto|before[- ]tax)\b", re.IGNORECASE)
_PERIODS = {"h": "an hour", "d": "a day", "w": "a week", "m": "a month"}
IN_A_YEAR = {"an hour": 52 * 40, "a week": 52, "a month": 12}
"""How often pay by the hour (40 a week), the week and the month comes in a year. Not by the day: a day's pay
is mostly a freelancer's, who is paid for fewer days than an employee."""

PART_LEAST = {"an hour": 8, "a day": 500, "a week": 500, "a month": 500}
"""The least number that is pay for such a time where no currency is written."""
_RANGE_GOES_ON = re.compile(rf"\s*(?:-|–|to)\s*(?:{SIGNS})?\s*\d", re.IGNORECASE)
_RANGE_BEFORE = re.compile(r"[\dk]\s*(?:-|–|to)\s*$", re.IGNORECASE)
_EXTRA = (
    r"(?:bonus(?:es)?|rsus?|stocks?|equity|shares?|(?:stock )?options|commission|relocation|variable"
    r"|sign(?:ing|[- ]?on)|loans?|debts?|savings|raise|hike|increase"
    r"|(?:more|less|extra|higher|lower)(?=\s*(?:$|[?.!,;)]|an?\b|per\b)))\b"
)
_LED_IN = r"(?:in|of|as|for|worth|an?|the|yearly|annual|one[- ]time|performance|target|guaranteed)\s+"
_ON_TOP = re.compile(
    rf"\s*(?:(?:{_LED_IN}){{0,3}}{_EXTRA}|(?:tuition|bootcamp|degree|course)\b)", re.IGNORECASE
)
_ADDED = re.compile(
    rf"(?:\+|\bplus|\bby|\bspent|\bcosts?|\b{_EXTRA}(?:\s+(?:of|is|was))?)\s*$", re.IGNORECASE
)
"""What stands behind and before an amount that is paid on top of pay, or that is none."""
_RAISED = re.compile(
    r"\b(?:raise[ds]?|hike|bump(?:ed)?|increase[ds]?|promot\w+|went|going|go|jump(?:ed)?|moved?)\b",
    re.IGNORECASE,
)
_FROM = re.compile(r"\bfrom\s*(?:\S{1,5}\s+to\s+)?$", re.IGNORECASE)
"""How the two ends of what is no range are told: "a raise from 90k to 100k"."""
_NEXT_WORD = re.compile(r"\s*([a-z]+)?", re.IGNORECASE)


NEAR = 16
"""Characters before an amount that are looked at: those before them tell nothing of it."""


def read_money(text: str, country: str | None) -> tuple[int | None, str | None]:
    """(amount a year, ISO code of its currency where one is written) of the first amount; a range is none.

    >>> read_money("should I accept $95k in Toronto", "CA"), read_money("is 12 LPA fine", None)
    ((95000, 'CAD'), (1200000, 'INR'))
    >>> read_money("15L in Pune", "IN"), read_money("1.5 cr ctc", None), read_money("6 million yen", "JP")
    ((1500000, 'INR'), (15000000, 'INR'), (6000000, 'JPY'))
    >>> read_money("27 years old, 5 yoe, 10k rows, $40 an hour, since 2021", None)
    (None, None)
    """
    if not _DIGIT.search(text):
        return None, None
    for match in _AMOUNT.finditer(text):
        amount = _amount(match, text)
        if amount is not None and not _on_top(match, text):
            return amount, _currency(match, country)
    return None, None


def other_amounts(text: str, amount: int) -> list[int]:
    """A year's pays that a text names beside the `amount` that was read of it, in order, each once.

    >>> other_amounts("85k as an analyst or 100k as an engineer with a 20k bonus", 85_000)
    [100000, 20000]
    >>> other_amounts("they offer 90k-110k", 100_000), other_amounts("5 yoe, 90k, 10k rows", 90_000)
    ([], [])
    """
    if not _DIGIT.search(text):
        return []
    found = (_amount(match, text) for match in _AMOUNT.finditer(text))
    return [one for one in dict.fromkeys(found) if one is not None and one != amount]


class Pay(NamedTuple):
    """A pay in a text, from `start` to `end` (excluded), as an `amount` a year; `match` is how it is written.

    `numbers` are the two ends of a range at whose middle it is, or what is paid by the `period`.
    """

    start: int
    end: int
    amount: int
    match: re.Match[str]
    numbers: tuple[float, ...] = ()
    period: str | None = None

    def currency(self, country: str | None) -> str | None:
        """The ISO code of its currency where one is written; "$" is that of the country."""
        return _currency(self.match, country)

    def told(self, currency: str | None) -> str | None:
        """The range, or the pay of a part of a year, as `read_pay` tells it; None for a plain amount."""
        return _told(self.numbers, currency, self.period) if self.numbers else None


def pays(text: str) -> list[Pay]:
    """The pays that a text names, in order, without what comes on top of pay or is no pay, and without those
    of which no year's can be counted.

    >>> [one.amount for one in pays("100k with a 20k bonus, or 110-120k, or $60 an hour")]
    [100000, 115000, 124800]
    """
    if not _DIGIT.search(text):
        return []
    found = [
        Pay(*match.span(), round((low + high) / 2), match, (low, high))
        for match, low, high in _year_ranges(text)
    ]
    if not _NET.search(text):
        found += [*_part_ranges(text), *_parts(text)]
    taken = [range(one.start, one.end) for one in found]
    for match in _AMOUNT.finditer(text):
        amount = _amount(match, text)
        if amount is not None and not any(match.start() in one for one in taken):
            found.append(Pay(*match.span(), amount, match))
    paid = [one for one in found if LEAST <= one.amount <= MOST and not _on_top(one.match, text)]
    return sorted(paid, key=lambda one: one.start)


def _of_part(match: re.Match[str], period: str, *numbers: float) -> Pay:
    middle = sum(numbers) / len(numbers)
    return Pay(*match.span(), round(middle * IN_A_YEAR.get(period, 0)), match, numbers, period)


def _on_top(match: re.Match[str], text: str) -> bool:
    """Whether an amount comes on top of pay, or is none: "a 20k bonus", "10k in stock"."""
    return bool(_ON_TOP.match(text, match.end()) or _ADDED.search(_before(match, text)))


def _before(match: re.Match[str], text: str) -> str:
    return text[max(0, match.start() - NEAR) : match.start()]


def _ends_a_range(match: re.Match[str], text: str) -> bool:
    """Whether an amount is one end of a range; not where pay rises "from 90k to 100k"."""
    if not (_RANGE_GOES_ON.match(text, match.end()) or _RANGE_BEFORE.search(_before(match, text))):
        return False
    return not _rises(match, text)


def _rises(match: re.Match[str], text: str) -> bool:
    """Whether an amount is an end of what pay rises by: "from 90k to 100k"."""
    return bool(_FROM.search(_before(match, text)) and _RAISED.search(text))


def _amount(match: re.Match[str], text: str) -> int | None:
    rest, scale = text[match.end() :], (match["scale"] or "").lower()
    if _NOT_A_YEAR.match(rest) or _ends_a_range(match, text):
        return None
    number = _number(match)
    following = _NEXT_WORD.match(rest)
    word = (following[1] or "").lower() if following else ""
    if not (match["before"] or match["after"]):
        if (
            word in _COUNTED or scale in _MILLIONS or (scale == "k" and number == 401)
        ):  # "401k" is an American pension
            return None
        if not scale and (number < BARE_LEAST or (word and word not in _AFTER_PAY)):
            return None
    amount = number * _SCALES.get(scale, 1)
    return round(amount) if LEAST <= amount <= MOST else None


def _currency(match: re.Match[str], country: str | None) -> str | None:
    if (match["scale"] or "").lower() in _INDIAN:
        return "INR"
    return currency_of(match["before"] or match["after"] or "", country)


def read_pay(text: str, country: str | None) -> tuple[int | None, str | None, str | None]:
    """(amount a year, ISO code of its currency, the pay of a part of a year, or the range, that it was
    counted from).

    The amount is None where that pay cannot be counted to a year's: by the day, or after tax. The currency
    is told without an amount where pay is asked for "in euros".

    >>> read_pay("they offered me 4500 CHF per month", "CH"), read_pay("45 per hour", None)
    ((54000, 'CHF', 'CHF 4,500 a month'), (93600, None, '45 an hour'))
    >>> read_pay("4500 CHF a month, so 54k a year", "CH"), read_pay("£400 a day", "GB")
    ((54000, None, None), (None, None, '£400 a day'))
    >>> read_pay("is $90-110k fair", "US")
    (100000, 'USD', '$90,000 to $110,000')
    """
    if a_range := _range(text, country):
        *ends, currency = a_range
        return round(sum(ends) / 2), currency, _told(ends, currency, None)
    amount, currency = read_money(text, country)
    if amount is not None:
        if _NET_AMOUNT.search(text) and not _GROSS.search(text):
            return None, None, f"{_written(amount, currency)} a year after tax"
        return amount, currency, None
    pay = next(chain(_part_ranges(text), _parts(text)), None)
    if pay is None:
        asked = IN_A_CURRENCY.search(text)
        return None, currency_of(asked["after"], country) if asked else None, None
    currency = pay.currency(country)
    if _NET.search(text) or not LEAST <= pay.amount <= MOST:
        return None, None, pay.told(currency)
    return pay.amount, currency, pay.told(currency)


def read_part_pay(text: str, country: str | None) -> str | None:
    """The first pay that is not a year's, as it is told: "CHF 4,500 a month". None where there is none.

    >>> read_part_pay("they offered me 4500 CHF per month", "CH"), read_part_pay("$40/h", None)
    ('CHF 4,500 a month', '$40 an hour')
    >>> read_part_pay("10 hours a week, 3 interviews a month", None)
    """
    pay = next(_parts(text), None)
    return pay.told(pay.currency(country)) if pay else None


def _range(text: str, country: str | None) -> tuple[int, int, str | None] | None:
    """(low end, high end, currency) of a range of a year's pay with no amount before it."""
    match, low, high = next(_year_ranges(text), (None, 0, 0))
    if match is None or read_money(text[: match.start()], country)[0] is not None:
        return None
    return low, high, _currency(match, country)


def _year_ranges(text: str) -> Iterator[tuple[re.Match[str], int, int]]:
    """The ranges of a year's pay in a text, with their ends."""
    for match, low, high in _ranges(text):
        if low < LEAST or high > MOST or _NOT_A_YEAR.match(text, match.end()):
            continue
        following = _NEXT_WORD.match(text, match.end())
        counted = following is not None and (following[1] or "").lower() in _COUNTED
        if not (match["before"] or match["after"]) and (counted or low < BARE_LEAST):
            continue
        yield match, round(low), round(high)


def _told(numbers: Iterable[float], currency: str | None, period: str | None) -> str:
    shown = " to ".join(_written(number, currency) for number in numbers)
    return f"{shown} {period}" if period else shown


def _ranges(text: str) -> Iterator[tuple[re.Match[str], float, float]]:
    """The ranges in a text that may be of pay, with their low and high ends."""
    for match in _RANGE.finditer(text) if _DIGIT.search(text) else ():
        if bool(match["and"]) != bool(match["between"]):
            continue
        scale = (match["scale"] or "").lower()
        low = _plain(match["low"]) * _SCALES.get((match["low_scale"] or scale).lower(), 1)
        high = _plain(match["number"]) * _SCALES.get(scale, 1)
        if low < high <= low * _WIDEST and not _rises(match, text):
            yield match, low, high


def _parts(text: str) -> Iterator[Pay]:
    """Pays that are not a year's, each with its part of the year; a range is none."""
    for match in _AMOUNT.finditer(text) if _DIGIT.search(text) else ():
        period = _PERIOD.match(text, match.end())
        if not period or _RANGE_BEFORE.search(_before(match, text)):
            continue
        word = _period(period)
        number = _number(match) * _SCALES.get((match["scale"] or "").lower(), 1)
        written = match["before"] or match["after"] or match["scale"]
        if number and (written or number >= PART_LEAST[word]):
            yield _of_part(match, word, number)


def _part_ranges(text: str) -> Iterator[Pay]:
    """Ranges of pay that is not a year's, each with its part of the year."""
    for match, low, high in _ranges(text):
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


def _written(number: float, currency: str | None) -> str:
    """An amount with its currency: "CHF 4,500", "$40.50", "5,000"."""
    whole = f"{number:,.0f}" if number == round(number) else f"{number:,.2f}"
    if currency:
        from babel.numbers import format_currency  # seldom needed, and large

        whole = format_currency(number, currency, locale="en").removesuffix(".00").replace("\xa0", " ")
    return re.sub(r"^([A-Z]{3})(?=\d)", r"\1 ", whole)


def _number(match: re.Match[str]) -> float:
    return _plain(match["number"])


def _plain(written: str) -> float:
    grouped = re.fullmatch(r"\d{1,3}(?:[., '’]\d{3})+", written)
    return float(re.sub(r"[., '’]", "", written) if grouped else written.replace(",", "."))

"""Pay in a question: "$95k", "60.000 euros", "12 LPA", "$45/h" -> whole units a year."""

import re
from itertools import chain

from bot.understanding.reading.currencies import IN_A_CURRENCY, SIGNS, WORDS, currency_of
from bot.understanding.reading.on_top import on_top
from bot.understanding.reading.pay import Pay, shown_amount, shown_pay
from bot.understanding.reading.pay_parts import part_ranges, parts
from bot.understanding.reading.pay_ranges import first_range, year_ranges
from bot.understanding.reading.written_amounts import AMOUNT, DIGIT
from bot.understanding.reading.year_amounts import LEAST, MOST, read_money, year_amount

_NET = re.compile(r"\b(?:net|netto|after[- ]tax|take[- ]home)\b", re.IGNORECASE)
_NET_AMOUNT = re.compile(
    rf"\d\s?k?(?:\s?(?:{SIGNS}|{WORDS}))?\s*(?:(?:a|per)\s+year|annually|yearly|p\.?a\.?)?\s*"
    r"(?:in\s+hand|net|netto|after[- ]tax(?:es)?|take[- ]home)\b"
    rf"|\b(?:net|take[- ]home)(?:\s+(?:pay|salary|of|is))*\s+(?:{SIGNS})?\d",
    re.IGNORECASE,
)
"""A year's pay after tax."""
_GROSS = re.compile(r"\b(?:gross|brutto|before[- ]tax)\b", re.IGNORECASE)


def pays(text: str) -> list[Pay]:
    """The pays that a text names, in order, without what comes on top of pay or is no pay, and without those
    of which no year's can be counted.

    >>> [one.amount for one in pays("100k with a 20k bonus, or 110-120k, or $60 an hour")]
    [100000, 115000, 124800]
    """
    if not DIGIT.search(text):
        return []
    found = [
        Pay(*match.span(), round((low + high) / 2), match, (low, high))
        for match, low, high in year_ranges(text)
    ]
    if not _NET.search(text):
        found += [*part_ranges(text), *parts(text)]
    taken = [range(one.start, one.end) for one in found]
    for match in AMOUNT.finditer(text):
        amount = year_amount(match, text)
        if amount is not None and not any(match.start() in one for one in taken):
            found.append(Pay(*match.span(), amount, match))
    paid = [one for one in found if LEAST <= one.amount <= MOST and not on_top(one.match, text)]
    return sorted(paid, key=lambda one: one.start)


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
    if a_range := first_range(text, country):
        *ends, currency = a_range
        return round(sum(ends) / 2), currency, shown_pay(ends, currency, None)
    amount, currency = read_money(text, country)
    if amount is not None:
        if _NET_AMOUNT.search(text) and not _GROSS.search(text):
            return None, None, f"{shown_amount(amount, currency)} a year after tax"
        return amount, currency, None
    pay = next(chain(part_ranges(text), parts(text)), None)
    if pay is None:
        asked = IN_A_CURRENCY.search(text)
        return None, currency_of(asked["after"], country) if asked else None, None
    currency = pay.currency(country)
    if _NET.search(text) or not LEAST <= pay.amount <= MOST:
        return None, None, pay.told(currency)
    return pay.amount, currency, pay.told(currency)

"""A pay as it stands in a text, and how it is told."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from bot.understanding.reading.written_amounts import currency_written


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
        return currency_written(self.match, country)

    def told(self, currency: str | None) -> str | None:
        """The range, or the pay of a part of a year, as `read_pay` tells it; None for a plain amount."""
        return shown_pay(self.numbers, currency, self.period) if self.numbers else None


def shown_pay(numbers: Iterable[float], currency: str | None, period: str | None) -> str:
    """A pay as it is told: "CHF 4,500 a month", "$90,000 to $110,000"."""
    shown = " to ".join(shown_amount(number, currency) for number in numbers)
    return f"{shown} {period}" if period else shown


def shown_amount(number: float, currency: str | None) -> str:
    """An amount with its currency: "CHF 4,500", "$40.50", "5,000"."""
    whole = f"{number:,.0f}" if number == round(number) else f"{number:,.2f}"
    if currency:
        from babel.numbers import format_currency  # seldom needed, and large

        whole = format_currency(number, currency, locale="en").removesuffix(".00").replace("\xa0", " ")
    return re.sub(r"^([A-Z]{3})(?=\d)", r"\1 ", whole)

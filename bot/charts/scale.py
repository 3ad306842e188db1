"""From amounts to pixels: ticks at round amounts, and money in few characters."""

from dataclasses import dataclass
from math import ceil, floor

from bot.answers.words import money


@dataclass(frozen=True)
class Scale:
    """Amounts from `low` to `high` lie between the pixels `start` and `end`, others at the nearer one."""

    low: float
    high: float
    start: float
    end: float

    def at(self, amount: float) -> float:
        """The pixel of an amount."""
        share = (amount - self.low) / (self.high - self.low)
        return self.start + min(max(share, 0), 1) * (self.end - self.start)

    def holds(self, amount: float) -> bool:
        """Whether an amount lies on the scale and not beyond it."""
        return self.low <= amount <= self.high


def span(low: float, high: float, pad: float = 0.04) -> tuple[float, float]:
    """Both ends with some air; never below zero, and never without width."""
    air = (high - low) * pad or max(high * 0.1, 1)
    return max(low - air, 0), high + air


def step(low: float, high: float, most: int) -> int:
    """The smallest of 1, 2, 5, 10, 20, 50, ... that goes into the span less than `most` times."""
    size = 1
    while True:
        for each in (size, 2 * size, 5 * size):
            if floor(high / each) - ceil(low / each) < most:
                return each
        size *= 10


def ticks(low: float, high: float, most: int) -> list[int]:
    """Round amounts from `low` to `high`, at most `most` of them."""
    each = step(low, high, most)
    return [each * times for times in range(ceil(low / each), floor(high / each) + 1)]


def rounded(low: float, high: float, most: int) -> tuple[int, int]:
    """Both ends moved outwards to round amounts, so that an axis ends in ticks."""
    each = step(low, high, most)
    return floor(low / each) * each, ceil(high / each) * each


def short(amount: float, currency: str, decimals: int = 0) -> str:
    """Money as on an axis: "$950", "$120k", "$1.25M"; thousands with `decimals`, but none that are zero."""
    if amount < 10_000:
        return money(round(amount), currency)
    number, letter = round(amount / 1_000, decimals), "k"
    if number >= 1_000:
        number, letter = round(amount / 1_000_000, 2), "M"
    rest = f"{number % 1:.2f}"[1:].rstrip("0").rstrip(".")
    return f"{money(int(number), currency)}{rest}{letter}"

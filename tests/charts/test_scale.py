"""Ticks at round amounts, money in few characters."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.charts.scale import Scale, rounded, short, span, ticks

AMOUNTS = st.integers(1, 100_000_000)


@pytest.mark.parametrize(
    ("amount", "currency", "decimals", "said"),
    [
        (950, "USD", 0, "$950"),
        (9_999, "USD", 0, "$9,999"),
        (10_000, "USD", 0, "$10k"),
        (158_800, "USD", 0, "$159k"),
        (158_800, "USD", 1, "$158.8k"),
        (174_000, "USD", 1, "$174k"),
        (999_999, "USD", 0, "$1M"),
        (1_250_000, "EUR", 0, "€1.25M"),
        (9_950_000, "JPY", 0, "¥9.95M"),
    ],
)
def test_short_money(amount: int, currency: str, decimals: int, said: str) -> None:
    assert short(amount, currency, decimals) == said


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [(92_000, 205_000, [100_000, 150_000, 200_000]), (0, 4, [0, 1, 2, 3, 4]), (7, 8, [7, 8])],
)
def test_ticks(low: int, high: int, expected: list[int]) -> None:
    assert ticks(low, high, 5) == expected


@given(AMOUNTS, AMOUNTS, st.integers(2, 7))
def test_ticks_lie_on_the_scale_and_rise_evenly(one: int, two: int, most: int) -> None:
    low, high = span(min(one, two), max(one, two))
    found = ticks(low, high, most)
    assert len(found) <= most
    assert all(low <= tick <= high for tick in found)
    assert len({after - before for before, after in pairwise(found)}) <= 1
    outer = rounded(low, high, most)
    assert outer[0] <= low
    assert outer[1] >= high


def test_amounts_beyond_the_scale_lie_at_its_edge() -> None:
    scale = Scale(100, 200, 300, 700)
    assert [scale.at(amount) for amount in (0, 100, 150, 200, 999)] == [300, 300, 500, 700, 700]
    assert not scale.holds(99)

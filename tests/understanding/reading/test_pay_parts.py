"""Pay by the hour, the day, the week or the month, and ranges of pay."""

import pytest

from bot.understanding.reading.money import read_pay
from bot.understanding.reading.pay_parts import read_part_pay
from bot.understanding.reading.year_amounts import read_money


@pytest.mark.parametrize(
    ("text", "country", "told"),
    [
        ("they offered me 4500 CHF per month", "CH", "CHF 4,500 a month"),
        ("is $40/h ok", None, "$40 an hour"),
        ("5000 € monthly", None, "€5,000 a month"),
        ("4k a month in berlin", "DE", "4,000 a month"),
        ("10 hours a week", None, None),
        ("3 interviews a month, 95k a year", None, None),
    ],
)
def test_pay_that_is_not_a_years_is_told(text: str, country: str | None, told: str | None) -> None:
    assert read_part_pay(text, country) == told
    assert read_money(text, country)[0] in (None, 95_000)


@pytest.mark.parametrize(
    ("text", "country", "expected"),
    [
        ("offer of 4k a month", None, (48_000, None, "4,000 a month")),
        ("5000 a month", "DE", (60_000, None, "5,000 a month")),
        ("£5,000 gross per month", "GB", (60_000, "GBP", "£5,000 a month")),
        ("60/h", None, (124_800, None, "60 an hour")),
        ("45 per hour", None, (93_600, None, "45 an hour")),
        ("$45/hr in toronto", "CA", (93_600, "CAD", "CA$45 an hour")),
        ("$1,200 a week", "US", (62_400, "USD", "$1,200 a week")),
        ("4500 CHF a month, so 54k a year", "CH", (54_000, None, None)),
        ("£400 a day", "GB", (None, None, "£400 a day")),
        ("3000 euros net a month", "DE", (None, None, "€3,000 a month")),
        ("2,500 after tax per month", "DE", (None, None, "2,500 a month")),
        ("coursera is $49 a month", "US", (None, None, "$49 a month")),
        ("4-5k a month", None, (54_000, None, "4,000 to 5,000 a month")),
        ("4 to 5k a month", None, (54_000, None, "4,000 to 5,000 a month")),
        ("i send 20 applications a week, 5 an hour", None, (None, None, None)),
        ("80k", None, (80_000, None, None)),
    ],
)
def test_pay_of_a_part_of_a_year_is_counted(
    text: str, country: str | None, expected: tuple[int | None, str | None, str | None]
) -> None:
    assert read_pay(text, country) == expected


@pytest.mark.parametrize(
    ("text", "country", "expected"),
    [
        ("they offer 90k-110k for a data scientist", "DE", (100_000, None, "90,000 to 110,000")),
        ("€60-70k in berlin", "DE", (65_000, "EUR", "€60,000 to €70,000")),
        ("between 60k and 70k", "GB", (65_000, None, "60,000 to 70,000")),
        ("$90,000 - $110,000 base", "US", (100_000, "USD", "$90,000 to $110,000")),
        ("12-15 LPA", "IN", (1_350_000, "INR", "₹1,200,000 to ₹1,500,000")),
        ("95k now, range 100k-120k", "US", (95_000, None, None)),
        ("80k and 90k", None, (80_000, None, None)),
        ("5-10k rows", None, (None, None, None)),
        ("2019 to 2024", None, (None, None, None)),
        ("from 20 to 200k users", None, (None, None, None)),
        ("4000-5000 a month", "DE", (54_000, None, "4,000 to 5,000 a month")),
        ("$45-50 an hour", "US", (98_800, "USD", "$45 to $50 an hour")),
        ("10-15 hours a week", None, (None, None, None)),
        ("3-4 a day", None, (None, None, None)),
        ("110k to 90k", None, (None, None, None)),
    ],
)
def test_a_range_of_pay_counts_as_its_middle(
    text: str, country: str | None, expected: tuple[int | None, str | None, str | None]
) -> None:
    assert read_pay(text, country) == expected

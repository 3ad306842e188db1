"""Amounts of money: what is one, what is not, and in which currency it was written."""

import pytest

from bot.understanding import Understander
from bot.understanding.reading.money import read_pay
from bot.understanding.reading.pay_parts import read_part_pay
from bot.understanding.reading.year_amounts import read_money


@pytest.mark.parametrize(
    ("text", "country", "expected"),
    [
        ("should I accept $95k as junior DS in NYC", "US", (95_000, "USD")),
        ("is $95k good in toronto", "CA", (95_000, "CAD")),
        ("60k in berlin good?", "DE", (60_000, None)),
        ("I earn 45k in manchester", "GB", (45_000, None)),
        ("offer of 62000 euros for a junior job", None, (62_000, "EUR")),
        ("60.000 € in Munich", "DE", (60_000, "EUR")),
        ("£45,500 ok?", None, (45_500, "GBP")),
        ("usd 120,000 base", None, (120_000, "USD")),
        ("87.5k a year", None, (87_500, None)),
        ("150k zlotys", "US", (150_000, "PLN")),
        ("90k rubles", "US", (90_000, "RUB")),
        ("900k pesos", "AR", (900_000, "ARS")),
        ("900k pesos", "US", (900_000, "MXN")),
        ("70k bitcoins", "GB", (70_000, "BTC")),
        ("got offered 95000 as a junior", None, (95_000, None)),
        ("12 LPA as a fresher", None, (1_200_000, "INR")),
        ("8.5 lakhs per annum", None, (850_000, "INR")),
        ("5 yoe, offered 130k", None, (130_000, None)),
        ("85 thousand dollars", None, (85_000, "USD")),
        ("R$ 12.000", None, (12_000, "BRL")),
        ("offer 150000 zł as a senior", "PL", (150_000, "PLN")),
        ("110k CHF", "CH", (110_000, "CHF")),
        ("CHF 110'000", None, (110_000, "CHF")),
        ("A$90k or C$90k", None, (90_000, "AUD")),
        ("S$80k", None, (80_000, "SGD")),
        ("500,000 kr", "NO", (500_000, "NOK")),
        ("500,000 kr", "DK", (500_000, "DKK")),
    ],
)
def test_an_amount_is_read(text: str, country: str | None, expected: tuple[int, str | None]) -> None:
    assert read_money(text, country) == expected


@pytest.mark.parametrize(
    "text",
    [
        "i am 27 with 5 years of experience",
        "jobs in 2024 and 2025",
        "a dataset of 10k rows",
        "i have sent 15000 applications",
        "does a 401k matter",
        "$40 an hour",
        "9k a fortnight",
        "4k a month in berlin",
        "90-110k for a data scientist",
        "between 60k to 80k",
        "a $200 course",
        "top 10 roles",
        "100% remote",
        "gpt4 or llama 70b",
        "",
    ],
)
def test_other_numbers_are_no_amounts(text: str) -> None:
    assert read_money(text, None) == (None, None)


def test_an_amount_stands_in_the_slots(understander: Understander) -> None:
    slots = understander.understand("should i accept $95k as junior data scientist in NYC").slots
    assert (slots.amount, slots.currency, slots.country) == (95_000, "USD", "US")
    assert slots.as_json()["amount"] == 95_000
    assert "amount" not in understander.understand("what does a data scientist earn").slots.as_json()


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
    ("text", "expected"),
    [
        ("90k net", (None, None, "90,000 a year after tax")),
        ("€80k after tax", (None, None, "€80,000 a year after tax")),
        ("i take home £60k", (None, None, "£60,000 a year after tax")),
        ("120k gross, 80k net", (120_000, None, None)),
        ("is 90k good on the internet", (90_000, None, None)),
    ],
)
def test_pay_after_tax_is_not_compared(
    text: str, expected: tuple[int | None, str | None, str | None]
) -> None:
    assert read_pay(text, None) == expected


@pytest.mark.parametrize(
    ("text", "hours"),
    [("5 hours a week", 5), ("10h/week", 10), ("2 h a day", 14), ("5-10 hrs per week", 7),
     ("an hour a day", 7), ("i work 40 hours a week", None), ("full time job, 6h/wk", 6),
     ("in 24 hours", None), ("$40 an hour", None)],
)  # fmt: skip
def test_hours_for_learning_are_read(understander: Understander, text: str, hours: int | None) -> None:
    asked = understander.understand(f"roadmap to data analyst, {text}")
    assert asked.slots.hours == hours


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


def test_a_number_too_large_for_money_is_none() -> None:
    assert read_money("100 " * 1000, None) == (None, None)


@pytest.mark.parametrize(
    ("text", "country", "currency"),
    [
        ("data scientist salary in euros", None, "EUR"),
        ("pay in pounds", None, "GBP"),
        ("salary in dollars", "CA", "CAD"),
        ("salary in €", None, "EUR"),
        ("paid in bitcoin", None, None),
        ("in euro zone countries", None, "EUR"),
        ("eur salary", None, None),
    ],
)
def test_a_currency_may_be_asked_for_without_an_amount(
    text: str, country: str | None, currency: str | None
) -> None:
    assert read_pay(text, country) == (None, currency, None)

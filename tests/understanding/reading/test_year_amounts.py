"""Amounts of a year: what is one, what is not, and in which currency it was written."""

import pytest

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


def test_a_number_too_large_for_money_is_none() -> None:
    assert read_money("100 " * 1000, None) == (None, None)

"""Pay in a question: a year's, after tax, and in which currency it was asked for."""

import pytest

from bot.understanding import Understander
from bot.understanding.reading.money import read_pay


def test_an_amount_stands_in_the_slots(understander: Understander) -> None:
    slots = understander.understand("should i accept $95k as junior data scientist in NYC").slots
    assert (slots.amount, slots.currency, slots.country) == (95_000, "USD", "US")
    assert slots.as_json()["amount"] == 95_000
    assert "amount" not in understander.understand("what does a data scientist earn").slots.as_json()


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

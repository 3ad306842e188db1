"""Several offers in one message: each amount with the job, the place and the level that stand by it."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.understanding import Slots, Understander
from bot.understanding.reading.money import pays
from bot.understanding.types import Offer

DA, DS, DE, MLE = "data-analyst", "data-scientist", "data-engineer", "machine-learning-engineer"


def offers(understander: Understander, text: str) -> list[tuple[object, ...]]:
    """Amount, role, country and level of each offer of a text."""
    slots = understander.understand(text).slots
    first = Offer(slots.amount or 0, slots.currency, slots.role, slots.country, slots.level)
    return [(one.amount, one.role, one.country, one.level) for one in (first, *slots.offers)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "I have two offers: 85k as a data analyst in NYC and 105k as a data engineer in Austin, which?",
            [(85_000, DA, "US", None), (105_000, DE, "US", None)],
        ),
        (
            "data analyst at 85k or data engineer at 105k, which offer is better?",
            [(85_000, DA, None, None), (105_000, DE, None, None)],
        ),
        (
            "I make 70k as a data analyst and got offered 90k as a data engineer, good?",
            [(70_000, DA, None, None), (90_000, DE, None, None)],
        ),
        (
            "offer 1: Data Scientist, Berlin, €70k. offer 2: ML Engineer, Munich, €80k",
            [(70_000, DS, "DE", None), (80_000, MLE, "DE", None)],
        ),
        (
            "offer A is 120k base with 20% bonus, offer B is 140k no bonus, both MLE in the US",
            [(120_000, MLE, "US", None), (140_000, MLE, "US", None)],
        ),
        (
            "70k in Berlin or 65k in Lisbon as data scientist?",
            [(70_000, DS, "DE", None), (65_000, DS, "PT", None)],
        ),
        (
            "got 2 offers, senior DE 150k remote US and MLE 165k in SF",
            [(150_000, DE, "US", "senior"), (165_000, MLE, "US", None)],
        ),
        (
            "100k USD remote or 80k EUR in Berlin for a data engineer, which is the better offer",
            [(100_000, DE, None, None), (80_000, DE, "DE", None)],
        ),
        (
            "which is better: 100k with a 20k bonus or 115k flat, data scientist usa",
            [(100_000, DS, "US", None), (115_000, DS, "US", None)],
        ),
        (
            "is 95k or 110k more realistic for a junior ml engineer",
            [(95_000, MLE, None, "entry"), (110_000, MLE, None, "entry")],
        ),
        (
            "is 85k-95k as a data analyst better than 100k as a data engineer",
            [(90_000, DA, None, None), (100_000, DE, None, None)],
        ),
        ("is 100k plus 30k in stock a fair offer for a data engineer", [(100_000, DE, None, None)]),
        (
            "$60/hour contract or 105k full time as a data engineer in the US?",
            [(124_800, DE, "US", None), (105_000, DE, "US", None)],
        ),
        (
            "I get $38/hr on a contract as a BI developer, or take 82k as data analyst in the US?",
            [(79_040, "business-intelligence-developer", "US", None), (82_000, DA, "US", None)],
        ),
        (
            "data engineer 120k or data scientist 115k, which has better growth?",
            [(120_000, DE, None, None), (115_000, DS, None, None)],
        ),
        (
            "is a 10k raise from 90k to 100k good for a data engineer",
            [(90_000, DE, None, None), (100_000, DE, None, None)],
        ),
        (
            "my salary is 60k and my friend earns 80k, both data analysts, am i underpaid?",
            [(60_000, DA, None, None), (80_000, DA, None, None)],
        ),
        (
            "4500 CHF a month, so 54k a year as a data analyst in zurich, ok?",
            [(54_000, DA, "CH", None)],
        ),
    ],
)
def test_each_amount_has_what_stands_by_it(
    understander: Understander, text: str, found: list[tuple[object, ...]]
) -> None:
    assert offers(understander, text) == found


def test_what_is_paid_on_top_is_no_pay(understander: Understander) -> None:
    for text in (
        "is a 20k bonus good for a data scientist",
        "i got 10k in stock as a data engineer, ok?",
    ):
        assert understander.understand(text).slots.amount is None, text
    assert understander.understand("is a 20k bonus on 90k good for a data scientist").slots.amount == 90_000
    assert understander.understand("is 90k higher than usual for a data scientist").slots.amount == 90_000


def test_what_a_part_of_a_year_pays_is_told(understander: Understander) -> None:
    slots = understander.understand("4500 euros a month in Berlin or 5200 a month in Munich, analyst").slots
    assert (slots.amount, slots.part_pay) == (54_000, "€4,500 a month")
    assert [(one.amount, one.part_pay) for one in slots.offers] == [(62_400, "€5,200 a month")]


def test_three_at_most_stand_side_by_side(understander: Understander) -> None:
    assert len(offers(understander, "data engineer offers: 80k, 90k, 100k or 110k, which is fair?")) == 3


def test_they_go_to_json_and_back(understander: Understander) -> None:
    slots = understander.understand("is 85k as a data analyst or 105k as a data engineer better").slots
    assert slots.offers == (Offer(105_000, None, DE),)
    assert Slots.from_json(slots.as_json()) == slots
    rows = {**slots.named(), "offers": [list(one) for one in slots.offers]}
    assert Slots.from_json(rows) == slots


@given(st.text(alphabet="0123456789k$€.,- aorndbuspl+", max_size=60))
def test_amounts_are_in_order_and_apart(text: str) -> None:
    found = pays(text)
    assert all(one.end <= two.start for one, two in pairwise(found))

"""Several offers side by side."""

import pytest

from bot.answers import Answer, answer
from bot.answers.answering import body_of
from bot.answers.defaults import Defaults
from bot.library import Library
from bot.understanding import Slots, Understander
from bot.understanding.types import Offer

ENTRY = "salary/offer-check"


@pytest.fixture
def two(understander: Understander) -> Answer:
    """The answer on two jobs with a pay each."""
    text = "I have two offers: 85k as a data analyst in NYC and 105k as a data engineer, which should I take?"
    return answer(understander.understand(text), understander.library)


def test_each_is_set_against_the_pay_of_its_own_job(two: Answer, library: Library) -> None:
    assert two.body.lead.startswith("$105,000 is $20,000 a year more than $85,000, bonus and shares aside;")
    headings = {section.heading: section.text for section in two.body.sections if section.heading}
    for role, amount in (("data analyst", "$85,000"), ("data engineer", "$105,000")):
        own = Slots(role=role.replace(" ", "-"), country="US", amount=int(amount[1:].replace(",", "")))
        assert headings[f"Pay: {role}, United States"] == body_of(library, ENTRY, own).lead
        assert headings[f"Pay: {role}, United States"].startswith(amount)
    assert len([section for section in two.body.sections if section.table]) == 2
    assert not any("set against" in line for line in two.body.unused)
    assert [source.n for source in two.body.sources if source.n] == [], "one number would be of one job"


def test_those_of_one_job_have_one_table(library: Library) -> None:
    slots = Slots(
        role="data-scientist",
        country="US",
        amount=85_000,
        offers=(Offer(100_000, None, "data-scientist", "US"),),
    )
    body = body_of(library, ENTRY, slots)
    assert len([section for section in body.sections if section.table]) == 1
    assert "$85,000" in body.sections[0].text
    assert "$100,000" in body.sections[0].text


def test_currencies_are_not_converted(library: Library) -> None:
    offer = Offer(80_000, "EUR", "data-engineer", "DE")
    body = body_of(library, ENTRY, Slots(role="data-engineer", country="US", amount=100_000, offers=(offer,)))
    assert body.lead.startswith("These amounts are in different currencies, which I do not convert")


def test_where_there_are_no_figures_none_are_promised(library: Library) -> None:
    offer = Offer(1_800_000, "INR", "data-engineer", "IN")
    slots = Slots(role="data-engineer", country="IN", amount=1_200_000, currency="INR", offers=(offer,))
    body = body_of(library, ENTRY, slots)
    assert body.lead.startswith("₹1,800,000 is ₹600,000 a year more than ₹1,200,000")
    assert body.lead.endswith("I hold no advertised pay to set them against.")


def test_the_same_pay_for_two_jobs(library: Library) -> None:
    slots = Slots(
        role="data-analyst", country="US", amount=90_000, offers=(Offer(90_000, None, "data-engineer", "US"),)
    )
    assert body_of(library, ENTRY, slots).lead.startswith("Each is $90,000 a year")


def test_jobs_for_which_the_same_figures_stand_in_are_told_apart(library: Library) -> None:
    offer = Offer(80_000, "EUR", "machine-learning-engineer", "DE")
    slots = Slots(role="data-scientist", country="DE", amount=70_000, currency="EUR", offers=(offer,))
    text = body_of(library, ENTRY, slots).sections[0].text
    assert "Data scientist: €70,000" in text
    assert "Machine learning engineer: €80,000" in text


def test_what_is_paid_on_top_is_left_aside(understander: Understander) -> None:
    text = "which is the better offer: 100k with a 20k bonus or 115k, data scientist in the US"
    body = answer(understander.understand(text), understander.library).body
    assert "20,000: not set against advertised pay" in body.unused


def test_what_a_member_told_fills_what_the_offers_left_open(understander: Understander) -> None:
    own = Defaults(role="data-analyst", level="mid", country="GB")
    one = answer(understander.understand("is 60k a good offer"), understander.library, own).body
    assert one.sections[0].heading == "Pay: data analyst, mid level, United Kingdom"
    assert any(line.endswith(", from your /me") for line in one.assumptions)
    server = Defaults(server_country="GB")
    text = "55k as a data analyst or 65k as a data engineer, which offer should i take?"
    both = answer(understander.understand(text), understander.library, server).body
    assert [section.heading for section in both.sections if section.heading][:2] == [
        "Pay: data analyst, United Kingdom",
        "Pay: data engineer, United Kingdom",
    ]

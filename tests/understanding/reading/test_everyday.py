"""Everyday words and letters that are names too: which is meant."""

import pytest

from bot.understanding import Understander
from tests.understanding.reading.naming import DA, DE, DS


def test_a_ba_is_an_analyst_beside_another_role_and_else_a_degree(understander: Understander) -> None:
    slots = understander.understand("DA vs BA whats the difference").slots
    assert (slots.role, slots.role2) == ("data-analyst", "business-analyst")
    slots = understander.understand("i have a BA in economics, what does a data analyst earn").slots
    assert (slots.role, slots.role2) == ("data-analyst", None)


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("i speak only spanish, can i get a data analyst job", None),
        ("native french speaker, what does a data analyst earn in germany", "DE"),
        ("can i find a data job in geneva without french", "CH"),
        ("do data analysts in belgium need both french and dutch", "BE"),
        ("is b2 french enough for a data scientist in montreal", "CA"),
        ("what does a data analyst earn in a french company", "FR"),
        ("data analyst salary german", "DE"),
        ("data scientist salary at german companies", "DE"),
    ],
)
def test_a_language_that_is_spoken_is_no_country(
    understander: Understander, text: str, country: str | None
) -> None:
    assert understander.understand(text).slots.country == country


def test_a_messenger_that_people_write_on_is_no_employer(understander: Understander) -> None:
    assert understander.understand("a recruiter on whatsapp offers me a job").slots.company is None
    assert understander.understand("what does whatsapp pay a data engineer").slots.company == "meta"
    assert understander.understand("everyone on reddit says data science is dead").slots.company is None


def test_to_google_is_no_employer(understander: Understander) -> None:
    assert (
        understander.understand("4 years as a ds and i still google pandas, am i a fraud").slots.company
        is None
    )
    assert understander.understand("how do i get into google as a data scientist").slots.company == "google"


def test_data_entry_is_no_level(understander: Understander) -> None:
    assert understander.understand("i do data entry and want to become a data analyst").slots.level is None


@pytest.mark.parametrize(
    "text",
    [
        "is it good for us to work in data science",
        "tell us how it is to be a data engineer",
        "what do they pay us",
        "why do companies underpay us",
        "what is it in short",
        "IT or data science",
        "no or yes for data science",
        "WHAT DOES IT TAKE IN DATA SCIENCE",
        "i am in, what can be done",
        "my DE team uses AI and ML",
        "what does a data scientist earn in south america",
        "are latin american salaries good",
    ],
)
def test_everyday_words_are_no_country(understander: Understander, text: str) -> None:
    assert understander.understand(text).slots.country is None


@pytest.mark.parametrize(
    ("text", "role", "country"),
    [
        ("what does a data scientist earn in DE", DS, "DE"),
        ("what do senior DEs make in london rn", DE, "GB"),
        ("salary in de for a data analyst", DA, "DE"),
        ("how do i get started in DE", DE, None),
        ("da vs de", DA, None),
        ("is de a good career", DE, None),
        ("ecole de technologie worth it for data?", None, None),
        ("is georgia tech worth it for a data scientist", DS, None),
        ("is ut austin worth it for a data scientist", DS, None),
        ("what does a data scientist earn in austin", DS, "US"),
        ("what does a data scientist earn in georgia", DS, "GE"),
    ],
)
def test_letters_that_mean_two_things(
    understander: Understander, text: str, role: str | None, country: str | None
) -> None:
    slots = understander.understand(text).slots
    assert (slots.role, slots.country) == (role, country)


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("data scientist pay in nl", "NL"),
        ("what do data engineers earn in pl", "PL"),
        ("i'm from brazil living in lisbon, what do data analysts earn here", "PT"),
        ("i live in toronto, what do data analysts earn", "CA"),
        ("do data engineers earn more in es than in fr or not", None),
        ("what is wrong in it", None),
    ],
)
def test_small_codes_and_homes(understander: Understander, text: str, country: str | None) -> None:
    assert understander.understand(text).slots.country == country


def test_abbreviations_and_sizes_are_no_places(understander: Understander) -> None:
    slots = understander.understand("I'm from Lagos, Nigeria and doing my NYSC, how do I learn SQL").slots
    assert slots.country == "NG"
    assert understander.understand("our biggest table is 40 GB, should i learn Spark").slots.country is None
    slots = understander.understand("salary of a BA").slots
    assert (slots.role, slots.country) == ("business-analyst", None)
    assert understander.understand("psych BA, what does a data analyst earn").slots.role == "data-analyst"


def test_a_field_that_is_to_be_known_is_no_role(understander: Understander) -> None:
    slots = understander.understand("how much software engineering do data analysts need").slots
    assert (slots.role, slots.role2) == ("data-analyst", None)

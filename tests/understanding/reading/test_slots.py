"""Questions -> slots, through the whole of understanding."""

from typing import Any

import pytest

from bot.understanding import Slots, Understander
from tests.understanding.reading.naming import DA, DS, MLE, named


@pytest.mark.parametrize(
    ("text", "country", "city"),
    [
        ("data engineer salary in Germany", "DE", None),
        ("german data engineer salary", "DE", None),
        ("deutschland data engineer pay", "DE", None),
        ("data engineer salary in munich", "DE", "munich"),
        ("data engineer salary bay area", "US", "bay area"),
        ("data engineer salary in NYC", "US", "nyc"),
        ("data engineer salary in bangalore", "IN", "bangalore"),
        ("data engineer salary in IN", "IN", None),
        ("data engineer salary US", "US", None),
        ("staff data engineer comp us", "US", None),
        ("pay data engineer us senior", "US", None),
        ("data engineer salary in the U.S.", "US", None),
        ("data engineer salary in the us", "US", None),
        ("data engineer salary in uk", "GB", None),
        ("data engineer salary in norway", "NO", None),
        ("data engineer salary in the Netherlands", "NL", None),
        ("data engineer salary in gemany", "DE", None),
        ("data engineer salary in Côte d'Ivoire", "CI", None),
    ],
)
def test_countries(understander: Understander, text: str, country: str, city: str | None) -> None:
    slots = understander.understand(text).slots
    assert (slots.country, slots.city) == (country, city)


@pytest.mark.parametrize(
    "text",
    [
        "data scientist pay outside the US",
        "data scientist pay outside of germany",
        "data scientist pay anywhere except germany",
        "remote data jobs besides the uk",
        "data scientist pay in places other than India",
    ],
)
def test_places_that_are_left_out(understander: Understander, text: str) -> None:
    assert understander.understand(text).slots.country is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("work at google as a research scientist", {"company": "google"}),
        ("is a masters needed for a data scientist", {"degree": "master"}),
        ("contract data engineer in London", {"work_mode": "contract", "country": "GB"}),
        ("remote data engineer", {"work_mode": "remote"}),
        ("data scientist in healthcare", {"industry": "health"}),
        ("us vs canada pay", {"country": "US", "countries": ("US", "CA")}),
        ("jobs in germany, france or spain", {"country": "DE", "countries": ("DE", "FR", "ES")}),
        ("sklearn or torch", {"skill": "scikit-learn", "skill2": "pytorch"}),
        ("do i need sql, python and spark", {"skills": ("sql", "python", "spark")}),
    ],
)
def test_other_slots(understander: Understander, text: str, expected: dict[str, Any]) -> None:
    assert named(understander, text).items() >= expected.items()


def test_slots_survive_json() -> None:
    slots = Slots(role=DS, years=5, countries=("DE", "FR"))
    assert Slots.from_json({**slots.as_json(), "unheard": 1}) == slots
    assert list(Slots().as_json()) == ["role", "role2", "level", "country", "skill", "industry"]


def test_github_is_a_place_to_show_work_as_well_as_a_skill(understander: Understander) -> None:
    found = understander.understand("what should be on my github")
    assert (found.entry, found.slots.skill) == ("portfolio/github", "git")


@pytest.mark.parametrize(
    ("text", "slots"),
    [
        ("data scientist pay with five years of experience", {"role": DS, "years": 5}),
        ("where do DSs get paid best", {"role": DS}),
        ("DA salary in blr", {"role": DA, "country": "IN", "city": "blr"}),
        ("salary of a mle in the bay", {"role": MLE, "country": "US", "city": "the bay"}),
        ("nlp salary", {"role": "nlp-engineer", "skill": "nlp"}),
        ("machine learning salary", {"skill": "machine-learning"}),
        ("how much do principals earn in london", {"level": "lead", "country": "GB", "city": "london"}),
    ],
)
def test_short_names_and_numbers_in_words(
    understander: Understander, text: str, slots: dict[str, Any]
) -> None:
    assert named(understander, text) == slots


def test_a_place_beside_an_age_is_where_somebody_lives(understander: Understander) -> None:
    assert understander.understand("DE salary, 46 yo, Sri Lanka").slots.country == "LK"
    assert understander.understand("34f, USA, what does an MLE earn").slots.country == "US"
    assert understander.understand("DE salary, 29, kenyan").slots.country is None


@pytest.mark.parametrize(
    ("text", "skills"),
    [
        ("I know Python but not SQL, what am I missing for a data analyst role", ("python", None)),
        ("i know excel, dont know sql or python, which role suits me", ("excel", None)),
        ("i know python and sql, which role suits me", ("python", "sql")),
        ("why not learn sql", ("sql", None)),
    ],
)
def test_what_somebody_lacks_is_no_skill_of_theirs(
    understander: Understander, text: str, skills: tuple[str, str | None]
) -> None:
    slots = understander.understand(text).slots
    assert (slots.skill, slots.skill2) == skills


def test_of_a_move_the_place_that_is_moved_to_counts(understander: Understander) -> None:
    slots = understander.understand("moving from Brazil to Germany, what do data analysts earn").slots
    assert (slots.country, slots.countries) == ("DE", ("DE", "BR"))


def test_without_is_written_short(understander: Understander) -> None:
    assert "without" in understander.words("salary w/o degree")[1]

"""Parts of the world, of which no figures are held, and a bare "analyst": what they are taken for is told."""

import pytest

from bot.answers import Answer, answer
from bot.library import Library
from bot.understanding import Understander


def asked(text: str, library: Library, understander: Understander) -> Answer:
    return answer(understander.understand(text), library)


def test_the_pay_in_a_region_is_that_of_its_countries(library: Library, understander: Understander) -> None:
    found = asked("salary of a data scientist in europe", library, understander)
    assert found.entry == "salary/by-country"
    assert found.body.unused == ("Europe: no figures for a whole region; ask for a country",)


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("salary of a data scientist in europe", {"United Kingdom", "Netherlands"}),
        ("what do data analysts earn in scandinavia", set()),
        ("ml engineer salary in asia", set()),
    ],
)
def test_the_table_of_a_region_holds_no_country_outside(
    text: str, inside: set[str], library: Library, understander: Understander
) -> None:
    body = asked(text, library, understander).body
    shown = {row[0] for section in body.sections if section.table for row in section.table.rows}
    assert shown <= inside
    assert bool(shown) == bool(inside)
    assert "United States" not in body.lead


@pytest.mark.parametrize("text", ["highest paying data jobs in asia", "which roles pay most in asia"])
def test_a_ranking_says_why_it_is_of_another_place(
    text: str, library: Library, understander: Understander
) -> None:
    found = asked(text, library, understander)
    assert found.entry == "salary/top-paying-roles"
    assert found.body.assumptions == ("the United States, because there are no figures for Asia as a whole",)


def test_a_country_that_is_named_is_the_place(library: Library, understander: Understander) -> None:
    found = asked("salary of a data scientist in germany or elsewhere in europe", library, understander)
    assert (found.slots.country, found.slots.region) == ("DE", None)


def test_eu_law_is_no_place(library: Library, understander: Understander) -> None:
    assert asked("what does the eu ai act mean for data jobs", library, understander).slots.region is None


def test_a_bare_analyst_is_taken_for_a_data_analyst(library: Library, understander: Understander) -> None:
    found = asked("salary of an analyst", library, understander)
    assert found.slots.role == "data-analyst"
    assert found.body.assumptions[0] == "Data analyst, because no kind of analyst was named"


@pytest.mark.parametrize("text", ["salary of a financial analyst", "salary of an analyst in banking"])
def test_another_analyst_is_not(text: str, library: Library, understander: Understander) -> None:
    assert asked(text, library, understander).slots.role is None

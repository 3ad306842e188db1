"""A question on work in a sector is answered by the entry on that sector, and by none on another."""

import pytest
from pydantic import ValidationError

from bot.library import Library
from bot.library.models import Vocabulary
from bot.understanding import Understander

ENTRIES = {
    "banks": "finance-and-trading",
    "hospitals": "health",
    "retail": "retail-and-insurance",
    "insurance": "retail-and-insurance",
    "airlines": "airlines-and-travel",
    "the government": "public-sector",
    "game studios": "entertainment",
    "pharma": "biotechnology",
    "startups": "startups",
    "telecoms": "any-sector",
    "car makers": "autonomous-systems",
    "sports clubs": "any-sector",
    "big tech": "big-technology",
    "e-commerce": "retail-and-insurance",
    "consulting firms": "consulting",
    "defence": "defence-and-space",
}
QUESTIONS = (
    "what do data engineers do at {sector}",
    "do {sector} hire data scientists",
    "working as a data analyst at {sector}",
    "what is it like to work as an ML engineer in {sector}",
    "data science in {sector}",
    "is {sector} a good place for machine learning",
    "how is ai used in {sector}",
    "jobs for data analysts in {sector}",
)

MISSED = 2
"""Sectors of a question for which another kind of answer may come: a role, or where the jobs are."""


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_sector_that_is_named_has_its_entry(understander: Understander, question: str) -> None:
    missed = []
    for sector, wanted in ENTRIES.items():
        found = understander.understand(question.format(sector=sector)).entry
        if found != f"industry/{wanted}":
            missed.append(f"{sector}: {found}")
            other = found.removeprefix("industry/")
            assert other not in ENTRIES.values(), missed
    assert len(missed) <= MISSED, missed


def test_of_two_sectors_either_may_answer(understander: Understander) -> None:
    found = understander.understand("I leave a bank, are there data jobs in hospitals")
    assert found.entry in ("industry/health", "industry/finance-and-trading", "industry/switching-sector")


@pytest.mark.parametrize(
    ("company", "wanted"),
    [
        ("google", "big-technology"),
        ("jpmorgan", "finance-and-trading"),
        ("deloitte", "consulting"),
        ("tesla", "autonomous-systems"),
        ("spotify", "entertainment"),
        ("pfizer", "biotechnology"),
    ],
)
def test_a_company_is_of_its_sector(understander: Understander, company: str, wanted: str) -> None:
    found = understander.understand(f"what is it like to work at {company}")
    assert found.entry == f"industry/{wanted}"


def test_a_company_of_a_sector_that_is_not_there_is_refused(library: Library) -> None:
    words = library.vocabulary.model_dump()
    words["companies"]["google"]["industry"] = "searching"
    with pytest.raises(ValidationError, match=r"companies\.google: searching is none of the industries"):
        Vocabulary.model_validate(words)


def test_the_market_for_beginners_is_not_that_of_seniors(understander: Understander) -> None:
    assert understander.understand("is it hard to find junior data scientist jobs").entry.endswith("market")
    found = understander.understand("is it hard to find senior data scientist jobs")
    assert found.entry == "outlook/demand"

"""A field that we do not know set against data: our side of it, and plainly none of the other."""

import pytest

from bot.answers.answering import answer
from bot.library import Library
from bot.understanding import Understander
from bot.understanding.types import Decision

WORTH = "outlook/is-it-worth-it"

OTHER = {
    "cybersecurity or data science": "cybersecurity",
    "law or data science": "law",
    "medicine vs AI": "medicine",
    "is data science better than cyber security": "cyber security",
    "nurse or data analyst?": "nurse",
    "torn between law school and a data science degree": "law",
    "electrical engineering or ai": "electrical engineering",
    "product management vs data science": "product management",
    "mechanical engineering vs data science in germany": "mechanical engineering",
}


@pytest.mark.parametrize("text", OTHER)
def test_our_side_is_told_and_the_other_named(
    understander: Understander, library: Library, text: str
) -> None:
    found = understander.understand(text)
    assert (found.decision, found.entry, found.unknown) == (Decision.ANSWER, WORTH, OTHER[text])
    assert f"{OTHER[text]}: no entry for that job or field" in answer(found, library).body.unused


def test_of_two_sides_the_pay_of_ours_is_told(understander: Understander) -> None:
    found = understander.understand("nursing vs data analyst, which pays more")
    assert (found.entry, found.slots.role, found.unknown) == ("salary/by-role", "data-analyst", "nursing")


KNOWN = {
    "data science vs software engineering": "compare/two-roles",
    "accounting or data analytics": "compare/vs-actuary-and-finance",
    "web development or data science": "compare/data-vs-software",
    "data analyst or data scientist in marketing": "compare/two-roles",
    "data science in law or medicine": "industry/any-sector",
    "chemistry or physics degree for data science": "roadmap/from-maths-or-physics",
}


@pytest.mark.parametrize("text", KNOWN)
def test_what_we_hold_both_sides_of_is_compared(understander: Understander, text: str) -> None:
    found = understander.understand(text)
    assert (found.entry, found.unknown) == (KNOWN[text], None)

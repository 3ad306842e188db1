"""Somebody who begins: the usual start of a roadmap, and the entry level of pay."""

import pytest

from bot.understanding import Understander
from bot.understanding.reading.levels import begins_anew


@pytest.mark.parametrize(
    "text",
    [
        "how much do beginners make as data analysts",
        "pay for a newbie data analyst",
        "what would a data analyst earn starting out",
        "data analyst salary no experience",
        "what does a total noob make as a data analyst in germany",
        "i make 60k as a data analyst with no experience, is that good",
    ],
)
def test_pay_of_those_who_begin(text: str, understander: Understander) -> None:
    assert understander.understand(text).slots.level == "entry"


@pytest.mark.parametrize(
    "text",
    [
        "total noob here, how do i become a data analyst",
        "should i pay for a course as a beginner",
        "does a beginner project pay off",
        "how does a beginner make a portfolio",
    ],
)
def test_nothing_but_pay_has_a_level_by_it(text: str, understander: Understander) -> None:
    assert understander.understand(text).slots.level is None


def test_what_is_for_beginners_is_none() -> None:
    assert not begins_anew("a beginner friendly course")
    assert begins_anew("for a complete beginner")

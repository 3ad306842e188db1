"""What roles say of each other reads as a sentence."""

import re

from bot.answers import compare
from bot.library import Library
from bot.understanding import Slots

OPENING = re.compile(r"(?!less\b|business\b)[a-z]+s\b")
"""A verb in the third person, as what follows "The data engineer"."""


def test_a_comparison_of_neighbours_opens_with_a_sentence(library: Library) -> None:
    fragments = []
    for here, role in library.roles.items():
        for there, difference in role.neighbours.items():
            lead = compare.compute(library, Slots(role=here, role2=there)).lead
            if difference in lead and not OPENING.match(difference):
                fragments.append(lead)
    assert not fragments

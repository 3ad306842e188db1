"""One of a list or of two, by what it has more of than the others: "is the second one easier"."""

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.understanding.follow_ups.asked import Asked
from bot.understanding.follow_ups.aspects import COMPARATIVES, aspect_of
from bot.understanding.follow_ups.continued import Continued
from bot.understanding.follow_ups.of_the_two import compared
from bot.understanding.follow_ups.opening_words import SO
from bot.understanding.follow_ups.set_out import ORDINAL_WORDS, PLACES, lists_it

MOST_WORDS = 12
"""Words at most of such a question."""

_ONE = re.compile(
    rf"{SO}(?:is|are|does|do|will|would|can|could) (?:it |that )?"
    rf"(?:the )?(?:(?P<place>{ORDINAL_WORDS})|former|latter|other)(?: (?:one|role|job|tool|option|skill))?"
    r"(?: of (?:them|these|those))? (?!step\b)"
)


def one_beside_others(a: Asked) -> Continued | None:
    """The two side by side where an aspect of one is asked, which the list set out or which were compared: of
    a list the two that are named, or the one beside its first, and the first beside the second."""
    if COMPARATIVES.isdisjoint(a.words) or len(a.words) > MOST_WORDS or not a.on_careers:
        return None
    found = _ONE.match(a.text)
    if found is None or aspect_of(a.text) is None:
        return None
    if not all(span.alias in found[0] or span.alias.split()[-1] in PLACES for span in a.spans):
        return None
    if a.before.role2:
        return compared(a)
    listed = a.context.set_out
    if listed and lists_it(a.context) and found["place"]:
        return _beside(a, listed.kind, listed.of, _places(a.words))
    if len(a.context.skills) > 1 and not a.pair:
        return _beside(a, "skill", a.context.skills, _places(a.words) or [0, 1])
    return compared(a)


def _places(words: Sequence[str]) -> list[int]:
    """The places of a list that are named; where it is one, with that of the first or of the next."""
    named = list(dict.fromkeys(PLACES[word] for word in words if word in PLACES))
    if len(named) != 1:
        return named
    return [0, 1] if named == [0] else [0, *named]


def _beside(a: Asked, kind: str, of: Sequence[str], places: Sequence[int]) -> Continued | None:
    if len(places) != 2 or not all(-len(of) <= place < len(of) for place in places):
        return None
    first, second = (of[place] for place in places)
    if first == second:
        return None
    if kind == "role":
        both = replace(a.asker, role=first, role2=second, roles=(), from_role=None)
        return Continued(both, ("role", "role2"), kind="compare")
    two = replace(a.asker, skill=first, skill2=second)
    return Continued(two, ("skill", "skill2"), kind="compare_skills")

"""What a written answer, given again behind a follow-up, does not change with: "and in Berlin?"."""

import re
from collections.abc import Collection
from itertools import pairwise

from bot.answers import advert_counts, portraits
from bot.answers.words import city_name, upper_first
from bot.library import Library
from bot.understanding import Understanding
from bot.understanding.offers import ENTRIES

OF_FIGURES = ("salary", "compare", "outlook", "industry")
"""Intents of answers that tell figures of places."""

REGIONAL = (*OF_FIGURES, "networking")
"""Intents of answers that tell of a part of the world otherwise."""

_BY = {"role": "role", "city": "place", "country": "place", "region": "place", "level": "level"}


def the_same_for(understanding: Understanding, library: Library) -> tuple[str, ...]:
    """That the answer before is the same for the role, place or level that a follow-up names, where it says
    no word of that; empty where it does, and for all other questions."""
    entry, slots = understanding.entry, understanding.slots
    computed = slots.tells_pay and entry in ENTRIES  # an offer is judged for all that is named
    computed = computed or entry in advert_counts.OPENED | advert_counts.BESIDE
    if not understanding.again or computed:
        return ()
    others = {word for role in library.roles.values() for word in role.name.lower().split()[:-1]}
    of_role = entry in portraits.OF_ROLE
    told = (library.topics[entry].answer or "").lower()
    names = {
        "role": not of_role and slots.role and library.roles[slots.role].name,
        "city": slots.city and city_name(slots.city),
        "country": slots.country and not slots.city and library.country_name(slots.country),
        "region": understanding.intent not in REGIONAL and slots.region,
        "level": slots.level not in (None, "entry") and library.level_name(slots.level),
    }
    return tuple(
        f"{upper_first(name)}: this answer is the same for every {by}"
        for named, by in _BY.items()
        if named in understanding.again and (name := names[named]) and not _speaks_of(told, name, others)
    )


def _speaks_of(told: str, name: str, others: Collection[str] = ()) -> bool:
    """Whether an answer says something of what is so named, or of its kind: "engineers". What stands before
    the kind in the names of `others` tells of one of these: "software engineers"."""
    words = re.findall(r"\w+", told)
    named = re.findall(r"\w+", name.lower())
    runs = zip(*(words[at:] for at in range(len(named))), strict=False)
    if tuple(named) in runs:
        return True
    kind, own = f"{named[-1]}s", set(named)
    before = {first for first, second in pairwise(["", *words]) if second == kind}
    return bool(before - (set(others) - own))

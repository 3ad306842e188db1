"""How a match was counted, in words: the skills that were named, and what they count as."""

from collections.abc import Iterable, Sequence

from bot.answers import words
from bot.library import Library

LISTED = 6
"""Skills of which more is told than their name."""

NAMED = 15
"""Skills that are named back; of more only the number."""

HOW = (
    "Counted are the skills that a role's portrait calls essential; those that are merely useful count a "
    "quarter in the order. Experience, degrees and taste are not counted. Hours are estimates to a working "
    "level."
)


def names(library: Library, skills: Iterable[str]) -> list[str]:
    """What these skills are called."""
    return [library.skills[skill].name for skill in skills]


def some(library: Library, skills: Sequence[str], most: int = NAMED) -> str:
    """The first of them as a person lists them; of many the number of the rest."""
    found = names(library, skills)
    rest = len(found) - most
    return words.listing(found if rest < 2 else [*found[:most], f"{rest} more"])


def counted(library: Library, skills: tuple[str, ...]) -> str:
    """What was counted, and as what; which of the named skills stand in no role by their own name."""
    told = [f"Your skills: {some(library, skills)}.", *_alternatives(library, skills), HOW]
    wider = general(library, skills)
    if wider:
        pairs = (f"{library.skills[own].name} ({library.skills[wide].name})" for own, wide in wider.items())
        told.insert(
            1, f"No role lists these; if you know what stands in brackets, add it: {', '.join(pairs)}."
        )
    return "\n\n".join(told)


def _alternatives(library: Library, skills: tuple[str, ...]) -> list[str]:
    """One sentence on what was counted as something else, such as Looker as Tableau, if anything was."""
    listed = {need.skill for role in library.roles.values() for need in role.skills}
    told = []
    for skill in skills:
        others = [
            other for other in library.skills[skill].counts_as if other in listed and other not in skills
        ]
        if others:
            told.append(
                f"{library.skills[skill].name} counts as {words.listing(names(library, others), 'or')}"
            )
    rest = len(told) - LISTED
    shown = told if rest < 2 else [*told[:LISTED], f"{rest} more count as others"]
    return [f"Where a role asks for it, {words.listing(shown)}."] if told else []


def general(library: Library, skills: tuple[str, ...]) -> dict[str, str]:
    """For skills that count for no role, the nearest one that roles do list; none that was named."""
    listed = {need.skill for role in library.roles.values() for need in role.skills}
    found = {}
    for skill in skills:
        wide = next((other for other in library.skills[skill].related if other in listed), None)
        met = listed.intersection([skill, *library.skills[skill].counts_as])
        if not met and wide and wide not in skills:
            found[skill] = wide
    return dict(list(found.items())[:LISTED])

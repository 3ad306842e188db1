"""What a member told about themselves fills what a question left open, and is said as an assumption."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from bot.library import Library
from bot.library.models import Computed
from bot.understanding import Decision, Slots, Understanding

NOTHING = Slots()

FILLED: Mapping[Computed, tuple[str, ...]] = {
    "salary": ("role", "level", "country"),
    "trends": ("role", "level", "country"),
    "top_paying": ("level", "country"),
    "pay_by_country": ("role", "level"),
    "roadmap": ("role",),
    "skills": ("role",),
    "role": ("role",),
    "match": ("skills",),
}
"""Which slots of a computed answer a member's own words may fill."""


def with_defaults(
    library: Library, understanding: Understanding, defaults: Slots
) -> tuple[Understanding, tuple[str, ...]]:
    """The understanding with empty slots filled, and what was filled, in words.

    A level is only taken with the member's own role: of another job they may know less.
    """
    kind = library.topics[understanding.entry].compute
    slots = understanding.slots
    if understanding.decision is not Decision.ANSWER or kind is None:
        return understanding, ()
    values = {
        name: value
        for name in FILLED.get(kind, ())
        if not getattr(slots, name) and (value := _known(library, name, getattr(defaults, name)))
    }
    if slots.role2 or slots.roles or slots.countries or slots.currency:
        values.pop("role", None)
        values.pop("country", None)
    if "level" in values and (slots.years is not None or (slots.role or defaults.role) != defaults.role):
        del values["level"]
    if not values:
        return understanding, ()
    told = [text for name, value in values.items() if (text := _told(library, name, value))]
    made = replace(understanding, slots=replace(slots, **values))
    return made, ((f"{', '.join(told)}, from your /me",) if told else ())


def _known(library: Library, name: str, value: Any) -> Any:
    """What is left of a member's words: roles and skills come and go."""
    if name == "role":
        return value if value in library.roles else None
    return tuple(skill for skill in value if skill in library.skills) if name == "skills" else value


def _told(library: Library, name: str, value: str) -> str:
    match name:
        case "role":
            return library.roles[value].name if value in library.roles else ""
        case "level":
            return library.level_name(value).lower()
        case "country":
            return library.country_name(value)
        case _:
            return "your skills"

"""What a member told about themselves fills what a question left open, and is said as an assumption.

Where others read the answer too, it is an assumption like any other.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from bot.answers.match_counted import some
from bot.answers.own_skills import NAMED, asks_of_own, hint, shortening, skill_slots
from bot.answers.types import Answer
from bot.library import Library
from bot.library.models import Computed
from bot.understanding import Decision, Understanding
from bot.understanding.follow_ups.known_skills import MISSING_ENTRY
from bot.understanding.offers import ENTRIES
from bot.understanding.types import Offer


@dataclass(frozen=True)
class Defaults:
    """What a member told with `/me`, and the usual country of the server where they ask."""

    role: str | None = None
    level: str | None = None
    country: str | None = None
    server_country: str | None = None
    hours: int | None = None
    skills: tuple[str, ...] = ()


NOTHING = Defaults()

FILLED: Mapping[Computed, tuple[str, ...]] = {
    "salary": ("role", "level", "country"),
    "trends": ("role", "level", "country"),
    "top_paying": ("level", "country"),
    "pay_by_country": ("role", "level"),
    "roadmap": ("role", "hours"),
    "skills": ("role",),
    "role": ("role",),
}
"""Which slots of a computed answer a member's own words may fill."""

FROM_PROFILE = ", from your /me"
"""Tells a member where an assumption comes from and can be changed; nobody else is to read it."""


def with_defaults(
    library: Library, understanding: Understanding, defaults: Defaults
) -> tuple[Understanding, tuple[str, ...]]:
    """The understanding with empty slots filled, and what was filled, in words.

    A level is only taken with the member's own role: of another job they may know less. Who asks which role
    fits their skills is answered by them, if they are known.
    """
    if understanding.decision is not Decision.ANSWER:
        return understanding, ()
    defaults = replace(defaults, skills=_not_denied(understanding, defaults.skills))
    if asks_of_own(library, understanding.text, understanding.entry, understanding.slots):
        return _matched(library, understanding, defaults)
    slots = understanding.slots
    judged = understanding.entry in ENTRIES and slots.tells_pay
    kind = "salary" if judged else library.topics[understanding.entry].compute
    if kind is None:
        return understanding, ()
    values = {
        name: value
        for name in FILLED.get(kind, ())
        if not getattr(slots, name) and (value := getattr(defaults, name))
    }
    if values.get("role") not in library.roles:
        values.pop("role", None)  # roles come and go
    placed = bool(slots.country or slots.countries or slots.currency)
    if slots.role2 or slots.roles:
        values.pop("role", None)
    if placed:
        values.pop("country", None)
    if "level" in values and (slots.years is not None or (slots.role or defaults.role) != defaults.role):
        del values["level"]
    told = [_told(library, name, value) for name, value in values.items()]
    if kind == "roadmap":
        skills = shortening(library, slots, slots.role or values.get("role"), defaults.skills)
        if added := [skill for skill in skills if skill not in slots.every_skill]:
            values |= skill_slots((*slots.every_skill, *added))
            told.append(_told(library, "skills", added))
    filled = [f"{', '.join(told)}{FROM_PROFILE}"] if told else []
    if defaults.server_country and "country" in FILLED.get(kind, ()) and not defaults.country and not placed:
        values["country"] = defaults.server_country
        filled.append(f"{library.country_name(defaults.server_country)}, as set for this server")
    if not values:
        return understanding, ()
    offers = tuple(_open_filled(offer, values) for offer in slots.offers)
    return replace(understanding, slots=replace(slots, **values, offers=offers)), tuple(filled)


def _open_filled(offer: Offer, values: Mapping[str, Any]) -> Offer:
    """An offer with what it left open, too."""
    left_open = {name: values[name] for name in ("role", "level", "country") if name in values}
    return offer._replace(**{name: getattr(offer, name) or value for name, value in left_open.items()})


def _not_denied(understanding: Understanding, skills: tuple[str, ...]) -> tuple[str, ...]:
    """The skills of a profile without those that the question names as none: "I don't know Python"."""
    named = {span.value for span in understanding.spans if span.kind == "skill"}
    denied = named.difference(understanding.slots.every_skill)
    return tuple(skill for skill in skills if skill not in denied)


def _matched(
    library: Library, understanding: Understanding, defaults: Defaults
) -> tuple[Understanding, tuple[str, ...]]:
    """The roles ranked by the skills of a profile; the written answer where it holds none."""
    own = tuple(skill for skill in defaults.skills if skill in library.skills)
    if not own:
        return understanding, ()
    values = skill_slots(own)
    if understanding.entry != MISSING_ENTRY and "role" in understanding.inherited:
        values["role"] = None  # which role, they ask: not the one of before
    slots = replace(understanding.slots, **values)
    told = f"{_told(library, 'skills', own)}{FROM_PROFILE}"
    return replace(understanding, entry=library.computed["match"], slots=slots), (told,)


def hinted(library: Library, found: Answer, defaults: Defaults) -> Answer:
    """An answer to somebody who asks of their own skills and has told none, with how these are told."""
    more = tuple(hinted(library, other, defaults) for other in found.more)
    if found.answered and asks_of_own(library, found.text, found.entry, found.slots):
        notice = "\n".join(filter(None, (found.body.notice, hint(defaults is not NOTHING))))
        return replace(found, body=replace(found.body, notice=notice), more=more)
    return found if more == found.more else replace(found, more=more)


def _told(library: Library, name: str, value: Any) -> str:
    match name:
        case "hours":
            return f"{value} {'hour' if value == 1 else 'hours'} a week"
        case "skills":
            return f"skills {some(library, value, NAMED)}"
        case "role":
            return library.roles[value].name
        case "level":
            return library.level_name(value).lower()
        case _:
            return library.country_name(value)

"""What a comparison of skills says first where one aspect is asked: the time, the difficulty, the pay."""

from collections.abc import Sequence
from dataclasses import replace

from bot.answers import words
from bot.answers.match import held
from bot.answers.types import Body, Section
from bot.library import Library
from bot.library.models import LEAD_LENGTH
from bot.understanding import Slots
from bot.understanding.follow_ups.aspects import aspect_of

NO_PAY = "Which pays more is not known here: adverts are counted by job, not by skill."
NO_SAFETY = "Which has the safer future is not known here. Roles that ask for each:"


def lead(library: Library, keys: Sequence[str], asked: str) -> str | None:
    """The answer to what is asked, or that it is not known; None where nothing in particular is."""
    match aspect_of(asked):
        case "pay":
            return NO_PAY
        case "safe":
            return f"{NO_SAFETY} {_roles(library, keys)}."
        case "time":
            return f"Hours to a working level, as an estimate: {_hours(library, keys)}."
        case "easier":
            return f"No figure tells which is easier; hours to a working level: {_hours(library, keys)}."
        case "demand":
            return f"Adverts are not counted by skill. Roles that ask for each: {_roles(library, keys)}."
        case _:
            return None


def opened(library: Library, body: Body, slots: Slots, asked: str) -> Body:
    """A written comparison that begins with what is asked of two skills; what it begins with comes next."""
    keys = held(library, slots)
    told = lead(library, keys, asked) if len(keys) > 1 else None
    if told is None:
        return body
    return replace(
        body, lead=words.clip(told, LEAD_LENGTH), sections=(Section(None, body.lead), *body.sections)
    )


def _hours(library: Library, keys: Sequence[str]) -> str:
    skills = sorted(
        (library.skills[key] for key in keys), key=lambda skill: skill.hours.low + skill.hours.high
    )
    return words.listing(f"{skill.name} {skill.hours.low:,} to {skill.hours.high:,}" for skill in skills)


def _roles(library: Library, keys: Sequence[str]) -> str:
    counts = {
        key: sum(
            any(need.skill == key and need.importance != "bonus" for need in role.skills)
            for role in library.roles.values()
        )
        for key in keys
    }
    order = sorted(keys, key=lambda key: -counts[key])
    return words.listing(f"{library.skills[key].name} {counts[key]}" for key in order)

"""Which skills a role needs, by importance."""

import re
from collections.abc import Sequence

from bot.answers import skill, words
from bot.answers.match import held
from bot.answers.roadmap_hours import middle
from bot.answers.types import Body, FollowUp, Section
from bot.library import Library
from bot.library.models import LEAD_LENGTH, Importance, RoleSkill
from bot.understanding import Slots
from bot.understanding.follow_ups.of_the_list import EACH_TIME
from bot.understanding.types import SetOut

_SHORT = re.compile(r"\b(?:short|shortest|quick|quickest|fast|fastest|least|easy|easiest)\b")
"""Words that ask for what takes the least time."""
_HARD = re.compile(r"\b(?:(?:hard|easi|tough)est|hard|easy|difficult)\b")
"""Words that ask for what no figure tells."""

_HEADINGS: tuple[tuple[Importance, str], ...] = (
    ("essential", "Essential"),
    ("useful", "Useful"),
    ("bonus", "A bonus"),
)


def compute(library: Library, slots: Slots, asked: str = "") -> Body:
    """The skills of the role asked about, the essential ones first; by their hours where it is `asked` how
    long each takes, in normalised words."""
    key, assumptions = words.role_or_default(library, slots)
    role = library.roles[key]
    needed = tuple(need.skill for need in role.skills if need.importance == "essential")
    timed, first = bool(needed and EACH_TIME.search(asked)), "Shortest" if _SHORT.search(asked) else "Longest"
    if timed:
        needed = _by_hours(library, needed, first)
    essential = [library.skills[skill].name for skill in needed]
    lead = f"Start with {words.listing(essential[:5])}; the rest builds on them."
    sections = [
        Section(
            heading,
            words.bullets(_line(library, need) for need in role.skills if need.importance == importance),
        )
        for importance, heading in _HEADINGS
        if any(need.importance == importance for need in role.skills)
    ]
    if timed:
        hours = words.bullets(f"**{library.skills[key].name}**: {_hours(library, key)}" for key in needed)
        sections.insert(0, Section("Hours to a working level, as an estimate", hours))
    if named := _named(library, key, slots):
        sections.insert(0, Section("What you named", named))
    return Body(
        title=f"Skills: {words.role_name(library, key)}",
        lead=words.clip(_of_hours(library, needed, first, asked) if timed else lead, LEAD_LENGTH),
        sections=tuple(sections),
        sources=words.source_refs(library, role.sources),
        followups=_followups(library, key, slots),
        assumptions=assumptions,
        unused=words.without_effect(library, slots, "skills", (*words.PLACES, "level")),
        reviewed=str(role.reviewed),
        ask=words.WHICH_JOB if assumptions else None,
        set_out=SetOut("skill", needed) if needed else None,
    )


def _by_hours(library: Library, keys: Sequence[str], first: str) -> tuple[str, ...]:
    """The skills by the middle of their hours."""
    return tuple(sorted(keys, key=lambda key: middle(library.skills[key]), reverse=first == "Longest"))


def _of_hours(library: Library, keys: Sequence[str], first: str, asked: str) -> str:
    """Those that come first, with their hours; how hard they are is not known."""
    opening = f"{first} first, in hours to a working level, as an estimate"
    if _HARD.search(asked):
        opening = f"No figure tells how hard each is; {first.lower()} first, in hours"
    told = [f"{library.skills[key].name} {_hours(library, key)}" for key in keys[:3]]
    whole = f"{opening}: {words.listing(told)}."
    return whole if len(whole) <= LEAD_LENGTH else f"{opening}: {words.listing(told[:2])}."


def _hours(library: Library, key: str) -> str:
    hours = library.skills[key].hours
    return f"{hours.low:,} to {hours.high:,}"


def _named(library: Library, role: str, slots: Slots) -> str:
    """How much the role needs each skill that was named; not those that are a part of its own name."""
    own = library.roles[role].name.lower()
    asked = [key for key in held(library, slots) if library.skills[key].name.lower() not in own]
    return words.bullets(
        f"**{library.skills[key].name}**: {words.lower_first(skill.for_role(library, key, role))}"
        for key in asked
    )


def _line(library: Library, need: RoleSkill) -> str:
    name = f"**{library.skills[need.skill].name}**"
    return f"{name}: {need.why}" if need.why else name


def _followups(library: Library, role: str, slots: Slots) -> tuple[FollowUp, ...]:
    if slots.role != role:
        return tuple(words.role_choices(library, "skills", slots, role))
    entries = library.computed
    essential = [need.skill for need in library.roles[role].skills if need.importance == "essential"]
    found: list[FollowUp] = []
    if "roadmap" in entries:
        found.append(FollowUp("Roadmap", entries["roadmap"], Slots(role=role)))
    if "skill" in entries and essential:
        name = library.skills[essential[0]].name
        found.append(FollowUp(f"Learn {name}"[:80], entries["skill"], Slots(skill=essential[0])))
    if "salary" in entries:
        found.append(FollowUp("Pay", entries["salary"], Slots(role=role)))
    if "skills/mathematics-needed" in library.topics:
        found.append(FollowUp("How much mathematics", "skills/mathematics-needed"))
    return tuple(found)

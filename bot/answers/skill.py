"""One skill: what it is, who needs it, how to learn it."""

import re

from bot.answers import words
from bot.answers.learnt_from import learnt_from, resource_line
from bot.answers.skill_asked import learnt_next, part_asked, users_in_short
from bot.answers.types import Body, FollowUp, Section
from bot.library import Library
from bot.library.models import LEAD_LENGTH, Importance, Skill
from bot.understanding import Slots
from bot.understanding.follow_ups.aspects import aspect_of
from bot.understanding.follow_ups.resources import asks_where

_OF_HOURS = {
    "time": "{} to a working level, as an estimate.",
    "easier": "No figure tells how hard it is; to a working level it takes {}, as an estimate.",
}
"""What is said first where the time or the difficulty is asked."""

_HEADINGS = {
    "role": "For this role",
    "why": "Why it matters",
    "users": "Who needs it",
    "learn": "First step",
    "where": "Learn from",
    "hours": "How long",
}
"""The parts of a portrait in their order, behind what the skill is."""

_KIND: dict[Importance, str] = {"essential": "essential", "useful": "useful", "bonus": "a bonus"}


def compute(library: Library, slots: Slots, asked: str = "") -> Body:
    """The portrait of the skill asked about; with a role, how much that role needs it. It begins with the
    part that is `asked` for, in normalised words; where it is none, with that need."""
    key = str(slots.skill)
    skill = library.skills[key]
    hours = f"{skill.hours.low:,} to {skill.hours.high:,} hours"
    needed = for_role(library, key, slots.role) if slots.role in library.roles else ""
    of_hours = _OF_HOURS.get(aspect_of(asked) or "", "").format(hours)
    part = None if of_hours else _part(skill, needed, asked)
    coming, beside = learnt_next(library, key) if part == "next" else ("", ())
    parts = {
        "summary": skill.summary,
        "role": needed,
        "why": skill.why,
        "users": _needed_by(library, key),
        "learn": skill.first_step,
        "where": resources(skill),
        "hours": f"{hours} to a working level, as an estimate.",
    }
    leads = {
        "next": coming,
        "role": _in_short(needed),
        "why": words.in_short(skill.why),
        "users": users_in_short(library, key),
        "learn": words.in_short(skill.first_step),
        "where": learnt_from(skill.resources),
    }
    lead = of_hours or leads.get(part or "") or skill.summary
    told = {"hours"} if of_hours else {name for name, text in parts.items() if text.strip() == lead}
    first = [part, "where"] if part == "learn" else [part]
    order = [name for name in (*first, *parts) if name in parts and name not in told]
    return Body(
        title=skill.name,
        lead=lead,
        sections=tuple(
            Section(_HEADINGS.get(name), parts[name]) for name in dict.fromkeys(order) if parts[name]
        ),
        sources=words.source_refs(library, skill.sources),
        followups=tuple(
            FollowUp(library.skills[other].name, library.computed["skill"], Slots(skill=other))
            for other in dict.fromkeys((*beside, *skill.related))
        )[:3],
        reviewed=str(skill.reviewed),
    )


def _part(skill: Skill, needed: str, asked: str) -> str | None:
    """The part to begin with, where it tells anything."""
    if skill.resources and asks_where(asked.split()):
        return "where"
    part = part_asked(asked)
    if part in ("need", "without") or (asked and not part):
        return "role" if needed else "users" if part == "need" else None
    return part


def _in_short(told: str) -> str:
    """How much a role needs a skill, without what for."""
    return words.clip(f"{re.split('[:;] ', told.replace('*', ''))[0].rstrip('.')}.", LEAD_LENGTH)


def resources(skill: Skill) -> str:
    """What a skill is learnt from, a line each."""
    return words.bullets(resource_line(one) for one in skill.resources)


def _needed_by(library: Library, skill: str) -> str:
    def roles(importance: Importance) -> list[str]:
        return [
            role.name
            for role in library.roles.values()
            if any(need.skill == skill and need.importance == importance for need in role.skills)
        ]

    essential, useful = roles("essential"), roles("useful")
    lines = [
        f"Essential: {words.listing(words.lower_first(name) for name in essential)}" if essential else "",
        f"Useful: {words.listing(words.lower_first(name) for name in useful)}" if useful else "",
    ]
    return words.bullets(line for line in lines if line)


def for_role(library: Library, skill: str, role: str | None) -> str:
    """How much a role needs a skill, in a sentence."""
    known = library.roles[str(role)]
    needs = {need.skill: need for need in known.skills}
    if need := needs.get(skill):
        why = f": {need.why}" if need.why else ""
        return f"For {known.plural} it is **{_KIND[need.importance]}**{why}."
    told = f"It is not one of the {len(needs)} main skills of {known.plural}"
    wider = next((needs[other] for other in library.skills[skill].counts_as if other in needs), None)
    if wider:
        name = library.skills[wider.skill].name
        return f"{told}; {name}, as which it counts, is **{_KIND[wider.importance]}** for them."
    steps = library.roadmaps[str(role)].steps if role in library.roadmaps else ()
    for number, step in enumerate(steps, 1):
        if skill in step.skills:
            return f"{told}, yet step {number} of their roadmap teaches it, “{step.title}”."
    return f"{told}; learn it where a job names it."

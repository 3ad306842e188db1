"""The skills that somebody has told with `/me`, where a question is about their own and names none."""

import re
from collections.abc import Collection
from typing import Any

from bot.answers.roadmap_hours import counted, met, saved, standing_for
from bot.library import Library
from bot.understanding import Slots
from bot.understanding.follow_ups.known_skills import MISSING_ENTRY

WRITTEN = (MISSING_ENTRY, "match/which-role-suits-me", "match/is-it-for-me")
"""The written answers on how far it is to a role, and on which role suits somebody."""

NAMED = 4
"""Skills of somebody that are named; of more only the number."""

NAME_THEM = (
    "Name your skills, such as “I know Python and SQL”, and I compare them with what the roles ask for."
)
KEEP_THEM = "`/me` keeps them for the next time."

_OWN = re.compile(
    r"\bmy (?:(?:own|current|present|existing|technical|tech|data|coding|programming) )?"
    r"(?:skills?|skill[ -]?sets?|stack|abilities)\b"
    r"|\bskills? (?:that )?i(?:'ve)? (?:already )?(?:have|got)\b"
    r"|\bwhat i (?:already )?(?:know|can do)\b",
    re.IGNORECASE,
)


def of_own_field(role: str, skill: str) -> bool:
    """Whether a role is named after a skill: a question names that with the role, and then it is none that
    somebody has."""
    return role.startswith(skill)


def asks_of_own(library: Library, text: str, entry: str, slots: Slots) -> bool:
    """Whether somebody asks which role their skills fit, or what they lack for one, and names no skill.

    `entry` is the answer that the question gets where nothing is known of the member.
    """
    if entry not in WRITTEN or slots.every_skill or "match" not in library.computed:
        return False
    lacking = entry == MISSING_ENTRY and slots.role is not None
    return lacking or _OWN.search(" ".join(text.replace("’", "'").split())) is not None


def hint(kept: bool) -> str:
    """How somebody tells their skills, and where they are kept, if they are."""
    return f"{NAME_THEM} {KEEP_THEM}" if kept else NAME_THEM


def skill_slots(skills: tuple[str, ...]) -> dict[str, Any]:
    """The slots that hold these skills."""
    return {"skill": skills[0], "skill2": skills[1] if len(skills) > 1 else None, "skills": skills}


def shortening(library: Library, slots: Slots, role: str | None, skills: Collection[str]) -> list[str]:
    """Those of the skills that take hours off the roadmap to a role, from where `slots` tell somebody is; the
    most hours first; last what the role is named after."""
    roadmap = library.roadmaps.get(role or "")
    if role is None or roadmap is None:
        return []
    start = roadmap.starts.get(slots.from_role or "")
    steps = [step for step in roadmap.steps if not start or step.id not in start.done]
    have = met(library, skills)
    taught = {skill for step in steps for skill in counted(roadmap, step, have)}
    hours = {
        skill: sum(saved(library, roadmap, step, met(library, (skill,)))[1] for step in steps)
        for skill in standing_for(library, list(skills), taught)
    }
    return sorted(hours, key=lambda skill: (of_own_field(role, skill), -hours[skill], skill))

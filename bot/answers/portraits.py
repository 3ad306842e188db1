"""What the portrait of a role says on the subject of a written answer, where a role was named."""

from collections.abc import Callable
from dataclasses import replace

from bot.answers import words
from bot.answers.types import Body, Section
from bot.library import Library
from bot.library.models import LEAD_LENGTH, Role
from bot.understanding import Slots

DAY = "day/typical-day"

OF_ROLE: dict[str, Callable[[Role], str]] = {
    DAY: lambda role: words.bullets(role.day),
    "education/degree-vs-certificate": lambda role: role.education,
    "education/masters-worth-it": lambda role: role.education,
    "education/no-degree": lambda role: role.education,
    "education/phd-value": lambda role: role.education,
    "education/self-taught": lambda role: role.education,
    "education/what-employers-want": lambda role: role.education,
    "industry/where-the-jobs-are": lambda role: role.workplaces,
    "progression/ceilings": lambda role: role.progression.text,
    "progression/sideways-moves": lambda role: role.progression.text,
    "progression/titles-on-the-way": lambda role: role.progression.text,
}
"""Written answers, and the part of a portrait that is on their subject."""


def _day(role: Role) -> str:
    """The day of just that role in a line: that of the field may be another."""
    tasks = [words.lower_first(task) for task in role.day]
    lines = [
        f"{words.upper_first(role.plural)}: {'; '.join(tasks[:most])}." for most in range(1, len(tasks) + 1)
    ]
    return next(
        (line for line in reversed(lines) if len(line) <= LEAD_LENGTH), words.clip(lines[0], LEAD_LENGTH)
    )


def with_portrait(library: Library, entry: str, body: Body, slots: Slots) -> Body:
    """The written answer with what is known of just the role that was named, behind its first sentence."""
    role, part = library.roles.get(slots.role or ""), OF_ROLE.get(entry)
    if role is None or part is None or not (told := part(role)):
        return body
    own = [replace(section, heading=section.heading or "In general") for section in body.sections[:1]]
    lead = _day(role) if entry == DAY else body.lead
    if lead != body.lead and own:
        own = [replace(own[0], text=f"{body.lead}\n\n{own[0].text}")]
    return replace(
        body,
        lead=lead,
        sections=(Section(f"For {role.plural}", told), *own, *body.sections[1:]),
        sources=words.each_once(body.sources, words.source_refs(library, role.sources)),
        reviewed=min(str(body.reviewed), str(role.reviewed)),
    )

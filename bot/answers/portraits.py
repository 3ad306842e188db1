"""What the portrait of a role says on the subject of a written answer, where a role was named."""

from collections.abc import Callable
from dataclasses import replace

from bot.answers import roles_in_lines, words
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


BY_LINES = frozenset({"day/coding-and-meetings", "day/hours"})
"""Written answers whose lines each name the roles that they are on."""


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
    """The written answer with what is known of just the role that was named, behind its first sentence; of
    several that were set side by side, of each."""
    named = dict.fromkeys((slots.role, *((slots.role2, *slots.roles) if slots.role2 else ())))
    keys = [str(key) for key in named if key in library.roles]
    if len(keys) > 1 and entry in BY_LINES:
        told = roles_in_lines.lead(library, library.topics[entry].answer or "", keys)
        own_lead = (Section(None, body.lead),) if told else ()
        return replace(body, lead=told or body.lead, sections=(*own_lead, *body.sections))
    roles, part = [library.roles[key] for key in keys], OF_ROLE.get(entry)
    portraits = [Section(f"For {role.plural}", part(role)) for role in roles] if part else []
    if not any(section.text for section in portraits):
        return body
    own = [replace(section, heading=section.heading or "In general") for section in body.sections[:1]]
    lead = _day(roles[0]) if entry == DAY and len(roles) == 1 else body.lead
    if lead != body.lead and own:
        own = [replace(own[0], text=f"{body.lead}\n\n{own[0].text}")]
    return replace(
        body,
        lead=lead,
        sections=(*(section for section in portraits if section.text), *own, *body.sections[1:]),
        sources=words.each_once(
            body.sources, words.source_refs(library, [source for role in roles for source in role.sources])
        ),
        reviewed=min(str(body.reviewed), *(str(role.reviewed) for role in roles)),
    )

"""One skill: what it is, who needs it, how to learn it."""

from bot.answers import words
from bot.answers.types import Body, FollowUp, Section
from bot.library import Library
from bot.library.models import LEAD_LENGTH, Importance, Resource, Skill
from bot.understanding import Slots
from bot.understanding.follow_ups.aspects import aspect_of
from bot.understanding.follow_ups.context import NEEDED

_OF_HOURS = {
    "time": "{} to a working level, as an estimate.",
    "easier": "No figure tells how hard it is; to a working level it takes {}, as an estimate.",
}
"""What is said first where the time or the difficulty is asked."""

_OF_NEED = NEEDED | {"without"}

_KIND: dict[Importance, str] = {"essential": "essential", "useful": "useful", "bonus": "a bonus"}


def compute(library: Library, slots: Slots, asked: str = "") -> Body:
    """The portrait of the skill asked about; with a role, how much that role needs it. It begins with that or
    with the hours, where the question, in normalised words, is `asked` about need, time or difficulty."""
    key = str(slots.skill)
    skill = library.skills[key]
    hours = f"{skill.hours.low:,} to {skill.hours.high:,} hours"
    of_hours = _OF_HOURS.get(aspect_of(asked) or "")
    needed = for_role(library, key, slots.role) if slots.role in library.roles else ""
    lead = of_hours.format(hours) if of_hours else ""
    if needed and not lead and not _OF_NEED.isdisjoint(asked.split()):
        told = needed.replace("*", "")
        lead = words.clip(told, LEAD_LENGTH)
        needed = "" if lead == told else needed
    sections = [
        Section(None, skill.summary) if lead else None,
        Section("For this role", needed),
        Section("Why it matters", skill.why),
        Section("Who needs it", _needed_by(library, key)),
        Section("First step", skill.first_step),
        Section("Learn from", resources(skill)) if skill.resources else None,
        None if of_hours else Section("How long", f"{hours} to a working level, as an estimate."),
    ]
    return Body(
        title=skill.name,
        lead=lead or skill.summary,
        sections=tuple(section for section in sections if section and section.text),
        sources=words.source_refs(library, skill.sources),
        followups=tuple(
            FollowUp(library.skills[other].name, library.computed["skill"], Slots(skill=other))
            for other in skill.related[:3]
        ),
        reviewed=str(skill.reviewed),
    )


def resources(skill: Skill) -> str:
    """What a skill is learnt from, a line each."""
    return words.bullets(_resource(one) for one in skill.resources)


def _resource(resource: Resource) -> str:
    title = f"[{resource.title}]({resource.url})" if resource.url else resource.title
    return f"{title} ({'free' if resource.free else 'paid'})"


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

"""Which skills a role needs, by importance."""

from bot.answers import skill, words
from bot.answers.match import held
from bot.answers.types import Body, FollowUp, Section
from bot.library import Library
from bot.library.models import Importance, RoleSkill
from bot.understanding import Slots
from bot.understanding.types import SetOut

_HEADINGS: tuple[tuple[Importance, str], ...] = (
    ("essential", "Essential"),
    ("useful", "Useful"),
    ("bonus", "A bonus"),
)


def compute(library: Library, slots: Slots) -> Body:
    """The skills of the role asked about, the essential ones first."""
    key, assumptions = words.role_or_default(library, slots)
    role = library.roles[key]
    needed = tuple(need.skill for need in role.skills if need.importance == "essential")
    essential = [library.skills[skill].name for skill in needed]
    sections = [
        Section(
            heading,
            words.bullets(_line(library, need) for need in role.skills if need.importance == importance),
        )
        for importance, heading in _HEADINGS
        if any(need.importance == importance for need in role.skills)
    ]
    if named := _named(library, key, slots):
        sections.insert(0, Section("What you named", named))
    return Body(
        title=f"Skills: {words.role_name(library, key)}",
        lead=words.clip(f"Start with {words.listing(essential[:5])}; the rest builds on them.", 160),
        sections=tuple(sections),
        sources=words.source_refs(library, role.sources),
        followups=_followups(library, key, slots),
        assumptions=assumptions,
        unused=words.without_effect(library, slots, "skills", (*words.PLACES, "level")),
        reviewed=str(role.reviewed),
        ask=words.WHICH_JOB if assumptions else None,
        set_out=SetOut("skill", needed) if needed else None,
    )


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

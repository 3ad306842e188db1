"""What a role is and does."""

from bot.answers import words
from bot.answers.types import Body, FollowUp, Section
from bot.library import Library
from bot.library.models import LEAD_LENGTH
from bot.understanding import Slots
from bot.understanding.follow_ups.pointing_back import NEIGHBOURS as ASKED_NEIGHBOURS
from bot.understanding.types import SetOut

NEIGHBOURS = "Its neighbours"


def compute(library: Library, slots: Slots, asked: str = "") -> Body:
    """The portrait of the role asked about; its neighbours first where the question `asked`, in its
    normalised words, asks for these."""
    key, assumptions = words.role_or_default(library, slots)
    role = library.roles[key]
    neighbours = words.bullets(
        f"**{library.roles[other].name}**: {difference}" for other, difference in role.neighbours.items()
    )
    sections = [
        Section(None, role.about),
        Section("What they do", words.bullets(role.duties)),
        Section("A typical day", words.bullets(role.day)) if role.day else None,
        Section("Where they work", role.workplaces),
        Section("Education", role.education),
        Section("Where it leads", role.progression.text),
        Section(NEIGHBOURS, neighbours) if neighbours else None,
    ]
    near = tuple(role.neighbours) if ASKED_NEIGHBOURS.search(asked) else ()
    lead = role.summary
    if near:
        sections.insert(0, sections.pop())
        named = words.listing(words.role_name(library, other) for other in near)
        lead = f"Next to {role.plural} stand these roles: {named}."
    return Body(
        title=role.name,
        lead=words.clip(lead, LEAD_LENGTH),
        sections=tuple(section for section in sections if section),
        sources=words.source_refs(library, role.sources),
        followups=_followups(library, key),
        assumptions=assumptions,
        unused=words.without_effect(library, slots, "portrait", words.PLACES),
        reviewed=str(role.reviewed),
        set_out=SetOut("role", near) if near else None,
    )


def _followups(library: Library, role: str) -> tuple[FollowUp, ...]:
    entries = library.computed
    labels = (("Pay", "salary"), ("Skills needed", "skills"), ("Roadmap", "roadmap"))
    found = [
        FollowUp(label, entries[kind], Slots(role=role))  # type: ignore[index]
        for label, kind in labels
        if kind in entries
    ]
    other = next(iter(library.roles[role].neighbours), None)
    if other and "compare" in entries:
        label = f"Compare with {words.role_name(library, other)}"[:80]
        found.append(FollowUp(label, entries["compare"], Slots(role=role, role2=other)))
    return tuple(found)

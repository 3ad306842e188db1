"""The ways to two roles, where neither was chosen: the hours of each and its steps by name."""

from collections.abc import Sequence

from bot.answers import words
from bot.answers.roadmap_time import a_week, months
from bot.answers.types import Body, FollowUp, Section
from bot.library import Library
from bot.library.models import LEAD_LENGTH, Step
from bot.understanding import Slots
from bot.understanding.follow_ups.aspects import step_of

MOST = 3
"""Ways that fit side by side."""


def compute(library: Library, slots: Slots, asked: str) -> Body | None:
    """Both ways side by side, from where one starts; None where there are no two, or a step or a plan is
    `asked` for, which one way has."""
    named = dict.fromkeys((slots.role, slots.role2, *slots.roles))
    keys = [str(key) for key in named if key in library.roadmaps][:MOST]
    planned = slots.from_role in keys or slots.months or slots.skill or step_of(asked)
    if len(keys) < 2 or planned:
        return None
    ways = {key: _steps(library, key, slots.from_role) for key in keys}
    roadmaps = [library.roadmaps[key] for key in keys]
    entry = library.computed["roadmap"]
    return Body(
        title=f"Roadmaps: {words.listing(words.role_name(library, key) for key in keys)}",
        lead=_lead(library, ways, slots),
        sections=(
            *(
                Section(library.roles[key].name, _told(library, key, steps, slots))
                for key, steps in ways.items()
            ),
            Section("Which of them", _shared(library, ways)),
        ),
        sources=words.source_refs(library, [source for one in roadmaps for source in one.sources]),
        followups=tuple(
            FollowUp(
                words.clip(f"Roadmap: {words.role_name(library, key)}", 80),
                entry,
                Slots(role=key, from_role=slots.from_role),
            )
            for key in keys
        ),
        unused=words.without_effect(library, slots, "roadmap", words.PLACES),
        reviewed=str(min(one.reviewed for one in roadmaps)),
    )


def _steps(library: Library, key: str, origin: str | None) -> Sequence[Step]:
    """The steps of a way without those that one has behind oneself."""
    roadmap = library.roadmaps[key]
    start = roadmap.starts.get(origin or "")
    return [step for step in roadmap.steps if not start or step.id not in start.done]


def _lead(library: Library, ways: dict[str, Sequence[Step]], slots: Slots) -> str:
    """The hours of each, or the months with the hours a week that were named, shortest first."""
    hours = {
        key: (sum(step.hours.low for step in steps), sum(step.hours.high for step in steps))
        for key, steps in ways.items()
    }
    told = []
    for key, (low, high) in sorted(hours.items(), key=lambda way: sum(way[1])):
        takes = months(low, high, slots.hours) if slots.hours else f"{low:,} to {high:,}"
        told.append(f"{words.role_name(library, key)} {takes}")
    started = any(slots.from_role in library.roadmaps[key].starts for key in ways)
    opening = f"Hours {'from where you are' if started else 'from zero'}, as an estimate"
    if slots.hours:
        opening = f"With {a_week(slots.hours)}, as an estimate"
    return words.clip(f"{opening}: {words.listing(told)}.", LEAD_LENGTH)


def _told(library: Library, key: str, steps: Sequence[Step], slots: Slots) -> str:
    roadmap = library.roadmaps[key]
    start = roadmap.starts.get(slots.from_role or "")
    titles = [f"{number}. {step.title}" for number, step in enumerate(steps, 1)]
    return "\n\n".join((start.summary if start else roadmap.summary, "\n".join(titles)))


def _shared(library: Library, ways: dict[str, Sequence[Step]]) -> str:
    """What both ways teach, with which one may begin before choosing."""
    taught = [[skill for step in steps for skill in step.skills] for steps in ways.values()]
    common = [skill for skill in dict.fromkeys(taught[0]) if all(skill in other for other in taught)]
    named = words.listing(library.skills[skill].name for skill in common if skill in library.skills)
    if not named:
        return "They have no skill in common: name one of them for its steps."
    every = "Both" if len(ways) == 2 else "All three"
    return f"{every} teach {named}: begin there if you have not chosen, and name one of them for its steps."

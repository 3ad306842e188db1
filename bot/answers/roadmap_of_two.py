"""The ways to two roles, where neither was chosen: the hours of each and its steps by name."""

from bot.answers import compare_leads, words
from bot.answers.roadmap_time import a_week, months
from bot.answers.types import Body, FollowUp, Section
from bot.library import Library
from bot.library.models import LEAD_LENGTH, Roadmap
from bot.understanding import Slots
from bot.understanding.follow_ups.aspects import step_of

MOST = 3
"""Ways that fit side by side."""


def compute(library: Library, slots: Slots, asked: str) -> Body | None:
    """Both ways side by side; None where there are no two, or a step or a plan is `asked` for, which one way
    has."""
    named = dict.fromkeys((slots.role, slots.role2, *slots.roles))
    keys = [str(key) for key in named if key in library.roadmaps][:MOST]
    planned = slots.from_role or slots.months or slots.skill or step_of(asked)
    if len(keys) < 2 or planned:
        return None
    names = [words.role_name(library, key) for key in keys]
    roadmaps = [library.roadmaps[key] for key in keys]
    entry = library.computed["roadmap"]
    return Body(
        title=f"Roadmaps: {words.listing(names)}",
        lead=_at_a_week(library, keys, slots.hours) or compare_leads.lead(library, keys, slots, "time") or "",
        sections=(
            *(Section(library.roles[key].name, _steps(library.roadmaps[key])) for key in keys),
            Section("Which of them", _shared(library, keys)),
        ),
        sources=words.source_refs(library, [source for one in roadmaps for source in one.sources]),
        followups=tuple(
            FollowUp(words.clip(f"Roadmap: {words.role_name(library, key)}", 80), entry, Slots(role=key))
            for key in keys
        ),
        unused=words.without_effect(library, slots, "roadmap", words.PLACES),
        reviewed=str(min(one.reviewed for one in roadmaps)),
    )


def _at_a_week(library: Library, keys: list[str], week: int | None) -> str:
    """How long each takes with the hours a week that were named; empty where none were."""
    if week is None:
        return ""
    told = []
    for key in keys:
        steps = library.roadmaps[key].steps
        low, high = sum(step.hours.low for step in steps), sum(step.hours.high for step in steps)
        told.append(f"{words.role_name(library, key)} {months(low, high, week)}")
    opening = f"With {a_week(week)}, as an estimate"
    return words.clip(f"{opening}: {words.listing(told)}.", LEAD_LENGTH)


def _steps(roadmap: Roadmap) -> str:
    titles = [f"{number}. {step.title}" for number, step in enumerate(roadmap.steps, 1)]
    return "\n\n".join((roadmap.summary, "\n".join(titles)))


def _shared(library: Library, keys: list[str]) -> str:
    """What both ways teach, with which one may begin before choosing."""
    taught = [[skill for step in library.roadmaps[key].steps for skill in step.skills] for key in keys]
    common = [skill for skill in dict.fromkeys(taught[0]) if all(skill in other for other in taught)]
    named = words.listing(library.skills[skill].name for skill in common if skill in library.skills)
    if not named:
        return "They have no skill in common: name one of them for its steps."
    every = "Both" if len(keys) == 2 else "All three"
    return f"{every} teach {named}: begin there if you have not chosen, and name one of them for its steps."

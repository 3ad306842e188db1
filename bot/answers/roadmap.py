"""How to become something: the ordered steps, from where one is."""

from bot.answers import words
from bot.answers.types import Body, FollowUp, Section
from bot.library import Library
from bot.library.models import Start, Step
from bot.understanding import Slots
from bot.understanding.deadline import WEEKS_IN_A_MONTH

USUAL_HOURS = 10
"""Hours a week that are counted with where none were named."""

FULL_TIME = 40
"""Hours a week."""


def compute(library: Library, slots: Slots) -> Body:
    """The roadmap to the role asked about; with a known start, what one may skip."""
    role, assumptions = words.role_or_default(library, slots)
    name = words.role_name(library, role)
    if role not in library.roadmaps:
        return _without(library, role, name, assumptions, slots)
    roadmap = library.roadmaps[role]
    start = roadmap.starts.get(slots.from_role or "")
    steps = [step for step in roadmap.steps if not start or step.id not in start.done]
    low, high = sum(s.hours.low for s in steps), sum(s.hours.high for s in steps)
    marked = start is not None and any(step.id in start.shorter for step in steps)
    shorter = " The steps marked shorter take you less than is counted here." if marked else ""
    title = f"Roadmap: {name}"
    if start and slots.from_role:
        title += f", from {_origin(library, slots.from_role)}"
    return Body(
        title=title,
        lead=start.summary if start else roadmap.summary,
        sections=(
            *([Section("What you bring along", start.advice)] if start else []),
            *([Section(None, roadmap.intro)] if roadmap.intro and not start else []),
            Section(None, f"**{_how_long(low, high, slots)}**{shorter}"),
            *_phases(steps, start),
        ),
        sources=words.source_refs(library, roadmap.sources),
        followups=(*_against_skills(library, slots, role), *_followups(library, role))[:4]
        if not assumptions
        else tuple(words.role_choices(library, "roadmap", slots, role)),
        assumptions=assumptions,
        unused=(
            *_unknown_start(library, slots, start, role),
            *words.without_effect(library, slots, "roadmap", words.PLACES),
        ),
        reviewed=str(roadmap.reviewed),
        ask=words.WHICH_JOB if assumptions else None,
        roadmap=role,
    )


def _unknown_start(library: Library, slots: Slots, start: Start | None, role: str) -> tuple[str, ...]:
    if start or not slots.from_role:
        return ()
    same = slots.from_role == role
    why = "the same role as the one you want to get to" if same else "no way of its own"
    return (f"from {_origin(library, slots.from_role)}: {why}, so this is the whole roadmap",)


def _origin(library: Library, start: str) -> str:
    if start in library.roles:
        return words.role_name(library, start)
    return library.vocabulary.backgrounds[start].name.lower()


def _how_long(low: int, high: int, slots: Slots) -> str:
    """Hours, and months at the hours a week that were named, else at ten; where a time was set, the hours a
    week that it takes."""
    week = slots.hours or USUAL_HOURS
    told = "ten" if week == USUAL_HOURS else str(week)
    least, most = (max(1, round(hours / week / WEEKS_IN_A_MONTH)) for hours in (low, high))
    pace = f"at {told} hour{'' if week == 1 else 's'} a week"
    found = f"About {low:,} to {high:,} hours in all, as an estimate: {pace} "
    found += f"{_span(least, most)} month{'s' if most > 1 else ''}."
    return f"{found} {_in_time(low, high, slots.months)}" if slots.months else found


def _in_time(low: int, high: int, months: int) -> str:
    """The hours a week that a time takes which was set, and whether anybody has them."""
    weeks = months * WEEKS_IN_A_MONTH
    least, most = (max(1, round(hours / weeks)) for hours in (low, high))
    found = f"In {months} month{'s' if months > 1 else ''} it takes {_span(least, most)} hours a week"
    if least > FULL_TIME:
        return f"{found}: more than a full-time job, so plan for longer or for a part of the steps."
    if most > FULL_TIME:
        return f"{found}: at the upper end more than a full-time job."
    return f"{found}."


def _span(least: int, most: int) -> str:
    return f"{least:,} to {most:,}" if most > least else f"{most:,}"


def _phases(steps: list[Step], start: Start | None) -> list[Section]:
    sections: list[Section] = []
    lines: list[str] = []
    phase = ""
    for number, step in enumerate(steps, 1):
        if step.phase != phase and lines:
            sections.append(Section(phase, "\n".join(lines)))
            lines = []
        phase = step.phase
        shorter = ", shorter for you" if start and step.id in start.shorter else ""
        goal = step.goal.strip().split("\n\n")[0]
        lines.append(f"{number}. **{step.title}** ({step.hours.low}–{step.hours.high} h{shorter}): {goal}")
    if lines:
        sections.append(Section(phase, "\n".join(lines)))
    return sections


def _without(library: Library, role: str, name: str, assumptions: tuple[str, ...], slots: Slots) -> Body:
    known = library.roles[role]
    before = [words.role_name(library, other) for other in known.progression.before]
    others = [other for other in known.progression.before if other in library.roadmaps]
    entries = library.computed
    return Body(
        title=f"Roadmap: {name}",
        lead=words.clip(
            f"There is no step-by-step roadmap for {known.plural} yet; this is how people get there.", 160
        ),
        sections=(
            Section("The way in", known.education),
            *([Section("People come from", words.listing(before).capitalize() + ".")] if before else []),
            Section("Where it leads", known.progression.text),
        ),
        sources=words.source_refs(library, known.sources),
        followups=(
            *(
                FollowUp(
                    f"Roadmap: {words.role_name(library, other)}"[:80], entries["roadmap"], Slots(role=other)
                )
                for other in others[:2]
                if "roadmap" in entries
            ),
            *_followups(library, role)[:2],
        ),
        assumptions=assumptions,
        unused=(f"from {_origin(library, slots.from_role)}: there are no steps to shorten",)
        if slots.from_role
        else (),
        reviewed=str(known.reviewed),
    )


def _against_skills(library: Library, slots: Slots, role: str) -> tuple[FollowUp, ...]:
    """What is missing beside the skills that were named; a role's own field is none of these."""
    if slots.skill is None or role.startswith(slots.skill) or "match" not in library.computed:
        return ()
    own = Slots(role=role, skill=slots.skill, skill2=slots.skill2, skills=slots.skills)
    return (FollowUp("What I still lack", library.computed["match"], own),)


def _followups(library: Library, role: str) -> tuple[FollowUp, ...]:
    labels = (("Skills needed", "skills"), ("Pay", "salary"), ("What the job is", "role"))
    found = [
        FollowUp(label, library.computed[kind], Slots(role=role))  # type: ignore[index]
        for label, kind in labels
        if kind in library.computed
    ]
    if "portfolio/which-projects" in library.topics:
        found.append(FollowUp("Portfolio projects", "portfolio/which-projects"))
    return tuple(found)

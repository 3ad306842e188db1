"""How to become something: the ordered steps, from where one is."""

from bot.answers import roadmap_of_two, roadmap_step, words
from bot.answers.match_counted import some
from bot.answers.own_skills import NAMED, of_own_field
from bot.answers.roadmap_hours import counted, met, saved, standing_for
from bot.answers.roadmap_time import hours_left, how_long, left_first, time_first
from bot.answers.types import Body, FollowUp, Section
from bot.library import Library
from bot.library.models import Roadmap, Start, Step
from bot.understanding import Slots
from bot.understanding.follow_ups.aspects import aspect_of
from bot.understanding.follow_ups.what_is_left import asks_what_is_left


def compute(library: Library, slots: Slots, asked: str = "") -> Body:
    """The roadmap to the role asked about; with a known start, what one may skip. The lead is the time it
    takes, or the step, where the question `asked`, in its normalised words, asks for that. Of two roles both
    ways."""
    if (both := roadmap_of_two.compute(library, slots, asked)) is not None:
        return both
    role, assumptions = words.role_or_default(library, slots)
    name = words.role_name(library, role)
    if role not in library.roadmaps:
        return _without(library, role, name, assumptions, slots)
    roadmap = library.roadmaps[role]
    start = roadmap.starts.get(slots.from_role or "")
    steps = [step for step in roadmap.steps if not start or step.id not in start.done]
    known = _known(slots, role)
    marked = start is not None and any(step.id in start.shorter for step in steps)
    shorter = " The steps marked shorter take you less than is counted here." if marked else ""
    summary = start.summary if start else roadmap.summary
    of_time = bool(slots.hours or slots.months) or aspect_of(asked) == "time"
    left = hours_left(library, roadmap, steps, known)
    lead = time_first(*left, slots) if of_time else None
    if asks_what_is_left([word for word in asked.split() if word != "{skill}"]):
        lead = left_first(library, roadmap, steps, known, left, slots)
    lead = roadmap_step.hardest(steps, asked) or lead
    step = roadmap_step.asked_for(steps, asked)
    title = f"Roadmap: {name}"
    if start and slots.from_role:
        title += f", from {_origin(library, slots.from_role)}"
    return Body(
        title=title,
        lead=roadmap_step.lead(steps, step, asked) if step else lead or summary,
        sections=(
            *([Section(None, summary)] if lead and not step else []),
            *([roadmap_step.section(library, step)] if step else []),
            *([Section("What you bring along", start.advice)] if start else []),
            *([Section(None, roadmap.intro)] if roadmap.intro and not start else []),
            Section(None, f"{how_long(library, roadmap, steps, known, left, slots)}{shorter}"),
            *_phases(library, roadmap, steps, start, known),
        ),
        sources=words.source_refs(library, roadmap.sources),
        followups=(*_against_skills(library, slots, role), *_followups(library, role))[:4]
        if not assumptions
        else tuple(words.role_choices(library, "roadmap", slots, role)),
        assumptions=assumptions,
        unused=(
            *_unknown_start(library, slots, start, role),
            *_not_taught(library, roadmap, known),
            *words.without_effect(library, slots, "roadmap", words.PLACES),
        ),
        reviewed=str(roadmap.reviewed),
        ask=words.WHICH_JOB if assumptions else None,
        roadmap=role,
        set_out=roadmap_step.set_out(steps, step) if step else None,
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


def _known(slots: Slots, role: str) -> tuple[str, ...]:
    """The skills that were named, as if they were known; not a first one that the role is named after."""
    named = slots.every_skill
    return named[1:] if named and of_own_field(role, named[0]) else named


def _not_taught(library: Library, roadmap: Roadmap, known: tuple[str, ...]) -> tuple[str, ...]:
    taught = {skill for step in roadmap.steps for skill in step.skills}
    counting = standing_for(library, known, taught)
    others = [
        library.skills[skill].name for skill in known if skill not in counting and skill in library.skills
    ]
    return (f"{words.listing(others)}: in no step of this roadmap",) if others else ()


def _phases(
    library: Library, roadmap: Roadmap, steps: list[Step], start: Start | None, known: tuple[str, ...]
) -> list[Section]:
    sections: list[Section] = []
    lines: list[str] = []
    phase = ""
    for number, step in enumerate(steps, 1):
        if step.phase != phase and lines:
            sections.append(Section(phase, "\n".join(lines)))
            lines = []
        phase = step.phase
        less = _less(library, roadmap, step, known)
        shorter = ", shorter for you" if start and step.id in start.shorter else ""
        goal = step.goal.strip().split("\n\n")[0]
        hours = f"{step.hours.low}–{step.hours.high} h{less}{shorter}"
        lines.append(f"{number}. **{step.title}** ({hours}): {goal}")
    if lines:
        sections.append(Section(phase, "\n".join(lines)))
    return sections


def _less(library: Library, roadmap: Roadmap, step: Step, known: tuple[str, ...]) -> str:
    """What the known skills take off a step."""
    have = met(library, known)
    low, high = saved(library, roadmap, step, have)
    if not high:
        return ""
    names = some(library, standing_for(library, known, counted(roadmap, step, have)), NAMED)
    return f", {f'{low}–{high}' if low else f'up to {high}'} less with {names}"


def _without(library: Library, role: str, name: str, assumptions: tuple[str, ...], slots: Slots) -> Body:
    known = library.roles[role]
    before = words.listing([words.role_name(library, other) for other in known.progression.before])
    others = [other for other in known.progression.before if other in library.roadmaps]
    entries = library.computed
    return Body(
        title=f"Roadmap: {name}",
        lead=words.clip(
            f"There is no step-by-step roadmap for {known.plural} yet; this is how people get there.", 160
        ),
        sections=(
            Section("The way in", known.education),
            *([Section("People come from", f"{words.upper_first(before)}.")] if before else []),
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
    if slots.skill is None or of_own_field(role, slots.skill) or "match" not in library.computed:
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

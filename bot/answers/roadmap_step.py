"""One step of a roadmap, where that is asked for: "what is step 2"."""

import re
from collections.abc import Sequence

from bot.answers import words
from bot.answers.learnt_from import learnt_from, resource_line
from bot.answers.types import Section
from bot.library import Library
from bot.library.models import LEAD_LENGTH, Step
from bot.understanding.follow_ups.aspects import step_of
from bot.understanding.follow_ups.of_the_step import STEP_AFTER
from bot.understanding.follow_ups.resources import asks_where
from bot.understanding.follow_ups.set_out import STEP
from bot.understanding.types import SetOut

_HARDEST = re.compile(
    r"\b(?:which|what|whats)\b(?=.*\b(?:step|part|bit|stage|phase|one|it|this|that)\b).*"
    r"\b(?:hardest|toughest|most difficult|(?P<long>longest|most (?:time|hour|work))|(?P<easy>easiest)"
    r"|(?P<short>shortest|quickest|least (?:time|hour|work)))\b"
)
"""How it is asked which step is the hardest."""


def asked_for(steps: Sequence[Step], asked: str) -> Step | None:
    """The step that a question, in its normalised words, asks for; None where it asks for none of these."""
    if STEP_AFTER in asked:
        return _after(steps, asked.rpartition(" ")[2])
    number = step_of(asked)
    if number is None or not -1 <= number <= len(steps) or number == 0:
        return None
    return steps[number - 1 if number > 0 else -1]


def _after(steps: Sequence[Step], skill: str) -> Step | None:
    """The step behind the first one with the skill."""
    at = next((place for place, step in enumerate(steps, 1) if skill in step.skills), len(steps))
    return steps[at] if at < len(steps) else None


def set_out(steps: Sequence[Step], step: Step) -> SetOut:
    """The step, and how many there are, as what the answer told of: "where do i learn that" points at it."""
    return SetOut(STEP, (str(steps.index(step) + 1), str(len(steps))))


def lead(steps: Sequence[Step], step: Step, asked: str) -> str:
    """Which step it is, and how long it takes; or what it is learnt from, where that is `asked`."""
    number = steps.index(step) + 1
    if asks_where(asked.split()) and (told := learnt_from(step.resources, f"Step {number}, learn it from")):
        return told
    told = f"Step {number} of {len(steps)}: {step.title}"
    hours = f", {step.hours.low:,} to {step.hours.high:,} hours as an estimate."
    return words.clip(f"{told}{hours}", LEAD_LENGTH)


def hardest(steps: Sequence[Step], asked: str) -> str | None:
    """The step of most hours, where it is asked which is the hardest or longest, or of fewest; None where
    neither is."""
    found = _HARDEST.search(asked)
    if found is None or not steps:
        return None
    which, name = (min, "shortest") if found["easy"] or found["short"] else (max, "longest")
    step = which(steps, key=lambda one: one.hours.low + one.hours.high)
    told = f"step {steps.index(step) + 1}, {step.title}: {step.hours.low:,} to {step.hours.high:,} hours."
    if found["short"] or found["long"]:
        return words.clip(f"The {name} is {told}", LEAD_LENGTH)
    kind = "easiest" if found["easy"] else "hardest"
    return words.clip(f"No figure tells which step is {kind}; the {name} is {told}", LEAD_LENGTH)


def section(library: Library, step: Step) -> Section:
    """What the step is for, and what it is learnt with."""
    links = [resource_line(one) for one in step.resources]
    skills = [library.skills[skill].name for skill in step.skills if skill in library.skills]
    parts = [
        step.goal.strip(),
        f"Skills: {words.listing(skills)}." if skills else "",
        f"Project: {step.project.strip()}" if step.project else "",
        words.bullets(links),
    ]
    return Section(step.title, "\n\n".join(part for part in parts if part))

"""How far a member is on a roadmap: pure, from the roadmap, what they ticked and what they told with `/me`.

A skill once ticked counts everywhere: the skills of every step done on any roadmap and those of the
profile. A step that needs no other skill is `covered`: there is nothing left to learn in it. Of other steps
their share of the hours is off (`roadmap_hours.py`), as in the answer with the roadmap.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from bot.answers.chart_values import ProgressChart, StepBar
from bot.answers.roadmap_hours import covered, met, saved
from bot.library import Library
from bot.library.models import Roadmap, Step
from bot.storage import Profile, StepMark

DEFAULT_HOURS = 10
"""Hours a week where a member has told none."""

FAR = timedelta(days=365 * 40)
"""A finish that lies farther away is no date anybody plans with."""

State = Literal["open", "doing", "done", "skip", "covered"]
FINISHED = ("done", "covered")
"""States of a step in which nothing is left to learn."""


@dataclass(frozen=True)
class StepProgress:
    """One step, its state, which of its skills the member has, and the hours that are left, from and to."""

    step: Step
    state: State
    known: tuple[str, ...]
    low: int
    high: int


@dataclass(frozen=True)
class Progress:
    """A roadmap as one member sees it.

    `low` and `high` are the hours left; `finish` the dates on which they end at `weekly` hours a week, None
    where nothing is left or the end is more than 40 years away. `assumed` tells that nobody told `weekly`.
    """

    role: str
    roadmap: Roadmap
    steps: tuple[StepProgress, ...]
    weekly: int
    assumed: bool
    low: int
    high: int
    finish: tuple[date, date] | None

    @property
    def counted(self) -> int:
        """Steps that are not skipped."""
        return sum(one.state != "skip" for one in self.steps)

    @property
    def finished(self) -> int:
        """Steps that are done or covered."""
        return sum(one.state in FINISHED for one in self.steps)

    @property
    def covered(self) -> tuple[str, ...]:
        """Ids of the steps that may be ticked in one go."""
        return tuple(one.step.id for one in self.steps if one.state == "covered")

    @property
    def next(self) -> StepProgress | None:
        """The step to go on with: the first in hand, else the first open one."""
        for state in ("doing", "open"):
            for one in self.steps:
                if one.state == state:
                    return one
        return None

    def find(self, step: str) -> StepProgress | None:
        """The step with that id, None where the roadmap no longer has it."""
        return next((one for one in self.steps if one.step.id == step), None)


def known_skills(library: Library, marks: Iterable[StepMark], profile: Profile) -> frozenset[str]:
    """Skills of every step that is done, on whatever roadmap, and of the profile, and what they count as."""
    done = {(mark.roadmap, mark.step) for mark in marks if mark.state == "done"}
    learnt = {
        skill
        for role, roadmap in library.roadmaps.items()
        for step in roadmap.steps
        if (role, step.id) in done
        for skill in step.skills
    }
    return met(library, learnt.union(profile.skills))


def progress(
    library: Library, role: str, marks: Sequence[StepMark], profile: Profile, today: date
) -> Progress:
    """How far a member is on the roadmap to `role`; `marks` are those of all roadmaps.

    A mark of a step that is no longer there is passed over. KeyError where there is no such roadmap.
    """
    roadmap = library.roadmaps[role]
    known = known_skills(library, marks, profile)
    own = {mark.step: mark.state for mark in marks if mark.roadmap == role}
    steps = tuple(_step(library, roadmap, step, own.get(step.id), known) for step in roadmap.steps)
    low, high = sum(one.low for one in steps), sum(one.high for one in steps)
    told = profile.hours if profile.hours and profile.hours > 0 else None
    weekly = told or DEFAULT_HOURS
    return Progress(role, roadmap, steps, weekly, told is None, low, high, _finish(low, high, weekly, today))


def started(library: Library, marks: Sequence[StepMark]) -> tuple[str, ...]:
    """Roles whose roadmap a member has marked steps of, the one touched last first."""
    latest = {mark.roadmap: mark.at for mark in sorted(marks, key=lambda mark: mark.at)}
    there = [role for role in latest if role in library.roadmaps]
    return tuple(sorted(there, key=lambda role: -latest[role]))


def bar(found: Progress, width: int = 16) -> str:
    """The finished share of the steps that count as text, at most 34 characters wide."""
    counted = found.counted
    full = width * found.finished // counted if counted else width
    return f"{'█' * full}{'░' * (width - full)} {found.finished} of {counted} steps"


def hours_left(found: Progress) -> str:
    """The hours left and when they end, as a sentence."""
    if not found.high:
        return "Nothing left to do."
    text = f"{found.low:,} to {found.high:,}" if found.low < found.high else f"{found.low:,}"
    text += " hours left"
    if found.finish is None:
        return f"{text}: more than 40 years at {_hours(found.weekly)} a week."
    first, last = (day.strftime("%d %B %Y").lstrip("0") for day in found.finish)
    return f"{text}: done {f'between {first} and {last}' if first != last else f'on {first}'}."


def pace(found: Progress) -> str:
    """At how many hours a week, and whether that is only assumed."""
    if found.assumed:
        return f"Assumed: {_hours(found.weekly)} a week. Tell me yours with `/me`."
    return f"At your {_hours(found.weekly)} a week."


def chart(found: Progress, title: str) -> ProgressChart:
    """What a picture of the progress shows."""
    bars = tuple(StepBar(one.step.title, _drawn(one.state), _middle(one)) for one in found.steps)
    return ProgressChart(title, bars, hours_left(found))


def _middle(one: StepProgress) -> int:
    """The middle of the hours of a step, or of those that are left of it."""
    begun = one.state in ("open", "doing")
    return (one.low + one.high if begun else one.step.hours.low + one.step.hours.high) // 2


def _drawn(state: State) -> str:
    return "done" if state in FINISHED else state


def _step(
    library: Library,
    roadmap: Roadmap,
    step: Step,
    mark: Literal["done", "doing", "skip"] | None,
    known: frozenset[str],
) -> StepProgress:
    state: State = mark or ("covered" if covered(step, known) else "open")
    have = tuple(skill for skill in step.skills if skill in known)
    if state not in ("open", "doing"):
        return StepProgress(step, state, have, 0, 0)
    low, high = saved(library, roadmap, step, known)
    return StepProgress(step, state, have, step.hours.low - low, step.hours.high - high)


def _finish(low: int, high: int, weekly: int, today: date) -> tuple[date, date] | None:
    days = [math.ceil(hours * 7 / weekly) for hours in (low, high)]
    if not high or days[1] > FAR.days:
        return None
    return today + timedelta(days[0]), today + timedelta(days[1])


def _hours(hours: int) -> str:
    return f"{hours} hour{'' if hours == 1 else 's'}"

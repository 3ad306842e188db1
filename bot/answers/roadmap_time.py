"""How long a roadmap takes, and what of it is left, as it is told in a line."""

from bot.answers import words
from bot.answers.match_counted import some
from bot.answers.own_skills import NAMED
from bot.answers.roadmap_hours import counted, met, saved, standing_for
from bot.library import Library
from bot.library.models import LEAD_LENGTH, Roadmap, Step
from bot.understanding import Slots
from bot.understanding.reading.deadline import WEEKS_IN_A_MONTH

USUAL_HOURS = 10
"""Hours a week that are counted with where none were named."""

FULL_TIME = 40
"""Hours a week."""


def how_long(
    library: Library,
    roadmap: Roadmap,
    steps: list[Step],
    known: tuple[str, ...],
    left: tuple[int, int],
    slots: Slots,
) -> str:
    """Hours, and months at the hours a week that were named, else at ten; what of them is left with the
    skills that are known; where a time was set, the hours a week that it takes."""
    week = slots.hours or USUAL_HOURS
    low, high = sum(s.hours.low for s in steps), sum(s.hours.high for s in steps)
    found = f"About {low:,} to {high:,} hours in all, as an estimate: "
    found += f"at {a_week(week)} {months(low, high, week)}."
    if left == (low, high):
        return f"**{found}{_in_time(low, high, slots.months)}**"
    low, high = left
    behind = f"With {_behind(library, roadmap, steps, known)} behind you"
    if not high:
        return f"{found} **{behind}, none is left.**"
    rest = f"{behind}, {_span(low, high)} of them are left: {months(low, high, week)}."
    return f"{found} **{rest}{_in_time(low, high, slots.months)}**"


def hours_left(
    library: Library, roadmap: Roadmap, steps: list[Step], known: tuple[str, ...]
) -> tuple[int, int]:
    """Hours of these steps, from and to, without what the known skills take off them."""
    have = met(library, known)
    less = [saved(library, roadmap, step, have) for step in steps]
    low = sum(step.hours.low for step in steps) - sum(least for least, _ in less)
    return low, sum(step.hours.high for step in steps) - sum(most for _, most in less)


def time_first(low: int, high: int, slots: Slots) -> str:
    """The time it takes in one line: months at the hours that were named, or hours in the months."""
    if not high:
        return "No time at all, by these estimates: you know what the steps teach."
    if slots.months and not slots.hours:
        return words.clip(_in_time(low, high, slots.months).strip(), LEAD_LENGTH)
    week = slots.hours or USUAL_HOURS
    told = f"About {months(low, high, week)} at {a_week(week)}: {_span(low, high)} hours, as an estimate."
    return words.clip(f"{told}{_in_time(low, high, slots.months)}", LEAD_LENGTH)


def left_first(
    library: Library,
    roadmap: Roadmap,
    steps: list[Step],
    known: tuple[str, ...],
    left: tuple[int, int],
    slots: Slots,
) -> str:
    """What is left in one line; all of it where nothing is known that shortens it."""
    low, high = left
    behind = _behind(library, roadmap, steps, known)
    if not high:
        return "Nothing is left, by these estimates: you know what the steps teach."
    if not behind:
        return f"All of it, {_span(low, high)} hours: tell me what you know, or tick steps with `/progress`."
    week = slots.hours or USUAL_HOURS
    told = f"{_span(low, high)} hours are left with {behind} behind you"
    return words.clip(f"{told}: {months(low, high, week)} at {a_week(week)}.", LEAD_LENGTH)


def _behind(library: Library, roadmap: Roadmap, steps: list[Step], known: tuple[str, ...]) -> str:
    """The known skills that take hours off these steps; empty where none does."""
    have = met(library, known)
    counting = {skill for step in steps for skill in counted(roadmap, step, have)}
    found = standing_for(library, known, counting)
    return some(library, found, NAMED) if found else ""


def a_week(week: int) -> str:
    """Hours a week in words."""
    told = "ten" if week == USUAL_HOURS else str(week)
    return f"{told} hour{'' if week == 1 else 's'} a week"


def months(low: int, high: int, week: int) -> str:
    """The months that hours take at so many a week."""
    least, most = (max(1, round(hours / week / WEEKS_IN_A_MONTH)) for hours in (low, high))
    return f"{_span(least, most)} month{'s' if most > 1 else ''}"


def _in_time(low: int, high: int, months: int | None) -> str:
    """The hours a week that a set time takes, and whether anybody has them; empty where none was set."""
    if not months:
        return ""
    weeks = months * WEEKS_IN_A_MONTH
    least, most = (max(1, round(hours / weeks)) for hours in (low, high))
    found = f" In {months} month{'s' if months > 1 else ''} it takes {_span(least, most)} hours a week"
    if least > FULL_TIME:
        return f"{found}: more than a full-time job, so plan for longer or for a part of the steps."
    if most > FULL_TIME:
        return f"{found}: at the upper end more than a full-time job."
    return f"{found}."


def _span(least: int, most: int) -> str:
    return f"{least:,} to {most:,}" if most > least else f"{most:,}"

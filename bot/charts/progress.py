"""How far somebody is on a roadmap: the hours done of those that count, and every step with its state."""

from bot.answers.chart_values import ProgressChart, StepBar
from bot.charts import fonts
from bot.charts.frame import MARGIN, ROOM, foot, framed, head
from bot.charts.shapes import (
    AMBER,
    CARD,
    GREEN,
    GRID,
    INK,
    NOTE,
    SOFT,
    TEXT,
    WIDTH,
    Box,
    Dot,
    Line,
    Scene,
    Shape,
    Text,
)

ROW = 46
MOST = 20
"""Steps that are drawn; those after them are counted in a line."""


def progress_scene(chart: ProgressChart) -> Scene:
    """The picture of a roadmap's progress."""
    shapes, y = head(chart.title)
    shapes += _whole(chart, y + 6)
    y += 98
    for step in chart.steps[:MOST]:
        shapes += _step(step, y)
        y += ROW
    left = len(chart.steps) - MOST
    small, bottom = foot(y + 16, (f"and {left} more steps" if left > 0 else "", chart.note))
    return framed([*shapes, *small], bottom)


def hours(chart: ProgressChart) -> tuple[int, int]:
    """(hours done, hours that count); skipped steps do not count."""
    done = sum(step.hours for step in chart.steps if step.state == "done")
    return done, sum(step.hours for step in chart.steps if step.state != "skip")


def _whole(chart: ProgressChart, y: float) -> list[Shape]:
    """One bar for all, with what it means above it."""
    done, counted = hours(chart)
    share = done / counted if counted else 0.0
    text = f"{share:.0%} done" if counted else "Nothing left to do"
    steps = sum(step.state == "done" for step in chart.steps)
    of = sum(step.state != "skip" for step in chart.steps)
    told = f"{steps} of {of} steps, {done:,} of {counted:,} h"
    made: list[Shape] = [
        Text(MARGIN, y + 26, text, TEXT, GREEN, bold=True),
        Text(WIDTH - MARGIN, y + 26, told, NOTE, SOFT, align="right"),
        Box(MARGIN, y + 40, ROOM, 20, GRID),
    ]
    if done:
        made.append(Box(MARGIN, y + 40, ROOM * share, 20, GREEN))
    return made


def _step(step: StepBar, top: float) -> list[Shape]:
    """Marker, title and, at the right, the state or the hours."""
    x, y = MARGIN + 14.0, top + 22.0
    time = f"{step.hours:,} h"
    said, colour = {
        "done": ("done", GREEN), "doing": (f"doing, {time}", AMBER), "skip": ("skipped", SOFT),
    }.get(step.state, (time, SOFT))  # fmt: skip
    room = ROOM - 48 - fonts.width(said, NOTE) - 16
    bold = step.state == "doing"
    title = fonts.clip(step.title, TEXT, room, bold)
    return [
        *_marker(step.state, x, y),
        Text(MARGIN + 44, y + 8, title, TEXT, SOFT if step.state == "skip" else INK, bold),
        Text(WIDTH - MARGIN, y + 8, said, NOTE, colour, align="right"),
    ]


def _marker(state: str, x: float, y: float) -> list[Shape]:
    """A tick, a dot in a ring, a dash in a ring, or an empty ring: told apart without colour too."""
    match state:
        case "done":
            tick = ((x - 6.5, y + 0.5), (x - 1.5, y + 5.5), (x + 7, y - 5))
            return [Dot(x, y, 13, GREEN, GREEN), Line(tick, CARD, 4)]
        case "doing":
            return [Dot(x, y, 13, CARD, AMBER), Dot(x, y, 6, AMBER, AMBER)]
        case "skip":
            return [Dot(x, y, 13, CARD, GRID), Line(((x - 6, y), (x + 6, y)), SOFT, 4)]
        case _:
            return [Dot(x, y, 13, CARD, SOFT)]

"""How many essential skills of several roles somebody has: a box a skill."""

from bot.answers.chart_values import MatchBar, MatchChart
from bot.charts import fonts
from bot.charts.frame import MARGIN, ROOM, foot, framed, head
from bot.charts.shapes import BLUE, GRID, INK, SOFT, TEXT, WIDTH, Box, Scene, Shape, Text

ROW = 78
MOST = 8
"""Roles that are drawn; those after them are counted in a line."""

BOXES = 24
"""Essential skills up to which each has a box of its own; more are drawn as one bar."""

GAP = 5


def match_scene(chart: MatchChart) -> Scene:
    """The picture of a match."""
    shapes, y = head(chart.title, "Filled: essential skills you have.")
    y += 14
    for bar in chart.bars[:MOST]:
        shapes += _bar(bar, y)
        y += ROW
    left = len(chart.bars) - MOST
    small, bottom = foot(y, (f"and {left} more roles" if left > 0 else "",))
    return framed([*shapes, *small], bottom)


def _bar(bar: MatchBar, top: float) -> list[Shape]:
    said = f"{bar.covered} of {bar.essential}"
    room = ROOM - fonts.width(said, TEXT, True) - 20
    covered = min(bar.covered, bar.essential)
    return [
        Text(MARGIN, top + 26, fonts.clip(bar.role, TEXT, room, False), TEXT, INK),
        Text(WIDTH - MARGIN, top + 26, said, TEXT, BLUE if covered else SOFT, True, "right"),
        *_boxes(covered, bar.essential, top + 38),
    ]


def _boxes(covered: int, essential: int, top: float) -> list[Shape]:
    """A box a skill, the filled ones first; one bar where they would be too narrow."""
    if not 0 < essential <= BOXES:
        share = covered / essential if essential else 0.0
        whole = Box(MARGIN, top, ROOM, 22, GRID)
        return [whole, Box(MARGIN, top, ROOM * share, 22, BLUE)] if covered else [whole]
    wide = (ROOM - GAP * (essential - 1)) / essential
    return [
        Box(MARGIN + at * (wide + GAP), top, wide, 22, BLUE if at < covered else GRID)
        for at in range(essential)
    ]

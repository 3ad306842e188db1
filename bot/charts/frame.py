"""What every picture has around its marks: a title, one line that says how to read it, the source below."""

from collections.abc import Iterable

from bot.charts.fonts import balanced, wrap
from bot.charts.shapes import INK, NOTE, SOFT, TITLE, WIDTH, Scene, Shape, Text

MARGIN = 28
ROOM = WIDTH - 2 * MARGIN
"""Pixels between the margins."""

LEAST_HEIGHT = 360
"""A card that is much wider than high is cropped in some of Discord's views."""


def head(title: str, reading: str = "") -> tuple[list[Shape], float]:
    """The title and the line below it, and the y where marks may begin."""
    made: list[Shape] = []
    y = MARGIN + 24.0
    for line in balanced(title, TITLE, ROOM, 2, bold=True):
        made.append(Text(MARGIN, y, line, TITLE, INK, bold=True))
        y += 37
    for line in wrap(reading, NOTE, ROOM, 2) if reading else []:
        made.append(Text(MARGIN, y, line, NOTE, SOFT))
        y += 29
    return made, y - 12


def foot(y: float, notes: Iterable[str]) -> tuple[list[Shape], float]:
    """Small print from `y` on, each line of a note on at most two, and the y where it ends."""
    made: list[Shape] = []
    for part in (part for note in notes for part in note.splitlines()):
        for line in wrap(part, NOTE, ROOM, 2):
            made.append(Text(MARGIN, y + NOTE, line, NOTE, SOFT))
            y += 29
    return made, y


def framed(shapes: Iterable[Shape], bottom: float) -> Scene:
    """The whole card."""
    return Scene(max(bottom + MARGIN - 8, LEAST_HEIGHT), tuple(shapes))

"""Scene -> PNG with matplotlib, which takes half a second and 60 MB: imported in the worker process alone."""

import io
import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Literal
from unittest.mock import patch

import matplotlib
from PIL import Image

from bot.charts.shapes import CARD, WIDTH, Box, Dot, Line, Scene, Text

_FOLDER = Path(matplotlib.get_data_path())
_walk = os.walk


def _own_fonts(top: Any, *args: Any, **named: Any) -> Iterator[Any]:
    return _walk(top, *args, **named) if Path(top).is_relative_to(_FOLDER) else iter(())


# On import matplotlib reads all fonts of the machine, which may take seconds. We use the one it brings.
with patch("os.walk", _own_fonts), patch.dict(os.environ, {"PATH": ""}):
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure
    from matplotlib.font_manager import FontProperties
    from matplotlib.lines import Line2D
    from matplotlib.patches import Circle, Rectangle
    from matplotlib.patheffects import withStroke
    from matplotlib.text import Text as Label

PER_INCH = 100
"""Our pixels an inch, so that sizes in points follow."""

DENSITY = 2
"""Pixels of the PNG for each of ours."""

COLOURS = 128
"""Of the PNG's palette: a third of the size of full colour, in half the time, and no difference seen."""

_FONTS = {
    bold: FontProperties(fname=_FOLDER / "fonts" / "ttf" / f"DejaVuSans{'-Bold' if bold else ''}.ttf")
    for bold in (False, True)
}


_ALIGN: Mapping[str, Literal["left", "center", "right"]] = {
    "left": "left",
    "middle": "center",
    "right": "right",
}


def points(pixels: float) -> float:
    """matplotlib's unit for letters and lines."""
    return pixels * 72 / PER_INCH


def paint(scene: Scene) -> bytes:
    """The PNG; the same scene gives the same bytes."""
    figure = Figure(
        figsize=(WIDTH / PER_INCH, scene.height / PER_INCH), dpi=PER_INCH * DENSITY, facecolor=CARD
    )
    canvas = FigureCanvasAgg(figure)
    axes = figure.add_axes((0, 0, 1, 1), xlim=(0, WIDTH), ylim=(scene.height, 0))
    axes.set_axis_off()
    for order, shape in enumerate(scene.shapes):
        axes.add_artist(_artist(shape)).set_zorder(order)
    canvas.draw()  # type: ignore[no-untyped-call]
    pixels = bytes(canvas.buffer_rgba())  # type: ignore[no-untyped-call]
    drawn = Image.frombytes("RGBA", canvas.get_width_height(), pixels)
    written = io.BytesIO()
    drawn.convert("RGB").quantize(COLOURS, Image.Quantize.FASTOCTREE).save(written, "png")
    return written.getvalue()


def _artist(shape: Box | Line | Dot | Text) -> Any:
    match shape:
        case Box(x, y, width, height, fill, edge):
            face, rim = fill or "none", edge or "none"
            return Rectangle((x, y), width, height, linewidth=points(3), facecolor=face, edgecolor=rim)
        case Line(path, colour, thick, dashed):
            xs, ys = zip(*path, strict=True)
            line = Line2D(xs, ys, color=colour, linewidth=points(thick))
            if dashed:
                line.set_linestyle((0, (2.5, 2)))
            return line
        case Dot(x, y, radius, fill, edge):
            return Circle((x, y), radius, facecolor=fill, edgecolor=edge, linewidth=points(3))
        case Text():
            return _label(shape)


def _label(text: Text) -> Label:
    """Text as it stands ("$" begins no formula), with a rim that keeps lines from running through it."""
    return Label(
        text.x,
        text.y,
        text.text,
        color=text.colour,
        fontproperties=_FONTS[text.bold],
        fontsize=points(text.size),
        horizontalalignment=_ALIGN[text.align],
        verticalalignment="baseline",
        parse_math=False,
        path_effects=[withStroke(linewidth=points(6), foreground=CARD)],
    )

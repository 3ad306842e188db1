"""What a picture is made of: plain shapes in pixels of a card 800 wide, x to the right and y downwards."""

from dataclasses import dataclass, field

WIDTH = 800
"""Pixels of the card; painted at twice that, and shown at 360 or so on a phone."""

TITLE, TEXT, NOTE = 29, 23, 21
"""Sizes of letters; the smallest is 9.5 pixels high where a phone shows the card 360 wide."""

CARD = "#1E2128"
INK = "#F3F5F9"
SOFT = "#B4BCCA"
GRID = "#3A404D"
BLUE = "#4F9DE8"
AMBER = "#F2B457"
GREEN = "#57C795"
PINK = "#FF86A5"
VIOLET = "#B79CFF"
TEAL = "#5CD0D6"
SERIES = (BLUE, AMBER, GREEN, PINK, VIOLET, TEAL)
"""Told apart with the common kinds of colour blindness, each at 6:1 or more against the card."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle, filled or outlined."""

    x: float
    y: float
    width: float
    height: float
    fill: str | None = None
    edge: str | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A line through points."""

    points: tuple[tuple[float, float], ...]
    colour: str
    thick: float = 2
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Dot:
    """A filled circle with a rim."""

    x: float
    y: float
    radius: float
    fill: str
    edge: str


@dataclass(frozen=True, slots=True)
class Text:
    """One line of text that stands on `y`; `x` is its left end, middle or right end."""

    x: float
    y: float
    text: str
    size: float = TEXT
    colour: str = INK
    bold: bool = False
    align: str = "left"


Shape = Box | Line | Dot | Text


@dataclass(frozen=True, slots=True)
class Scene:
    """A whole picture; later shapes lie on top of earlier ones."""

    height: float
    shapes: tuple[Shape, ...] = field(default_factory=tuple)

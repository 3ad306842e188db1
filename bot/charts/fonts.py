"""How wide text is in DejaVu Sans, the font that comes with matplotlib; known here so that layout is pure."""

from bot.charts.shapes import Text

_REGULAR = """
32 40 46 84 64 95 78 27 39 39 50 84 32 36 32 34 64 64 64 64 64 64 64 64 64 64 34 34 84 84 84 53 100 68 69
70 77 63 58 77 75 29 29 66 56 86 75 79 60 79 69 63 61 73 68 99 69 61 69 39 34 39 84 50 50 61 63 55 63 62
35 63 63 28 28 58 28 97 63 61 63 63 41 52 39 63 59 82 59 59 52 64 34 64 84
"""
_BOLD = """
35 46 52 84 70 100 87 31 46 46 52 84 38 42 38 37 70 70 70 70 70 70 70 70 70 70 40 40 84 84 84 58 100 77
76 73 83 68 68 82 84 37 37 77 64 100 84 85 73 85 77 72 68 81 77 110 77 72 73 46 37 46 84 50 50 67 72 59
72 68 44 72 71 34 34 67 34 104 71 69 72 72 49 60 48 71 65 92 65 65 58 71 37 71 84
"""
_OTHER = 100
"""Hundredths of the size for a character outside ASCII: few are wider."""

_WIDTHS = {
    bold: {chr(32 + at): int(width) for at, width in enumerate(table.split())}
    for bold, table in ((False, _REGULAR), (True, _BOLD))
}


def width(text: str, size: float, bold: bool = False) -> float:
    """Pixels from the first letter to the end of the last."""
    table = _WIDTHS[bold]
    return sum(table.get(letter, _OTHER) for letter in text) * size / 100


def clip(text: str, size: float, room: float, bold: bool = False) -> str:
    """Text on one line that fits into `room`, cut at a letter and marked where it has to be."""
    text = " ".join(text.split())
    if width(text, size, bold) <= room:
        return text
    while text and width(f"{text}…", size, bold) > room:
        text = text[:-1].rstrip()
    return f"{text}…"


def wrap(text: str, size: float, room: float, lines: int, bold: bool = False) -> list[str]:
    """Text broken at blanks into at most `lines` lines that fit into `room`; what is left over is cut."""
    words, made = text.split(), [""]
    for at, word in enumerate(words):
        longer = f"{made[-1]} {word}".strip()
        if not made[-1] or width(longer, size, bold) <= room:
            made[-1] = longer
        elif len(made) < lines:
            made.append(word)
        else:
            made[-1] = " ".join((made[-1], *words[at:]))
            break
    return [clip(line, size, room, bold) for line in made]


def balanced(text: str, size: float, room: float, lines: int, bold: bool = False) -> list[str]:
    """The same as `wrap`, with lines of about the same width."""
    made = wrap(text, size, room, lines, bold)
    while len(made) > 1 and room > 0:
        room -= size
        closer = wrap(text, size, room, lines, bold)
        if " ".join(closer) != " ".join(made) or len(closer) > len(made):
            break
        made = closer
    return made


def extent(text: Text) -> tuple[float, float, float, float]:
    """(left, top, right, bottom) of a text."""
    wide = width(text.text, text.size, text.bold)
    left = text.x - {"left": 0.0, "middle": wide / 2, "right": wide}[text.align]
    return left, text.y - 0.78 * text.size, left + wide, text.y + 0.24 * text.size

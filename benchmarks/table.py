"""The figures as one table: with colours and lines in a terminal, plain in a pipe, Markdown in a file."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from benchmarks.figures import Figure, shown

BEGIN, END = "<!-- figures -->", "<!-- end of figures -->"
HEADS = ("part", "figure", "ours", "beside", "theirs", "ours/theirs", "goal", "note")


def rows(found: Sequence[Figure]) -> list[tuple[str, ...]]:
    """The cells, under `HEADS`."""
    return [
        (
            one.part,
            one.what,
            shown(one.value, one.unit),
            one.beside,
            shown(one.theirs, one.unit) if one.beside else "",
            shown(one.ratio) if one.beside else "",
            one.goal,
            one.note,
        )
        for one in found
    ]


def write(found: Sequence[Figure], machine: dict[str, Any], path: Path) -> None:
    """Put it into a Markdown file, between the marks that stand there."""
    before, _, rest = path.read_text(encoding="utf-8").partition(BEGIN)
    _, _, after = rest.partition(END)
    cells = [HEADS, ("---",) * len(HEADS), *rows(found)]
    lines = [f"| {' | '.join(row)} |" for row in cells]
    text = "\n".join((BEGIN, *lines, "", f"{_said(machine)}.", END))
    path.write_text(before + text + after, encoding="utf-8")


def _said(machine: dict[str, Any]) -> str:
    return ", ".join(f"{name.replace('_', ' ')} {value}" for name, value in machine.items())


def show(found: Sequence[Figure], machine: dict[str, Any]) -> None:
    """Print it, and what machine it was."""
    console = Console()
    said, cells = _said(machine), rows(found)
    if console.is_terminal:
        made = Table(*HEADS, caption=said)
        for row in cells:
            made.add_row(*row)
        console.print(made)
        return
    widths = [max(map(len, column)) for column in zip(HEADS, *cells, strict=True)]
    for row in (HEADS, *cells):
        print("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())
    print(said)

"""Rows of an upload's pay.csv -> edits of pay, beside what YAML in the same upload says. Pure."""

from typing import Any

from bot.errors import Problem
from bot.library import layers
from bot.library.documents import Document
from bot.library.edited import COMPUTED_ROWS, later
from bot.library.edits import Edit, Piece
from bot.library.exchange.asked import Asked
from bot.library.layers import Layer
from bot.library.text import shorten


def put_guide_rows(asked: Asked) -> None:
    """Ask for the guide rows of pay.csv, role by role.

    Where YAML gives the pay of the same role, both must say the same.
    """
    for role, numbered in asked.guide_rows.items():
        rows = [row for _, row in numbered]
        piece = Piece("pay", role)
        given = asked.edits.get(piece)
        if given is None:
            held = layers.present(asked.layer.library, piece) or {}
            value = {name: part for name, part in held.items() if name not in COMPUTED_ROWS}
            value["guide"] = rows
            asked.put(piece, "put", value, Document(asked.table, value, {}), ())
        elif given.action == "hide" or _guide(asked.layer, given) != _plain(rows):
            what = f"{asked.table} and another file say different things about the pay of {shorten(role)}"
            asked.problems.append(Problem(asked.table, 0, what, "change one of them and leave the other out"))


def _guide(layer: Layer, edit: Edit) -> list[Any]:
    """The guide rows that an edit of pay leads to."""
    told = _plain(edit.value.get("guide", []))
    if edit.action != "add":
        return told
    before = _plain((layers.present(layer.base, edit.piece) or {}).get("guide", []))
    if "reviewed" in edit.value:
        before = [{**row, "reviewed": later(row["reviewed"], edit.value["reviewed"])} for row in before]
    return [*before, *(row for row in told if row not in before)]


def _plain(rows: Any) -> list[Any]:
    """Rows without the fields that are not given."""
    if not isinstance(rows, list | tuple):
        return []
    return [
        {name: part for name, part in row.items() if part is not None} if isinstance(row, dict) else row
        for row in rows
    ]

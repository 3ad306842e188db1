"""An upload -> the edits it asks for, all or nothing. Pure."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from bot.errors import Problem
from bot.library import edited, layers
from bot.library.documents import RefusedError
from bot.library.edits import Edit, Piece
from bot.library.exchange import upload
from bot.library.exchange.asked import PAY, Asked
from bot.library.exchange.guide_rows import put_guide_rows
from bot.library.layers import Layer

MOST_FAULTS = 50
"""Faults that are told of one upload."""


@dataclass(frozen=True)
class Import:
    """What an upload asks for. With `faults`, which are sentences, nothing of it may be imported.

    `unchanged` are pieces that it holds as they are; `passed_over` files that say nothing about a server.
    """

    edits: tuple[Edit, ...]
    unchanged: tuple[Piece, ...] = ()
    faults: tuple[str, ...] = ()
    passed_over: tuple[str, ...] = ()


def read_upload(name: str, content: bytes, layer: Layer, today: date | None = None) -> Import:
    """What the file `name` asks for over a layer. Never raises for what it holds.

    With `today`, nothing may have been checked later.
    """
    shown = upload.shown_name(name)
    asked = Asked(layer, shown if name.lower().endswith(".csv") else PAY)
    try:
        for path, text in upload.texts(name, content).items():
            asked.read(path, text)
    except RefusedError as refused:
        asked.problems.append(refused.problem)
    put_guide_rows(asked)
    if not asked.edits and not asked.problems:
        what = "holds nothing to import"
        if asked.passed_over:
            what = f"holds only {', '.join(asked.passed_over)}, which servers cannot change"
        asked.problems.append(Problem(shown, 0, what, "send files of an export"))
    if asked.problems:
        return Import((), faults=_told([_sentence(problem) for problem in asked.problems]))
    return _judged(layer, asked, today)


def _judged(layer: Layer, asked: Asked, today: date | None) -> Import:
    """Leave out what is so already, and put the rest over the layer to see whether it can stand."""
    unchanged = {piece for piece, edit in asked.edits.items() if _same(layer, edit)}
    fresh = {piece: _joined(layer, edit) for piece, edit in asked.edits.items() if piece not in unchanged}
    after = layers.layered(layer.base, {**layer.edits, **fresh}.values(), today)
    faults = []
    for piece, found in after.set_aside.items():
        if piece in fresh:
            faults += [asked.placed(piece, fault) for fault in found]
        elif piece not in layer.set_aside:
            faults += [
                f"{piece.kind}/{piece.key} could not stay as it is: {fault.sentence}" for fault in found
            ]
    if faults:
        return Import((), faults=_told(faults))
    unchanged |= {piece for piece in fresh if _piece(after, piece) == _piece(layer, piece)}
    edits = tuple(edit for piece, edit in fresh.items() if piece not in unchanged)
    return Import(edits, tuple(sorted(unchanged)), (), tuple(asked.passed_over))


def _piece(layer: Layer, piece: Piece) -> tuple[Any, Any]:
    found = getattr(layer.library, piece.kind).get(piece.key)
    return found, layer.library.skill_files.get(piece.key) if piece.kind == "skills" else None


def _same(layer: Layer, edit: Edit) -> bool:
    if edit.action != "put":
        return False
    built = edited.build(layer.base, edit)
    model, skill_file = _piece(layer, edit.piece)
    return (
        isinstance(built, edited.Edited) and built.model == model and built.skill_kind == (skill_file or "")
    )


def _joined(layer: Layer, edit: Edit) -> Edit:
    """What is added to a piece that the server changed already goes to what the server made of it."""
    held = layer.edits.get(edit.piece)
    if edit.action != "add" or held is None or held.action == "hide":
        return edit
    value = dict(held.value)
    for name, items in edit.value.items():
        before = value.get(name) or []
        if isinstance(before, list | tuple) and isinstance(items, list):
            value[name] = [*before, *(item for item in items if item not in before)]
        elif name == "reviewed" and (held.action == "add" or edit.piece.kind != "pay"):
            value[name] = edited.later(value.get(name) or items, items)
    return Edit(edit.piece, held.action, value, edit.base)


def _sentence(problem: Problem) -> str:
    place = f", line {problem.line}" if problem.line else ""
    place += f", column {problem.column}" if problem.line and problem.column else ""
    return f"{problem.path}{place}: {problem.what}; {problem.allowed}."


def _told(faults: list[str]) -> tuple[str, ...]:
    more = len(faults) - MOST_FAULTS
    return (*faults[:MOST_FAULTS], *([f"And {more} more."] if more > 0 else []))

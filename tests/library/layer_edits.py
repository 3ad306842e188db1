"""What the tests of a server's edits share: an entry of its own, edits in short, what was said of one."""

from collections.abc import Mapping
from typing import Any

from bot.library import Library
from bot.library.edits import Edit, Kind, Piece
from bot.library.layers import Layer, present

MENTORS: dict[str, Any] = {
    "title": "Our mentors",
    "phrases": ["how does mentoring work here", "who mentors on this server", "can i have a mentor"],
    "answer": "Ask in the help channel.",
    "sources": ["editors"],
    "reviewed": "2026-11-20",
    "examples": [{"ask": "any mentors around"}],
}
DEGREES = Piece("topics", "education/degrees")
NEW = Piece("topics", "networking/mentors")


def put(piece: Piece, value: Mapping[str, Any], before: Mapping[str, Any] | None = None) -> Edit:
    """The edit that puts a value in the place of a piece."""
    return Edit(piece, "put", value, before)


def changed(library: Library, piece: Piece, **fields: Any) -> Edit:
    """The base's piece with other fields."""
    held = present(library, piece)
    assert held is not None
    return put(piece, {**held, **fields}, held)


def hide(library: Library, kind: Kind, key: str) -> Edit:
    """The edit that hides a piece of the base."""
    return Edit(Piece(kind, key), "hide", {}, present(library, Piece(kind, key)))


def said(layer: Layer, piece: Piece) -> list[tuple[str, str]]:
    """What was said of a piece that was set aside: fields and sentences."""
    return [(fault.field, fault.sentence) for fault in layer.set_aside.get(piece, ())]


def checked(library: Library, piece: Piece, day: Any, **added: Any) -> Edit:
    """The edit that tells on which day a server looked at the base's piece."""
    return Edit(piece, "add", {"reviewed": day, **added}, present(library, piece))


SURVEY = 'survey:\n  title: A survey of pay\n  publisher: somebody\n  date: "2025"\n  licence: CC0\n'

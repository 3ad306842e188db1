"""What an import would do, in sentences. Pure."""

from collections import defaultdict
from collections.abc import Mapping

from bot.library.edits import KINDS, Edit, Kind, Piece
from bot.library.exchange.importing import Import
from bot.library.layers import Layer
from bot.library.text import shorten

_NOUNS: Mapping[Kind, str] = {
    "topics": "Questions and answers", "roles": "Roles", "skills": "Skills", "roadmaps": "Roadmaps",
    "pay": "Pay", "sources": "Sources",
}  # fmt: skip
_SHOWN = 5
"""Names that are told of each group."""


def summary(found: Import, layer: Layer) -> tuple[str, ...]:
    """What an import would do to a layer, a sentence for each kind of piece."""
    groups: dict[Kind, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for edit in found.edits:
        there = edit.piece.key in getattr(layer.library, edit.piece.kind)
        word = "hidden" if edit.action == "hide" else "changed" if there else "new"
        groups[edit.piece.kind][word].append(_name(edit, layer))
    for piece in found.unchanged:
        groups[piece.kind]["the same as now"].append("")
    lines = []
    for kind in KINDS:
        counts = [
            f"{len(names)} {word}{_names(names) if word != 'the same as now' else ''}"
            for word in ("new", "changed", "hidden", "the same as now")
            if (names := groups[kind][word])
        ]
        if counts:
            lines.append(f"{_NOUNS[kind]}: {', '.join(counts)}.")
    if found.passed_over:
        lines.append(f"Not read, because servers cannot change it: {', '.join(found.passed_over)}.")
    return tuple(lines)


def _names(names: list[str]) -> str:
    more = f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else ""
    return f" ({', '.join(names[:_SHOWN])}{more})"


def _name(edit: Edit, layer: Layer) -> str:
    held = getattr(layer.library, edit.piece.kind).get(edit.piece.key)
    given = edit.value.get("title") or edit.value.get("name")
    if edit.piece == Piece("pay", "_field"):
        return "the whole field"
    name = given or getattr(held, "title", None) or getattr(held, "name", None) or edit.piece.key
    return shorten(str(name), 40)

"""Skills as members type them -> ids, and the parts in which none was found."""

import re

from bot.knowledge import Knowledge

MOST = 60
"""Parts that are read for more than a name; a name is found at once."""

_BETWEEN = re.compile(r"[,;|\n\u2022]+")
_JOINING = ("and", "&", "+")


def skills_in(text: str, knowledge: Knowledge) -> tuple[tuple[str, ...], list[str]]:
    """(skills in their order and none twice, parts in which none was found) of a list.

    Commas are not needed, and names may be misspelt or stand in a sentence. A slash parts names unless it
    belongs to one, as in CI/CD.
    """
    found, strange, read = list[str](), list[str](), 0
    parts = [text] if knowledge.names.skills.named(text) else _BETWEEN.split(text)
    for piece in (piece for part in parts for piece in _pieces(part, knowledge)):
        named = _side_by_side(piece, knowledge)
        if not named and read < MOST:
            read += 1
            named = _understood(piece, knowledge)
        found += named
        if not named:
            strange.append(piece)
    return tuple(dict.fromkeys(found)), strange


def _pieces(part: str, knowledge: Knowledge) -> list[str]:
    """A part without what stands around it, parted at slashes unless one belongs to a name."""
    names, part = knowledge.names.skills, part.strip(" .-*\t")
    if names.named(part) or any("/" in word and names.named(word) for word in part.split()):
        return [part]
    return [piece for piece in (piece.strip(" .-*\t") for piece in part.split("/")) if piece]


def _side_by_side(part: str, knowledge: Knowledge) -> list[str]:
    """The skills of a part that is one name, or names side by side."""
    names = knowledge.names.skills
    if value := names.named(part):
        return [value]
    words = [names.named(word) for word in part.split() if word not in _JOINING]
    return [value for value in words if value] if None not in words else []


def _understood(part: str, knowledge: Knowledge) -> list[str]:
    """The skills of a part with words around them, or of a misspelt name."""
    spans = knowledge.understander.understand(part).spans
    inside = [span.value for span in sorted(spans, key=lambda s: s.start) if span.kind == "skill"]
    return inside or [value for value in [knowledge.names.skills.resolve(part)] if value]

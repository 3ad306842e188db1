"""No phrase of a server's edits leads to two entries, and no name means two things.

The base was folded once (`Library.owners`), so only what was edited is compared with the whole.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from bot.library.edited import Edited
from bot.library.edits import Piece
from bot.library.field_names import shown
from bot.library.library import Library
from bot.library.places import Fault
from bot.library.text import shorten


def collisions(
    base: Library, edited: Mapping[Piece, Edited], hidden: frozenset[Piece]
) -> dict[Piece, tuple[Fault, ...]]:
    """The edits that claim what is another piece's, with a fault for each text.

    A text is its owner's in the base, as long as that still has it; else of the first edit that claims it.
    """
    own = {piece: {folded for folded, _, _ in one.claimed} for piece, one in edited.items() if one.model}
    holders: dict[tuple[str, str], Piece] = {}
    for piece, texts in own.items():
        for folded in texts:
            holders.setdefault((piece.kind, folded), piece)
    found: dict[Piece, tuple[Fault, ...]] = {}
    for piece in own:
        faults = tuple(_faults(base, edited, piece, own, holders, hidden))
        if faults:
            found[piece] = faults
    return found


def _faults(
    base: Library,
    edited: Mapping[Piece, Edited],
    piece: Piece,
    own: Mapping[Piece, set[str]],
    holders: Mapping[tuple[str, str], Piece],
    hidden: frozenset[Piece],
) -> Iterator[Fault]:
    seen: set[str] = set()
    in_base = base.owners.get(piece.kind, {})
    for folded, loc, text in edited[piece].claimed:
        holder = holders[piece.kind, folded]
        if folded in in_base:
            first = Piece(piece.kind, in_base[folded])
            if first not in hidden and (first not in own or folded in own[first]):
                holder = first
        place = edited[piece].place.own(loc)
        if place is not None and folded in seen:
            yield _fault(place, text, "stands here twice; each once.")
        elif place is not None and holder != piece:
            model = edited[holder].model if holder in own else getattr(base, holder.kind)[holder.key]
            yield _fault(place, text, f"belongs to {named(holder, model)} already; give it to one only.")
        seen.add(folded)


def _fault(place: tuple[Any, ...], text: str, what: str) -> Fault:
    return Fault(".".join(str(part) for part in place), f"{shown(place[:1])}: “{shorten(text)}” {what}")


def named(piece: Piece, model: Any) -> str:
    """A piece in a sentence, by the name that moderators see: “Bootcamps” (education/bootcamps)."""
    name = getattr(model, "title", None) or getattr(model, "name", None)
    return f"“{shorten(name)}” ({piece.key})" if name else piece.key


def listed(names: Iterable[str], most: int = 3) -> str:
    """Some names in a sentence."""
    all_names = list(names)
    more = f" and {len(all_names) - most} more" if len(all_names) > most else ""
    return ", ".join(all_names[:most]) + more

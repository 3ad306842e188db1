"""All that is wrong with a piece at once.

The rules are judged one after the other: a piece whose form is wrong is not yet held against the others.
Whoever mends one field would then be told of the next. So what is at fault is put right for the trial, and
the rest judged again.
"""

from collections.abc import Callable, Collection, Mapping
from datetime import date
from typing import Any

from bot.library.edits import Edit, Kind, Piece
from bot.library.layers import Fault, Layer, faults, present
from bot.library.library import Library

ROUNDS = 3
_NOBODYS = "qzx vwk"
"""Words that no name and no way to ask holds."""


def every_fault(
    layer: Layer,
    kind: Kind,
    value: Mapping[str, Any],
    before: Mapping[str, Any] | None,
    make: Callable[[Mapping[str, Any]], Edit],
    today: date,
    unread: Collection[str] = (),
) -> tuple[Fault, ...]:
    """What is wrong with a piece of this value; empty where it can be published.

    `make` makes the edit of a value, and `before` is the piece as it was, None for a new one. `unread` are
    the fields that could not be read: of these nothing more is said.
    """
    found: dict[Fault, None] = {}
    settled: set[str] = set()
    trial = dict(value)
    for name in unread:
        trial = _righted(layer.library, kind, trial, before, name)
    for _ in range(ROUNDS):
        told = faults(layer, make(trial), today)
        found |= {fault: None for fault in told if fault.name not in settled}
        if not told or any(not fault.name for fault in told):
            break
        short = {fault.field for fault in told if trial.get(fault.field) and fault.field in _OWN_LISTS}
        for name in {fault.name for fault in told}:
            if name in short and name not in settled:  # its items are judged in the next round
                trial[name] = [*trial[name], *_OWN_LISTS[name]]
            else:
                trial = _righted(layer.library, kind, trial, before, name)
                settled.add(name)
    return tuple(fault for fault in found if fault.name not in unread)


def _righted(
    library: Library,
    kind: Kind,
    value: Mapping[str, Any],
    before: Mapping[str, Any] | None,
    name: str,
) -> dict[str, Any]:
    """The value with something that can stand in that field."""
    right = _sample(library, kind).get(name)
    if before is not None:
        right = before.get(name)
    elif name in _OWN_LISTS or name in _OWN_NAMES:
        right = _OWN_LISTS.get(name, _NOBODYS)
    rest = {field: part for field, part in value.items() if field != name}
    return rest if right is None else {**rest, name: right}


_OWN_NAMES = ("title", "name")
_OWN_LISTS: Mapping[str, list[Any]] = {
    "phrases": [f"{_NOBODYS} {end}" for end in ("one", "two", "three")],
    "examples": [{"ask": f"{_NOBODYS} four"}],
    "aliases": [],
}
"""What is a piece's alone, and so cannot be taken over from another."""


def _sample(library: Library, kind: Kind) -> dict[str, Any]:
    """Some piece of the kind, of questions and answers a written one."""
    for key, model in getattr(library, kind).items():
        if kind != "topics" or model.answer:
            return present(library, Piece(kind, key)) or {}
    return {}

"""Two changes of the same piece, put together: field by field, lists by their items."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from bot.library.edited import later
from bot.library.edits import Edit
from bot.library.layers import present
from bot.library.library import Library

Value = Mapping[str, Any]
Choice = Literal["keep", "take", "merge"]

_ABSENT = object()

_KEYS = (("id",), ("skill",), ("ask",), ("title",), ("scope", "country", "level"))
"""The fields by which the items of a list are known from each other, of the first kind that fits."""


@dataclass(frozen=True)
class Merged:
    """What comes of two changes; `clashes` are the places that both changed differently, where mine stays."""

    value: dict[str, Any]
    clashes: tuple[str, ...]


def merge(old: Value | None, theirs: Value | None, mine: Value) -> Merged:
    """What `theirs` and `mine` made of `old`, together. None is a piece that is not there.

    A piece that they hid and I changed is a clash as a whole: its place is empty.
    """
    if theirs is None:
        changed = old is not None and old != mine
        return Merged(dict(mine), ("",) if changed else ())
    clashes: list[str] = []
    merged = _maps(old or {}, theirs, mine, "", clashes)
    return Merged(merged, tuple(clashes))


def rebased(base: Library, edit: Edit, choice: Choice) -> Edit | None:
    """An edit as it stands over the base of today: kept, given up for the base's, or merged with it.

    None where the base's is taken. What is hidden, or only added to, is kept in any other case.
    """
    if choice == "take":
        return None
    now = present(base, edit.piece)
    if choice == "merge" and edit.action == "put":
        edit = replace(edit, value=merge(edit.base, now, edit.value).value)
    return replace(edit, base=now)


def _maps(old: Value, theirs: Value, mine: Value, place: str, clashes: list[str]) -> dict[str, Any]:
    made = {}
    for name in dict.fromkeys([*mine, *theirs]):
        was, their, my = (each.get(name, _ABSENT) for each in (old, theirs, mine))
        value = _one(was, their, my, f"{place}.{name}" if place else str(name), clashes)
        if value is not _ABSENT:
            made[name] = value
    return made


def _one(old: Any, theirs: Any, mine: Any, place: str, clashes: list[str]) -> Any:
    if _equal(theirs, mine) or _equal(old, theirs):
        return mine
    if _equal(old, mine):
        return theirs
    if isinstance(theirs, Mapping) and isinstance(mine, Mapping):
        return _maps(old if isinstance(old, Mapping) else {}, theirs, mine, place, clashes)
    if isinstance(theirs, list) and isinstance(mine, list):
        return _lists(old if isinstance(old, list) else [], theirs, mine, place, clashes)
    if place.rpartition(".")[2] == "reviewed" and isinstance(theirs, str) and isinstance(mine, str):
        return later(theirs, mine)  # both checks were made, so the last one counts
    clashes.append(place)
    return mine


def _equal(one: Any, other: Any) -> bool:
    """JSON values: true is not 1."""
    return one is other or (_ABSENT not in (one, other) and one == other and _text(one) == _text(other))


def _text(value: Any) -> str:
    return json.dumps(value, sort_keys=True, default=str)


def _lists(old: list[Any], theirs: list[Any], mine: list[Any], place: str, clashes: list[str]) -> list[Any]:
    """My order, with what they changed and without what they took away; what they added stands behind what
    it stands behind in theirs."""
    named = next((by for by in _KEYS if all(_told_apart(items, by) for items in (old, theirs, mine))), None)
    before, their, my = ({_name(item, named): item for item in items} for items in (old, theirs, mine))
    order, behind = list(my), None
    for name in their:
        if name not in my:
            order.insert(0 if behind is None else order.index(behind) + 1, name)
        behind = name
    made = []
    for name in order:
        where = f"{place}.{'/'.join(name)}" if named else place
        was, they, me = (each.get(name, _ABSENT) for each in (before, their, my))
        value = _one(was, they, me, where, clashes)
        if value is not _ABSENT:
            made.append(value)
    return made


def _told_apart(items: Sequence[Any], by: tuple[str, ...]) -> bool:
    if not all(isinstance(item, Mapping) and by[0] in item for item in items):
        return False
    return len({_name(item, by) for item in items}) == len(items)


def _name(item: Any, by: tuple[str, ...] | None) -> tuple[str, ...]:
    if by is None:
        return (_text(item),)
    return tuple(str(item.get(name, "")) for name in by)

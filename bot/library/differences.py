"""What changed between two states of a piece, for people to read."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from bot.library.field_names import NAMES
from bot.library.text import shorten

Value = Mapping[str, Any]

LONG = 120
"""Characters from which a text is compared sentence by sentence."""

_SENTENCES = re.compile(r"(?<=[.!?])\s+|\n+")


@dataclass(frozen=True)
class Change:
    """One field that changed: what was taken away, and what came in its place."""

    field: str
    removed: tuple[str, ...] = ()
    added: tuple[str, ...] = ()
    note: str = ""
    """What is neither, such as another order."""


def difference(old: Value | None, new: Value | None) -> tuple[Change, ...]:
    """The fields that differ, in plain words; None is a piece that is not there, or is hidden."""
    found: list[Change] = []
    _compare(dict(old or {}), dict(new or {}), "", found)
    return tuple(found)


def text(changes: Iterable[Change], limit: int = 1800, escape: Callable[[str], str] = str) -> str:
    """Changes as Markdown of at most `limit` characters; what does not fit is counted at the end.

    `escape` makes people's text harmless where it is shown.
    """
    lines: list[str] = []
    for change in changes:
        lines.append(f"**{escape(change.field)}**" + (f" ({change.note})" if change.note else ""))
        lines += [f"➖ {escape(_line(part))}" for part in change.removed]
        lines += [f"➕ {escape(_line(part))}" for part in change.added]
    if not lines:
        return "Nothing changed."[:limit]
    kept, room = [], limit
    for number, line in enumerate(lines):
        left = len(lines) - number
        reserve = len(_more(left)) + 1 if left > 1 else 0
        if len(line) + 1 + reserve > room:
            kept.append(_more(left))
            break
        kept.append(line)
        room -= len(line) + 1
    return "\n".join(kept)[:limit]


def _more(lines: int) -> str:
    return f"… and {lines} more line{'s' if lines > 1 else ''}"


def _line(part: str) -> str:
    return shorten(" ".join(part.split()), 400)


def _compare(old: Value, new: Value, field: str, found: list[Change]) -> None:
    for name in dict.fromkeys([*old, *new]):
        before, after = old.get(name), new.get(name)
        shown = NAMES.get(str(name), str(name))
        shown = f"{field}: {shown[0].lower()}{shown[1:]}" if field else shown
        if before == after or (_empty(before) and _empty(after)):
            continue
        if isinstance(before or {}, Mapping) and isinstance(after or {}, Mapping) and (before or after):
            _compare(before or {}, after or {}, shown, found)
        elif isinstance(before or [], list) and isinstance(after or [], list):
            _list(shown, before or [], after or [], found)
        else:
            found.append(_value(shown, before, after))


def _empty(value: Any) -> bool:
    return value is None or value in ("", [], {})


def _list(field: str, before: list[Any], after: list[Any], found: list[Change]) -> None:
    """Items that came and went; those that have an id, such as steps, are compared field by field."""
    known = {item["id"]: item for item in after if _has_id(item)}
    stayed = [(item, known[item["id"]]) for item in before if _has_id(item) and item["id"] in known]
    for old, new in stayed:
        _compare(old, new, f"{field}: {new.get('title') or new['id']}", found)
    ids = {old["id"] for old, _ in stayed}
    gone = [said(item) for item in before if not (_has_id(item) and item["id"] in ids)]
    come = [said(item) for item in after if not (_has_id(item) and item["id"] in ids)]
    removed = tuple(item for item in gone if item not in set(come))
    added = tuple(item for item in come if item not in set(gone))
    moved = not (removed or added) and (not stayed or [old["id"] for old, _ in stayed] != list(known))
    if removed or added or moved:
        found.append(Change(field, removed, added, "in another order" if moved else ""))


def _has_id(item: Any) -> bool:
    return isinstance(item, Mapping) and isinstance(item.get("id"), str)


def _value(field: str, before: Any, after: Any) -> Change:
    old, new = said(before), said(after)
    if isinstance(before, str) and isinstance(after, str) and max(len(old), len(new)) > LONG:
        return _text(field, old, new)
    return Change(field, (old,) if old else (), (new,) if new else ())


def _text(field: str, before: str, after: str) -> Change:
    """The sentences that changed."""
    old, new = (_SENTENCES.split(part.strip()) for part in (before, after))
    removed: list[str] = []
    added: list[str] = []
    for kind, start, end, first, last in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind != "equal":
            removed += old[start:end]
            added += new[first:last]
    return Change(field, tuple(removed), tuple(added), "" if removed or added else "set out otherwise")


def said(value: Any) -> str:
    """A value in a line: of an item with several fields each with its name."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int):
        return f"{value:,}" if abs(value) >= 10_000 else str(value)
    if isinstance(value, Mapping):
        if len(value) == 1:
            return said(next(iter(value.values())))
        parts = ((NAMES.get(str(name), str(name)), said(part)) for name, part in value.items())
        return ", ".join(f"{name.lower()}: {part}" for name, part in parts if part)
    if isinstance(value, list | tuple):
        return ", ".join(said(part) for part in value)
    return str(value)

"""Pieces -> texts by field, and texts by field -> pieces. Pure; what cannot be read becomes a sentence.

A draft holds texts by the name of their field. Those of a part begin with its place, such as
"steps.3.title", so that one draft holds all that was typed about a piece. A field that is not in the draft,
or that still says what the piece says, leaves the piece as it is.
"""

import copy
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from bot.editing import order
from bot.editing.forms import Form, Page, Part, Typed, continued, paged, with_room
from bot.editing.inputs import NONE, Input, Setting
from bot.editing.pieces import OUTSIDE, PARTS, Pages, pages_of, part_pages
from bot.editing.settling import settle
from bot.editing.slugs import slug
from bot.editing.unread import UnreadError
from bot.library.edits import Kind
from bot.library.layers import Fault
from bot.library.library import Library

Fields = Mapping[str, Typed]
_EMPTY: tuple[Any, ...] = (None, "", [], {})
_NO_DAY = date(2000, 1, 1)
"""Stands where nothing is read, so that no day matters."""


def form(
    kind: Kind,
    library: Library,
    before: Mapping[str, Any] | None = None,
    part: Part | None = None,
    fields: Fields | None = None,
) -> Form:
    """The form of a piece, or of a part of it; `before` is None for a new one.

    `fields` is what will stand in it: a text that is too long for one field goes on in the next.
    """
    typed = {**to_fields(before or {}, kind, library, part), **(fields or {})}
    pages: list[Page] = []
    for title, inputs in _pages(kind, library, before, part):
        shown = []
        for one in inputs:
            field = one.field(_prefix(part), library)
            texts = _texts(typed, field.name)
            while len(texts) > 1 and not texts[-1]:  # room that is no longer needed
                texts.pop()
            shown += with_room(field, texts) if one.style == "long" and one.most > 300 else [field]
        pages += paged(title, shown)
    return Form(tuple(pages))


def to_fields(
    value: Mapping[str, Any], kind: Kind, library: Library, part: Part | None = None
) -> dict[str, Typed]:
    """What stands in the fields of a piece, or of a part of it."""
    setting = Setting(library, _NO_DAY)
    before = value or None
    item = _item(value, part)
    found: dict[str, Typed] = {}
    for one in _inputs(_pages(kind, library, before, part)):
        if item or not one.options:
            shown = one.shown(one.get(item), setting)
            name = _prefix(part) + one.name
            found |= {continued(name, number): text for number, text in enumerate(shown, start=1)}
    return found


def from_fields(
    fields: Fields, kind: Kind, before: Mapping[str, Any] | None, library: Library, today: date
) -> tuple[dict[str, Any], tuple[Fault, ...]]:
    """The piece that was typed, in the form of its file, and what could not be read, by field.

    What no form shows stays as it was in `before`; so does a value that could not be read. Texts of parts
    change or add them; see `moved` and `removed`.
    """
    value, faults, _ = _filled(fields, kind, before, library, today)
    return value, faults


def notes(
    fields: Fields, kind: Kind, before: Mapping[str, Any] | None, library: Library, today: date
) -> tuple[Fault, ...]:
    """What was left out although it could be read: things that stood there twice."""
    return _filled(fields, kind, before, library, today)[2]


def label_of(kind: Kind, field: str, library: Library, before: Mapping[str, Any] | None = None) -> str:
    """What the field at a place of a piece is called: of "phrases.3" the label of "phrases"."""
    prefix, place = "", field
    pages = pages_of(kind, library, before)
    name, _, rest = field.partition(".")
    if name == PARTS.get(kind) and rest:
        number, _, place = rest.partition(".")
        prefix = f"{number_word(kind)} {int(number) + 1}: " if number.isdecimal() else ""
        pages = part_pages(kind, library)
    for one in sorted(_inputs(pages), key=lambda one: -len(one.name)):
        if place in one.keys or f"{place}.".startswith(f"{one.name}."):
            return prefix + one.label
    return prefix.removesuffix(": ")


def number_word(kind: Kind) -> str:
    """What a part of a kind is called."""
    return "Step" if kind == "roadmaps" else "Pay row"


def _filled(
    fields: Fields, kind: Kind, before: Mapping[str, Any] | None, library: Library, today: date
) -> tuple[dict[str, Any], tuple[Fault, ...], tuple[Fault, ...]]:
    value: dict[str, Any] = copy.deepcopy(dict(before or {}))
    faults: list[Fault] = []
    noted: list[Fault] = []
    setting = Setting(library, today)
    inputs = [one for one in _inputs(pages_of(kind, library, before)) if one.name not in OUTSIDE]
    _fill(value, inputs, "", fields, setting, faults, noted)
    if before is None and any(one.name == "reviewed" for one in inputs):
        value.setdefault("reviewed", today.isoformat())
    if name := PARTS.get(kind):
        items: list[dict[str, Any]] = value.get(name) or []
        numbers = order.numbers(name, len(items), fields)
        rows: dict[int, dict[str, Any]] = dict(enumerate(items))
        for number in numbers:
            row = rows.setdefault(number, {})
            prefix = _prefix(Part(name, number))
            part_inputs = list(_inputs(part_pages(kind, library)))
            _fill(row, part_inputs, prefix, fields, setting, faults, noted)
            if not (number < len(items)) and any(one.name == "reviewed" for one in part_inputs):
                row.setdefault("reviewed", today.isoformat())
        if kind == "roadmaps":
            _name_steps(rows, numbers)
        if numbers or items:
            value[name] = [rows[number] for number in numbers]
        if kind == "roadmaps":
            _forget_steps(value, {str(row.get("id")) for n, row in rows.items() if n not in numbers})
    return value, tuple(faults), tuple(noted)


def _fill(
    value: dict[str, Any],
    inputs: list[Input],
    prefix: str,
    fields: Fields,
    setting: Setting,
    faults: list[Fault],
    noted: list[Fault],
) -> None:
    for one in inputs:
        name = prefix + one.name
        before = one.get(value)
        shown = one.shown(before, setting)
        typed = _with_shown(_texts(fields, name), shown)
        if typed is None:
            continue
        text = "\n\n".join(t for t in typed if isinstance(t, str) and t)
        try:
            if one.options:
                new = _chosen(typed[0], one, before)
            elif text or one.name == "reviewed":
                new = one.read(text, setting, before)
            else:
                new = None
            if new in _EMPTY and one.required and one.style != "choice":
                raise UnreadError("This is empty. Please fill it in.")
            if not (new in _EMPTY and before in _EMPTY):
                one.put(value, None if new in _EMPTY else settle(new, before))
        except UnreadError as unread:
            faults.append(Fault(name, f"{one.label}: {unread}"))
        noted += [Fault(name, f"{one.label}: {note}") for note in setting.notes]
        setting.notes.clear()


def _chosen(typed: Typed, one: Input, before: Any) -> Any:
    chosen = [typed] if isinstance(typed, str) else list(typed)
    if one.style == "choice":
        if not chosen or not chosen[0]:
            raise UnreadError("Nothing is chosen. Please choose one.")
        return None if chosen[0] == NONE else chosen[0]
    kept = [key for key in before or () if key in chosen]
    return kept + [key for key in chosen if key and key not in kept]


def _texts(fields: Fields, name: str) -> list[Any]:
    """The texts of a field and of those that continue it, None for one that is not there."""
    more = f"{name}.more"
    numbers = [
        int(key.removeprefix(more))
        for key in fields
        if key.startswith(more) and key.removeprefix(more).isdecimal()
    ]
    return [fields.get(continued(name, number)) for number in range(1, max(numbers, default=1) + 1)]


def _with_shown(typed: list[Any], shown: list[Typed]) -> list[Typed] | None:
    """What stands in all fields of a value together; None where nobody changed any."""
    count = max(len(typed), len(shown))
    typed, present = typed + [None] * (count - len(typed)), shown + [""] * (count - len(shown))
    both = [_trimmed(was if new is None else new) for new, was in zip(typed, present, strict=True)]
    unchanged = both == [_trimmed(was) for was in present]
    given = any(new is not None for new in typed)
    return None if not given or (unchanged and any(present)) else both


def _trimmed(typed: Typed) -> Typed:
    return typed.replace("\r\n", "\n").replace("\r", "\n").strip() if isinstance(typed, str) else typed


def _name_steps(rows: dict[int, dict[str, Any]], numbers: list[int]) -> None:
    taken = {str(row["id"]) for row in rows.values() if "id" in row}
    for number in numbers:
        if "id" not in rows[number]:
            rows[number]["id"] = slug(str(rows[number].get("title", "")), taken, 34, "step")
            taken.add(rows[number]["id"])


def _forget_steps(value: dict[str, Any], gone: set[str]) -> None:
    """A switch names no step that is gone."""
    for start in (value.get("starts") or {}).values():
        for name in ("done", "shorter"):
            if start.get(name):
                start[name] = [step for step in start[name] if step not in gone]


def _pages(kind: Kind, library: Library, before: Mapping[str, Any] | None, part: Part | None) -> Pages:
    return part_pages(kind, library) if part else pages_of(kind, library, before)


def _inputs(pages: Pages) -> Iterator[Input]:
    for _, inputs in pages:
        yield from inputs


def _item(value: Mapping[str, Any], part: Part | None) -> Mapping[str, Any]:
    if part is None:
        return value
    items = value.get(part.name) or []
    return items[part.number] if 0 <= part.number < len(items) else {}


def _prefix(part: Part | None) -> str:
    return f"{part.name}.{part.number}." if part else ""

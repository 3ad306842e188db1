"""The parts of a piece that have forms of their own, as a list to choose from."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from bot.editing import order
from bot.editing.filling import from_fields, number_word
from bot.editing.forms import Part, Typed
from bot.editing.numbers import show_pay
from bot.editing.pieces import PARTS
from bot.library.edits import Kind
from bot.library.library import Library
from bot.library.text import shorten

LABEL_MOST = 100


def parts(
    kind: Kind,
    value: Mapping[str, Any] | None,
    library: Library,
    today: date,
    fields: Mapping[str, Typed] | None = None,
) -> list[tuple[Part, str]]:
    """The parts of a piece as a draft leaves them, in their order, each with a label for a select."""
    name = PARTS.get(kind)
    if name is None:
        return []
    numbers = order.numbers(name, len((value or {}).get(name) or ()), fields or {})
    rows = from_fields(fields or {}, kind, value, library, today)[0].get(name) or []
    labels = (_label(kind, row, place, library) for place, row in enumerate(rows, start=1))
    return [(Part(name, n), label) for n, label in zip(numbers, labels, strict=True)]


def part_moved(
    part: Part, by: int, value: Mapping[str, Any] | None, fields: Mapping[str, Typed]
) -> dict[str, Typed]:
    """The draft's texts with a part moved up (-1) or down (1)."""
    return order.moved(part, by, len((value or {}).get(part.name) or ()), fields)


def part_removed(
    part: Part, value: Mapping[str, Any] | None, fields: Mapping[str, Typed]
) -> dict[str, Typed]:
    """The draft's texts with a part taken out."""
    return order.removed(part, len((value or {}).get(part.name) or ()), fields)


def new_part(kind: Kind, value: Mapping[str, Any] | None, fields: Mapping[str, Typed]) -> Part | None:
    """A part to add; it is there once something was typed about it. None where the kind has no parts."""
    name = PARTS.get(kind)
    return order.next_part(name, len((value or {}).get(name) or ()), fields) if name else None


def _label(kind: Kind, row: Mapping[str, Any], place: int, library: Library) -> str:
    if kind == "roadmaps":
        return shorten(f"{place}. {row.get('title') or number_word(kind)}", LABEL_MOST)
    said = [library.level_name(row.get("level"))]
    if code := row.get("country"):
        said.append(library.country_name(code))
    if "low" in row and "currency" in row:
        said.append(show_pay(row["low"], row.get("high"), row["currency"]))
    return shorten(", ".join(said), LABEL_MOST)

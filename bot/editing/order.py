"""The order of the parts of a piece in a draft: one more text, "steps.order", that holds their numbers.

A part keeps its number while it is moved, so that what was typed about it stays with it. New parts have the
numbers after those of the piece.
"""

from collections.abc import Mapping

from bot.editing.forms import Part, Typed


def numbers(name: str, count: int, fields: Mapping[str, Typed]) -> list[int]:
    """The numbers of the parts in their order: without those removed, with those added."""
    typed = fields.get(f"{name}.order")
    words = typed.split() if isinstance(typed, str) else None
    if words is None:
        kept = list(range(count))
        known = set(kept)
    else:
        kept = list(dict.fromkeys(int(word) for word in words if word.isdecimal()))
        removed = fields.get(f"{name}.removed")
        known = {*kept, *(int(word) for word in str(removed or "").split() if word.isdecimal())}
        kept += [number for number in range(count) if number not in known]
        known.update(kept)
    added = {
        int(word)
        for key in fields
        if key.startswith(f"{name}.") and (word := key.split(".")[1]).isdecimal() and int(word) >= count
    }
    typed_or_held = added | set(range(count))
    return [n for n in kept if n in typed_or_held] + sorted(added - known)


def moved(part: Part, by: int, count: int, fields: Mapping[str, Typed]) -> dict[str, Typed]:
    """The draft's texts with a part moved by so many places; at the ends it stays."""
    present = numbers(part.name, count, fields)
    if part.number not in present:
        return dict(fields)
    at = present.index(part.number)
    present.insert(max(0, min(len(present) - 1, at + by)), present.pop(at))
    return {**fields, f"{part.name}.order": " ".join(map(str, present))}


def removed(part: Part, count: int, fields: Mapping[str, Typed]) -> dict[str, Typed]:
    """The draft's texts with a part taken out, and with what was typed about it."""
    present = [number for number in numbers(part.name, count, fields) if number != part.number]
    gone = f"{fields.get(f'{part.name}.removed') or ''} {part.number}".strip()
    kept = {key: text for key, text in fields.items() if not key.startswith(f"{part.name}.{part.number}.")}
    order = {f"{part.name}.order": " ".join(map(str, present)), f"{part.name}.removed": gone}
    return {**kept, **order}


def next_part(name: str, count: int, fields: Mapping[str, Typed]) -> Part:
    """A part that is not there yet."""
    used = [*numbers(name, count, fields), count - 1]
    gone = [int(word) for word in str(fields.get(f"{name}.removed") or "").split() if word.isdecimal()]
    return Part(name, max([*used, *gone]) + 1)

"""What an edit may be made of at all: an id, and JSON values of a bounded size that can be read."""

from collections.abc import Mapping
from typing import Any

from bot.library.documents import FORBIDDEN, forbidden
from bot.library.edits import Piece
from bot.library.field_names import sentence, shown
from bot.library.files import ID_FORM, is_id
from bot.library.models import INTENTS
from bot.library.places import Fault
from bot.library.text import shorten

MOST_VALUES = 3000
"""Values in one piece; the largest of the base holds 540."""

DEEPEST = 8
_LARGEST = 10**15
LONGEST_ENTRY = 40


def key_fault(piece: Piece) -> Fault | None:
    """What is wrong with the id of a piece."""
    if piece.kind == "topics":
        intent, _, name = piece.key.partition("/")
        if intent not in INTENTS:
            return Fault("", f"{shorten(intent)} is no group of questions; allowed: {', '.join(INTENTS)}.")
        if len(piece.key) > LONGEST_ENTRY:
            return Fault("", f"The id {shorten(piece.key)} is too long; {LONGEST_ENTRY} characters at most.")
    else:
        name = piece.key
    if not is_id(name) and piece != Piece("pay", "_field"):
        return Fault("", f"{shorten(name)!r} is no id; {ID_FORM}.")
    return None


def value_fault(value: Any) -> Fault | None:
    """What a value holds that no form and no file of ours does; whatever passes is safe to look at."""
    if not isinstance(value, Mapping):
        return Fault("", "This is no set of fields; name each field and what it holds.")
    if not all(isinstance(name, str) and name.isidentifier() for name in value):
        return Fault("", "A field has a name that cannot be read.")
    count, waiting = 0, [(name, part, 1) for name, part in value.items()]
    while waiting:
        field, part, depth = waiting.pop()
        count += 1
        if count > MOST_VALUES:
            return Fault("", f"It holds more than {MOST_VALUES} values; make several of it.")
        if depth > DEEPEST:
            return Fault(field, f"{shown((field,))} is nested too deeply.")
        if isinstance(part, str) and (found := FORBIDDEN.search(part)):
            return Fault(field, sentence((field,), *forbidden(found[0])))
        if isinstance(part, Mapping | list | tuple):
            inner = part.items() if isinstance(part, Mapping) else enumerate(part)
            for name, each in inner:
                if isinstance(part, Mapping) and (not isinstance(name, str) or FORBIDDEN.search(name)):
                    return Fault(field, f"{shown((field,))} holds a name that cannot be read.")
                waiting.append((field, each, depth + 1))
        elif isinstance(part, int) and abs(part) > _LARGEST:
            return Fault(field, f"{shown((field,))} holds a number that is too large.")
        elif not (part is None or isinstance(part, str | int | float | bool)):
            return Fault(field, f"{shown((field,))} holds a {type(part).__name__}; text is expected.")
    return None

"""The key of a new piece, from what was typed about it."""

from collections.abc import Mapping
from typing import Any

from bot.editing import names
from bot.editing.forms import Typed
from bot.editing.slugs import slug
from bot.editing.unread import UnreadError
from bot.library.edits import Kind, Piece
from bot.library.layers import Fault
from bot.library.library import Library
from bot.library.models import INTENTS

_ID_MOST, _KEY_MOST = 34, 40


def new_piece(
    kind: Kind, fields: Mapping[str, Typed], library: Library
) -> tuple[Piece | None, tuple[Fault, ...]]:
    """The piece that a form of a new one is about; None and the reason where it cannot be told."""
    if kind in ("roadmaps", "pay"):
        return _of_role(kind, _text(fields, "role"), library)
    title = _text(fields, "title") or _text(fields, "name")
    if kind != "topics":
        held: Mapping[str, Any] = getattr(library, kind)
        return Piece(kind, slug(title, held, _ID_MOST, kind.removesuffix("s"))), ()
    area = _text(fields, "area")
    if area not in INTENTS:
        return None, (Fault("area", "Area: Nothing is chosen. Please choose one."),)
    room = min(_ID_MOST, _KEY_MOST - len(area) - 1)
    taken = {key.split("/")[1] for key in library.topics if key.startswith(f"{area}/")}
    return Piece("topics", f"{area}/{slug(title, taken, room, 'question')}"), ()


def _of_role(kind: Kind, typed: str, library: Library) -> tuple[Piece | None, tuple[Fault, ...]]:
    try:
        role = names.roles(library).id_of(typed)
    except UnreadError as unread:
        return None, (Fault("role", f"Role: {unread}"),)
    if role in getattr(library, kind):
        what = "a roadmap" if kind == "roadmaps" else "pay"
        called = library.roles[role].name
        return None, (Fault("role", f"Role: {called} has {what} already. Find it and edit it there."),)
    return Piece(kind, role), ()


def _text(fields: Mapping[str, Typed], name: str) -> str:
    typed = fields.get(name, "")
    return (typed if isinstance(typed, str) else next(iter(typed), "")).strip()

"""Small changes of a piece, made from what stands there now: without a form, to be published at once."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from bot.discord_app.kb.pieces import today
from bot.library.edits import Edit, Piece
from bot.library.layers import made_of, present
from bot.library.rechecked import rechecked
from bot.servers import ServerKnowledge
from bot.storage import NewVersion


def seen(server: ServerKnowledge, piece: Piece) -> int:
    """The number of the version that a change of a piece is made from, 0 for the base's."""
    version = server.versions.get(piece)
    return version.number if version else 0


def edit_of(server: ServerKnowledge, piece: Piece) -> Edit | None:
    """The server's edit of a piece that is in force, if there is one."""
    version = server.versions.get(piece)
    return version.edit if version and piece not in server.layer.set_aside else None


def put(server: ServerKnowledge, piece: Piece, value: Mapping[str, Any]) -> Edit:
    """The whole piece, in the place of what was there.

    What the server changed before keeps the base that it was made from.
    """
    before = edit_of(server, piece)
    base = before.base if before and before.action == "put" else present(server.base.library, piece)
    return Edit(piece, "put", value, base)


LISTS = ("phrases", "aliases", "guide")
"""Lists to which a server may add while the rest of the piece stays the base's."""


def smallest(server: ServerKnowledge, piece: Piece, value: Mapping[str, Any]) -> Edit | None:
    """The edit that makes a piece this value: none where it is the base's, only additions where it is the
    base's but for them, so that later changes of the base come through.

    What is written anew counts as checked today, unless another day is written with it.
    """
    base = present(server.base.library, piece)
    here = present(server.knowledge.library, piece) or base
    value = rechecked(here, value, today()) if here else value
    whole = put(server, piece, value)
    if base is None:
        return whole
    if made_of(server.base.library, whole) == base:
        return None
    held = edit_of(server, piece)
    day = value.get("reviewed") or (held and held.action == "add" and held.value.get("reviewed"))
    checked = {"reviewed": day} if day and day > base.get("reviewed", "") else {}
    under = made_of(server.base.library, Edit(piece, "add", checked, base)) or base
    rest = {field: part for field, part in under.items() if field not in LISTS}
    added: dict[str, Any] = dict(checked)
    for field in LISTS:
        before, now = list(under.get(field, ())), list(value.get(field, ()))
        if now[: len(before)] != before:
            return whole
        if now[len(before) :]:
            added[field] = now[len(before) :]
    if added and rest == {field: part for field, part in value.items() if field not in LISTS}:
        return Edit(piece, "add", added, base)
    return whole


def adding(server: ServerKnowledge, piece: Piece, field: str, items: Sequence[str], why: str) -> NewVersion:
    """Further items of a list, such as ways to ask; those that stand there already are left out."""
    now = present(server.knowledge.library, piece) or {}
    there = {str(item).casefold() for item in now.get(field, ())}
    fresh = [item for item in dict.fromkeys(items) if item.casefold() not in there]
    before = edit_of(server, piece)
    held = before.value.get(field, ()) if before else ()
    edit = _overlaid(server, piece, {field: [*held, *fresh]})
    return NewVersion(piece, edit, seen(server, piece), why)


def _overlaid(server: ServerKnowledge, piece: Piece, fields: Mapping[str, Any]) -> Edit:
    """The server's edit of a piece with other values of some fields; else one that lays them over the
    base's."""
    before, base = edit_of(server, piece), present(server.base.library, piece)
    if before is None or before.action == "hide":
        return Edit(piece, "add", fields, base)
    return replace(
        before, value={**before.value, **fields}, base=base if before.action == "add" else before.base
    )


def renewed(server: ServerKnowledge, piece: Piece, day: date, why: str) -> NewVersion | None:
    """The same, checked on that day; None where a piece holds no such day. Of pay, the rows of guides."""
    value, before = present(server.knowledge.library, piece), edit_of(server, piece)
    if value is None or not is_checked(value):
        return None
    fields: dict[str, Any] = {"reviewed": str(day)}
    if piece.kind == "pay" and before is not None and before.action == "put":
        fields = {"guide": [{**row, "reviewed": str(day)} for row in before.value.get("guide", ())]}
    return NewVersion(piece, _overlaid(server, piece, fields), seen(server, piece), why)


def is_checked(value: Mapping[str, Any]) -> bool:
    """Whether a piece holds a day on which it was last checked: its own, or those of rows of pay."""
    return "reviewed" in value or bool(value.get("guide"))


def hiding(server: ServerKnowledge, piece: Piece, why: str = "") -> NewVersion:
    """The piece gone for this server. One that only this server has is taken back altogether."""
    base = present(server.base.library, piece)
    edit = Edit(piece, "hide", {}, base) if base is not None else None
    return NewVersion(piece, edit, seen(server, piece), why)


def original(server: ServerKnowledge, piece: Piece, why: str = "") -> NewVersion:
    """The base's piece again."""
    return NewVersion(piece, None, seen(server, piece), why)

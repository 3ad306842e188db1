"""What a draft was begun on: kept with it, so that what was typed about a step or a row stays with that one.

A draft is read against the piece that it was begun on, and what it makes of that is put together with what
became of the piece since.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import discord

from bot.discord_app.kb import changes
from bot.discord_app.kb.pieces import known_name
from bot.discord_app.kb.trial import value_of
from bot.discord_app.sending import bot_of
from bot.library.edits import Piece
from bot.library.layers import Fault, present
from bot.servers import ServerKnowledge
from bot.storage import Draft

BEGUN_ON = "_begun"
"""Where the texts of a draft hold the piece it was begun on; no field is called so."""

NEW = "_"
"""How the key of a piece begins that has none yet."""

_PARTS = {"roadmaps": "steps", "pay": "guide"}
_MOVED = (
    "The {parts} of “{name}” were changed after this draft was begun, and it does not hold which of them "
    "yours are. What you typed stands in its forms still: note it down, throw the draft away, and begin anew."
)


def is_new(piece: Piece) -> bool:
    """Whether a piece is yet to be made."""
    return piece.key.startswith(NEW) and piece.key != "_field"


def before_of(server: ServerKnowledge, piece: Piece) -> dict[str, Any] | None:
    """The piece as members have it now, of a hidden one as it was in the base; None for a new one."""
    if is_new(piece):
        return None
    return present(server.knowledge.library, piece) or present(server.base.library, piece)


def begun_on(server: ServerKnowledge, piece: Piece, draft: Draft | None) -> dict[str, Any] | None:
    """The piece that a draft of it was begun on; without a draft, as it is now."""
    kept = draft.fields.get(BEGUN_ON) if draft else None
    return dict(kept) if kept else before_of(server, piece)


async def value_at(
    interaction: discord.Interaction, server: ServerKnowledge, piece: Piece, number: int
) -> dict[str, Any] | None:
    """The piece as it was in a version; number 0 is the base's."""
    store = bot_of(interaction).store
    version = await store.version(str(interaction.guild_id), number) if number else None
    return value_of(server, piece, version.edit if version and version.piece == piece else None)


async def kept_with(
    interaction: discord.Interaction, server: ServerKnowledge, piece: Piece, seen: int
) -> dict[str, Any]:
    """What a draft that begins on a version holds besides what is typed."""
    if is_new(piece):
        return {}
    value = before_of(server, piece)
    if seen != changes.seen(server, piece):  # published to while the form was open
        value = await value_at(interaction, server, piece, seen) or value
    return {BEGUN_ON: value} if value else {}


def unplaced(server: ServerKnowledge, draft: Draft) -> tuple[Fault, ...]:
    """Told of a draft of an earlier version of the bot, which holds not what it was begun on, where steps or
    rows that it names by their places may have moved."""
    name = _PARTS.get(draft.piece.kind, "")
    if not name or is_new(draft.piece) or BEGUN_ON in draft.fields:
        return ()
    if draft.seen == changes.seen(server, draft.piece):
        return ()
    if not any(field.startswith(f"{name}.") for field in draft.fields):
        return ()
    parts = "steps" if name == "steps" else "pay rows"
    return (Fault("", _MOVED.format(parts=parts, name=known_name(server, draft.piece))),)


def placed(fault: Fault, value: Mapping[str, Any], typed: Mapping[str, Any]) -> Fault:
    """A fault of a piece that was put together, at the place where the draft's own forms have that step or
    row; at none where others added it."""
    name, _, rest = fault.field.partition(".")
    at, _, field = rest.partition(".")
    held, own = value.get(name), typed.get(name)
    if name not in _PARTS.values() or not at.isdecimal() or not held or held == own:
        return fault
    part = held[int(at)] if int(at) < len(held) else None
    if own and part in own:
        return replace(fault, field=f"{name}.{own.index(part)}.{field}".rstrip("."))
    return replace(fault, field="")

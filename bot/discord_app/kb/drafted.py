"""Drafts: what a moderator typed about a piece -> the piece that it makes, and what is wrong with it."""

import time
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import discord

from bot import editing
from bot.discord_app.kb import changes
from bot.discord_app.kb.pending import PENDING
from bot.discord_app.kb.pieces import known_name, today
from bot.discord_app.rights import has
from bot.discord_app.sending import bot_of
from bot.library.differences import difference
from bot.library.edits import Piece
from bot.library.judging import every_fault
from bot.library.layers import Fault, present
from bot.library.text import shorten
from bot.servers import ServerKnowledge
from bot.storage import Draft, NewVersion

NEW = "_"
"""How the key of a piece begins that has none yet."""

UNTOLD = "education/untold"
"""Stands for the key of a question and answer whose area is not chosen yet."""

MOST_TITLE = 40
"""Characters of a text by which a draft without a title is called."""

MOST_WHY = 5
"""Changed fields that the history names."""


@dataclass(frozen=True)
class Drafted:
    """What a draft makes. `version` is None where it cannot be read; `piece` has its key by now."""

    draft: Draft
    piece: Piece
    before: dict[str, Any] | None
    value: dict[str, Any]
    faults: tuple[Fault, ...]
    notes: tuple[str, ...]
    version: NewVersion | None


def is_new(piece: Piece) -> bool:
    """Whether a piece is yet to be made."""
    return piece.key.startswith(NEW) and piece.key != "_field"


def before_of(server: ServerKnowledge, piece: Piece) -> dict[str, Any] | None:
    """The piece as members have it now, of a hidden one as it was in the base; None for a new one."""
    if is_new(piece):
        return None
    return present(server.knowledge.library, piece) or present(server.base.library, piece)


def read(server: ServerKnowledge, draft: Draft) -> Drafted:
    """What a draft makes of its piece."""
    library, piece = server.knowledge.library, draft.piece
    before = before_of(server, piece)
    value, unread = editing.from_fields(draft.fields, piece.kind, before, library, today())
    if before is None:
        made, unnamed = editing.new_piece(piece.kind, draft.fields, library)
        unread = (*unread, *unnamed)
        piece = made or piece
        if made is None and piece.kind in ("roadmaps", "pay"):
            return Drafted(draft, piece, None, value, unread, (), None)
    judged = piece if piece.kind != "topics" or "/" in piece.key else Piece("topics", UNTOLD)
    names = {fault.name for fault in unread}
    wrong = every_fault(
        server.layer,
        piece.kind,
        value,
        before,
        lambda trial: changes.put(server, judged, trial),  # its places are those of the whole piece
        today(),
        names,
    )
    found = (*unread, *wrong)
    if judged != piece:
        return Drafted(draft, piece, before, value, found, (), None)
    edit = changes.smallest(server, piece, value)
    said = editing.notes(draft.fields, piece.kind, before, library, today())
    why = _why(before, value, draft.origin)
    version = NewVersion(piece, edit, 0 if is_new(draft.piece) else draft.seen, why)
    return Drafted(draft, piece, before, value, found, tuple(one.sentence for one in said), version)


def _why(before: Mapping[str, Any] | None, value: Mapping[str, Any], origin: str) -> str:
    """What the history says of it."""
    came = {"review": "from the review", "proposal": "proposed by a member", "message": "from a message"}
    where = came.get(origin.partition(":")[0])
    if before is None:
        return f"new, {where}" if where else "new"
    fields = list(
        dict.fromkeys(change.field.split(":")[0].split(",")[0] for change in difference(before, value))
    )
    more = f" and {len(fields) - MOST_WHY} more" if len(fields) > MOST_WHY else ""
    said = f"changed: {', '.join(fields[:MOST_WHY])}{more}" if fields else "nothing changed"
    return f"{said}; {where}" if where else said


async def draft_of(interaction: discord.Interaction, piece: Piece) -> Draft | None:
    """The moderator's draft of a piece, if there is one."""
    store, guild = bot_of(interaction).store, str(interaction.guild_id)
    own = await store.drafts(guild, interaction.user.id)
    return next((draft for draft in own if draft.piece == piece), None)


async def own_drafts(interaction: discord.Interaction) -> list[Draft]:
    """All drafts of the moderator, the latest first."""
    found = await bot_of(interaction).store.drafts(str(interaction.guild_id), interaction.user.id)
    return [draft for draft in found if draft.piece != PENDING]


async def drafts_of_others(interaction: discord.Interaction) -> list[Draft]:
    """Those of other moderators of the server, the latest first; none to who may not publish them."""
    if not await has(interaction, "publish"):
        return []
    found = await bot_of(interaction).store.drafts(str(interaction.guild_id))
    return [draft for draft in found if draft.moderator != interaction.user.id and draft.piece != PENDING]


async def save(
    interaction: discord.Interaction, piece: Piece, fields: Mapping[str, Any], seen: int, origin: str = ""
) -> Draft:
    """Keep what was typed, over what the moderator's draft of the piece holds already."""
    store, guild = bot_of(interaction).store, str(interaction.guild_id)
    now = await draft_of(interaction, piece)
    if now is not None:
        fresh = replace(now, fields={**now.fields, **fields}, at=time.time(), origin=origin or now.origin)
    else:
        fresh = Draft(0, guild, interaction.user.id, piece, dict(fields), seen, time.time(), origin)
    return await store.put_draft(fresh)


def title_of(server: ServerKnowledge, draft: Draft) -> str:
    """What a draft is called: by the typed title, else by its piece; a new one by its first words."""
    typed = draft.fields.get("title") or draft.fields.get("name")
    if is_new(draft.piece):
        what = editing.words_for(draft.piece.kind)
        texts = (" ".join(text.split()) for text in draft.fields.values() if isinstance(text, str))
        first = "" if typed else next(filter(None, texts), "")
        return str(typed or (f"New {what}: “{shorten(first, MOST_TITLE)}”" if first else f"New: {what}"))
    return str(typed or known_name(server, draft.piece))

"""Drafts: what a moderator typed about a piece -> the piece that it makes, and what is wrong with it."""

import time
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import discord

from bot import editing
from bot.discord_app.kb import changes
from bot.discord_app.kb.begun import before_of, begun_on, is_new, kept_with, placed, unplaced
from bot.discord_app.kb.live import server_of
from bot.discord_app.kb.pending import PENDING
from bot.discord_app.kb.pieces import known_name, today
from bot.discord_app.rights import has
from bot.discord_app.sending import bot_of
from bot.library.differences import difference
from bot.library.edits import Piece
from bot.library.judging import every_fault
from bot.library.layers import Fault
from bot.library.merging import Merged, merge
from bot.library.text import shorten
from bot.servers import ServerKnowledge
from bot.storage import Draft, NewVersion

UNTOLD = "education/untold"
"""Stands for the key of a question and answer whose area is not chosen yet."""

MOST_TITLE = 40
"""Characters of a text by which a draft without a title is called."""

MOST_WHY = 5
"""Changed fields that the history names."""


@dataclass(frozen=True)
class Drafted:
    """What a draft makes. `version` is None where it cannot be read; `piece` has its key by now.

    `begun` is the piece that it was begun on, to which its forms belong, and `before` what members have now;
    `clashes` are the places that the draft and what was published since both changed.
    """

    draft: Draft
    piece: Piece
    begun: dict[str, Any] | None
    before: dict[str, Any] | None
    value: dict[str, Any]
    faults: tuple[Fault, ...]
    notes: tuple[str, ...]
    version: NewVersion | None
    clashes: tuple[str, ...] = ()


def read(server: ServerKnowledge, draft: Draft) -> Drafted:
    """What a draft makes of its piece, put together with what became of that since it was begun."""
    library, piece = server.knowledge.library, draft.piece
    begun, before = begun_on(server, piece, draft), before_of(server, piece)
    typed, unread = editing.from_fields(draft.fields, piece.kind, begun, library, today())
    if begun is None:
        made, unnamed = editing.new_piece(piece.kind, draft.fields, library)
        unread = (*unread, *unnamed)
        piece = made or piece
        if made is None and piece.kind in ("roadmaps", "pay"):
            return Drafted(draft, piece, None, None, typed, unread, (), None)
    if moved := unplaced(server, draft):
        return Drafted(draft, piece, begun, before, typed, moved, (), None)
    merged = merge(begun, before, typed) if before and begun != before else Merged(typed, ())
    value = merged.value
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
    found = (*unread, *(placed(fault, value, typed) for fault in wrong))
    if judged != piece:
        return Drafted(draft, piece, begun, before, value, found, (), None)
    edit = changes.smallest(server, piece, value)
    said = tuple(one.sentence for one in editing.notes(draft.fields, piece.kind, begun, library, today()))
    why = _why(before, value, draft.origin)
    version = NewVersion(piece, edit, 0 if is_new(draft.piece) else draft.seen, why)
    return Drafted(draft, piece, begun, before, value, found, said, version, merged.clashes)


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
        held = {**fields, **await kept_with(interaction, await server_of(interaction), piece, seen)}
        fresh = Draft(0, guild, interaction.user.id, piece, held, seen, time.time(), origin)
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

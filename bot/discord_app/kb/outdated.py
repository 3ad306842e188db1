"""When the original changes beneath a server's change: old, new and theirs, and which is to stand."""

import asyncio
import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, ClassVar, Self

import discord
from discord import ui

from bot.discord_app.buttons import SafeButton
from bot.discord_app.kb.cards import Act, show_card
from bot.discord_app.kb.history_words import made_of
from bot.discord_app.kb.ids import PIECE, piece_id, piece_of
from bot.discord_app.kb.live import server_of, show
from bot.discord_app.kb.panel import Go
from bot.discord_app.kb.pieces import known_name
from bot.discord_app.kb.publishing import confirm_or_publish
from bot.discord_app.notes import message
from bot.discord_app.rights import may
from bot.discord_app.safe_text import safe
from bot.knowledge import Knowledge
from bot.library.differences import difference, text
from bot.library.edits import Edit, Piece
from bot.library.field_names import shown
from bot.library.layers import present
from bot.library.library import Library
from bot.library.merging import merge, rebased
from bot.servers import ServerKnowledge
from bot.storage import NewVersion, Version

_DIFFERENCE = 1300
_CLASHES = 8

SETTLED = "The original and what this server made of it fit together: nothing to decide."
MOVED = "Something has changed since that was shown, so here it is anew. Nothing was decided."

HIDDEN = "This server hides it."
REMOVED = "It is gone from the original."
CAME = "The original has one of this name now; it had none when this server wrote its own."


class Settle(
    SafeButton, template=r"v1:ko:(?P<act>keep|take|merge):(?P<seen>[0-9]{1,18}):(?P<now>[0-9a-f]{8}):" + PIECE
):
    """What becomes of a server's change: kept, given up, or put together with the original's. `seen` and
    `now` name the change and the original that the moderator looked at."""

    LABELS: ClassVar = {"keep": "Keep ours", "take": "Take the original", "merge": "Put both together"}

    def __init__(self, act: str, seen: int, now: str, piece: Piece):
        self.act, self.seen, self.now, self.piece = act, seen, now, piece
        custom_id = f"v1:ko:{act}:{seen}:{now}:{piece_id(piece)}"
        super().__init__(ui.Button(label=self.LABELS[act], custom_id=custom_id))

    @classmethod
    def from_match(cls, _knowledge: Knowledge, match: re.Match[str]) -> Self:
        """The button on whatever message, however old."""
        return cls(match["act"], int(match["seen"]), match["now"], piece_of(match["piece"]))

    async def pressed(self, interaction: discord.Interaction) -> None:
        """Publish the choice, if it still is about what was shown."""
        if not await may(interaction, "edit", self.piece.key):
            return
        server = await server_of(interaction)
        version = _outdated(server, self.piece)
        if version is None:
            await show_card(interaction, self.piece, SETTLED)
        elif version.number != self.seen or stamp(server.base.library, self.piece) != self.now:
            await show_beneath(interaction, self.piece, MOVED)
        else:
            await _settle(interaction, server, version, self.act)


async def show_beneath(interaction: discord.Interaction, piece: Piece, note: str = "") -> None:
    """How the original changed, what this server had changed about it, and the choice."""
    server = await server_of(interaction)
    version = _outdated(server, piece)
    if version is None or version.edit is None:
        await show_card(interaction, piece, SETTLED)
        return
    edit, now = version.edit, present(server.base.library, piece)
    made = await asyncio.to_thread(_ours, server, version, edit)
    original = CAME if edit.base is None else REMOVED if now is None else _told(edit.base, now)
    lines = [
        f"## {safe(known_name(server, piece)[:80])}\nThe original has changed since this server "
        "made its own. Until you choose, this server's stays as it is.",
        f"### What changed in the original\n{original}",
        f"### What this server changed\n{made}",
        *(f"⚠️ Not in force: {safe(fault.sentence)}" for fault in server.layer.set_aside.get(piece, ())[:3]),
    ]
    both = edit.action == "put" and now is not None
    acts = ["keep", "take", *(["merge"] if both else [])]
    row = [Settle(act, version.number, stamp(server.base.library, piece), piece) for act in acts]
    below = [Act("card", piece), Act("log", piece), Go("panel")]
    await show(interaction, message([*([note] if note else []), *lines], row, below, live=True))


async def _settle(
    interaction: discord.Interaction, server: ServerKnowledge, version: Version, act: str
) -> None:
    piece, edit = version.piece, version.edit
    assert edit is not None
    name = safe(known_name(server, piece)[:80])
    if act == "merge":
        now = present(server.base.library, piece)
        merged = merge(edit.base, now, edit.value)
        fresh: Edit | None = replace(edit, value=merged.value, base=now)
        note = _merging(name, edit, merged.value, merged.clashes)
        done, why = (
            f"**{name}** holds the original's changes and this server's.",
            "put together with the original",
        )
    elif act == "keep":
        fresh, note = rebased(server.base.library, edit, "keep"), ""
        done, why = f"**{name}** stays as this server has it.", "kept over the changed original"
    else:
        fresh, note = None, f"**{name}** becomes the original's again. The history keeps this server's."
        done, why = f"**{name}** is the original's again.", "the changed original was taken"
    await confirm_or_publish(
        interaction,
        [NewVersion(piece, fresh, version.number, why)],
        done=done,
        action=why,
        ask=act != "keep",
        note=note,
    )


def _merging(name: str, edit: Edit, merged: Mapping[str, Any], clashes: tuple[str, ...]) -> str:
    lines = [f"**{name}**: what comes to this server's from the original:"]
    lines.append(text(difference(edit.value, merged), _DIFFERENCE, safe))
    if clashes:
        places = [safe(shown(tuple(_part(part) for part in clash.split(".")))) for clash in clashes]
        more = f" and {len(places) - _CLASHES} more" if len(places) > _CLASHES else ""
        lines.append(f"⚠️ Changed by both, this server's stays: {', '.join(places[:_CLASHES])}{more}.")
    return "\n".join(lines)


def _part(part: str) -> str | int:
    return int(part) if part.isdigit() else part


def _told(old: Mapping[str, Any], new: Mapping[str, Any]) -> str:
    return text(difference(old, new), _DIFFERENCE, safe)


def _ours(server: ServerKnowledge, version: Version, edit: Edit) -> str:
    if edit.action == "hide":
        return HIDDEN
    if edit.action == "add":
        return text(difference(None, edit.value), _DIFFERENCE, safe)
    return text(difference(edit.base, made_of(server, version, edit)), _DIFFERENCE, safe)


def _outdated(server: ServerKnowledge, piece: Piece) -> Version | None:
    """The version of a piece beneath which the original has changed."""
    return server.versions.get(piece) if piece in server.layer.outdated else None


def stamp(base: Library, piece: Piece) -> str:
    """Names a state of the original in eight characters."""
    value = json.dumps(present(base, piece), sort_keys=True, default=str)
    return hashlib.sha256(value.encode()).hexdigest()[:8]

"""Telling moderators that the original has changed beneath their server's changes, or sets some out of force.

Each change is told once for each state of the original, in the moderators' channel; a restart repeats
nothing.
"""

import asyncio
import hashlib
import logging
import time
from collections.abc import Mapping
from typing import TYPE_CHECKING

import discord

from bot.discord_app.guild_settings import settings_of
from bot.discord_app.kb.cards import Act
from bot.discord_app.kb.ids import piece_id
from bot.discord_app.kb.outdated import stamp
from bot.discord_app.kb.panel import Go
from bot.discord_app.kb.pieces import name_of
from bot.discord_app.notes import BUTTONS, message
from bot.discord_app.safe_text import safe
from bot.discord_app.steady import passing
from bot.library.edits import Piece
from bot.library.layers import Layer, layered

if TYPE_CHECKING:
    from bot.discord_app.client import CareerBot

log = logging.getLogger(__name__)

EVERY = 5.0
"""Seconds between two looks at whether the knowledge base is another."""
LATER = 600.0
"""Seconds until it is tried again where somebody could not be told."""
PAUSE = 0.2
"""Seconds between two servers: askers go first."""
_NOTED_FOR = 365 * 24 * 3600.0
_SHOWN = 10

Unsent = dict[str, set[Piece]]
"""By server: what is noted as told, but was not sent for an outage."""


async def tell_of_base(bot: "CareerBot") -> None:
    """A duty: look at servers' changes at the start and after each reload.

    One process does for all: a message to a channel needs no gateway. Each change is noted before it is told.
    """
    seen, unsent = "", Unsent()
    while True:
        wait, now = EVERY, bot.knowledge.library.fingerprint
        if now != seen:
            try:
                all_told = await tell_servers(bot, unsent)
            except Exception:
                log.exception("it could not be looked up which servers' changes are outdated")
                all_told = False
            seen, wait = (now, EVERY) if all_told else ("", LATER)
        await asyncio.sleep(wait)


async def tell_servers(bot: "CareerBot", unsent: Unsent) -> bool:
    """Tell each server with changes what has come beneath them; whether nobody is left over."""
    left = 0
    for guild in sorted(await bot.store.layered_guilds()):
        try:
            left += not await _tell(bot, guild, unsent)
        except Exception:
            log.exception("the moderators of server %s could not be told of the changed base", guild)
            left += 1
        await asyncio.sleep(PAUSE)
    return not left


async def _tell(bot: "CareerBot", guild: str, unsent: Unsent) -> bool:
    channel = (await settings_of(bot, int(guild))).mod_channel
    if channel is None:
        return True  # /kb panel counts them all the same
    heads = await bot.store.heads(guild)
    edits = [version.edit for version in heads if version.edit]
    layer = await asyncio.to_thread(layered, bot.knowledge.library, edits)
    concerned = {*layer.outdated, *layer.set_aside}
    fresh = unsent.pop(guild, set()) & concerned
    now = time.time()
    for piece in concerned - fresh:
        key = f"beneath:{guild}:{piece_id(piece)}:{_state(layer, piece)}"
        if await bot.store.noted(key, now, _NOTED_FOR):
            fresh.add(piece)
    if not fresh:
        return True
    try:
        target = bot.get_partial_messageable(channel, guild_id=int(guild))
        await target.send(view=_message(layer, sorted(fresh)))
    except (discord.HTTPException, OSError) as error:
        log.warning("the moderators' channel %s of server %s: %s", channel, guild, error)
        if passing(error):
            unsent[guild] = fresh
            return False
    return True


def _message(layer: Layer, pieces: list[Piece]) -> discord.ui.LayoutView:
    names = {piece: _name(layer, piece) for piece in pieces}
    lines = ["## What I came with has changed", "It touches what this server made its own:"]
    for piece in pieces[:_SHOWN]:
        faults = layer.set_aside.get(piece)
        how = f"not in force: {safe(faults[0].sentence)}" if faults else "ours stays until you choose"
        lines.append(f"- **{safe(names[piece])}**: {how[:200]}")
    if len(pieces) > _SHOWN:
        lines.append(f"-# and {len(pieces) - _SHOWN} more")
    lines.append(
        "-# Moderators: see old, new and yours, and keep yours, take the original or put both together."
    )
    shown = [
        Act("beneath" if piece in layer.outdated else "card", piece, names[piece][:80])
        for piece in pieces[:BUTTONS]
    ]
    return message(["\n".join(lines)], shown, [Go("panel")])


def _name(layer: Layer, piece: Piece) -> str:
    value: Mapping[str, object] = layer.edits[piece].value
    known = name_of(layer.library, piece) or name_of(layer.base, piece)
    return str(known or value.get("title") or value.get("name") or piece.key)[:80]


def _state(layer: Layer, piece: Piece) -> str:
    """Names what there is to tell of a piece."""
    reasons = " ".join(fault.sentence for fault in layer.set_aside.get(piece, ()))
    return stamp(layer.base, piece) + hashlib.sha256(reasons.encode()).hexdigest()[:8]

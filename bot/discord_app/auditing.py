"""What was done to a server's knowledge and settings, or refused: kept, and told where a channel is set."""

import logging
import time

import discord

from bot.discord_app.guild_settings import settings_of
from bot.discord_app.notes import live_note
from bot.discord_app.people import moderator_named
from bot.discord_app.safe_text import safe
from bot.discord_app.sending import bot_of
from bot.storage import Audit

log = logging.getLogger(__name__)

_SHOWN = 200
"""Characters of a target or a detail that a line in the channel shows."""


async def audit(
    interaction: discord.Interaction, action: str, target: str = "", detail: str = "", allowed: bool = True
) -> None:
    """Keep it, and tell it in the server's audit channel; a channel that cannot be written to is left out."""
    if interaction.guild_id is None:
        return
    bot = bot_of(interaction)
    kept = Audit(str(interaction.guild_id), interaction.user.id, action, target, time.time(), allowed, detail)
    await bot.store.add_audit(kept)
    place = (await settings_of(bot, interaction.guild_id)).audit_channel
    if place is None:
        return
    try:
        await bot.get_partial_messageable(place, guild_id=interaction.guild_id).send(
            view=live_note(line(kept))
        )
    except discord.HTTPException as error:
        log.warning("the audit channel %s of server %s: %s", place, interaction.guild_id, error)


def line(kept: Audit) -> str:
    """What was done or refused, in a line."""
    what = f"{'✏️' if kept.allowed else '⛔ refused:'} **{kept.action}**"
    target = f" {_plain(kept.target)}" if kept.target else ""
    detail = f" · {_plain(kept.detail)}" if kept.detail else ""
    return f"{moderator_named(kept.moderator)} {what}{target}{detail}"


def _plain(text: str) -> str:
    return safe(text, _SHOWN)

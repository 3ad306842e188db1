"""What other processes change in the store: dropped or made anew here, so that it is live everywhere."""

import logging
from typing import TYPE_CHECKING

from bot.discord_app import guild_settings

if TYPE_CHECKING:
    from bot.discord_app.client import CareerBot

log = logging.getLogger(__name__)


async def heed_changes(bot: "CareerBot") -> None:
    """Take notice of changes until the bot is closed. Each process does so for what it keeps at hand."""
    async for change in bot.store.changes():
        try:
            await _heed(bot, change.kind, change.guild)
        except Exception:
            log.exception("a change of %s in server %s could not be taken over", change.kind, change.guild)


async def _heed(bot: "CareerBot", kind: str, guild: str) -> None:
    if kind == "settings":
        guild_settings.forget(bot, int(guild))
    elif kind == "edits":
        await bot.conversation.servers.changed(guild)
    else:  # the line was cut: anything may have changed
        guild_settings.forget(bot)
        await bot.conversation.servers.changed()

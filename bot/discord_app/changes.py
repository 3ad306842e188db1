"""What other processes change in the store: dropped or made anew here, so that it is live everywhere."""

import logging
from typing import TYPE_CHECKING

from bot.discord_app import guild_settings
from bot.discord_app.forgetting import forget_pseudonym

if TYPE_CHECKING:
    from bot.discord_app.client import CareerBot

log = logging.getLogger(__name__)


async def heed_changes(bot: "CareerBot") -> None:
    """Take notice of changes until the bot is closed. Each process does so for what it keeps at hand."""
    async for change in bot.store.changes():
        try:
            await _heed(bot, change.kind, change.about)
        except Exception:
            log.exception("a change of %s of %s could not be taken over", change.kind, change.about)


async def _heed(bot: "CareerBot", kind: str, about: str) -> None:
    if kind == "settings":
        guild_settings.forget(bot, int(about))
    elif kind == "edits":
        await bot.conversation.servers.changed(about)
    elif kind == "forget":
        forget_pseudonym(bot, about)
    else:  # the line was cut: anything may have changed
        guild_settings.forget(bot)
        bot.conversation.forget()  # somebody may have been forgotten
        await bot.conversation.servers.changed()

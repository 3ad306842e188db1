"""The duty that looks whether links still lead somewhere, where the operator has switched it on."""

import asyncio
import logging
import time
from typing import TYPE_CHECKING

from bot.library.links import links_of, links_of_edit
from bot.links import LinkChecker, due

if TYPE_CHECKING:
    from bot.discord_app.client import CareerBot

log = logging.getLogger(__name__)

EVERY = 3600.0
"""Seconds between two looks at what is due."""


async def look_at_links(bot: "CareerBot") -> None:
    """A duty: check what is due every hour. One process does for all, so that no site is asked twice."""
    if not bot.settings.check_links:
        return
    while True:
        try:
            await check_due(bot, LinkChecker())
        except Exception:
            log.exception("links could not be checked; the next look is in %g s", EVERY)
        await asyncio.sleep(EVERY)


async def check_due(bot: "CareerBot", checker: LinkChecker) -> None:
    """Check the links that are due, of the base and of all servers' edits; each outcome is kept at once."""
    known = {link.url: link for link in await bot.store.links()}
    urls = list(await asyncio.to_thread(links_of, bot.knowledge.library))
    for guild in sorted(await bot.store.layered_guilds()):
        for version in await bot.store.heads(guild):
            if version.edit is not None:
                urls += links_of_edit(version.edit)
    async for link in checker.check(due(urls, known, time.time()), known, time.time()):
        await bot.store.put_links([link])

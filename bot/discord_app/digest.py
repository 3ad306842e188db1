"""The weekly digest in a server's review channel: the week beside the one before, and what waits."""

import asyncio
import logging
import time
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import discord
from discord import ui

from bot.discord_app.guild_settings import settings_of
from bot.discord_app.kb.due import Due, dead_links, due, link_line
from bot.discord_app.kb.panel import Go
from bot.discord_app.kb.review import MOST, WINDOW, Group, groups
from bot.discord_app.kb.stats import DAY, gathered, group_lines, share, usefulness
from bot.discord_app.notes import message
from bot.discord_app.safe_text import safe
from bot.library import Library
from bot.storage import Link, Statistics

if TYPE_CHECKING:
    from bot.discord_app.client import CareerBot

log = logging.getLogger(__name__)

EVERY = 1800.0
"""Seconds between two looks at whether it is time."""
WEEK = 7 * DAY
MONDAY = 4 * DAY
"""The first Monday of Unix time."""
HOUR, WINDOW_HOURS = 8, 48
"""It comes on Monday from this hour (UTC); where the bot was off, up to so many hours later."""
SHOWN = 5
PAUSE = 0.2
"""Seconds between two servers: askers go first."""

clock = time.time


async def digests(bot: "CareerBot") -> None:
    """A duty: post what is due.

    One process does for all servers, also for those of a process that is down: a message to a channel needs
    no gateway. Each server is noted before it is posted to, so a crash in between loses one and doubles none.
    """
    while True:
        try:
            await post_due(bot, clock())
        except Exception:
            log.exception("weekly digests could not be made; the next look is in %g s", EVERY)
        await asyncio.sleep(EVERY)


async def post_due(bot: "CareerBot", now: float) -> None:
    """Post the digest of the week that has ended, once in each server that has a channel for it."""
    begun = (now - MONDAY) // WEEK * WEEK + MONDAY + HOUR * 3600
    if not begun <= now < begun + WINDOW_HOURS * 3600:
        return
    for guild in map(int, await bot.store.guilds_with("mod_channel")):
        channel = (await settings_of(bot, guild)).mod_channel
        if channel is None or not await bot.store.noted(f"digest:{guild}:{begun:.0f}", now, WEEK):
            continue
        try:
            await _post(bot, guild, channel, now)
        except discord.HTTPException as error:
            log.warning("the review channel %s of server %s: no digest: %s", channel, guild, error)
        except Exception:
            log.exception("the digest of server %s could not be made", guild)
        await asyncio.sleep(PAUSE)


async def _post(bot: "CareerBot", guild: int, channel: int, now: float) -> None:
    knowledge = await bot.conversation.servers.of(str(guild))
    week, before = await gathered(bot, str(guild), now, 7)
    missed = await bot.store.missed(str(guild), now, now - WINDOW, MOST)
    proposals = await bot.store.proposals(str(guild))
    if not week.questions and not proposals and not any(one.at >= now - WEEK for one in missed):
        return
    links = {link.url: link for link in await bot.store.links()}
    waiting = await asyncio.to_thread(groups, knowledge, missed)
    texts = await asyncio.to_thread(digest, knowledge.library, week, before, waiting, links, now)
    buttons: list[ui.Item[Any]] = [Go("review"), Go("due")]
    if proposals:
        many = len(proposals) != 1
        texts.append(
            f"### Proposals\n**{len(proposals)}** proposal{'s' * many} of members wait{'s' * (not many)}."
        )
        buttons.append(Go("proposals"))
    await bot.get_partial_messageable(channel, guild_id=guild).send(view=message(texts, buttons))


def digest(
    library: Library,
    week: Statistics,
    before: Statistics,
    waiting: Sequence[Group],
    links: Mapping[str, Link],
    now: float,
) -> list[str]:
    """The texts of a digest (Markdown)."""
    first, last = (datetime.fromtimestamp(now - back, UTC) for back in (WEEK, DAY))
    lines = [
        f"- **{week.questions:,}** questions (the week before: {before.questions:,})",
        f"- **{share(week)}** answered (the week before: {share(before)})",
        f"- **{week.members:,}** members asked (the week before: {before.members:,})",
        f"- {usefulness(week)}",
    ]
    texts = [
        f"## The week in this server\n-# {first.day} {first:%b} to {last.day} {last:%b}\n" + "\n".join(lines)
    ]
    if waiting:
        more = f"\n-# and {len(waiting) - SHOWN} more" if len(waiting) > SHOWN else ""
        texts.append("### Waiting for review\n" + "\n".join(group_lines(library, waiting, SHOWN)) + more)
    found, gone = due(library, links), dead_links(library, links)
    if stale := [one for one in found if one.since]:
        texts.append(_due_text(stale))
    if gone:
        more = f"\n-# and {len(gone) - SHOWN} more" if len(gone) > SHOWN else ""
        texts.append("### Dead links\n" + "\n".join(f"- {link_line(link)}" for link in gone[:SHOWN]) + more)
    return texts


def _due_text(stale: Sequence[Due]) -> str:
    lines = [f"- **{safe(one.name)}**, last checked {one.since}" for one in stale[:SHOWN]]
    more = f"\n-# and {len(stale) - SHOWN} more" if len(stale) > SHOWN else ""
    return "### Due for a look\n" + "\n".join(lines) + more

"""Telling members that an answer they criticised was changed: by DM, once, those who asked for it.

Feedback is marked as answered before the DM is sent, so a crash in between loses one and never doubles it.
Whoever closes their DMs is told no more, and the Discord id kept for that is forgotten.
"""

import asyncio
import logging
import time
from collections.abc import Sequence
from typing import TYPE_CHECKING

import discord

from bot.answers import FollowUp
from bot.discord_app.buttons import OpenEntry
from bot.discord_app.feedback import TellMe
from bot.discord_app.notes import note
from bot.storage import Unanswered
from bot.understanding import Slots

if TYPE_CHECKING:
    from bot.discord_app.client import CareerBot

log = logging.getLogger(__name__)

EVERY = 5.0
"""Seconds between two looks at whether the knowledge base is another."""
LATER = 600.0
"""Seconds until it is tried again where somebody could not be told."""
PAUSE = 0.5
"""Seconds between two messages: askers go first."""
UNKNOWN_USER, CANNOT_SEND = 10013, 50033

SAID = {
    "report": "On {1} you reported **{0}** as wrong or outdated. That entry has been changed since.",
    "not_useful": "On {1} you found **{0}** not useful. That entry has been changed since.",
    "none_of_these": "On {1} you meant none of my suggestions. The nearest, **{0}**, has been changed since.",
}


async def tell_of_changes(bot: "CareerBot") -> None:
    """Look for changed entries at the start and after each reload. Only the process of shard 0 does."""
    if bot.shard_ids and 0 not in bot.shard_ids:
        return
    seen = ""
    while True:
        wait, now = EVERY, bot.knowledge.library.fingerprint
        if now != seen:
            try:
                all_told = await tell_all(bot)
            except Exception:
                log.exception("it could not be looked up who is to hear of changes")
                all_told = False
            seen, wait = (now, EVERY) if all_told else ("", LATER)
        await asyncio.sleep(wait)


async def tell_all(bot: "CareerBot") -> bool:
    """Tell each member once of each entry they criticised that is another now; whether none is left over."""
    library, after = bot.knowledge.library, 0
    changed: dict[tuple[str, str], list[Unanswered]] = {}
    while rows := await bot.store.unanswered(after):
        after = rows[-1].number
        for row in rows:
            if row.entry in library.topics and library.version(row.entry) != row.version:
                changed.setdefault((row.member, row.entry), []).append(row)
    left = 0
    for said in changed.values():
        left += not await _told(bot, said)
        await asyncio.sleep(PAUSE)
    return not left


async def _told(bot: "CareerBot", said: Sequence[Unanswered]) -> bool:
    """Send one message about one entry; False where it is worth another try."""
    last, numbers = said[-1], [row.number for row in said]
    user = await bot.store.contact(last.member, "mended")
    if user is None:  # opted out meanwhile
        return True
    await bot.store.mark_told(numbers, time.time())
    try:
        await _send(bot, user, last)
    except (discord.HTTPException, OSError) as error:
        status = error.status if isinstance(error, discord.HTTPException) else 503
        code = error.code if isinstance(error, discord.HTTPException) else 0
        if isinstance(error, discord.Forbidden) or code in (UNKNOWN_USER, CANNOT_SEND):
            await bot.store.drop_contact(last.member, "mended")
        elif status >= 500 or status == 429:
            await bot.store.mark_told(numbers, None)
            return False
        else:
            log.exception("a message about the changed entry %s was refused", last.entry)
    except Exception:
        log.exception("a message about the changed entry %s could not be made", last.entry)
    return True


async def _send(bot: "CareerBot", user: int, said: Unanswered) -> None:
    library, slots = bot.knowledge.library, Slots.from_json(said.slots)
    title = library.topics[said.entry].title
    text = f"## Your feedback\n{SAID[said.kind].format(title, f'<t:{int(said.at)}:D>')}"
    look = FollowUp("See the answer now", said.entry, slots, library.version(said.entry))
    shown = [OpenEntry.to(look, None)] if bot.can_open(said.entry, slots) else []
    channel = await bot.create_dm(discord.Object(user))
    await channel.send(view=note(text, *shown, TellMe("fq")))

"""Telling members that an answer they criticised was changed or taken away: by DM, once, who asked for it.

Feedback is marked as answered before the DM is sent, so a crash in between loses one and never doubles it.
Whoever closes their DMs is told no more, and the Discord id kept for that is forgotten.
"""

import asyncio
import logging
import time
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

import discord
from discord import ui

from bot.answers import FollowUp
from bot.answers.versions import is_changed
from bot.discord_app.buttons import OpenEntry
from bot.discord_app.dms import write_to
from bot.discord_app.notes import note
from bot.discord_app.safe_text import safe
from bot.discord_app.tell_me import TellMe
from bot.knowledge import Knowledge
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
REST = 3.0
"""Seconds after a server has published until it is told: what is told of it otherwise goes first, and edits
made in a row are told together."""

SAID = {
    "report": "On {1} you reported **{0}** as wrong or outdated. That entry has been changed since.",
    "not_useful": "On {1} you found **{0}** not useful. That entry has been changed since.",
    "none_of_these": "On {1} you meant none of my suggestions. The nearest, **{0}**, has been changed since.",
}
REMOVED = {
    "report": "On {1} you reported my answer on “{0}”. I have taken that answer away since.",
    "not_useful": "On {1} you found my answer on “{0}” not useful. I have taken that answer away since.",
    "none_of_these": "On {1} you meant none of my suggestions. The nearest, “{0}”, is gone since.",
}
"""The same where the entry is gone, and its title with it: its id says what it was about."""

_resting: WeakKeyDictionary[discord.Client, set[str]] = WeakKeyDictionary()
"""Servers that published a moment ago."""
_telling: WeakKeyDictionary[discord.Client, asyncio.Lock] = WeakKeyDictionary()
"""One look at a time, so that nobody is told twice."""


async def tell_of_changes(bot: "CareerBot") -> None:
    """A duty: look for changed entries at the start and after each reload.

    One process does for all: direct messages need no gateway. After a server has published, the process that
    serves it tells of that.
    """
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


def tell_soon(bot: "CareerBot", guild: str) -> None:
    """After a server has published: tell those who criticised something there, in the background."""
    waiting = _resting.setdefault(bot, set())
    if guild not in waiting:
        waiting.add(guild)
        bot.beside(_tell_rested(bot, guild))


async def _tell_rested(bot: "CareerBot", guild: str) -> None:
    wait = REST
    while True:
        await asyncio.sleep(wait)
        _resting[bot].discard(guild)  # what is published from now on waits for another look
        if await tell_all(bot, guild):
            return
        wait = LATER


async def tell_all(bot: "CareerBot", guild: str | None = None) -> bool:
    """Tell each member once of each entry they criticised that is another now, or gone; whether none is left
    over. Whoever was told waits no longer. With `guild`, of what was said in that server alone."""
    async with _telling.setdefault(bot, asyncio.Lock()):
        return await _tell_each(bot, guild)


async def _tell_each(bot: "CareerBot", only: str | None) -> bool:
    after, left = 0, 0
    known: dict[str | None, Knowledge | None] = {}
    changed: dict[tuple[str, str, str | None], list[Unanswered]] = {}
    while rows := await bot.store.unanswered(after):
        after = rows[-1].number
        for row in rows:
            if only is not None and row.guild != only:
                continue
            if row.guild not in known:
                known[row.guild] = await _known(bot, row.guild)
                left += known[row.guild] is None
            knows = known[row.guild]
            if knows and is_changed(knows.library, row.entry, Slots.from_json(row.slots), row.version):
                changed.setdefault((row.member, row.entry, row.guild), []).append(row)
    for (_, _, guild), said in changed.items():
        knows = known[guild]
        assert knows is not None
        left += not await _told(bot, knows, said)
        await asyncio.sleep(PAUSE)
    return not left


async def _known(bot: "CareerBot", guild: str | None) -> Knowledge | None:
    """What the server knows where something was criticised; None where that cannot be said now."""
    try:
        return await bot.conversation.servers.latest(guild)
    except Exception:
        log.exception("what server %s knows could not be looked up", guild)
        return None


async def _told(bot: "CareerBot", knowledge: Knowledge, said: Sequence[Unanswered]) -> bool:
    """Send one message about one entry; False where it is worth another try."""
    last, numbers = said[-1], [row.number for row in said]
    user = await bot.store.contact(last.member, "mended")
    if user is None:  # opted out meanwhile
        return True
    if not await bot.store.mark_told(numbers, time.time()):
        return True
    try:
        if await write_to(bot, last.member, user, _made(bot, knowledge, last)):
            return True
        await bot.store.mark_told(numbers, None)
        return False
    except Exception:
        log.exception("a message about the changed entry %s could not be made", last.entry)
    return True


def _made(bot: "CareerBot", knowledge: Knowledge, said: Unanswered) -> ui.LayoutView:
    library, slots = knowledge.library, Slots.from_json(said.slots)
    topic, at = library.topics.get(said.entry), f"<t:{int(said.at)}:D>"
    if topic:
        sentence = SAID[said.kind].format(safe(topic.title), at)
    else:
        name = said.entry.rpartition("/")[2].replace("-", " ")
        sentence = REMOVED[said.kind].format(safe(name), at)
    text = f"## Your feedback\n{sentence}"
    shown: list[ui.Item[Any]] = []
    here = bot.knowledge.library.topics.get(said.entry)  # what the button opens in a DM
    if topic and here == topic and bot.can_open(said.entry, slots):
        look = FollowUp("See the answer now", said.entry, slots, library.version(said.entry))
        shown.append(OpenEntry.to(look, None))
    return note(text, *shown, TellMe("fq"))

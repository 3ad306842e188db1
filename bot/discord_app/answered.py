"""Telling members that what they asked in vain has an answer now: by DM, once, who asked for it."""

import asyncio
import logging
import time
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from discord import ui

from bot.answers import FollowUp
from bot.discord_app.buttons import OpenEntry
from bot.discord_app.dms import write_to
from bot.discord_app.layout import markdown_of
from bot.discord_app.mended import LATER, PAUSE
from bot.discord_app.notes import message
from bot.discord_app.safe_text import safe
from bot.discord_app.tell_me import TellMe
from bot.knowledge import Knowledge
from bot.rendering import blocks
from bot.storage import Missed
from bot.understanding import Slots

if TYPE_CHECKING:
    from bot.discord_app.client import CareerBot

log = logging.getLogger(__name__)

SHOWN = 2500
"""Characters of an answer that a message shows."""
_ASKED = 200

SAID = {
    "unanswered": "On {at} you asked {what}, and I had no answer. There is one now: **{title}**",
    "none_of_these": "On {at} you asked {what}, and meant none of my suggestions. "
    "There is an answer now: **{title}**",
    "not_useful": "On {at} you found **{title}** not useful. It was looked at, and says this now:",
    "report": "On {at} you reported **{title}** as wrong or outdated. It was looked at, and says this now:",
}


async def tell_of_answer(bot: "CareerBot", guild: str, missed: Sequence[Missed], entry: str) -> None:
    """Tell the members behind `missed` who opted in that `entry` of their server answers them now.

    Each gets one message, in the background. Their criticism waits no longer when this returns.
    """
    latest: dict[str, Missed] = {}
    for one in sorted(missed, key=lambda one: one.at):
        latest[one.member] = one
    wanting = {
        member: one for member, one in latest.items() if await bot.store.contact(member, "mended") is not None
    }
    told = [one for one in missed if one.member in wanting and one.item.startswith("feedback:")]
    if told:
        await bot.store.mark_told([int(one.item.partition(":")[2]) for one in told], time.time())
    if wanting:
        bot.beside(_tell(bot, guild, list(wanting.values()), entry))


async def _tell(bot: "CareerBot", guild: str, waiting: list[Missed], entry: str) -> None:
    while waiting:
        knowledge = await bot.conversation.servers.latest(guild)
        if entry not in knowledge.library.topics:  # taken back meanwhile
            return
        left = []
        for one in waiting:
            user = await bot.store.contact(one.member, "mended")
            if user is not None and not await _told(bot, knowledge, guild, one, entry, user):
                left.append(one)
            await asyncio.sleep(PAUSE)
        waiting = left
        if waiting:
            await asyncio.sleep(LATER)


async def _told(
    bot: "CareerBot", knowledge: Knowledge, guild: str, one: Missed, entry: str, user: int
) -> bool:
    """Whether it need not be tried again."""
    try:
        return await write_to(bot, one.member, user, news(bot, knowledge, guild, one, entry))
    except Exception:
        log.exception("a message about the new answer %s could not be made", entry)
        return True


def news(bot: "CareerBot", knowledge: Knowledge, guild: str, one: Missed, entry: str) -> ui.LayoutView:
    """What was asked, and the answer as it stands in that server."""
    library = knowledge.library
    asked = safe(one.text, _ASKED)
    said = SAID["unanswered" if one.entry != entry and one.text else one.kind].format(
        at=f"<t:{int(one.at)}:D>",
        what=f"“{asked}”" if asked else "a question",
        title=safe(library.topics[entry].title),
    )
    server = bot.get_guild(int(guild))
    where = f"\n-# In {safe(server.name)}" if server else ""
    texts, buttons = [f"## There is an answer\n{said}{where}"], list[ui.Item[Any]]()
    slots = _slots(knowledge, one.text, entry)
    if bot.can_open(entry, slots, knowledge):
        answer = bot.conversation.shown_again(entry, slots, None, knowledge)
        texts.append("\n".join(markdown_of(block) for block in blocks(answer, SHOWN)))
        if bot.knowledge.library.topics.get(entry) == library.topics[entry] and bot.can_open(entry, slots):
            look = FollowUp("See all of it", entry, slots, library.version(entry))
            buttons.append(OpenEntry.to(look, None))
    else:
        texts.append("Ask it again there to see it.")
    return message(texts, [*buttons, TellMe("fq")])


def _slots(knowledge: Knowledge, text: str, entry: str) -> Slots:
    """What the question names, where it is understood now."""
    understood = knowledge.understander.understand(text) if text else None
    return understood.slots if understood and understood.entry == entry else Slots()

"""What is said once to a server that the bot was added to: hello, with questions to begin with."""

import logging
import time
from collections.abc import Iterator
from typing import TYPE_CHECKING

import discord

from bot.answers import FollowUp
from bot.discord_app.buttons import OpenEntry
from bot.discord_app.notes import note
from bot.discord_app.permissions import lacking
from bot.errors import StoreError
from bot.knowledge import Knowledge
from bot.understanding import Decision

if TYPE_CHECKING:
    from bot.discord_app.client import CareerBot

log = logging.getLogger(__name__)

HELLO = (
    "Hello! I answer questions about careers in machine learning, data and AI: what a job is, what it pays, "
    "how to get there.\n\nAsk with `/ask`, or mention me in a message. A moderator can set me up with "
    "`/setup`; until then I answer only who asks me."
)
EXAMPLES = (
    "What does an ML engineer earn in the UK?",
    "How do I become a data engineer?",
    "Data scientist or data analyst?",
    "Is a master's degree worth it?",
    "What should be in my portfolio?",
)
"""Questions that can be asked by a press; shown are those that the knowledge base answers."""

ONCE_IN = 30 * 86_400.0
"""Seconds within which a server that removes the bot and adds it again is not greeted twice."""


async def greet(bot: "CareerBot", guild: discord.Guild) -> None:
    """Say hello in the server's system channel, once; nothing where it has none or the bot may not write."""
    channel = guild.system_channel
    if channel is None or lacking(channel.permissions_for(guild.me), "view_channel", "send_messages"):
        return
    try:
        if await bot.store.noted(f"hello:{guild.id}", time.time(), ONCE_IN):
            knowledge = await bot.conversation.servers.of(str(guild.id))
            buttons = [OpenEntry.to(example, None) for example in examples(knowledge)]
            text = f"{HELLO}\n\nOr begin with one of these:" if buttons else HELLO
            await channel.send(view=note(text, *buttons))
    except (discord.HTTPException, StoreError) as error:
        log.warning("server %d could not be greeted: %s", guild.id, error)


def examples(knowledge: Knowledge) -> Iterator[FollowUp]:
    """The questions that the knowledge answers, as what a button opens."""
    for question in EXAMPLES:
        found = knowledge.understander.understand(question)
        if found.decision is Decision.ANSWER:
            version = knowledge.library.version(found.entry)
            yield FollowUp(question, found.entry, found.slots, version)

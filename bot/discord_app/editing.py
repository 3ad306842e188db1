"""A question that is edited has its answer replaced; one that is deleted takes its answer along."""

import asyncio
import contextlib
import functools
import logging
import time
from typing import TYPE_CHECKING
from weakref import WeakValueDictionary

import discord

from bot.answers import Answer
from bot.discord_app import auto_answer, pace, permissions
from bot.discord_app.counts import arrived
from bot.discord_app.dismissing import dismissable, is_automatic
from bot.discord_app.messages import draw, is_for, understood
from bot.discord_app.replying import answer_of, one_at_a_time, remember, take_back
from bot.discord_app.standing import Edit, changing, while_shown
from bot.storage import Reply

if TYPE_CHECKING:
    from bot.discord_app.client import CareerBot

log = logging.getLogger(__name__)

EDIT_SECONDS = 10 * 60.0
"""How long after it was asked an edited question is answered anew."""

LONGEST_WAIT = 20.0
"""Seconds for which an edit that comes too fast waits for its turn."""


class _Edits:
    """The edits of one question: its latest words, and whether it has been deleted."""

    def __init__(self, message: discord.Message):
        self.latest = message
        self.deleted = asyncio.Event()


_edits: WeakValueDictionary[int, _Edits] = WeakValueDictionary()


async def edited(bot: "CareerBot", payload: discord.RawMessageUpdateEvent) -> None:
    """A message was edited, or Discord added a preview to it: answer anew where its words changed.

    Never raises: a fault is logged, and a mark tells the author that the answer is the old one.
    """
    message = payload.message
    changed = message.edited_at
    if message.author.bot or changed is None or not message.content:
        return  # without content it is not ours to read: no mention, no DM
    if (changed - message.created_at).total_seconds() > EDIT_SECONDS:
        return
    arrived(bot, payload.guild_id)
    edits = _edits.setdefault(message.id, _Edits(message))
    edits.latest = message
    found, ours = None, is_for(bot, message)
    try:
        async with one_at_a_time(message.id):
            await auto_answer.edited(bot, edits.latest)
            pair = await bot.store.reply(message.id)
            if pair is None or pair.member != bot.pseudonym(message.author.id):
                return
            ours = True
            if not edits.deleted.is_set() and _asked(edits.latest) > pair.at:
                found = await _replace(bot, edits, pair)
        if found is not None:
            await draw(bot, *found)
    except Exception:
        log.exception("an edited question could not be answered anew")
        if ours:
            await permissions.mark(message, "⚠️")


def _asked(message: discord.Message) -> float:
    return (message.edited_at or message.created_at).timestamp()


async def _replace(
    bot: "CareerBot", edits: _Edits, pair: Reply
) -> tuple[discord.Message, Answer, Edit] | None:
    """Put another answer in the place of the present one; its question, it, and what edits it further."""
    there = answer_of(bot, pair)
    try:
        automatic = await _automatic(bot, edits.latest, there)
        if automatic and await _unwanted(bot, edits.latest):
            await take_back(bot, edits.latest.id)
            return None
        if not await _turn_comes(bot, edits):
            return None
        message, change = edits.latest, there.edit
        asked = is_for(bot, message)
        answer: Answer | None
        if automatic and not asked:
            anew = None if await _unwanted(bot, message) else await auto_answer.anew(bot, message)
            if anew is None:
                await take_back(bot, message.id)
                return None
            view, answer = anew
        else:
            view, answer = await understood(bot, message, source="edit")
            if automatic:
                view = dismissable(view, message.author.id, message.id)
        number = int(_asked(message) * 1000)
        async with changing(there.id, number):
            await there.edit(content=None, embeds=[], attachments=[], view=view)
    except discord.NotFound:
        await bot.store.drop_reply(edits.latest.id)
        return None
    await remember(bot, message, pair.answer, pair.member)
    if automatic:
        change = functools.partial(auto_answer.edit, there, message)  # type: ignore[assignment]
    return None if answer is None else (message, answer, while_shown(change, there.id, number))


async def _automatic(bot: "CareerBot", message: discord.Message, there: discord.PartialMessage) -> bool:
    """Whether the present answer came unasked: it can be dismissed."""
    if message.guild is None or not bot.intents.message_content:
        return False
    try:
        return is_automatic(await there.fetch())
    except discord.Forbidden:  # without the history it cannot be looked at
        return not is_for(bot, message)


async def _unwanted(bot: "CareerBot", message: discord.Message) -> bool:
    return not is_for(bot, message) and not await auto_answer.applies(bot, message)


async def _turn_comes(bot: "CareerBot", edits: _Edits) -> bool:
    """Wait until the limits of pace let the edit through; False where they do not, or the question goes."""
    until = time.monotonic() + LONGEST_WAIT
    while not edits.deleted.is_set():
        ruling = pace.rule(bot, edits.latest)
        if ruling.allowed:
            return True
        if time.monotonic() >= until:
            await pace.tell(bot, edits.latest, ruling)
            return False
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(edits.deleted.wait(), min(ruling.seconds, LONGEST_WAIT) + 0.01)
    return False


async def deleted(bot: "CareerBot", payload: discord.RawMessageDeleteEvent) -> None:
    """A message was deleted: so is its answer."""
    await _gone(bot, payload.message_id)


async def bulk_deleted(bot: "CareerBot", payload: discord.RawBulkMessageDeleteEvent) -> None:
    """Messages were deleted together: so are their answers."""
    for message in sorted(payload.message_ids):
        await _gone(bot, message)


async def _gone(bot: "CareerBot", message: int) -> None:
    auto_answer.gone(bot, message)
    if message in _edits:
        _edits[message].deleted.set()
    async with one_at_a_time(message):
        await take_back(bot, message)

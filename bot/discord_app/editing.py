"""A question that is edited has its answer replaced; one that is deleted takes its answer along."""

import functools
from typing import TYPE_CHECKING

import discord

from bot.answers import Answer
from bot.discord_app import auto_answer, pace
from bot.discord_app.messages import draw, is_for, understood
from bot.discord_app.replying import answer_of, one_at_a_time, remember, take_back
from bot.discord_app.respond import Edit
from bot.storage import Reply

if TYPE_CHECKING:
    from bot.discord_app.client import CareerBot

EDIT_SECONDS = 10 * 60.0
"""How long after it was asked an edited question is answered anew."""


async def edited(bot: "CareerBot", payload: discord.RawMessageUpdateEvent) -> None:
    """A message was edited, or Discord added a preview to it: answer anew where its words changed."""
    message = payload.message
    changed = message.edited_at
    if message.author.bot or changed is None or not message.content:
        return  # without content it is not ours to read: no mention, no DM
    if (changed - message.created_at).total_seconds() > EDIT_SECONDS:
        return
    found = None
    async with one_at_a_time(message.id):
        await auto_answer.edited(bot, message)
        pair = await bot.store.reply(message.id)
        if pair is None or pair.member != bot.pseudonym(message.author.id) or changed.timestamp() <= pair.at:
            return
        if not is_for(bot, message) or await pace.message_allowed(bot, message):
            found = await _replace(bot, message, pair)
    if found is not None:
        await draw(bot, message, *found)


async def _replace(bot: "CareerBot", message: discord.Message, pair: Reply) -> tuple[Answer, Edit] | None:
    """Put another answer in the place of the present one; that answer, and what edits it further."""
    there = answer_of(bot, pair)
    change: Edit = there.edit
    answer: Answer | None
    if not is_for(bot, message) and await auto_answer.applies(bot, message):
        found = await auto_answer.anew(bot, message)
        if found is None:
            await take_back(bot, message.id)
            return None
        view, answer = found
        change = functools.partial(auto_answer.edit, there, message)
    else:
        view, answer = await understood(bot, message, source="edit")
    try:
        await there.edit(content=None, embeds=[], attachments=[], view=view)
    except discord.NotFound:
        await bot.store.drop_reply(message.id)
        return None
    await remember(bot, message, pair.answer, pair.member)
    return None if answer is None else (answer, change)


async def deleted(bot: "CareerBot", payload: discord.RawMessageDeleteEvent) -> None:
    """A message was deleted: so is its answer."""
    await _gone(bot, payload.message_id)


async def bulk_deleted(bot: "CareerBot", payload: discord.RawBulkMessageDeleteEvent) -> None:
    """Messages were deleted together: so are their answers."""
    for message in sorted(payload.message_ids):
        await _gone(bot, message)


async def _gone(bot: "CareerBot", message: int) -> None:
    auto_answer.gone(bot, message)
    async with one_at_a_time(message):
        await take_back(bot, message)

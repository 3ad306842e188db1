"""Auto-answer: in chosen channels and forums, questions that were not put to the bot, when it is sure.

People go first: the bot waits, and stays silent where somebody wrote meanwhile. The asker and moderators may
dismiss an answer, which keeps the bot silent towards that member for a day.
"""

import asyncio
import functools
import logging
import time
from typing import TYPE_CHECKING, Any

import discord
from discord import ui

from bot.answers import Answer
from bot.discord_app import permissions
from bot.discord_app.auto_questions import judge, known_to, place_of, stands_alone, turn_of
from bot.discord_app.auto_watch import Watch, watch_of
from bot.discord_app.dismissing import dismissable
from bot.discord_app.guild_settings import settings_for_answers
from bot.discord_app.layout import answer_view
from bot.discord_app.replying import one_at_a_time, remember, send_reply, while_current
from bot.discord_app.respond import add_chart
from bot.discord_app.standing import while_shown
from bot.knowledge import Knowledge

if TYPE_CHECKING:
    from bot.discord_app.client import CareerBot

log = logging.getLogger(__name__)


async def written(bot: "CareerBot", message: discord.Message, *, ours: bool) -> None:
    """A member wrote a message; `ours` is whether it is meant for the bot, and so answered elsewhere."""
    if message.guild is None or not bot.intents.message_content:
        return
    watch = watch_of(bot)
    watch.written(message)
    if ours or not stands_alone(message):
        return
    channel, place = message.channel.id, None
    watch.waiting[channel] = message  # before the settings are read: it may go or change meanwhile
    try:
        settings = await settings_for_answers(bot, message.guild.id)
        place = place_of(message, settings)
        knowledge = await known_to(bot, message) if place is not None else bot.knowledge
    except Exception:
        log.exception("auto-answer could not look at a message")
    present = watch.waiting.get(channel)
    if present is None or present.id != message.id:
        return
    if place is None or not _is_sure(knowledge, present):
        del watch.waiting[channel]
        return
    task = asyncio.create_task(_later(bot, watch, message, place, settings.auto_wait))
    watch.tasks.add(task)
    task.add_done_callback(watch.tasks.discard)


def _is_sure(knowledge: Knowledge, message: discord.Message) -> bool:
    try:
        return judge(knowledge, message) is not None
    except Exception:
        log.exception("auto-answer could not look at a message")
        return False


async def edited(bot: "CareerBot", message: discord.Message) -> None:
    """A member edited a message: if it waits, its new words count."""
    waiting = watch_of(bot).waiting
    if message.channel.id in waiting and waiting[message.channel.id].id == message.id:
        waiting[message.channel.id] = message


def gone(bot: "CareerBot", question: int) -> None:
    """A message was deleted: it no longer waits."""
    waiting = watch_of(bot).waiting
    for channel in [channel for channel, message in waiting.items() if message.id == question]:
        del waiting[channel]


async def applies(bot: "CareerBot", message: discord.Message) -> bool:
    """Whether a message stands where auto-answer is switched on."""
    guild = message.guild.id if message.guild else None
    return (
        bot.intents.message_content and place_of(message, await settings_for_answers(bot, guild)) is not None
    )


async def anew(bot: "CareerBot", message: discord.Message) -> tuple[ui.LayoutView, Answer] | None:
    """What an edited question gets now; None where it is no longer one to be answered."""
    knowledge = await known_to(bot, message)
    judged = judge(knowledge, message) if stands_alone(message) else None
    if judged is None:
        return None
    answer = await turn_of(bot, message, judged, knowledge)
    return dismissable(answer_view(answer), message.author.id, message.id), answer


async def waiting(bot: "CareerBot") -> None:
    """When the bot closes, nothing goes on waiting.

    Each process does it for itself: what waits came by its own gateway.
    """
    try:
        await asyncio.Event().wait()
    finally:
        tasks = list(watch_of(bot).tasks)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def _later(
    bot: "CareerBot", watch: Watch, message: discord.Message, place: int, seconds: float
) -> None:
    channel = message.channel.id
    await asyncio.sleep(seconds)
    present = watch.waiting.get(channel)
    if present is None or present.id != message.id:
        return
    try:
        found = None
        async with one_at_a_time(message.id):
            if watch.waiting.pop(channel, None) is not None and watch.ready(place):
                found = await _answer(bot, watch, present, place)
        if found is not None:
            answer, sent = found
            change = while_shown(functools.partial(edit, sent, present), sent.id)
            if answer.turn is not None:  # else no pair is kept
                change = while_current(bot, present, change)
            if not answer.body.chart_at_once or not await permissions.chart_refused(bot, present):
                await add_chart(bot, answer, change)
    except Exception:
        log.exception("an automatic answer failed")


async def _answer(
    bot: "CareerBot", watch: Watch, message: discord.Message, place: int
) -> tuple[Answer, discord.Message] | None:
    """Answer a question that has waited, if it still may be; the answer and the message it is in."""
    assert message.guild is not None
    member, guild = bot.pseudonym(message.author.id), message.guild.id
    knowledge = await known_to(bot, message)
    judged = judge(knowledge, message)
    if judged is None or await bot.store.silenced(member, str(guild), time.time()):
        return None
    if await bot.store.reply(message.id) is not None:
        return None
    granted = permissions.granted_in(message.channel, message.guild)
    missing = permissions.lacking(granted, *permissions.to_write(message.channel))
    if missing:
        await permissions.tell_moderators(bot, guild, message.channel.id, missing)
        return None
    watch.has_answered(place)
    answer = await turn_of(bot, message, judged, knowledge)
    sent = await send_reply(message, dismissable(answer_view(answer), message.author.id, message.id))
    await remember(bot, message, sent.id, member)
    return answer, sent


async def edit(
    sent: discord.Message | discord.PartialMessage,
    message: discord.Message,
    *,
    view: ui.LayoutView,
    attachments: list[Any],
) -> None:
    """Change an automatic answer, which stays one that can be dismissed."""
    await sent.edit(view=dismissable(view, message.author.id, message.id), attachments=attachments)

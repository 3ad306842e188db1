"""Auto-answer: in chosen channels and forums, questions that were not put to the bot, when it is sure.

People go first: the bot waits, and stays silent where somebody wrote meanwhile. The asker and moderators may
dismiss an answer, which keeps the bot silent towards that member for a day.
"""

import asyncio
import functools
import logging
import time
from collections import OrderedDict
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

import discord
from discord import ui

from bot.answers import Answer
from bot.answers import answer as make_answer
from bot.conversation import Session
from bot.discord_app import permissions
from bot.discord_app.dismissing import dismissable
from bot.discord_app.guild_settings import GuildSettings, settings_of
from bot.discord_app.layout import answer_view
from bot.discord_app.replying import one_at_a_time, remember, send_reply, while_current
from bot.discord_app.respond import add_chart
from bot.discord_app.unasked import is_candidate, sure

if TYPE_CHECKING:
    from bot.discord_app.client import CareerBot

log = logging.getLogger(__name__)

EVERY = 30.0
"""Seconds between two answers of this kind in a channel, or in a forum."""

_CHANNELS = 10_000


class Watch:
    """What goes on in the channels of one bot: what waits, the last answers."""

    def __init__(self) -> None:
        self.waiting: dict[int, discord.Message] = {}
        self.answered: OrderedDict[int, float] = OrderedDict()
        self.tasks: set[asyncio.Task[None]] = set()

    def written(self, message: discord.Message) -> None:
        """Somebody wrote: what waited in this channel is for people now."""
        channel = message.channel
        self.waiting.pop(channel.id, None)
        if isinstance(channel, discord.Thread):  # a thread opened from a question has the question's id
            question = self.waiting.get(channel.parent_id)
            if question is not None and question.id == channel.id:
                del self.waiting[channel.parent_id]

    def ready(self, place: int) -> bool:
        """Whether the last answer in a channel or forum is long enough ago."""
        last = self.answered.get(place)
        return last is None or time.monotonic() - last >= EVERY


_watches: WeakKeyDictionary["CareerBot", Watch] = WeakKeyDictionary()


def _watch(bot: "CareerBot") -> Watch:
    return _watches.setdefault(bot, Watch())


async def written(bot: "CareerBot", message: discord.Message, *, ours: bool) -> None:
    """A member wrote a message; `ours` is whether it is meant for the bot, and so answered elsewhere."""
    if message.guild is None or not bot.intents.message_content:
        return
    watch = _watch(bot)
    watch.written(message)
    if ours or not _stands_alone(message):
        return
    channel, place = message.channel.id, None
    watch.waiting[channel] = message  # before the settings are read: it may go or change meanwhile
    try:
        settings = await settings_of(bot, message.guild.id)
        place = _place(message, settings)
    except Exception:
        log.exception("auto-answer could not look at a message")
    present = watch.waiting.get(channel)
    if present is None or present.id != message.id:
        return
    if place is None or not _is_sure(bot, present):
        del watch.waiting[channel]
        return
    task = asyncio.create_task(_later(bot, watch, message, place, settings.auto_wait))
    watch.tasks.add(task)
    task.add_done_callback(watch.tasks.discard)


def _is_sure(bot: "CareerBot", message: discord.Message) -> bool:
    try:
        return _judged(bot, message) is not None
    except Exception:
        log.exception("auto-answer could not look at a message")
        return False


async def edited(bot: "CareerBot", message: discord.Message) -> None:
    """A member edited a message: if it waits, its new words count."""
    waiting = _watch(bot).waiting
    if message.channel.id in waiting and waiting[message.channel.id].id == message.id:
        waiting[message.channel.id] = message


def gone(bot: "CareerBot", question: int) -> None:
    """A message was deleted: it no longer waits."""
    waiting = _watch(bot).waiting
    for channel in [channel for channel, message in waiting.items() if message.id == question]:
        del waiting[channel]


async def applies(bot: "CareerBot", message: discord.Message) -> bool:
    """Whether a message stands where auto-answer is switched on."""
    guild = message.guild.id if message.guild else None
    return bot.intents.message_content and _place(message, await settings_of(bot, guild)) is not None


async def anew(bot: "CareerBot", message: discord.Message) -> tuple[ui.LayoutView, Answer] | None:
    """What an edited question gets now; None where it is no longer one to be answered."""
    judged = _judged(bot, message) if _stands_alone(message) else None
    if judged is None:
        return None
    answer = await _logged(bot, message, judged)
    return dismissable(answer_view(answer), message.author.id, message.id), answer


async def waiting(bot: "CareerBot") -> None:
    """A duty: when the bot closes, nothing goes on waiting."""
    try:
        await asyncio.Event().wait()
    finally:
        tasks = list(_watch(bot).tasks)
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
            change = while_current(bot, present, functools.partial(edit, sent, present))
            await add_chart(bot, answer, change)
    except Exception:
        log.exception("an automatic answer failed")


async def _answer(
    bot: "CareerBot", watch: Watch, message: discord.Message, place: int
) -> tuple[Answer, discord.Message] | None:
    """Answer a question that has waited, if it still may be; the answer and the message it is in."""
    assert message.guild is not None
    member, guild = bot.pseudonym(message.author.id), message.guild.id
    judged = _judged(bot, message)
    if judged is None or await bot.store.silenced(member, str(guild), time.time()):
        return None
    if await bot.store.reply(message.id) is not None:
        return None
    granted = permissions.granted_in(message.channel, message.guild)
    missing = permissions.lacking(granted, *permissions.to_write(message.channel))
    if missing:
        await permissions.tell_moderators(bot, guild, message.channel.id, missing)
        return None
    _keep(watch.answered, place, time.monotonic())
    answer = await _logged(bot, message, judged)
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


def _stands_alone(message: discord.Message) -> bool:
    """Whether a message is text alone, and answers or addresses nobody."""
    return not (
        message.reference
        or message.mentions
        or message.role_mentions
        or message.mention_everyone
        or message.attachments
        or message.stickers
        or message.poll
    )


def _place(message: discord.Message, settings: GuildSettings) -> int | None:
    """The chosen channel that a message stands in, or the chosen forum that it opens a post of."""
    channel = message.channel
    if isinstance(channel, discord.Thread):
        opens = message.id == channel.id and isinstance(channel.parent, discord.ForumChannel)
        return channel.parent_id if opens and channel.parent_id in settings.auto_channels else None
    return channel.id if channel.id in settings.auto_channels else None


def _text(message: discord.Message) -> str:
    """What was asked: in a forum the title and the words below it."""
    channel = message.channel
    if isinstance(channel, discord.Thread) and channel.id == message.id:
        return f"{channel.name}\n{message.content}"
    return message.content


def _judged(bot: "CareerBot", message: discord.Message) -> Answer | None:
    """The answer, unlogged, where the words are a question and what they ask is beyond doubt."""
    text = _text(message)
    if not is_candidate(text):
        return None
    knowledge = bot.knowledge
    understanding = knowledge.understander.understand(text, None, time.time())
    if not sure(understanding):
        return None
    found = make_answer(understanding, knowledge.library)
    return found if found.answered and found.body.ask is None else None


async def _logged(bot: "CareerBot", message: discord.Message, judged: Answer) -> Answer:
    """The same answer as a turn; nothing that the member told with `/me` is shown unasked."""
    assert message.guild is not None
    member, guild = bot.pseudonym(message.author.id), str(message.guild.id)
    session = Session(member, str(message.channel.id), guild, "auto")
    return await bot.conversation.open_entry(
        judged.entry, judged.slots, session, text=_text(message), as_given=True
    )


def _keep(held: OrderedDict[int, Any], key: int, value: Any) -> None:
    held[key] = value
    held.move_to_end(key)
    if len(held) > _CHANNELS:
        held.popitem(last=False)

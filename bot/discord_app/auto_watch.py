"""What waits for an automatic answer in the channels of one bot, and where the last ones were."""

import asyncio
import time
from collections import OrderedDict
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

import discord

if TYPE_CHECKING:
    from bot.discord_app.client import CareerBot

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

    def has_answered(self, place: int) -> None:
        """An answer is given there now."""
        self.answered[place] = time.monotonic()
        self.answered.move_to_end(place)
        if len(self.answered) > _CHANNELS:
            self.answered.popitem(last=False)


_watches: WeakKeyDictionary["CareerBot", Watch] = WeakKeyDictionary()


def watch_of(bot: "CareerBot") -> Watch:
    """The channels of this bot."""
    return _watches.setdefault(bot, Watch())

"""Replying to a message, and remembering which reply belongs to which question."""

import asyncio
import contextlib
import logging
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any
from weakref import WeakValueDictionary

import discord
from discord import ui

from bot.discord_app.permissions import granted_in
from bot.discord_app.standing import Edit
from bot.errors import StoreError
from bot.storage import Reply

if TYPE_CHECKING:
    from bot.discord_app.client import CareerBot

log = logging.getLogger(__name__)

_locks: WeakValueDictionary[int, asyncio.Lock] = WeakValueDictionary()


def one_at_a_time(question: int) -> asyncio.Lock:
    """Held while a question is answered: its edit or deletion then finds the answer that was on its way."""
    return _locks.setdefault(question, asyncio.Lock())


def replied_to(message: discord.Message) -> discord.Message | None:
    """The message that a message replies to, where Discord sent it along."""
    other = message.reference.resolved if message.reference else None
    return other if isinstance(other, discord.Message) else None


async def send_reply(
    message: discord.Message, view: ui.LayoutView, nonce: int | None = None
) -> discord.Message:
    """Reply once: the nonce is the question's own id unless told, so sending again returns the first reply.

    Where the bot may not read what was said before, Discord takes no reply: then it is a plain message.
    """
    reference = message.to_reference(fail_if_not_exists=False)
    if not granted_in(message.channel, message.guild).read_message_history:
        return await message.channel.send(view=view, nonce=nonce or message.id)
    return await message.channel.send(
        view=view, reference=reference, nonce=nonce or message.id, mention_author=False
    )


async def remember(bot: "CareerBot", message: discord.Message, answer: int, member: str) -> None:
    """Keep which message answers a question; a store that fails here takes no answer away."""
    with _logged():
        await bot.store.put_reply(Reply(message.id, message.channel.id, answer, member, _asked_at(message)))


def while_current(bot: "CareerBot", message: discord.Message, change: Edit) -> Edit:
    """Edits an answer for as long as it answers the question as it stood in `message`.

    A chart comes later than its answer; meanwhile the question may have been edited or deleted. Where the
    store cannot tell, the answer stays as it is.
    """

    async def edit(**changes: Any) -> None:
        async with one_at_a_time(message.id):
            pair = None
            with _logged():
                pair = await bot.store.reply(message.id)
            if pair is not None and pair.at == _asked_at(message):
                await change(**changes)

    return edit


async def take_back(bot: "CareerBot", question: int) -> None:
    """Delete the answer to a question, if there is one, and forget the pair."""
    with _logged():
        pair = await bot.store.reply(question)
        if pair is None:
            return
        with contextlib.suppress(discord.HTTPException):
            await answer_of(bot, pair).delete()
        await bot.store.drop_reply(question)


def answer_of(bot: "CareerBot", pair: Reply) -> discord.PartialMessage:
    """The bot's message of a pair, to be edited or deleted."""
    return bot.get_partial_messageable(pair.channel).get_partial_message(pair.answer)


def _asked_at(message: discord.Message) -> float:
    """When a question got its words, by Discord's clock: later edits are compared with it."""
    return (message.edited_at or message.created_at).timestamp()


@contextlib.contextmanager
def _logged() -> Iterator[None]:
    try:
        yield
    except StoreError:
        log.exception("the store failed beside an answer")

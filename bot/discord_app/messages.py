"""Plain messages: mentions, DMs and replies to the bot."""

import contextlib
import logging
from typing import TYPE_CHECKING

import discord
from discord import ui

from bot.answers import Answer
from bot.answers.own_profile import for_all
from bot.discord_app import auto_answer, pace, permissions
from bot.discord_app.auto_questions import asked_in
from bot.discord_app.faults import sentence
from bot.discord_app.feedback import turn_under
from bot.discord_app.layout import answer_view
from bot.discord_app.notes import notice_view
from bot.discord_app.pointing import pointed_at, without_own_mention
from bot.discord_app.replying import one_at_a_time, remember, replied_to, send_reply, while_current
from bot.discord_app.respond import add_chart
from bot.discord_app.server_words import in_server, with_notice
from bot.discord_app.standing import Edit, while_shown
from bot.discord_app.steady import NotSentError
from bot.sessions import Session

if TYPE_CHECKING:
    from bot.discord_app.client import CareerBot

log = logging.getLogger(__name__)

SAID = (discord.MessageType.default, discord.MessageType.reply)
"""What people write; all else is Discord's own, such as the notice of a thread."""

PING_NEEDED = (
    "I cannot read that reply: with its ping switched off, Discord hides it from me. "
    "Keep the ping on, mention me, or use `/ask`."
)

NOT_OPENED = "I read words alone: what you attached I have not opened."


async def on_message(bot: "CareerBot", message: discord.Message) -> None:
    """Answer a message that is meant for the bot; leave all others alone, or to auto-answer."""
    if message.author.bot or message.webhook_id or message.type not in SAID:
        return
    meant = is_for(bot, message)
    await auto_answer.written(bot, message, ours=meant)
    if not meant or not await pace.message_allowed(bot, message):
        return
    async with one_at_a_time(message.id):
        sent, answer = await _answer(bot, message)
    if sent is not None and answer is not None:
        await draw(bot, message, answer, while_shown(sent.edit, sent.id))


async def _answer(bot: "CareerBot", message: discord.Message) -> tuple[discord.Message | None, Answer | None]:
    """Reply to a message; what was sent, if anything could be, and the answer in it."""
    view, answer = await understood(bot, message)
    try:
        sent = await send_reply(message, view)
    except discord.Forbidden:
        await permissions.refused(bot, message)
        return None, None
    except NotSentError as error:
        log.error("the answer to message %d was not sent: %s", message.id, error)
        return None, None
    except discord.HTTPException as error:
        bot.counts.apologies += 1
        with contextlib.suppress(discord.HTTPException):
            await send_reply(message, notice_view(sentence(error)))
        return None, None
    bot.counts.sent()
    await remember(bot, message, sent.id, bot.pseudonym(message.author.id))
    return sent, answer


async def understood(
    bot: "CareerBot", message: discord.Message, source: str = "message"
) -> tuple[ui.LayoutView, Answer | None]:
    """What to reply to a message, and the answer in it; a fault is told in its place. Never raises."""
    try:
        if _unreadable(bot, message):
            return notice_view(PING_NEEDED), None
        text = asked_in(message, without_own_mention(bot, message.content))
        ours = _ours(bot, message)
        pointed = await pointed_at(bot, message, text)
        if pointed and pointed.lack:
            return notice_view(pointed.lack), None
        behind = turn_under(ours) if ours else None
        session = session_of(bot, message, source)
        asked = pointed.asks if pointed else text
        answer = await bot.conversation.reply(asked, session, behind=behind, anew=pointed is not None)
        if message.guild is not None:
            answer = await in_server(bot, for_all(answer), message.guild.id, message.author.id)
        if message.attachments:
            answer = with_notice(answer, NOT_OPENED)
        return answer_view(answer), answer
    except Exception as error:  # noqa: BLE001 - whatever it is, the member gets an answer
        bot.counts.apologies += 1
        return notice_view(sentence(error)), None


async def draw(bot: "CareerBot", message: discord.Message, answer: Answer, edit: Edit) -> None:
    """Edit the answer's chart into it, if it has one to be shown at once; `edit` changes the reply.

    Where no file may be attached, a line below the answer says so.
    """
    chart = answer.body.chart
    if chart is None or not answer.body.chart_at_once:
        return
    change = while_current(bot, message, edit) if answer.turn is not None else edit  # no pair is kept
    if lack := await permissions.chart_refused(bot, message):
        view = answer_view(answer)
        view.add_item(ui.TextDisplay(lack))
        with contextlib.suppress(discord.HTTPException):
            await change(view=view, attachments=[])
        return
    await add_chart(bot, answer, change)


def is_for(bot: "CareerBot", message: discord.Message) -> bool:
    """Whether a message speaks to the bot: a DM, a mention, a reply to it."""
    if message.guild is None:
        return True
    return any(user.id == bot.me.id for user in message.mentions) or _ours(bot, message) is not None


def session_of(bot: "CareerBot", message: discord.Message, source: str = "message") -> Session:
    """The conversation of the author of a message."""
    guild = str(message.guild.id) if message.guild else None
    return Session(bot.pseudonym(message.author.id), str(message.channel.id), guild, source)


def _ours(bot: "CareerBot", message: discord.Message) -> discord.Message | None:
    """The bot's message that a message replies to."""
    other = replied_to(message)
    return other if other and other.author.id == bot.me.id else None


def _unreadable(bot: "CareerBot", message: discord.Message) -> bool:
    """A reply whose ping is off comes without its text, unless the message-content intent is on."""
    return (
        not message.content
        and message.guild is not None
        and _ours(bot, message) is not None
        and not any(user.id == bot.me.id for user in message.mentions)
        and not bot.intents.message_content
        and not message.attachments
    )

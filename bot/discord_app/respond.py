"""Answering an interaction: in time, in the right place, and always."""

import io
import logging
from collections.abc import Awaitable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, cast

import discord
from discord import ui

from bot.answers import Answer
from bot.answers.own_profile import for_all
from bot.discord_app.asker import is_asker
from bot.discord_app.custom_ids import ButtonId
from bot.discord_app.frame import framed
from bot.discord_app.known import knowledge_of
from bot.discord_app.layout import answer_view
from bot.discord_app.notes import notice_view
from bot.discord_app.permissions import may_write, unshared
from bot.discord_app.sending import Later, bot_of, put, responding, send_new, think
from bot.discord_app.server_words import in_server
from bot.discord_app.sharing import can_be_shared, sharing
from bot.discord_app.standing import Edit, while_shown
from bot.errors import ChartError
from bot.sessions import Session
from bot.understanding import Slots

if TYPE_CHECKING:
    from bot.discord_app.client import CareerBot

log = logging.getLogger(__name__)

GONE = "What that was about is no longer there. Ask me again in your own words."

NOTHING_CHOSEN = "Please choose one of the options in the list."

THINK_AFTER = 1.0
"""Seconds after which "thinking" is shown; in a crowd it is at once, while Discord still takes it."""


def session_of(interaction: discord.Interaction, source: str) -> Session:
    """The conversation of the member who uses a command or presses a button."""
    guild = str(interaction.guild_id) if interaction.guild_id else None
    member = bot_of(interaction).pseudonym(interaction.user.id)
    return Session(member, str(interaction.channel_id), guild, source)


async def open_entry(
    interaction: discord.Interaction, entry: str, slots: Slots, text: str, private: bool | None = None
) -> None:
    """Answer with one entry: what a command with arguments or a button asks for."""
    bot, knowledge = bot_of(interaction), knowledge_of(interaction)
    source = "command" if interaction.type is discord.InteractionType.application_command else "button"
    if private is None:
        private = is_private(interaction)
    if not bot.can_open(entry, slots, knowledge):
        await say(interaction, GONE)
        return
    session = session_of(interaction, source)
    coming = bot.conversation.open_entry(entry, slots, session, text=text, knowledge=knowledge)
    await send(interaction, coming, private)


async def send(interaction: discord.Interaction, coming: Awaitable[Answer], private: bool) -> None:
    """Send an answer as the response; acknowledge first where it takes long. Its chart follows.

    Who may not write in the channel gets it privately.
    """
    private = private or not may_write(interaction)
    late = interaction.response.is_done()
    patience = 0 if bot_of(interaction).conversation.crowded else THINK_AFTER
    thinking = Later(patience, partial(think, interaction, private))
    try:
        answer = await coming
    finally:
        thinking.not_now()
    if not private and not interaction.context.dm_channel:
        answer = for_all(answer)
    answer = await in_server(bot_of(interaction), answer, interaction.guild_id, interaction.user.id)
    made, edit = answer_view(answer, private=private), cast("Edit", interaction.edit_original_response)
    message: int | None
    if late:
        sent = await interaction.followup.send(view=made, ephemeral=private, wait=True)
        message, edit = sent.id, sent.edit
    else:
        async with responding(interaction):
            done_before = interaction.response.is_done()
            if not done_before:
                message = await _respond(interaction, made, private)
        if done_before:
            message = (await edit(view=made)).id
    bot_of(interaction).counts.sent()
    await add_chart(bot_of(interaction), answer, while_shown(edit, message), private=private)


async def _respond(
    interaction: discord.Interaction, view: ui.LayoutView, private: bool = False
) -> int | None:
    """Send a view as the response; the id of its message where Discord tells it."""
    return (await interaction.response.send_message(view=view, ephemeral=private)).message_id


async def answer_again(interaction: discord.Interaction, entry: str, slots: Slots) -> None:
    """Answer with other slots: in the place of the answer for its asker, privately for others."""
    bot, knowledge = bot_of(interaction), knowledge_of(interaction)
    if not bot.can_open(entry, slots, knowledge):
        await say(interaction, GONE)
        return
    session = session_of(interaction, "button")
    coming = bot.conversation.open_entry(entry, slots, session, as_given=True, knowledge=knowledge)
    if not await is_asker(interaction):
        await send(interaction, coming, private=True)
        return
    answer, private = await coming, is_private(interaction)
    made = framed(interaction.message, answer_view(answer, private=private))
    await put(interaction, made, unless_later=True)
    bot.counts.sent()
    await add_chart(bot, answer, _in_place(interaction), private=private)


async def show_again(
    interaction: discord.Interaction, target: ButtonId, page: int = 0, chart: bool = False
) -> None:
    """Show an answer on another page or with its chart: in its place for its asker, privately for others."""
    bot, knowledge = bot_of(interaction), knowledge_of(interaction)
    if not bot.can_open(target.entry, target.slots, knowledge):
        await say(interaction, GONE)
        return
    answer = bot.conversation.shown_again(target.entry, target.slots, target.turn, knowledge)
    asker = await is_asker(interaction)
    private = not asker or (is_private(interaction) and can_be_shared(interaction.message))
    made = answer_view(answer, page=page, private=private)
    if asker:
        await put(interaction, framed(interaction.message, made), unless_later=True)
    else:
        await send_new(interaction, made)
    if chart:
        edit = _in_place(interaction) if asker else interaction.edit_original_response
        await add_chart(bot, answer, edit, private=private, asked=True, page=page)


def _in_place(interaction: discord.Interaction) -> Edit:
    """Edits the pressed message, and keeps what stands around the answer."""

    async def edit(*, view: ui.LayoutView, attachments: list[discord.File]) -> None:
        made = framed(interaction.message, view)
        await interaction.edit_original_response(view=made, attachments=attachments)

    message = interaction.message
    return while_shown(edit, message.id if message else None, interaction.id)


async def share(
    interaction: discord.Interaction, *targets: tuple[str | None, Slots], turn: int | None
) -> None:
    """Post private answers, each an entry and its slots, where they were asked, once, for all to see."""
    bot, knowledge = bot_of(interaction), knowledge_of(interaction)
    there = [(entry, slots) for entry, slots in targets if entry and bot.can_open(entry, slots, knowledge)]
    if len(there) < len(targets):
        await say(interaction, GONE)
        return
    if (why := unshared(interaction)) is not None:
        await say(interaction, why)
        return
    first, *others = (bot.conversation.shown_again(entry, slots, None, knowledge) for entry, slots in there)
    answer = replace(first, turn=turn, more=tuple(others))
    async with sharing(interaction) as first_time:
        if first_time:
            sent = await interaction.followup.send(view=answer_view(answer), ephemeral=False, wait=True)
    if first_time:
        await add_chart(bot, answer, while_shown(sent.edit, sent.id))


async def add_chart(
    bot: "CareerBot",
    answer: Answer,
    edit: Edit,
    *,
    private: bool = False,
    asked: bool = False,
    page: int = 0,
) -> None:
    """Edit an answer's chart into it where it has one that is shown at once, or that was asked for.

    A chart that cannot be drawn or sent is left away: the text stands by itself.
    """
    chart = answer.body.chart
    if chart is None or not (asked or answer.body.chart_at_once) or answer.more:
        return
    try:
        picture = await bot.charts.draw(chart)
        async with bot.charts.sending():
            file = discord.File(io.BytesIO(picture.png), picture.name, description=picture.alt)
            made = answer_view(answer, page=page, private=private, picture=picture)
            await edit(view=made, attachments=[file])
    except (ChartError, discord.HTTPException) as error:
        bot.counts.charts_left_away += 1
        log.warning("the chart of %s is left away: %s", answer.entry, error)


def is_private(interaction: discord.Interaction) -> bool:
    """Whether the pressed message is seen by one member alone."""
    return bool(interaction.message and interaction.message.flags.ephemeral)


async def say(interaction: discord.Interaction, text: str) -> None:
    """One sentence that only the member sees."""
    await send_new(interaction, notice_view(text))

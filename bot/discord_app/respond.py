"""Answering an interaction: in time, in the right place, and always."""

import asyncio
from collections.abc import Awaitable
from typing import TYPE_CHECKING, cast

import discord

from bot.answers import Answer
from bot.conversation import Session
from bot.discord_app.layout import answer_view, notice_view
from bot.understanding import Slots

if TYPE_CHECKING:
    from bot.discord_app.client import CareerBot

ACKNOWLEDGE_AFTER = 1.0
"""Seconds after which "thinking" is shown; Discord gives up on an interaction after three."""


def bot_of(interaction: discord.Interaction) -> "CareerBot":
    """The bot an interaction belongs to."""
    return cast("CareerBot", interaction.client)


def session_of(interaction: discord.Interaction, source: str) -> Session:
    """The conversation of the member who uses a command or presses a button."""
    guild = str(interaction.guild_id) if interaction.guild_id else None
    member = bot_of(interaction).pseudonym(interaction.user.id)
    return Session(member, str(interaction.channel_id), guild, source)


async def open_entry(
    interaction: discord.Interaction, entry: str, slots: Slots, text: str, private: bool | None = None
) -> None:
    """Answer with one entry: what a command with arguments or a button asks for."""
    bot = bot_of(interaction)
    source = "command" if interaction.type is discord.InteractionType.application_command else "button"
    if private is None:
        private = bool(interaction.message and interaction.message.flags.ephemeral)
    if not bot.can_open(entry, slots):
        await say(interaction, "That entry is no longer there. Ask me again in your own words.")
        return
    session = session_of(interaction, source)
    await send(interaction, bot.conversation.open_entry(entry, slots, session, text=text), private)


async def send(interaction: discord.Interaction, coming: Awaitable[Answer], private: bool) -> None:
    """Send an answer as the response; acknowledge first where it takes long."""
    task = asyncio.ensure_future(coming)
    done, _ = await asyncio.wait({task}, timeout=ACKNOWLEDGE_AFTER)
    if not done:
        await interaction.response.defer(ephemeral=private, thinking=True)
    made = answer_view(await task)
    if interaction.response.is_done():
        await interaction.edit_original_response(view=made)
    else:
        await interaction.response.send_message(view=made, ephemeral=private)


async def say(interaction: discord.Interaction, text: str) -> None:
    """One sentence that only the member sees."""
    await interaction.response.send_message(view=notice_view(text), ephemeral=True)

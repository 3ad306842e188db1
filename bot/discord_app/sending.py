"""Replies to interactions, in time: whatever a handler does, Discord hears of it within its three seconds.

`in_time` acknowledges what takes long; the others send as the response where it is open, else after it.
"""

import asyncio
import contextlib
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, cast

import discord
from discord import app_commands, ui

from bot.discord_app import standing

if TYPE_CHECKING:
    from bot.discord_app.client import CareerBot

ACKNOWLEDGE_AFTER = 1.5
"""Seconds after which an interaction is acknowledged if its handler has not done so: Discord gives up on it
after three."""


def bot_of(interaction: discord.Interaction) -> "CareerBot":
    """The bot an interaction belongs to."""
    return cast("CareerBot", interaction.client)


def in_time(interaction: discord.Interaction) -> asyncio.Task[None]:
    """Watch over an interaction until it is answered; cancel it when its handler has ended.

    A slow press keeps its message, a slow command or form shows "thinking", to one member unless it asked
    otherwise.
    """
    return asyncio.create_task(_acknowledge(interaction))


async def _acknowledge(interaction: discord.Interaction) -> None:
    await asyncio.sleep(ACKNOWLEDGE_AFTER)
    with contextlib.suppress(discord.HTTPException, discord.InteractionResponded):
        async with responding(interaction):
            if interaction.response.is_done():
                return
            if interaction.message is not None:  # pressed, or sent from a form that a press opened
                await interaction.response.defer()
            else:
                await interaction.response.defer(ephemeral=_private(interaction), thinking=True)


def responding(interaction: discord.Interaction) -> asyncio.Lock:
    """Held by who responds: an acknowledgement that is on its way is one, though it is not done yet."""
    lock: asyncio.Lock = interaction.extras.setdefault("responding", asyncio.Lock())
    return lock


def _private(interaction: discord.Interaction) -> bool:
    """Whether a command's reply is for its member alone, unless the command has an option for that."""
    command = interaction.command
    option = command.get_parameter("private") if isinstance(command, app_commands.Command) else None
    chosen = interaction.namespace.private if option else None
    return bool(option.default if chosen is None else chosen) if option else True


async def send_new(
    interaction: discord.Interaction, view: ui.LayoutView, *, private: bool = True, **more: Any
) -> None:
    """A new message, by default seen by the member alone; `more` are files and the like."""
    async with responding(interaction):
        if not interaction.response.is_done():
            await interaction.response.send_message(view=view, ephemeral=private, **more)
            return
    await interaction.followup.send(view=view, ephemeral=private, **more)


async def put(
    interaction: discord.Interaction, view: ui.LayoutView, attachments: Sequence[discord.File] = ()
) -> None:
    """The pressed message, changed; where none was pressed, a new one."""
    files = list(attachments)
    if interaction.message is None:
        async with responding(interaction):
            done = interaction.response.is_done()
        if done:
            await interaction.edit_original_response(view=view, attachments=files)
        else:
            await send_new(interaction, view, files=files)
        return
    async with standing.changing(interaction.message.id, interaction.id):
        async with responding(interaction):
            if not interaction.response.is_done():
                await interaction.response.edit_message(view=view, attachments=files)
                return
        await interaction.edit_original_response(view=view, attachments=files)

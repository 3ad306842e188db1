"""Replies to interactions, in time: whatever a handler does, Discord hears of it within its three seconds.

`in_time` acknowledges what takes long; the others send as the response where it is open, else after it.
"""

import asyncio
import contextlib
from collections.abc import Callable, Coroutine, Sequence
from functools import partial
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


class Later:
    """Does something after some seconds, in a task of its own; until then a timer is all it takes."""

    def __init__(self, seconds: float, what: Callable[[], Coroutine[Any, Any, None]]):
        self._what = what
        self._task: asyncio.Task[None] | None = None
        self._timer = asyncio.get_running_loop().call_later(seconds, self._begin)

    def _begin(self) -> None:
        self._task = asyncio.create_task(self._what())

    def not_now(self) -> None:
        """Do not begin any more; what has begun goes on."""
        self._timer.cancel()

    def cancel(self) -> None:
        """Do not begin, or end what has begun."""
        self._timer.cancel()
        if self._task:
            self._task.cancel()


def in_time(interaction: discord.Interaction) -> Later:
    """Watch over an interaction until it is answered; cancel it when its handler has ended.

    A slow press keeps its message, a slow command or form shows "thinking", to one member unless it asked
    otherwise.
    """
    return Later(ACKNOWLEDGE_AFTER, partial(_acknowledge, interaction))


async def _acknowledge(interaction: discord.Interaction) -> None:
    if interaction.message is not None:  # pressed, or sent from a form that a press opened
        await _defer(interaction)
    else:
        await think(interaction, _private(interaction))


async def think(interaction: discord.Interaction, private: bool) -> None:
    """Show "thinking", to the member alone where `private`, unless something was answered."""
    await _defer(interaction, ephemeral=private, thinking=True)


async def _defer(interaction: discord.Interaction, **how: bool) -> None:
    with contextlib.suppress(discord.HTTPException, discord.InteractionResponded):
        async with responding(interaction):
            if not interaction.response.is_done():
                await interaction.response.defer(**how)


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
    interaction: discord.Interaction,
    view: ui.LayoutView,
    attachments: Sequence[discord.File | discord.Attachment] = (),
    *,
    unless_later: bool = False,
) -> None:
    """The pressed message, changed; where none was pressed, a new one.

    With `unless_later` it stays as it is where what a later press asked for came first.
    """
    files = list(attachments)  # an attachment that the message has already stays in it
    if interaction.message is None:
        async with responding(interaction):
            done = interaction.response.is_done()
        if done:
            await interaction.edit_original_response(view=view, attachments=files)
        else:
            await send_new(interaction, view, files=[one for one in files if isinstance(one, discord.File)])
        return
    if unless_later and standing.overtaken(interaction.message.id, interaction.id):
        async with responding(interaction):
            if not interaction.response.is_done():
                await interaction.response.defer()
        return
    async with standing.changing(interaction.message.id, interaction.id):
        async with responding(interaction):
            if not interaction.response.is_done():
                await interaction.response.edit_message(view=view, attachments=files)
                return
        await interaction.edit_original_response(view=view, attachments=files)

"""`/privacy`: what is stored about a member, and what they can do about it."""

import discord
from discord import app_commands

from bot.discord_app import privacy_acts as acts
from bot.discord_app.commands.common import everywhere

privacy: app_commands.Group = everywhere(
    app_commands.Group(name="privacy", description="What I store about you, and why; end or pause it")
)


@privacy.command(name="show", description="What I store about you, why, and for how long")
async def show(interaction: discord.Interaction) -> None:
    """Tell the member alone what is stored; who may be written to can take that back."""
    await acts.show(interaction)


@privacy.command(name="export", description="A file with all that I store about you")
async def export(interaction: discord.Interaction) -> None:
    """Give the member a file that they alone see."""
    await acts.export(interaction)


@privacy.command(name="forget", description="Delete all that I store about you; I ask once more before")
async def forget(interaction: discord.Interaction) -> None:
    """Say what would go, with a button that does it."""
    await acts.ask_to_forget(interaction)


@privacy.command(name="pause", description="Ask without being logged: I only count that a question was asked")
async def pause(interaction: discord.Interaction) -> None:
    """Store no more of what the member asks."""
    await acts.pause(interaction)


@privacy.command(name="resume", description="End the pause: what you ask is stored again")
async def resume(interaction: discord.Interaction) -> None:
    """Store what the member asks again."""
    await acts.resume(interaction)

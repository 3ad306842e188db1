"""`/settings`: what moderators set for their server, and `/setup` for a new one."""

import discord
from discord import app_commands

from bot.discord_app.rights import may
from bot.discord_app.settings_view import show_settings
from bot.discord_app.setup_view import show_setup

MODERATORS = {"moderators": True}
"""Marks commands that members are not shown in `/help`."""


@app_commands.allowed_installs(guilds=True, users=False)
@app_commands.allowed_contexts(guilds=True, dms=False, private_channels=False)
@app_commands.command(
    name="settings", description="For moderators: what I do in this server", extras=MODERATORS
)
async def settings(interaction: discord.Interaction) -> None:
    """Show the settings with a control for each, to the moderator alone."""
    if await may(interaction, "settings", "settings"):
        await show_settings(interaction)


@app_commands.allowed_installs(guilds=True, users=False)
@app_commands.allowed_contexts(guilds=True, dms=False, private_channels=False)
@app_commands.command(
    name="setup", description="For moderators: set me up in this server, in one form", extras=MODERATORS
)
async def setup(interaction: discord.Interaction) -> None:
    """Show the form of the set-up, to the moderator alone."""
    if await may(interaction, "settings", "setup"):
        await show_setup(interaction)

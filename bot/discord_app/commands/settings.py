"""`/settings`: what moderators set for their server."""

import discord
from discord import app_commands

from bot.discord_app.guild_settings import settings_of
from bot.discord_app.respond import say
from bot.discord_app.sending import bot_of, send_new
from bot.discord_app.settings_items import may_set
from bot.discord_app.settings_view import settings_view


@app_commands.allowed_installs(guilds=True, users=False)
@app_commands.allowed_contexts(guilds=True, dms=False, private_channels=False)
@app_commands.default_permissions(manage_guild=True)
@app_commands.command(name="settings", description="What I do in this server: auto-answer, roles, channels")
async def settings(interaction: discord.Interaction) -> None:
    """Show the settings with a control for each, to the moderator alone."""
    if interaction.guild_id is None:
        await say(interaction, "Settings belong to a server: use this there.")
    elif await may_set(interaction):
        found = await settings_of(bot_of(interaction), interaction.guild_id)
        await send_new(interaction, settings_view(interaction, found))

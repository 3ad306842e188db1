"""`/help`: what the bot can do."""

import discord
from discord import app_commands

from bot.discord_app.commands.common import everywhere
from bot.discord_app.respond import open_entry
from bot.understanding import Slots
from bot.understanding.understander import WELCOME


@everywhere
@app_commands.command(name="help", description="What I can do, with examples")
async def help_(interaction: discord.Interaction) -> None:
    """Answer with the entry that introduces the bot."""
    await open_entry(interaction, WELCOME, Slots(), "/help", private=True)

"""`/me`: what the bot knows about a member, shown and changed in one form."""

import discord
from discord import app_commands

from bot.discord_app.commands.common import everywhere
from bot.discord_app.known import knowledge_of
from bot.discord_app.me_view import card
from bot.discord_app.sending import bot_of, send_new


@everywhere
@app_commands.command(
    name="me", description="Your role, level, country, skills and hours: used in every answer"
)
async def me(interaction: discord.Interaction) -> None:
    """Show the profile to its member alone, with a button to change it."""
    bot = bot_of(interaction)
    profile = await bot.conversation.profiles.of(bot.pseudonym(interaction.user.id))
    await send_new(interaction, card(profile, knowledge_of(interaction)))

"""`/privacy`: what is stored about a member."""

import discord
from discord import app_commands

from bot.discord_app.commands.common import everywhere
from bot.discord_app.notes import tell
from bot.discord_app.privacy_text import privacy_text
from bot.discord_app.sending import bot_of
from bot.discord_app.tell_me import TellMe

privacy: app_commands.Group = everywhere(
    app_commands.Group(name="privacy", description="What I store about you, and why")
)


@privacy.command(name="show", description="What I store about you, why, and for how long")
async def show(interaction: discord.Interaction) -> None:
    """Tell the member alone what is stored; who may be written to can take that back."""
    bot = bot_of(interaction)
    member = bot.pseudonym(interaction.user.id)
    held = await bot.store.held(member)
    contact = held.get("contacts", 0) > 0
    text = privacy_text(member, held, bot.settings.retention_days, contact)
    await tell(interaction, text, *([TellMe("fo")] if contact else []))

"""What a server knows, for the handler of an interaction: taken once when it arrives, and kept."""

import discord

from bot.discord_app.counts import arrived
from bot.discord_app.sending import bot_of
from bot.knowledge import Knowledge

_KEY = "knowledge"


async def prepare(interaction: discord.Interaction) -> Knowledge:
    """Find what the server of an interaction knows; called before any handler."""
    guild = str(interaction.guild_id) if interaction.guild_id else None
    bot = bot_of(interaction)
    arrived(bot, interaction.guild_id)
    found = await bot.conversation.servers.of(guild)
    interaction.extras[_KEY] = found
    return found


def knowledge_of(interaction: discord.Interaction) -> Knowledge:
    """What the server of an interaction knows, as it was when the interaction arrived."""
    found: Knowledge = interaction.extras[_KEY]
    return found

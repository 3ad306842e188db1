"""`/stats`: how a server uses the bot, and what it lacks; for moderators."""

import discord
from discord import app_commands

from bot.discord_app.kb.stats import show_stats
from bot.discord_app.rights import STATISTICS, may


@app_commands.allowed_installs(guilds=True, users=False)
@app_commands.allowed_contexts(guilds=True, dms=False, private_channels=False)
@app_commands.command(
    name="stats",
    description="For moderators: what this server asks, and how well I answer",
    extras={"moderators": True},
)
@app_commands.describe(days="How far back to look")
@app_commands.choices(
    days=[app_commands.Choice(name=f"The last {each} days", value=each) for each in (7, 30, 90)]
)
async def stats(interaction: discord.Interaction, days: int = 30) -> None:
    """Show the figures to the moderator alone."""
    if await may(interaction, "edit", STATISTICS):
        await show_stats(interaction, days)

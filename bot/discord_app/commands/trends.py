"""`/trends`: what a job was advertised at, year by year."""

import discord
from discord import app_commands

from bot.discord_app.arguments import read
from bot.discord_app.commands.common import PRIVATE, everywhere, open_computed
from bot.discord_app.commands.pay_arguments import COUNTRY, completed, pay_arguments
from bot.discord_app.known import knowledge_of


@everywhere
@app_commands.command(name="trends", description="How the advertised pay of a job changed over the years")
@app_commands.describe(
    role="The job, such as data scientist",
    level="Entry, mid, senior or lead; all levels when left out",
    country=COUNTRY,
    private=PRIVATE,
)
@completed
async def trends(
    interaction: discord.Interaction,
    role: str,
    level: str | None = None,
    country: str | None = None,
    private: bool = False,
) -> None:
    """Answer with pay over the years."""
    slots = read(
        knowledge_of(interaction),
        "trends",
        private,
        *pay_arguments(role, level, country),
    )
    await open_computed(interaction, "trends", slots, private)

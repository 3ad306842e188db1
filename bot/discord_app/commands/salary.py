"""`/salary`: pay of a role, level and country."""

import discord
from discord import app_commands

from bot.discord_app.arguments import completer, resolve
from bot.discord_app.commands.common import PRIVATE, everywhere, open_computed
from bot.understanding import Slots


@everywhere
@app_commands.command(name="salary", description="What a job pays, with source, date and sample size")
@app_commands.describe(
    role="The job, such as machine learning engineer",
    level="Entry, mid, senior or lead",
    country="Where; the United States when left out",
    private=PRIVATE,
)
@app_commands.autocomplete(role=completer("roles"), level=completer("levels"), country=completer("countries"))
async def salary(
    interaction: discord.Interaction,
    role: str | None = None,
    level: str | None = None,
    country: str | None = None,
    private: bool = False,
) -> None:
    """Answer with pay."""
    slots = Slots(
        role=resolve(interaction, "roles", role, "role"),
        level=resolve(interaction, "levels", level, "level"),
        country=resolve(interaction, "countries", country, "country"),
    )
    await open_computed(interaction, "salary", slots, private)

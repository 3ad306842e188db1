"""`/compare`: two roles side by side."""

import discord
from discord import app_commands

from bot.discord_app.arguments import completer, resolve
from bot.discord_app.commands.common import PRIVATE, everywhere, open_computed
from bot.discord_app.respond import say
from bot.understanding import Slots


@everywhere
@app_commands.command(name="compare", description="Two roles side by side: work, skills, pay, way in")
@app_commands.describe(a="One role", b="The other role", private=PRIVATE)
@app_commands.autocomplete(a=completer("roles"), b=completer("roles"))
async def compare(interaction: discord.Interaction, a: str, b: str, private: bool = False) -> None:
    """Answer with a comparison."""
    slots = Slots(
        role=resolve(interaction, "roles", a, "role"), role2=resolve(interaction, "roles", b, "role")
    )
    if slots.role == slots.role2:
        await say(interaction, "Those are the same role. Name two different ones to compare them.")
        return
    await open_computed(interaction, "compare", slots, private)

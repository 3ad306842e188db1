"""`/skills`: skills."""

import discord
from discord import app_commands

from bot.discord_app.arguments import completer, resolve
from bot.discord_app.commands.common import PRIVATE, everywhere, open_computed
from bot.understanding import Slots


@everywhere
@app_commands.command(name="skills", description="Which skills a role needs, the essential ones first")
@app_commands.describe(role="The job, such as data engineer", private=PRIVATE)
@app_commands.autocomplete(role=completer("roles"))
async def skills(interaction: discord.Interaction, role: str, private: bool = False) -> None:
    """Answer with skills."""
    slots = Slots(role=resolve(interaction, "roles", role, "role"))
    await open_computed(interaction, "skills", slots, private)

"""`/skills`: which skills a role needs."""

import discord
from discord import app_commands

from bot.discord_app.arguments import Argument, completer, read
from bot.discord_app.commands.common import PRIVATE, everywhere, open_computed
from bot.discord_app.known import knowledge_of


@everywhere
@app_commands.command(name="skills", description="Which skills a role needs, the essential ones first")
@app_commands.describe(role="The job, such as data engineer", private=PRIVATE)
@app_commands.autocomplete(role=completer("roles"))
async def skills(interaction: discord.Interaction, role: str, private: bool = False) -> None:
    """Answer with the skills, the essential ones first."""
    slots = read(knowledge_of(interaction), "skills", private, Argument("role", "roles", role, "role"))
    await open_computed(interaction, "skills", slots, private)

"""`/role`: a role's portrait."""

import discord
from discord import app_commands

from bot.discord_app.arguments import Argument, completer, read
from bot.discord_app.commands.common import PRIVATE, everywhere, open_computed
from bot.discord_app.known import knowledge_of


@everywhere
@app_commands.command(name="role", description="What a job is, what people do all day, and where it leads")
@app_commands.describe(role="The job, such as data engineer", private=PRIVATE)
@app_commands.autocomplete(role=completer("roles"))
async def role(interaction: discord.Interaction, role: str, private: bool = False) -> None:
    """Answer with a role's portrait."""
    slots = read(knowledge_of(interaction), "role", private, Argument("role", "roles", role, "role"))
    await open_computed(interaction, "role", slots, private)

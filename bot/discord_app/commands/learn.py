"""`/learn`: what a skill is for, who needs it, and how to learn it."""

import discord
from discord import app_commands

from bot.discord_app.arguments import Argument, completer, read
from bot.discord_app.commands.common import PRIVATE, everywhere, open_computed
from bot.discord_app.known import knowledge_of


@everywhere
@app_commands.command(name="learn", description="What a skill is for, who needs it, and how to learn it")
@app_commands.describe(skill="The skill or tool, such as SQL", private=PRIVATE)
@app_commands.autocomplete(skill=completer("skills"))
async def learn(interaction: discord.Interaction, skill: str, private: bool = False) -> None:
    """Answer with a skill's portrait."""
    argument = Argument("skill", "skills", skill, "skill", needed=True)
    slots = read(knowledge_of(interaction), "skill", private, argument)
    await open_computed(interaction, "skill", slots, private)

"""`/roadmap`: the steps to a role, from where one is."""

import discord
from discord import app_commands

from bot.discord_app.arguments import Argument, completer, read
from bot.discord_app.commands.common import PRIVATE, everywhere, open_computed
from bot.discord_app.known import knowledge_of


@everywhere
@app_commands.command(name="roadmap", description="The steps to a role, from where you are")
@app_commands.rename(origin="from")
@app_commands.describe(
    role="What you want to become",
    origin="What you are now, such as software engineer or teacher",
    private=PRIVATE,
)
@app_commands.autocomplete(role=completer("roles"), origin=completer("starts"))
async def roadmap(
    interaction: discord.Interaction, role: str, origin: str | None = None, private: bool = False
) -> None:
    """Answer with a roadmap."""
    slots = read(
        knowledge_of(interaction),
        "roadmap",
        private,
        Argument("role", "roles", role, "role"),
        Argument("from_role", "starts", origin, "role or background"),
    )
    await open_computed(interaction, "roadmap", slots, private)

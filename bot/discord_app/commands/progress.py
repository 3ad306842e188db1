"""`/progress`: how far one is, on one roadmap or on all that one started."""

import discord
from discord import app_commands

from bot.discord_app import progress_acts as acts
from bot.discord_app.arguments import completing, names_of, resolve
from bot.discord_app.commands.common import everywhere
from bot.discord_app.remembered import Remembered
from bot.knowledge import Knowledge
from bot.understanding.names import CHOICES, Known


def _with_roadmap(
    knowledge: Knowledge, _: discord.Interaction, current: str, known: Remembered
) -> list[Known]:
    """Roles that have a roadmap, best first."""
    library = knowledge.library
    found = names_of(knowledge.names, "roles").suggest(current, known.first("roles"), len(library.roles))
    return [role for role in found if role.value in library.roadmaps][:CHOICES]


@everywhere
@app_commands.command(
    name="progress", description="Your roadmaps: tick steps, see what is left and until when"
)
@app_commands.describe(role="The roadmap to open; leave it out to see all you started")
@app_commands.autocomplete(role=completing(_with_roadmap))
async def progress(interaction: discord.Interaction, role: str | None = None) -> None:
    """Open a roadmap's tracker, or the overview; only the member sees it."""
    chosen = resolve(interaction, "roles", role, "role")
    if chosen is None:
        await acts.show_all(interaction, in_place=False)
    else:
        await acts.show_roadmap(interaction, chosen, in_place=False)

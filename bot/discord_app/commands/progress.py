"""`/progress`: how far one is, on one roadmap or on all that one started."""

from collections.abc import Sequence

import discord
from discord import app_commands

from bot.discord_app import progress_acts as acts
from bot.discord_app.arguments import OFFERED, completing, meant, names_of
from bot.discord_app.commands.common import everywhere
from bot.discord_app.known import knowledge_of
from bot.discord_app.notes import tell
from bot.discord_app.progress_items import TrackRoadmap
from bot.discord_app.remembered import Remembered
from bot.discord_app.safe_text import quoted
from bot.discord_app.several import several
from bot.knowledge import Knowledge
from bot.library.text import fold
from bot.understanding.reading.names import CHOICES, Known


def _with_roadmap(
    knowledge: Knowledge, _: discord.Interaction, current: str, known: Remembered
) -> list[Known]:
    """The choices: roles that have a roadmap, best first."""
    return _roadmaps(knowledge, current, known.first("roles"))[:CHOICES]


def _roadmaps(knowledge: Knowledge, typed: str, first: Sequence[str] = ()) -> list[Known]:
    library = knowledge.library
    found = names_of(knowledge.names, "roles").suggest(typed, first, len(library.roles))
    return [role for role in found if role.value in library.roadmaps]


@everywhere
@app_commands.command(
    name="progress", description="Your roadmaps: tick steps, see what is left and until when"
)
@app_commands.describe(role="The roadmap to open; leave it out to see all you started")
@app_commands.autocomplete(role=completing(_with_roadmap))
async def progress(interaction: discord.Interaction, role: str | None = None) -> None:
    """Open a roadmap's tracker, or the overview; only the member sees it."""
    if role is None or not role.strip():
        await acts.show_all(interaction, in_place=False)
        return
    knowledge = knowledge_of(interaction)
    torn = [one for one in several(knowledge, "roles", role) if one in knowledge.library.roadmaps]
    chosen = None if torn else meant(knowledge, "roles", role)
    if torn:
        names = names_of(knowledge.names, "roles")
        buttons = [TrackRoadmap.to(one, names.shown(one)) for one in torn[:OFFERED]]
        await tell(
            interaction, f"I read more than one role in {quoted(role)}. Which one do you mean?", *buttons
        )
    elif chosen is None:
        found = _roadmaps(knowledge, role)[:OFFERED] if fold(role) else []
        offered = found or _roadmaps(knowledge, "")[:OFFERED]
        hint = "Did you mean one of these?" if found else "These are asked about most."
        buttons = [TrackRoadmap.to(known.value, known.shown) for known in offered]
        await tell(interaction, f"I know no role called {quoted(role)}. {hint}", *buttons)
    else:
        await acts.show_roadmap(interaction, chosen, in_place=False)

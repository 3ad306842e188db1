"""`/suggest`: a member proposes a question and answer, or a correction of one."""

import discord
from discord import app_commands

from bot.discord_app.arguments import UnknownNameError, completing
from bot.discord_app.commands.guide import find, suggest
from bot.discord_app.known import knowledge_of
from bot.discord_app.notes import tell
from bot.discord_app.rights import may
from bot.discord_app.safe_text import quoted
from bot.discord_app.suggesting import open_form

HINT = "Choose one from the list that comes as you type, or leave `about` out to propose something new."


@app_commands.command(name="suggest", description="Propose a question and answer to the moderators here")
@app_commands.guild_only()
@app_commands.allowed_installs(guilds=True, users=False)
@app_commands.describe(about="What you want corrected; leave it out for something new")
@app_commands.autocomplete(about=completing(suggest))
async def suggest_(
    interaction: discord.Interaction, about: app_commands.Range[str, 1, 300] | None = None
) -> None:
    """Open the form."""
    if not await may(interaction, "propose", about or ""):
        return
    try:
        entry = find(knowledge_of(interaction), about, True)[0] if about else ""
    except UnknownNameError:
        await tell(interaction, f"I have no answer called {quoted(about or '')}. {HINT}")
        return
    await open_form(interaction, entry)

"""`/kb`: what moderators do with their server's knowledge; the panel leads to all of it."""

import discord
from discord import app_commands

from bot.discord_app.kb.drafting import open_form, open_new
from bot.discord_app.kb.exchanging import export, import_
from bot.discord_app.kb.find import show_found
from bot.discord_app.kb.panel import show_panel
from bot.discord_app.kb.review_view import show_list
from bot.discord_app.rights import may
from bot.library.edits import Piece

kb = app_commands.Group(
    name="kb",
    description="For moderators: what I know, in this server",
    extras={"moderators": True},
    allowed_installs=app_commands.AppInstallationType(guild=True, user=False),
    allowed_contexts=app_commands.AppCommandContext(guild=True, dm_channel=False, private_channel=False),
)


@kb.command(name="panel", description="Everything in one place: find, new, review, history, in and out")
async def panel(interaction: discord.Interaction) -> None:
    """Show the panel."""
    if await may(interaction, "edit", "panel"):
        await show_panel(interaction)


@kb.command(name="find", description="Find an answer, a role, a skill, a roadmap, pay or a source")
@app_commands.describe(what="A title, or a question as members ask it")
async def find(interaction: discord.Interaction, what: app_commands.Range[str, 1, 200]) -> None:
    """List what fits."""
    if await may(interaction, "edit", "find"):
        await show_found(interaction, what)


@kb.command(name="new", description="Write a new question and answer")
async def new(interaction: discord.Interaction) -> None:
    """Open the form."""
    if await may(interaction, "edit", "new"):
        await open_new(interaction)


@kb.command(name="review", description="Questions I could not answer, and what members criticised")
async def review(interaction: discord.Interaction) -> None:
    """Show the queue."""
    if await may(interaction, "edit", "review"):
        await show_list(interaction)


@kb.command(name="source", description="Add a source, so that figures and facts can name it")
async def source(interaction: discord.Interaction) -> None:
    """Open the form of a source."""
    if await may(interaction, "edit", "source"):
        await open_form(interaction, Piece("sources", ""))


@kb.command(name="export", description="Take what I know here out, as files")
@app_commands.describe(everything="All of it, not only what this server changed")
async def export_(interaction: discord.Interaction, everything: bool = False) -> None:
    """Send the files."""
    if await may(interaction, "edit", "export"):
        await export(interaction, everything)


@kb.command(name="import", description="Bring files of an export in; you see what it would do first")
@app_commands.describe(file="A .zip, .yaml or .csv of an export, at most 1 MB")
async def import__(interaction: discord.Interaction, file: discord.Attachment) -> None:
    """Read the file and say what it would do."""
    if await may(interaction, "publish", "import"):
        await import_(interaction, file)

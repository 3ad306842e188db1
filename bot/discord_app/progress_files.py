"""A member's progress to take along: as a picture, for the channel too, and as a file."""

import asyncio
import io
import logging
from typing import Any

import discord
from discord import ui

from bot.answers.words import role_name
from bot.charts.drawing import Picture
from bot.discord_app.known import knowledge_of
from bot.discord_app.notes import message
from bot.discord_app.permissions import unshared
from bot.discord_app.progress_acts import ROADMAP_GONE, is_private
from bot.discord_app.progress_items import DrawProgress, TrackRoadmap
from bot.discord_app.progress_member import member_of
from bot.discord_app.progress_view import file_view, picture_view
from bot.discord_app.respond import THINK_AFTER, say
from bot.discord_app.sending import bot_of, responding, send_new
from bot.discord_app.sharing import sharing
from bot.errors import ChartError
from bot.progress import chart
from bot.progress_file import file_name, markdown

log = logging.getLogger(__name__)

NO_PICTURE = "I cannot draw the picture right now. **Export** gives you the roadmap as a file."


async def send_picture(interaction: discord.Interaction, role: str) -> None:
    """A picture of the progress, for the member alone."""
    if role not in knowledge_of(interaction).library.roadmaps:
        await say(interaction, ROADMAP_GONE)
        return
    drawing = asyncio.ensure_future(_drawn(interaction, role))
    private = not interaction.context.dm_channel
    await asyncio.wait({drawing}, timeout=THINK_AFTER)
    if not drawing.done():
        await interaction.response.defer(ephemeral=private, thinking=True)
    try:
        title, picture, file = await drawing
    except ChartError:
        log.exception("the picture of a progress cannot be drawn")
        await _follow(interaction, message([NO_PICTURE]))
        return
    below: list[ui.Item[Any]] = [DrawProgress("share", role)] if private else []
    view = picture_view(title, f"attachment://{picture.name}", picture.alt, below)
    await _follow(interaction, view, file, private=private)


async def share_picture(interaction: discord.Interaction, role: str) -> None:
    """The same for the channel, once."""
    if role not in knowledge_of(interaction).library.roadmaps:
        await say(interaction, ROADMAP_GONE)
        return
    if (why := unshared(interaction)) is not None:
        await say(interaction, why)
        return
    try:
        async with sharing(interaction) as first_time:
            if first_time:
                title, picture, file = await _drawn(interaction, role)
                mine = TrackRoadmap.to(role, "Track mine")
                url, whose = f"attachment://{picture.name}", interaction.user.mention
                view = picture_view(title, url, picture.alt, [mine], whose)
                await interaction.followup.send(view=view, file=file, ephemeral=False)
    except ChartError:
        log.exception("the picture of a progress cannot be drawn")
        await send_new(interaction, message([NO_PICTURE]))


async def _drawn(interaction: discord.Interaction, role: str) -> tuple[str, Picture, discord.File]:
    """The picture of the member's progress under its title, as a file too."""
    bot = bot_of(interaction)
    library = knowledge_of(interaction).library
    found = (await member_of(bot.store, bot.pseudonym(interaction.user.id))).on(library, role)
    title = f"Roadmap: {role_name(library, role)}"
    picture = await bot.charts.draw(chart(found, title))
    return title, picture, discord.File(io.BytesIO(picture.png), picture.name)


async def send_file(interaction: discord.Interaction, role: str) -> None:
    """The roadmap with the member's ticks as a Markdown file, for them alone."""
    bot = bot_of(interaction)
    library = knowledge_of(interaction).library
    if role not in library.roadmaps:
        await say(interaction, ROADMAP_GONE)
        return
    found = (await member_of(bot.store, bot.pseudonym(interaction.user.id))).on(library, role)
    name = file_name(found)
    view = file_view(f"Roadmap: {role_name(library, role)}", f"attachment://{name}")
    sent = discord.File(io.BytesIO(markdown(library, found).encode()), name)
    await send_new(interaction, view, private=is_private(interaction), file=sent)


async def _follow(
    interaction: discord.Interaction, view: ui.LayoutView, *files: discord.File, private: bool = True
) -> None:
    """Fill in the "thinking" where it is shown, else respond."""
    async with responding(interaction):
        if not interaction.response.is_done():
            await interaction.response.send_message(view=view, files=files, ephemeral=private)
            return
    await interaction.edit_original_response(view=view, attachments=files)

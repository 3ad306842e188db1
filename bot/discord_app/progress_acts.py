"""What commands and buttons of the progress do: read the store, decide, show. Each ends in a reply."""

import asyncio
import io
import logging
import time
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, cast

import discord
from discord import ui

from bot.answers.words import role_name
from bot.discord_app import sending
from bot.discord_app.permissions import NOT_HERE, may_write
from bot.discord_app.progress_items import DrawProgress, TrackRoadmap
from bot.discord_app.progress_view import file_view, message, overview_view, picture_view, tracker_view
from bot.discord_app.respond import THINK_AFTER, say
from bot.discord_app.sending import bot_of, send_new
from bot.errors import ChartError
from bot.library import Library
from bot.progress import Progress, chart, progress, started
from bot.progress_file import file_name, markdown
from bot.storage import Profile, StepMark, StepState, Store

log = logging.getLogger(__name__)

STEP_GONE = "*That step is no longer part of this roadmap. Your other ticks are kept.*"
ROADMAP_GONE = "That roadmap is no longer there. What you ticked is kept; `/progress` shows your others."
NO_ROADMAP = "There is no step-by-step roadmap for that role yet. `/roadmap` tells how people get there."
NOTHING_STARTED = (
    "## Your roadmaps\nYou have not started one yet. Choose one with `/progress role`, or press "
    "**Track my progress** below a roadmap, and tick what you have done."
)
NO_PICTURE = "I cannot draw the picture right now. **Export** gives you the roadmap as a file."


@dataclass(frozen=True)
class Member:
    """What the store holds of a member's progress; `due` is when their next reminder comes."""

    marks: tuple[StepMark, ...]
    profile: Profile
    due: float | None

    def on(self, library: Library, role: str) -> Progress:
        """How far they are on one roadmap."""
        return progress(library, role, self.marks, self.profile, today())

    def everywhere(self, library: Library) -> list[Progress]:
        """How far they are on all that they started."""
        return [self.on(library, role) for role in started(library, self.marks)]


async def member_of(store: Store, member: str) -> Member:
    """Read what the store holds; `member` is a pseudonym."""
    marks, profile, reminder = await asyncio.gather(
        store.marks(member), store.profile(member), store.reminder(member)
    )
    return Member(marks, profile, reminder.due if reminder else None)


def today() -> date:
    """The date from which a finish is counted (UTC)."""
    return datetime.now(UTC).date()


async def show_roadmap(
    interaction: discord.Interaction,
    role: str,
    step: str | None = None,
    *,
    in_place: bool,
    note: str | None = None,
) -> None:
    """The tracker of one roadmap; `step` is the one in full, by default the next to do."""
    bot = bot_of(interaction)
    library = bot.knowledge.library
    if role not in library.roadmaps:
        await say(interaction, NO_ROADMAP if role in library.roles else ROADMAP_GONE)
        return
    member = await member_of(bot.store, bot.pseudonym(interaction.user.id))
    found = member.on(library, role)
    if step and found.find(step) is None:
        note = note or STEP_GONE
    await put(interaction, tracker_view(library, found, step, member.due, note), in_place)


async def show_all(
    interaction: discord.Interaction, page: int = 0, *, in_place: bool, note: str | None = None
) -> None:
    """All roadmaps that were started; without any, how to start one."""
    bot = bot_of(interaction)
    library = bot.knowledge.library
    name = bot.pseudonym(interaction.user.id)
    member = await member_of(bot.store, name)
    found = member.everywhere(library)
    if found:
        await put(interaction, overview_view(library, found, page, member.due, note), in_place)
        return
    likely = dict.fromkeys([member.profile.role, await bot.store.last_role(name)])
    offered = [role for role in likely if role in library.roadmaps]
    buttons: list[ui.Item[Any]] = [
        TrackRoadmap.within(str(role), library.roles[str(role)].name) for role in offered
    ]
    await put(interaction, message([NOTHING_STARTED], buttons), in_place)


async def mark(interaction: discord.Interaction, role: str, step: str, state: str) -> None:
    """Keep the state of a step ("open" takes it back), or without a step tick all that are covered."""
    bot = bot_of(interaction)
    library = bot.knowledge.library
    if role not in library.roadmaps:
        await say(interaction, ROADMAP_GONE)
        return
    name, now, note = bot.pseudonym(interaction.user.id), time.time(), None
    before = (await member_of(bot.store, name)).on(library, role)
    if not step:
        await bot.store.put_marks(name, [StepMark(role, one, "done", now) for one in before.covered])
        note = f"*Ticked: {len(before.covered)}.*" if before.covered else "*No step is covered any more.*"
    elif before.find(step) is None:
        note = STEP_GONE
    elif state == "open":
        await bot.store.drop_mark(name, role, step)
    else:
        await bot.store.put_marks(name, [StepMark(role, step, cast("StepState", state), now)])
    await show_roadmap(interaction, role, step or None, in_place=True, note=note)


async def send_picture(interaction: discord.Interaction, role: str, share: bool) -> None:
    """A picture of the progress: for the member alone, or to the channel."""
    bot = bot_of(interaction)
    library = bot.knowledge.library
    if role not in library.roadmaps:
        await say(interaction, ROADMAP_GONE)
        return
    if share and not may_write(interaction):
        await say(interaction, NOT_HERE)
        return
    found = (await member_of(bot.store, bot.pseudonym(interaction.user.id))).on(library, role)
    title = f"Roadmap: {role_name(library, role)}"
    drawing = asyncio.ensure_future(bot.charts.draw(chart(found, title)))
    private = not share and not interaction.context.dm_channel
    await asyncio.wait({drawing}, timeout=THINK_AFTER)
    if not drawing.done():
        await interaction.response.defer(ephemeral=private, thinking=True)
    try:
        picture = await drawing
    except ChartError:
        log.exception("the picture of a progress cannot be drawn")
        await _follow(interaction, message([NO_PICTURE]))
        return
    below: list[ui.Item[Any]] = [DrawProgress("share", role)] if private else []
    if share:
        below = [TrackRoadmap.to(role, "Track mine")]
    whose = interaction.user.mention if share else ""
    view = picture_view(title, f"attachment://{picture.name}", picture.alt, below, whose)
    sent = discord.File(io.BytesIO(picture.png), picture.name)
    await _follow(interaction, view, sent, private=private)


async def send_file(interaction: discord.Interaction, role: str) -> None:
    """The roadmap with the member's ticks as a Markdown file, for them alone."""
    bot = bot_of(interaction)
    library = bot.knowledge.library
    if role not in library.roadmaps:
        await say(interaction, ROADMAP_GONE)
        return
    found = (await member_of(bot.store, bot.pseudonym(interaction.user.id))).on(library, role)
    name = file_name(found)
    view = file_view(f"Roadmap: {role_name(library, role)}", f"attachment://{name}")
    sent = discord.File(io.BytesIO(markdown(library, found).encode()), name)
    await send_new(interaction, view, private=_private(interaction), file=sent)


async def put(interaction: discord.Interaction, view: ui.LayoutView, in_place: bool) -> None:
    """Show a member's own matters: in the message pressed on where only they see it, else beside it."""
    there = interaction.message
    if in_place and there is not None and (there.flags.ephemeral or not _private(interaction)):
        await sending.put(interaction, view)
    else:
        await send_new(interaction, view, private=_private(interaction))


async def _follow(
    interaction: discord.Interaction, view: ui.LayoutView, *files: discord.File, private: bool = True
) -> None:
    """Fill in the "thinking" where it is shown, else respond."""
    if interaction.response.is_done():
        await interaction.edit_original_response(view=view, attachments=files)
    else:
        await interaction.response.send_message(view=view, files=files, ephemeral=private)


def _private(interaction: discord.Interaction) -> bool:
    """Whether a reply must be hidden from others: everywhere but in the member's DM with the bot."""
    return not interaction.context.dm_channel

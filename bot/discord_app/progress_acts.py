"""What commands and buttons of the progress do: read the store, decide, show. Each ends in a reply.

Pictures and files: `progress_files.py`.
"""

import time
from typing import Any, cast

import discord
from discord import ui

from bot.discord_app import sending
from bot.discord_app.known import knowledge_of
from bot.discord_app.notes import message
from bot.discord_app.progress_items import TrackRoadmap
from bot.discord_app.progress_member import member_of
from bot.discord_app.progress_view import overview_view, tracker_view
from bot.discord_app.respond import say
from bot.discord_app.sending import bot_of, send_new
from bot.storage import StepMark, StepState

STEP_GONE = "*That step is no longer part of this roadmap. Your other ticks are kept.*"
ROADMAP_GONE = "That roadmap is no longer there. What you ticked is kept; `/progress` shows your others."
NO_ROADMAP = "There is no step-by-step roadmap for that role yet. `/roadmap` tells how people get there."
NOTHING_STARTED = (
    "## Your roadmaps\nYou have not started one yet. Choose one with `/progress role`, or press "
    "**Track my progress** below a roadmap, and tick what you have done."
)


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
    library = knowledge_of(interaction).library
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
    library = knowledge_of(interaction).library
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
    library = knowledge_of(interaction).library
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


async def put(interaction: discord.Interaction, view: ui.LayoutView, in_place: bool) -> None:
    """Show a member's own matters: in the message pressed on where only they see it, else beside it."""
    there = interaction.message
    if in_place and there is not None and (there.flags.ephemeral or not is_private(interaction)):
        await sending.put(interaction, view)
    else:
        await send_new(interaction, view, private=is_private(interaction))


def is_private(interaction: discord.Interaction) -> bool:
    """Whether a reply must be hidden from others: everywhere but in the member's DM with the bot."""
    return not interaction.context.dm_channel

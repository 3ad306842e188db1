"""The weekly reminder by DM, for who asked for it: switching it, and the duty that sends it.

The next week is set before a reminder is sent, so a crash in between loses one and never doubles it.
Whoever closes their DMs is reminded no more, and the Discord id kept for that is forgotten.
"""

import asyncio
import logging
import time
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import discord
from discord import ui

from bot.answers.words import role_name
from bot.discord_app import progress_acts as acts
from bot.discord_app.notes import message
from bot.discord_app.progress_items import SwitchReminder, TrackRoadmap
from bot.discord_app.progress_member import member_of
from bot.discord_app.progress_view import reminder_line
from bot.discord_app.sending import bot_of
from bot.discord_app.steady import passing
from bot.library import Library
from bot.progress import Progress, bar, hours_left
from bot.rendering.blocks import cut_text
from bot.storage import Reminder, Store

if TYPE_CHECKING:
    from bot.discord_app.client import CareerBot

log = logging.getLogger(__name__)

WEEK = 7 * 24 * 3600.0
EVERY = 60.0
"""Seconds between two looks at what is due."""
LATER = 3600.0
"""Seconds until a reminder is tried again where Discord could not be reached."""
SHOWN = 5
"""Roadmaps in one reminder."""
UNKNOWN_USER, CANNOT_SEND = 10013, 50033

clock = time.time

CLOSED = "*I may not write to you by DM, so there is no reminder. Allow DMs from this server and try again.*"
ON = "## Weekly reminder\nOnce a week I send you the next step of each roadmap you have started."
OFF = "## Weekly reminder\nOff. I will not remind you again."
ALL_DONE = (
    "## Well done\nNothing is left on the roadmaps you started, so this is the last reminder. "
    "`/progress` starts another roadmap."
)
NOT_BEGUN = (
    "## Your week\nYou have not started a roadmap yet. `/progress` opens one; mark a step as doing or done "
    "and I shall send you the next one."
)


async def remind(bot: "CareerBot") -> None:
    """A duty: send what is due, every minute.

    One process does for all: direct messages need no gateway. Each is put off by a week before it is sent.
    """
    while True:
        try:
            await send_due(bot, clock())
        except Exception:
            log.exception("reminders could not be looked up; the next look is in %g s", EVERY)
        await asyncio.sleep(EVERY)


async def send_due(bot: "CareerBot", now: float) -> None:
    """Send the reminders that are due at `now` (Unix seconds), at most fifty."""
    for reminder in await bot.store.due_reminders(now):
        if reminder.due > now:  # put off by a clock that was ahead
            await bot.store.put_reminder(Reminder(reminder.member, now + WEEK))
            continue
        weeks = int((now - reminder.due) // WEEK) + 1
        await bot.store.put_reminder(Reminder(reminder.member, reminder.due + weeks * WEEK))
        user = await bot.store.contact(reminder.member, "reminder")
        if user is None:
            await bot.store.drop_reminder(reminder.member)
            continue
        try:
            await _send(bot, reminder.member, user)
        except discord.HTTPException as error:
            if isinstance(error, discord.Forbidden) or error.code in (UNKNOWN_USER, CANNOT_SEND):
                await forget(bot.store, reminder.member)
            elif passing(error):
                await bot.store.put_reminder(Reminder(reminder.member, now + LATER))
            else:
                log.exception("a reminder was refused")
        except OSError:
            await bot.store.put_reminder(Reminder(reminder.member, now + LATER))
        except Exception:
            log.exception("a reminder could not be made")


async def switch(interaction: discord.Interaction, on: bool, role: str | None, step: str) -> None:
    """Turn the reminder on or off and show it in the message that was pressed on.

    `role` tells what that is: a tracker, with "" the overview, with None a DM about reminders.
    """
    bot = bot_of(interaction)
    member = bot.pseudonym(interaction.user.id)
    if not on:
        await forget(bot.store, member)
        await _show(interaction, role, step)
        return
    there = await bot.store.reminder(member)
    due = there.due if there else clock() + WEEK
    await bot.store.put_reminder(Reminder(member, due))
    await bot.store.put_contact(member, interaction.user.id, clock(), "reminder")
    await _show(interaction, role, step)
    if there is not None or interaction.context.dm_channel:
        return
    try:
        await _write(bot, interaction.user.id, switch_view(due))
    except discord.Forbidden:
        await forget(bot.store, member)
        await _show(interaction, role, step)
        await interaction.followup.send(view=message([CLOSED]), ephemeral=True)


async def forget(store: Store, member: str) -> None:
    """Remind a member no more, and forget the Discord id that was kept for it."""
    await store.drop_contact(member, "reminder")
    await store.drop_reminder(member)


def switch_view(due: float | None) -> ui.LayoutView:
    """Whether the reminder is on, and a button for the other."""
    text = f"{ON}\n{reminder_line(due)}" if due else OFF
    return message([text], [SwitchReminder("off" if due else "on")])


def reminder_view(library: Library, found: Sequence[Progress]) -> ui.LayoutView:
    """The next step of each roadmap, the one touched last first."""
    texts, buttons = ["## Your week"], list[ui.Item[Any]]()
    for one in found:
        if one.next is None:
            continue
        step = one.next.step
        goal = cut_text(step.goal.split("\n\n")[0], 300)
        texts.append(
            f"### {library.roles[one.role].name}\n```\n{bar(one)}\n```\n"
            f"Next: **{step.title}** ({step.hours.low} to {step.hours.high} hours)\n{goal}\n"
            f"-# {hours_left(one)}"
        )
        buttons.append(TrackRoadmap.to(one.role, f"Open {role_name(library, one.role)}"))
    return message(texts[: SHOWN + 1], buttons[:SHOWN], [SwitchReminder("off")])


async def _show(interaction: discord.Interaction, role: str | None, step: str) -> None:
    if role is None:
        bot = bot_of(interaction)
        there = await bot.store.reminder(bot.pseudonym(interaction.user.id))
        await acts.put(interaction, switch_view(there.due if there else None), in_place=True)
    elif role:
        await acts.show_roadmap(interaction, role, step or None, in_place=True)
    else:
        await acts.show_all(interaction, in_place=True)


async def _send(bot: "CareerBot", member: str, user: int) -> None:
    library = bot.knowledge.library
    found = (await member_of(bot.store, member)).everywhere(library)
    if not found:
        await _write(bot, user, message([NOT_BEGUN], [SwitchReminder("off")]))
    elif any(one.next for one in found):
        await _write(bot, user, reminder_view(library, found))
    else:
        await _write(bot, user, message([ALL_DONE]))
        await forget(bot.store, member)


async def _write(bot: "CareerBot", user: int, view: ui.LayoutView) -> None:
    channel = await bot.create_dm(discord.Object(user))
    await channel.send(view=view)

"""What can be done with a group of the review queue."""

import time
from collections.abc import Callable, Coroutine
from typing import Any

import discord

from bot.discord_app.answered import tell_of_answer
from bot.discord_app.custom_ids import ButtonId
from bot.discord_app.kb import changes
from bot.discord_app.kb.live import server_of
from bot.discord_app.kb.publishing import confirm_or_publish
from bot.discord_app.kb.review import MOST_WAYS, Group
from bot.discord_app.kb.review_view import show_group, show_list
from bot.discord_app.respond import say
from bot.discord_app.safe_text import safe
from bot.discord_app.sending import bot_of
from bot.knowledge import Knowledge
from bot.library.edits import Piece
from bot.understanding import Slots

NOT_FOR_US = Piece("topics", "out_of_scope/not-for-us")
"""The entry of the base that takes what a server leaves to people."""

NO_WORDS = "There are no words left in it to know such questions by. **Done** takes it out of the list."

WEEK = 7 * 24 * 3600.0


async def _new(interaction: discord.Interaction, _knowledge: Knowledge, group: Group) -> None:
    """Begin a question and answer with the wordings of the group."""
    from bot.discord_app.kb.drafting import open_form

    await open_form(interaction, Piece("topics", ""), group=group)


async def _fix(interaction: discord.Interaction, knowledge: Knowledge, group: Group) -> None:
    """Open the form of the entry that was criticised; of a computed one, what it was computed from."""
    from bot.discord_app.kb.drafting import open_form
    from bot.discord_app.kb.menus import drawn_on, show_which

    entry, text = group.first.entry, group.first.text
    piece = Piece("topics", entry)
    if knowledge.library.topics[entry].compute is not None:
        understood = knowledge.understander.understand(text)
        slots = understood.slots if understood.entry == entry else Slots()
        await show_which(interaction, [*drawn_on(knowledge.library, ButtonId("go", entry, "", slots))])
        return
    await open_form(interaction, piece, group=group)


async def _never(interaction: discord.Interaction, _knowledge: Knowledge, group: Group) -> None:
    """From now on such questions are declined in this server."""
    if not group.ways:
        await say(interaction, NO_WORDS)
        return
    server = await server_of(interaction)
    version = changes.adding(
        server, NOT_FOR_US, "phrases", group.ways[:MOST_WAYS], "not for us, from the review"
    )
    done = f"From now on I decline questions like “{_shown(group)}” here."
    await confirm_or_publish(interaction, [version], done=done, origin=f"review:{group.first.item}")


async def _week(interaction: discord.Interaction, _knowledge: Knowledge, group: Group) -> None:
    """Out of the way for a week."""
    await settle(interaction, group, "snoozed", until=time.time() + WEEK)
    await show_list(interaction, f"“{_shown(group)}” comes back in a week.")


async def _done(interaction: discord.Interaction, _knowledge: Knowledge, group: Group) -> None:
    """Out of the queue, without a change."""
    await settle(interaction, group, "done")
    await show_list(interaction, f"“{_shown(group)}” is dealt with.")


async def _later(interaction: discord.Interaction, knowledge: Knowledge, group: Group) -> None:
    """The next group of the list."""
    from bot.discord_app.kb.review import waiting_groups

    groups = await waiting_groups(interaction, knowledge)
    places = [place for place, one in enumerate(groups) if group.first.item in one.items]
    following = groups[(places[0] + 1) % len(groups)] if places else groups[0]
    await show_group(interaction, following.first.item)


async def add_to(interaction: discord.Interaction, group: Group, entry: str) -> None:
    """The wordings of a group become ways to ask of an entry."""
    if not group.ways:
        await say(interaction, NO_WORDS)
        return
    server = await server_of(interaction)
    ways = group.ways[:MOST_WAYS]
    version = changes.adding(server, Piece("topics", entry), "phrases", ways, "from the review")
    title = safe(server.knowledge.library.topics[entry].title)
    done = f"“{_shown(group)}” leads to **{title}** from now on."
    await confirm_or_publish(interaction, [version], done=done, origin=f"review:{group.first.item}")


async def settle(
    interaction: discord.Interaction, group: Group, state: str, until: float | None = None
) -> None:
    """Take a group out of the queue."""
    bot, guild = bot_of(interaction), str(interaction.guild_id)
    await bot.store.handle(guild, group.items, state, interaction.user.id, time.time(), until)


async def settled_by(interaction: discord.Interaction, origin: str, entry: str) -> None:
    """After a change that came of the review was published: its group is dealt with, and members who asked
    for it are told, unless the entry declines."""
    from bot.discord_app.kb.review import waiting_groups

    item = origin.removeprefix("review:")
    server = await server_of(interaction)
    groups = await waiting_groups(interaction, server.knowledge)
    group = next((one for one in groups if item in one.items), None)
    if group is None:
        return
    declines = entry.startswith("out_of_scope/")
    await settle(interaction, group, "not for us" if declines else "mended")
    if not declines:
        await tell_of_answer(bot_of(interaction), str(interaction.guild_id), group.missed, entry)


def _shown(group: Group) -> str:
    return safe(group.first.text or group.first.entry, 80)


Deal = Callable[[discord.Interaction, Knowledge, Group], Coroutine[Any, Any, None]]

DEALS: dict[str, Deal] = {
    "new": _new,
    "fix": _fix,
    "never": _never,
    "week": _week,
    "done": _done,
    "later": _later,
}

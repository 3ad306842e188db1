"""From versions to what members see: committed, made live, and written into the audit log."""

import asyncio
import time
from collections.abc import Callable, Sequence
from typing import ParamSpec, TypeVar
from weakref import WeakValueDictionary

import discord
from discord import ui

from bot.discord_app.auditing import audit
from bot.discord_app.mended import tell_soon
from bot.discord_app.rights import may
from bot.discord_app.sending import bot_of, put, send_new
from bot.servers import ServerKnowledge
from bot.storage import Checked, NewVersion

P = ParamSpec("P")
T = TypeVar("T")

_turns: WeakValueDictionary[int, asyncio.Lock] = WeakValueDictionary()


async def in_turn(
    interaction: discord.Interaction, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs
) -> T:
    """What a function of much computing returns, in a thread. One at a time for each server, so that many
    moderators of one keep no other waiting."""
    turn = _turns.setdefault(interaction.guild_id or 0, asyncio.Lock())
    async with turn:
        return await asyncio.to_thread(function, *args, **kwargs)


async def server_of(interaction: discord.Interaction) -> ServerKnowledge:
    """What the server of an interaction knows, with its layer and versions."""
    return await bot_of(interaction).conversation.servers.server(str(interaction.guild_id))


async def publish(
    interaction: discord.Interaction,
    versions: Sequence[NewVersion],
    *,
    action: str = "publish",
    detail: str = "",
    drafts: Sequence[Checked] = (),
) -> ServerKnowledge | None:
    """Commit versions together and make them live; None where the member may not (they have been told).

    `action` and `detail` stand in the audit log. Raises `ConflictError`, nothing committed, where somebody
    else was first, and `DraftChangedError` where a draft was written on since it was checked.
    """
    targets = ", ".join(version.piece.key for version in versions[:3])
    targets += f" and {len(versions) - 3} more" if len(versions) > 3 else ""
    if not await may(interaction, "publish", targets):
        return None
    bot, guild = bot_of(interaction), str(interaction.guild_id)
    await bot.store.publish(guild, versions, interaction.user.id, time.time(), drafts)
    live = await bot.conversation.servers.refresh(guild)
    await audit(interaction, action, targets, detail)
    tell_soon(bot, guild)
    return live


async def show(interaction: discord.Interaction, made: ui.LayoutView) -> None:
    """In the place of the moderator's own message that was pressed, else as a new one that they alone see."""
    if interaction.message is not None and interaction.message.flags.ephemeral:
        await put(interaction, made)
    else:
        await send_new(interaction, made)

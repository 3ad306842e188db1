"""What the buttons of a draft's card do."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

import discord

from bot.discord_app.kb.drafted import read, title_of
from bot.discord_app.kb.drafting import show_draft, show_drafts
from bot.discord_app.kb.live import server_of
from bot.discord_app.kb.publishing import confirm_or_publish
from bot.discord_app.kb.words import safe
from bot.discord_app.sending import bot_of
from bot.library.layers import layered
from bot.servers import over
from bot.storage import Draft


async def _show(interaction: discord.Interaction, draft: Draft) -> None:
    """The piece exactly as members would see it, were the draft published."""
    from bot.discord_app.kb.acts import preview

    server = await server_of(interaction)
    found = read(server, draft)
    if found.version is None or found.version.edit is None or found.faults:
        await show_draft(interaction, draft)
        return
    others = [edit for piece, edit in server.layer.edits.items() if piece != found.piece]
    trial = await asyncio.to_thread(layered, server.base.library, [*others, found.version.edit])
    knowledge = await asyncio.to_thread(over, server.base, trial)
    await preview(interaction, knowledge, found.piece)


async def _check(interaction: discord.Interaction, draft: Draft) -> None:
    """Say what it would change, and publish it on a second press."""
    server = await server_of(interaction)
    found = read(server, draft)
    if found.version is None or found.faults:
        await show_draft(interaction, draft)
        return
    done = f"**{safe(title_of(server, draft), 80)}** is live in this server."
    await confirm_or_publish(
        interaction, [found.version], done=done, origin=draft.origin, drafts=[draft.number], ask=True
    )


async def _away(interaction: discord.Interaction, draft: Draft) -> None:
    """Throw the draft away."""
    await bot_of(interaction).store.drop_draft(draft.guild, draft.number)
    await show_drafts(interaction)


async def _card(interaction: discord.Interaction, draft: Draft) -> None:
    await show_draft(interaction, draft)


DRAFT_ACTS: dict[str, Callable[[discord.Interaction, Draft], Coroutine[Any, Any, None]]] = {
    "show": _show,
    "check": _check,
    "away": _away,
    "card": _card,
}

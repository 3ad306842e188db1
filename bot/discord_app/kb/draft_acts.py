"""What the buttons of a draft's card do."""

import asyncio
from collections.abc import Callable, Coroutine, Mapping
from typing import Any

import discord

from bot.discord_app.kb.conflicts import clashes_told
from bot.discord_app.kb.draft_card import DraftAct
from bot.discord_app.kb.drafted import Drafted, read, title_of
from bot.discord_app.kb.drafting import show_draft, show_drafts
from bot.discord_app.kb.live import in_turn, server_of, show
from bot.discord_app.kb.publishing import confirm_or_publish
from bot.discord_app.notes import message
from bot.discord_app.safe_text import safe
from bot.discord_app.sending import bot_of
from bot.library.layers import layered
from bot.servers import over
from bot.storage import Checked, Draft


async def _show(interaction: discord.Interaction, draft: Draft) -> None:
    """The piece exactly as members would see it, were the draft published."""
    from bot.discord_app.kb.acts import preview

    server = await server_of(interaction)
    found = await asyncio.to_thread(read, server, draft)
    if found.version is None or found.version.edit is None or found.faults:
        await show_draft(interaction, draft)
        return
    others = [edit for piece, edit in server.layer.edits.items() if piece != found.piece]
    trial = await in_turn(interaction, layered, server.base.library, [*others, found.version.edit])
    knowledge = await in_turn(interaction, over, server.base, trial)
    await preview(interaction, knowledge, found.piece, _changed_row(found))


def _changed_row(found: Drafted) -> Mapping[str, Any] | None:
    """The first row of pay that the draft adds or changes: members ask for pay by country and level."""
    before = (found.before or {}).get("guide", ())
    return next((row for row in found.value.get("guide", ()) if row not in before), None)


async def _check(interaction: discord.Interaction, draft: Draft) -> None:
    """Say what it would change, and publish it on a second press."""
    server = await server_of(interaction)
    found = await asyncio.to_thread(read, server, draft)
    if found.version is None or found.faults:
        await show_draft(interaction, draft)
        return
    done = f"**{safe(title_of(server, draft), 80)}** is live in this server."
    checked = [Checked(draft.number, draft.at)]
    await confirm_or_publish(
        interaction,
        [found.version],
        done=done,
        origin=draft.origin,
        drafts=checked,
        ask=True,
        warning=clashes_told(found.clashes, "⚠️ **{}** was changed meanwhile too: there yours would stand."),
    )


async def _away(interaction: discord.Interaction, draft: Draft) -> None:
    """Ask once more: what was typed would be gone."""
    name = safe(title_of(await server_of(interaction), draft), 80)
    text = (
        f"## Throw it away?\nWhat you typed about **{name}** would be gone for good. What members see stays."
    )
    row = [DraftAct("sure", draft.number), DraftAct("card", draft.number, label="Keep it")]
    await show(interaction, message([text], row))


async def _sure(interaction: discord.Interaction, draft: Draft) -> None:
    """Throw the draft away."""
    await bot_of(interaction).store.drop_draft(draft.guild, draft.number)
    await show_drafts(interaction)


async def _card(interaction: discord.Interaction, draft: Draft) -> None:
    await show_draft(interaction, draft)


DRAFT_ACTS: dict[str, Callable[[discord.Interaction, Draft], Coroutine[Any, Any, None]]] = {
    "show": _show,
    "check": _check,
    "away": _away,
    "sure": _sure,
    "card": _card,
}

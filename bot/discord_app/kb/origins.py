"""What brought a change about: a draft, the review, a proposal. The way back, and word when it is live."""

from typing import Any

import discord
from discord import ui

from bot.discord_app.kb.cards import Act, show_card
from bot.discord_app.kb.draft_card import DraftAct
from bot.discord_app.kb.drafting import show_draft
from bot.discord_app.kb.panel import Go
from bot.discord_app.kb.pending import Pending
from bot.discord_app.kb.proposals import settled
from bot.discord_app.kb.review_view import show_group
from bot.discord_app.sending import bot_of

_REVIEW, _PROPOSAL = "review:", "proposal:"
"""How an origin begins; the rest says which group or which proposal."""


async def go_back(
    interaction: discord.Interaction, pending: Pending, note: str = "Nothing was published."
) -> None:
    """Show where a change came from: its draft, the review, or the piece itself."""
    store, guild = bot_of(interaction).store, str(interaction.guild_id)
    draft = await store.draft(guild, pending.drafts[0].number) if pending.drafts else None
    if draft is not None:
        await show_draft(interaction, draft, note)
    elif pending.origin.startswith(_REVIEW):
        await show_group(interaction, pending.origin.removeprefix(_REVIEW), note)
    else:
        await show_card(interaction, pending.versions[0].piece, note)


def ways_back(pending: Pending) -> list[ui.Item[Any]]:
    """Buttons to where something about a refused change can be mended, and to what it came from."""
    found: list[ui.Item[Any]] = [DraftAct("card", one.number) for one in pending.drafts[:1]]
    found += ways_on(pending)
    piece = pending.versions[0].piece
    return [*found, Act("card", piece, "Back" if not found else "Open what members see")]


def ways_on(pending: Pending) -> list[ui.Item[Any]]:
    """The button to the list that a change came from, where the next one may wait."""
    if pending.origin.startswith(_REVIEW):
        return [Go("review")]
    return [Go("proposals")] if pending.origin.startswith(_PROPOSAL) else []


async def settle(interaction: discord.Interaction, pending: Pending) -> None:
    """Let the review or the proposal know that a change of it is live."""
    from bot.discord_app.kb.review_acts import settled_by

    piece = pending.versions[0].piece
    if pending.origin.startswith(_REVIEW):
        await settled_by(interaction, pending.origin, piece.key)
    elif pending.origin.startswith(_PROPOSAL):
        await settled(interaction, pending.origin, piece)

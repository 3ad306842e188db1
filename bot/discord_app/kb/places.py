"""Where the panel's buttons lead."""

from collections.abc import Callable, Coroutine
from typing import Any

import discord

from bot.discord_app.kb.drafting import open_new, show_drafts
from bot.discord_app.kb.due import show_due
from bot.discord_app.kb.exchanging import show_in_and_out
from bot.discord_app.kb.history import show_history
from bot.discord_app.kb.panel import show_panel
from bot.discord_app.kb.proposals import show_proposals
from bot.discord_app.kb.review_view import show_list

Place = Callable[[discord.Interaction], Coroutine[Any, Any, None]]


async def _history(interaction: discord.Interaction) -> None:
    await show_history(interaction, None)


PLACES: dict[str, Place] = {
    "panel": show_panel,
    "new": open_new,
    "review": show_list,
    "proposals": show_proposals,
    "drafts": show_drafts,
    "history": _history,
    "due": show_due,
    "inout": show_in_and_out,
}

"""Short private messages with buttons: thanks, confirmations, questions back.

Nothing of the answers' layout is imported at the top, because the answers' layout shows buttons that reply
with these.
"""

from typing import Any

import discord
from discord import ui
from discord.utils import escape_mentions

from bot.discord_app.sending import send_new

BUTTONS = 5
"""Buttons in one row."""


def note(text: str, *items: ui.Item[Any]) -> ui.LayoutView:
    """A text of ours (Markdown; mentions in it are dead) with up to five buttons below it."""
    return live_note(escape_mentions(text), *items)


def live_note(text: str, *items: ui.Item[Any]) -> ui.LayoutView:
    """The same where a mention shall stay alive: `text` holds nothing that a member typed."""
    from bot.discord_app.layout import COLOUR

    container: ui.Container[Any] = ui.Container(ui.TextDisplay(text), accent_colour=COLOUR)
    if items:
        container.add_item(ui.ActionRow(*items[:BUTTONS]))
    made = ui.LayoutView(timeout=None)
    made.add_item(container)
    return made


async def tell(interaction: discord.Interaction, text: str, *items: ui.Item[Any]) -> None:
    """Answer an interaction, deferred or not, with a note that only the member sees."""
    await send_new(interaction, note(text, *items))

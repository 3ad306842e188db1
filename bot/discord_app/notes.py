"""Short messages of ours, all in one look: thanks, confirmations, hints, questions back, trackers.

Only what shows answers has a layout of its own (`layout.py`).
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import discord
from discord import ui
from discord.utils import escape_mentions

from bot.discord_app.sending import send_new

COLOUR = discord.Colour(0x3B82C4)
UNSURE_COLOUR = discord.Colour(0xC98A1B)
BUTTONS = 5
"""Buttons in one row."""
MOST = 4000
"""Characters that all texts of a message may have together."""
_CUT = "…\n```"

Row = Sequence[ui.Item[Any]]


def message(
    texts: Iterable[str],
    *rows: Row,
    after: Iterable[ui.Item[Any]] = (),
    colour: discord.Colour = COLOUR,
    live: bool = False,
) -> ui.LayoutView:
    """Texts of ours (Markdown) with a line between them, what comes after, rows of at most five buttons.

    Mentions in the texts are dead unless `live`: then they hold nothing that a member typed. What is too
    long for a message is cut.
    """
    container: ui.Container[Any] = ui.Container(accent_colour=colour)
    for text in _within(text if live else escape_mentions(text) for text in texts):
        if container.children:
            container.add_item(ui.Separator())
        container.add_item(ui.TextDisplay(text))
    for item in after:
        container.add_item(item)
    for row in rows:
        if row:
            container.add_item(ui.ActionRow(*row[:BUTTONS]))
    made = ui.LayoutView(timeout=None)
    made.add_item(container)
    return made


def _within(texts: Iterable[str]) -> Iterator[str]:
    """As much of the texts as Discord takes. Where a block of code is cut it is closed again, so that what
    stands in it stays dead."""
    left = MOST
    for text in texts:
        if len(text) > left:
            text = f"{text[: max(0, left - len(_CUT))]}…"
            text += "\n```" if text.count("```") % 2 else ""
        left -= len(text)
        if text not in ("", "…"):
            yield text


def note(text: str, *items: ui.Item[Any]) -> ui.LayoutView:
    """One text with up to five buttons below it."""
    return message([text], items)


def live_note(text: str, *items: ui.Item[Any]) -> ui.LayoutView:
    """The same where a mention shall stay alive: `text` holds nothing that a member typed."""
    return message([text], items, live=True)


def notice_view(text: str) -> ui.LayoutView:
    """An apology, a hint, a question back."""
    return message([text], colour=UNSURE_COLOUR)


async def tell(interaction: discord.Interaction, text: str, *items: ui.Item[Any]) -> None:
    """Answer an interaction, deferred or not, with a note that only the member sees."""
    await send_new(interaction, note(text, *items))


async def whisper(interaction: discord.Interaction, text: str) -> None:
    """The same for words of ours in which a mention stays one; it pings nobody."""
    await send_new(interaction, live_note(text))

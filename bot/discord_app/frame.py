"""What stands around an answer in its message, kept when the answer is shown otherwise.

That is the line that says whom "Answer this" answered, and the button that sends an automatic answer away.
"""

import re
from typing import Any

import discord
from discord import ui


def framed(message: discord.Message | None, made: ui.LayoutView) -> ui.LayoutView:
    """The view with what stood above and below the answer in its message."""
    above: list[ui.Item[Any]] = []
    below: list[ui.Item[Any]] = []
    side = above
    for part in message.components if message else ():
        if isinstance(part, discord.Container):
            side = below
        elif item := _again(part):
            side.append(item)
    if not above and not below:
        return made
    whole = ui.LayoutView(timeout=None)
    for item in (*above, *made.children, *below):
        whole.add_item(item)
    return whole


def _again(part: Any) -> ui.Item[Any] | None:
    """A line of text, or a row with the button that dismisses; all else belongs to no frame."""
    from bot.discord_app.dismissing import Dismiss

    if isinstance(part, discord.TextDisplay):
        return ui.TextDisplay(part.content)
    for button in getattr(part, "children", ()):
        found = re.fullmatch(Dismiss.__discord_ui_compiled_template__, str(getattr(button, "custom_id", "")))
        if found:
            return ui.ActionRow(Dismiss(int(found["asker"]), int(found["question"])))
    return None

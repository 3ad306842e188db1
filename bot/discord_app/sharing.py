"""A private message of ours is shared with its channel once: then its button says so."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import discord
from discord import ui

from bot.discord_app.latest import Latest
from bot.discord_app.sending import put

LABEL, DONE = "Share in channel", "Shared"

_SHARED: Latest[tuple[int, str], None] = Latest(10_000)
"""(message, custom id) of buttons that were pressed: a second press may come before the button changes."""


@asynccontextmanager
async def sharing(interaction: discord.Interaction) -> AsyncIterator[bool]:
    """While what stands in the pressed message is posted; False where it has been, or is being.

    The response is the pressed message with the button that says so, so the post is a follow-up. Where that
    fails the button can be pressed again.
    """
    message = interaction.message
    assert message is not None
    custom_id = str(dict(interaction.data or {}).get("custom_id", ""))
    key = (message.id, custom_id)
    first = key not in _SHARED
    _SHARED[key] = None
    await _show(interaction, message, custom_id, done=True)
    try:
        yield first
    except Exception:
        if first:
            del _SHARED[key]
            await _show(interaction, message, custom_id, done=False)
        raise


def can_be_shared(message: discord.Message | None) -> bool:
    """Whether a message has a button that shares it, and that was not pressed yet."""
    return message is not None and any(
        isinstance(item, ui.Button) and item.label == LABEL and not item.disabled
        for item in ui.LayoutView.from_message(message).walk_children()
    )


async def _show(
    interaction: discord.Interaction, message: discord.Message, custom_id: str, *, done: bool
) -> None:
    """Show the button as pressed or not, unless something else was chosen meanwhile."""
    made = _with_button(message, custom_id, done=done)
    await put(interaction, made, message.attachments, unless_later=True)


def _with_button(message: discord.Message, custom_id: str, *, done: bool) -> ui.LayoutView:
    """The message as it stands, its button pressed or not. A file is named, for its address may expire."""
    made = ui.LayoutView.from_message(message, timeout=None)
    names = {attachment.filename for attachment in message.attachments}
    for item in made.walk_children():
        if isinstance(item, ui.Button) and item.custom_id == custom_id:
            item.disabled, item.label = done, DONE if done else LABEL
        elif isinstance(item, ui.MediaGallery):
            _name_files(item, names)
    made.stop()  # discord.py need not keep it: what is pressed is found by its custom id
    return made


def _name_files(gallery: ui.MediaGallery[Any], names: set[str]) -> None:
    for picture in gallery.items:
        name = picture.media.url.partition("?")[0].rpartition("/")[2]
        if name in names:
            picture.media = f"attachment://{name}"

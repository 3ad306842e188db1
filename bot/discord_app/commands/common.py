"""What all commands share: where they may be used, and opening a computed entry."""

from collections.abc import Callable
from typing import Any

import discord
from discord import app_commands

from bot.discord_app.known import knowledge_of
from bot.discord_app.respond import open_entry
from bot.library.models import Computed
from bot.understanding import Slots

PRIVATE = "Only you see the answer"


def everywhere(command: Any) -> Any:
    """In servers, in DMs with the bot and, installed by a user, anywhere."""
    decorators: tuple[Callable[[Any], Any], ...] = (
        app_commands.allowed_installs(guilds=True, users=True),
        app_commands.allowed_contexts(guilds=True, dms=True, private_channels=True),
    )
    for decorate in decorators:
        command = decorate(command)
    return command


async def open_computed(
    interaction: discord.Interaction, kind: Computed, slots: Slots, private: bool
) -> None:
    """Answer with the computed entry of that kind."""
    entry = knowledge_of(interaction).library.computed[kind]
    words = " ".join(str(value) for value in slots.named().values())
    await open_entry(interaction, entry, slots, f"/{kind} {words}".strip(), private)

"""Arguments of commands: autocompletion over names and aliases, and what was typed and not chosen."""

from collections.abc import Callable, Coroutine
from typing import Any

import discord
from discord import app_commands
from discord.utils import escape_markdown, escape_mentions

from bot.discord_app.respond import bot_of
from bot.understanding.names import NameIndex, Names

CHOICE_LIMIT = 100
Completer = Callable[[discord.Interaction, str], Coroutine[Any, Any, list[app_commands.Choice[str]]]]


class UnknownNameError(app_commands.AppCommandError):
    """What was typed names nothing known. `near` are the names that come closest."""

    def __init__(self, kind: str, typed: str, near: list[str]):
        self.kind = kind
        self.typed = typed
        self.near = near
        shown = escape_mentions(escape_markdown(typed[:60]))
        hint = (
            f" Did you mean {' or '.join(near)}?"
            if near
            else " Pick one from the list that opens as you type."
        )
        super().__init__(f"I know no {kind} called “{shown}”.{hint}")


def completer(kind: str) -> Completer:
    """An autocomplete callback over the names of `kind` (a field of `NameIndex`)."""

    async def complete(interaction: discord.Interaction, current: str) -> list[app_commands.Choice[str]]:
        names = _names(bot_of(interaction).knowledge.names, kind)
        return [
            app_commands.Choice(name=known.shown[:CHOICE_LIMIT], value=known.value)
            for known in names.suggest(current)
        ]

    return complete


def resolve(interaction: discord.Interaction, kind: str, typed: str | None, called: str) -> str | None:
    """The id that was chosen or typed; None for nothing; raises `UnknownNameError` with the nearest names."""
    if typed is None or not typed.strip():
        return None
    names = _names(bot_of(interaction).knowledge.names, kind)
    value = names.resolve(typed)
    if value is None:
        near = [known.shown for known in names.suggest(typed, limit=3)]
        raise UnknownNameError(called, typed, near)
    return value


def _names(index: NameIndex, kind: str) -> Names:
    names: Names = getattr(index, kind)
    return names

"""`/help`: what the bot can do, and its commands."""

from collections.abc import Awaitable, Iterable
from dataclasses import replace
from typing import Any

import discord
from discord import app_commands

from bot.answers import Answer, Section
from bot.discord_app.commands.common import PRIVATE, everywhere
from bot.discord_app.respond import send, session_of
from bot.discord_app.sending import bot_of
from bot.understanding import Slots
from bot.understanding.understander import WELCOME

WAYS = "Or mention me, reply to me, write me a direct message. On anybody's message: Apps, **Answer this**."


@everywhere
@app_commands.command(name="help", description="What I can do, with examples")
@app_commands.describe(private=PRIVATE)
async def help_(interaction: discord.Interaction, private: bool = True) -> None:
    """Answer with a line for each command and the entry that introduces the bot.

    The commands stand first: a further page is that of the entry alone.
    """
    bot = bot_of(interaction)
    coming = bot.conversation.open_entry(WELCOME, Slots(), session_of(interaction, "command"), text="/help")
    offered = [one for one in bot.tree.get_commands() if _offered(one, interaction)]
    await send(interaction, _with_commands(coming, offered), private)


def _offered(command: object, interaction: discord.Interaction) -> bool:
    """Whether a command is for members, and there where help is asked for."""
    if not isinstance(command, app_commands.Command | app_commands.Group) or command.extras.get("moderators"):
        return False
    return interaction.guild_id is not None or not command.guild_only


async def _with_commands(coming: Awaitable[Answer], offered: Iterable[Any]) -> Answer:
    answer = await coming
    lines = [
        f"- `/{command.name}`: {command.description}"
        for command in sorted(offered, key=lambda one: str(one.name))
    ]
    listed = Section("Commands", "\n".join([*lines, WAYS]))
    examples = [replace(section, heading=section.heading or "Examples") for section in answer.body.sections]
    return replace(answer, body=replace(answer.body, sections=(listed, *examples)))

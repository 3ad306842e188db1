"""`/help`: what the bot can do, and its commands."""

from collections.abc import Awaitable, Iterable
from dataclasses import replace

import discord
from discord import app_commands

from bot.answers import Answer, Section
from bot.discord_app.commands.common import PRIVATE, everywhere
from bot.discord_app.respond import send, session_of
from bot.discord_app.sending import bot_of
from bot.understanding import Slots
from bot.understanding.understander import WELCOME


@everywhere
@app_commands.command(name="help", description="What I can do, with examples")
@app_commands.describe(private=PRIVATE)
async def help_(interaction: discord.Interaction, private: bool = True) -> None:
    """Answer with the entry that introduces the bot, and a line for each command."""
    bot = bot_of(interaction)
    coming = bot.conversation.open_entry(WELCOME, Slots(), session_of(interaction, "command"), text="/help")
    await send(interaction, _with_commands(coming, bot.tree.get_commands()), private)


async def _with_commands(coming: Awaitable[Answer], known: Iterable[object]) -> Answer:
    answer = await coming
    lines = [
        f"- `/{command.name}`: {command.description}"
        for command in sorted(
            (one for one in known if isinstance(one, app_commands.Command | app_commands.Group)),
            key=lambda one: one.name,
        )
        if not command.extras.get("moderators")
    ]
    listed = Section("Commands", "\n".join(lines))
    return replace(answer, body=replace(answer.body, sections=(*answer.body.sections, listed)))

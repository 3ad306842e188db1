"""A bare discord.py bot to measure beside: `python -m benchmarks.echo` says back what it hears.

With `made` it sends the messages of our bot, which it made before anybody asked.
"""

import os
import sys
from collections.abc import Callable
from typing import Any

import discord
import yarl
from discord import app_commands

Say = Callable[[str], dict[str, Any]]
"""What is sent to somebody who writes a text."""


class Echo(discord.AutoShardedClient):
    """Answers mentions and one command."""

    def __init__(self, say: Callable[[], Say]) -> None:
        self._make = say
        super().__init__(intents=discord.Intents(guilds=True, guild_messages=True))
        self.tree = app_commands.CommandTree(self)
        self.tree.add_command(echo)

    async def setup_hook(self) -> None:
        """Make what is made beforehand, register the command."""
        self.say = self._make()
        await self.tree.sync()

    async def on_message(self, message: discord.Message) -> None:
        """Say it back; its own words hold its mention too, and are left alone."""
        if message.author != self.user and self.user in message.mentions:
            await message.reply(**self.say(message.content), mention_author=False)


@app_commands.command(description="Say it back")
async def echo(interaction: discord.Interaction[Echo], text: str) -> None:
    """The command."""
    await interaction.response.send_message(**interaction.client.say(text))


def back() -> Say:
    """The same text."""
    return lambda text: {"content": text}


def made() -> Say:
    """The answer of our bot to the question in a text, else what a data engineer needs."""
    from benchmarks.discord import QUESTIONS
    from bot.answers import answer
    from bot.discord_app.layout import answer_view
    from bot.settings import load_settings
    from bot.understanding import Slots, Understander

    ours = Understander.load(load_settings().knowledge_dir)
    asked = {question: answer_view(answer(ours.understand(question), ours.library)) for question in QUESTIONS}
    skills = answer_view(answer(ours.direct("skills/by-role", Slots(role="data-engineer")), ours.library))

    def say(text: str) -> dict[str, Any]:
        return {"view": next((view for question, view in asked.items() if question in text), skills)}

    return say


if __name__ == "__main__":
    discord.http.Route.BASE = os.environ["DISCORD_API_BASE"]
    gateway = yarl.URL(os.environ["DISCORD_GATEWAY"])
    discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY = gateway
    Echo(made if sys.argv[1:] == ["made"] else back).run(os.environ["DISCORD_TOKEN"], log_handler=None)

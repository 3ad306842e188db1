"""A bare discord.py bot that says back what it hears, to measure beside: `python -m benchmarks.echo`."""

import os

import discord
import yarl
from discord import app_commands


class Echo(discord.AutoShardedClient):
    """Answers mentions and one command."""

    def __init__(self) -> None:
        super().__init__(intents=discord.Intents(guilds=True, guild_messages=True))
        self.tree = app_commands.CommandTree(self)
        self.tree.add_command(echo)

    async def setup_hook(self) -> None:
        """Register the command."""
        await self.tree.sync()

    async def on_message(self, message: discord.Message) -> None:
        """Say it back; its own words hold its mention too, and are left alone."""
        if message.author != self.user and self.user in message.mentions:
            await message.reply(message.content, mention_author=False)


@app_commands.command(description="Say it back")
async def echo(interaction: discord.Interaction, text: str) -> None:
    """The command."""
    await interaction.response.send_message(text)


if __name__ == "__main__":
    discord.http.Route.BASE = os.environ["DISCORD_API_BASE"]
    gateway = yarl.URL(os.environ["DISCORD_GATEWAY"])
    discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY = gateway
    Echo().run(os.environ["DISCORD_TOKEN"], log_handler=None)

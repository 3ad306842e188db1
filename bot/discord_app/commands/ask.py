"""`/ask`: a free question."""

import discord
from discord import app_commands

from bot.discord_app.commands.common import PRIVATE, everywhere
from bot.discord_app.respond import send, session_of
from bot.discord_app.sending import bot_of


@everywhere
@app_commands.command(name="ask", description="Ask about careers in machine learning, data and AI")
@app_commands.describe(
    question="In your own words, such as: what does a data engineer earn in Germany?", private=PRIVATE
)
async def ask(
    interaction: discord.Interaction, question: app_commands.Range[str, 1, 4000], private: bool = False
) -> None:
    """Answer a free question."""
    session = session_of(interaction, "command")
    await send(interaction, bot_of(interaction).conversation.reply(question, session), private)

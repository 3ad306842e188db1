"""`/feedback`: general feedback for the makers."""

import discord
from discord import app_commands

from bot.discord_app.commands.common import everywhere
from bot.discord_app.feedback import TEXT_LENGTH, general_form, keep_general


@everywhere
@app_commands.command(name="feedback", description="Tell the people who make me what you think")
@app_commands.describe(text="What you want to say; leave it out for a form with more room")
async def feedback(
    interaction: discord.Interaction, text: app_commands.Range[str, 1, TEXT_LENGTH] | None = None
) -> None:
    """Keep what was typed, or open the form for it."""
    if text is None or not text.strip():
        await interaction.response.send_modal(general_form())
    else:
        await keep_general(interaction, text)

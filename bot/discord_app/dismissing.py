"""The button that sends an automatic answer away."""

import contextlib
import re
import time
from typing import Self

import discord
from discord import ui

from bot.discord_app.buttons import SafeButton
from bot.discord_app.notes import whisper
from bot.discord_app.replying import one_at_a_time
from bot.discord_app.sending import bot_of
from bot.knowledge import Knowledge
from bot.storage import Feedback

DAY = 24 * 3600.0
"""Seconds for which a member gets no automatic answers after a dismissal."""

NOTE = "-# Nobody asked me, but I know this one. {asker} and moderators can send me away."


def dismissable(view: ui.LayoutView, asker: int, question: int) -> ui.LayoutView:
    """An answer with a word on why it is there and the button that sends it away."""
    view.add_item(ui.TextDisplay(NOTE.format(asker=f"<@{asker}>")))
    view.add_item(ui.ActionRow(Dismiss(asker, question)))
    return view


def is_automatic(answer: discord.Message) -> bool:
    """Whether a message of ours is an automatic answer: it can be dismissed."""
    buttons = (button for row in answer.components for button in getattr(row, "children", ()))
    return any(str(getattr(button, "custom_id", "")).startswith("v1:au:") for button in buttons)


class Dismiss(SafeButton, template=r"v1:au:(?P<asker>\d+):(?P<question>\d+)"):
    """Sends an automatic answer away; for the asker and for moderators."""

    def __init__(self, asker: int, question: int):
        self.asker = asker
        self.question = question
        super().__init__(ui.Button(label="Dismiss", custom_id=f"v1:au:{asker}:{question}"))

    @classmethod
    def from_match(cls, _knowledge: Knowledge, match: re.Match[str]) -> Self:
        """The button under whatever answer, however old."""
        return cls(int(match["asker"]), int(match["question"]))

    async def pressed(self, interaction: discord.Interaction) -> None:
        """Delete the answer and keep silent towards the asker for a day."""
        own = interaction.user.id == self.asker
        if not own and not interaction.permissions.manage_messages:
            await whisper(interaction, f"Only <@{self.asker}>, who asked, and moderators can dismiss this.")
            return
        bot = bot_of(interaction)
        member, guild, now = bot.pseudonym(self.asker), str(interaction.guild_id), time.time()
        await bot.store.silence(member, guild, now + DAY)
        by = bot.pseudonym(interaction.user.id)
        await bot.store.add_feedback(
            Feedback(member=by, guild=guild, channel=str(interaction.channel_id), kind="dismissed", at=now)
        )
        whom = "you" if own else f"<@{self.asker}>"
        await whisper(
            interaction, f"Gone. For a day I answer {whom} only when asked: mention me or use `/ask`."
        )
        async with one_at_a_time(self.question):  # a chart that comes later finds the answer gone
            try:
                if interaction.message is not None:
                    with contextlib.suppress(discord.NotFound):  # two pressed at once
                        await interaction.message.delete()
            finally:
                kept = await bot.store.reply(self.question)
                if kept is not None and kept.channel == interaction.channel_id:
                    await bot.store.drop_reply(self.question)

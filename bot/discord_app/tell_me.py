"""Who wants to hear by direct message when what they criticised was mended, or what they asked answered."""

import re
import time
from typing import ClassVar, Self

import discord
from discord import ui

from bot.discord_app.buttons import SafeButton
from bot.discord_app.notes import tell
from bot.discord_app.sending import bot_of
from bot.knowledge import Knowledge

WILL_TELL = {
    "ft": "I will write to you when an answer that you criticised is changed or taken away. "
    "For that I keep your Discord id.",
    "fp": "I will write to you when the moderators have looked at what you propose. "
    "For that I keep your Discord id.",
    "fa": "I will write to you when the moderators here have an answer to what you asked. "
    "For that I keep your Discord id.",
}


class TellMe(SafeButton, template=r"v1:(?P<action>ft|fa|fp|fq|fo)"):
    """Opting in to be written to when something was fixed (`ft`), has an answer (`fa`) or was looked at
    (`fp`); out again (`fq`), out of all DMs (`fo`)."""

    LABELS: ClassVar = {
        "ft": "Tell me when it is fixed",
        "fa": "Tell me when there is an answer",
        "fp": "Write to me then",
        "fq": "Do not tell me",
        "fo": "Do not write to me",
    }

    def __init__(self, action: str):
        self.action = action
        super().__init__(ui.Button(label=self.LABELS[action], custom_id=f"v1:{action}"))

    @classmethod
    def from_match(cls, _knowledge: Knowledge, match: re.Match[str]) -> Self:
        """The button that was pressed."""
        return cls(match["action"])

    async def pressed(self, interaction: discord.Interaction) -> None:
        """Keep the Discord id for that, or forget it."""
        bot = bot_of(interaction)
        member = bot.pseudonym(interaction.user.id)
        if self.action in WILL_TELL:
            await bot.store.put_contact(member, interaction.user.id, time.time(), "mended")
            await tell(interaction, WILL_TELL[self.action], TellMe("fq"))
            return
        if self.action == "fq":
            await bot.store.drop_contact(member, "mended")
            await tell(interaction, "All right, I will not write to you about your questions and feedback.")
            return
        await bot.store.drop_reminder(member)  # it could not be sent any more
        await bot.store.drop_contact(member)
        await tell(
            interaction, "I have forgotten your Discord id and will not write to you, reminders included."
        )

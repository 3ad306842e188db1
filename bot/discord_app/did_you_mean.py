"""The question back after an unknown name: one button for each name that comes near.

Only the member who typed it sees the buttons; the answer goes where the command would have put it.
"""

import re
from typing import Self

import discord
from discord import ui

from bot.answers import FollowUp
from bot.discord_app.arguments import UnknownNameError
from bot.discord_app.buttons import LABEL_LIMIT, SafeButton
from bot.discord_app.custom_ids import ButtonId, decode, encode, template_of
from bot.discord_app.known import knowledge_of
from bot.discord_app.notes import UNSURE_COLOUR, message
from bot.discord_app.respond import open_entry
from bot.discord_app.sending import send_new
from bot.knowledge import Knowledge

PUBLIC, PRIVATE = "dy", "dyp"
"""The action in the custom id tells who will see the answer."""


class DidYouMean(SafeButton, template=template_of("dyp?")):
    """Answers the command with the name on the button."""

    def __init__(self, target: ButtonId, label: str = "…"):
        self.target = target
        super().__init__(
            ui.Button(
                label=label[:LABEL_LIMIT],
                custom_id=encode(target),
                style=discord.ButtonStyle.primary,
            )
        )

    @classmethod
    def to(cls, choice: FollowUp, version: str, private: bool) -> "DidYouMean":
        """The button for a choice."""
        action = PRIVATE if private else PUBLIC
        return cls(ButtonId(action, choice.entry, version, choice.slots), choice.label)

    @classmethod
    def from_match(cls, knowledge: Knowledge, match: re.Match[str]) -> Self:
        """The button that was pressed."""
        return cls(decode(match.groupdict(), knowledge.codes))

    async def pressed(self, interaction: discord.Interaction) -> None:
        """Answer as the command would have."""
        private = self.target.action == PRIVATE
        words = " ".join(str(value) for value in self.target.slots.named().values())
        await open_entry(interaction, self.target.entry, self.target.slots, words, private)


async def ask_back(interaction: discord.Interaction, error: UnknownNameError) -> None:
    """Ask which name was meant; only the member sees it."""
    library = knowledge_of(interaction).library
    buttons = {
        button.custom_id: button
        for choice in error.choices
        if (button := DidYouMean.to(choice, library.version(choice.entry), error.private))
    }
    row = list(buttons.values())
    await send_new(interaction, message([str(error)], row, colour=UNSURE_COLOUR))

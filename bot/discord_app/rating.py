"""Useful, or not: everyone who sees an answer may rate it, once a turn; rating again replaces."""

import re
from dataclasses import replace
from typing import Self

import discord
from discord import ui

from bot.answers import Answer
from bot.discord_app.buttons import SafeButton
from bot.discord_app.custom_ids import ButtonId, decode, encode, template_of
from bot.discord_app.feedback import GONE, feedback_of, under
from bot.discord_app.guild_settings import settings_of
from bot.discord_app.known import knowledge_of
from bot.discord_app.notes import tell
from bot.discord_app.reporting import Report
from bot.discord_app.sending import bot_of
from bot.knowledge import Knowledge


class Rate(SafeButton, template=template_of("f[un]")):
    """Useful, or not."""

    def __init__(self, target: ButtonId):
        self.target = target
        emoji, label = ("👍", "Useful") if target.action == "fu" else ("👎", "Not useful")
        super().__init__(ui.Button(emoji=emoji, label=label, custom_id=encode(target)))

    @classmethod
    def useful(cls, answer: Answer) -> "Rate":
        """The button for those whom the answer helped."""
        return cls(under("fu", answer))

    @classmethod
    def not_useful(cls, answer: Answer) -> "Rate":
        """The button for those whom it did not help."""
        return cls(under("fn", answer))

    @classmethod
    def from_match(cls, knowledge: Knowledge, match: re.Match[str]) -> Self:
        """The button that was pressed, on whatever message, also where its role has been removed."""
        return cls(replace(decode(match.groupdict(), knowledge.codes), lost=False))

    async def pressed(self, interaction: discord.Interaction) -> None:
        """Keep the rating and thank; who was not helped is offered what may help."""
        from bot.discord_app.handover import AskHuman

        bot, useful = bot_of(interaction), self.target.action == "fu"
        there = self.target.entry in knowledge_of(interaction).library.topics
        rated = self.target if there else replace(self.target, version="")  # nobody waits for its mending
        await bot.store.add_feedback(feedback_of(interaction, "useful" if useful else "not_useful", rated))
        if useful:
            await tell(interaction, "Thank you, glad that it helped.")
            return
        message = interaction.message
        shown = message.id if message is not None and not message.flags.ephemeral else None
        can_call = (await settings_of(bot, interaction.guild_id)).human_role is not None
        human = [AskHuman.about(self.target, shown)] if can_call else []
        if there:
            await tell(interaction, "Thank you. What would help?", Report.about(self.target), *human)
        else:
            await tell(interaction, f"Thank you. {GONE}", *human)

"""The button beside suggestions that says: none of these."""

import time
from typing import Self

import discord

from bot.answers import Answer
from bot.discord_app.asker import who_asked
from bot.discord_app.custom_ids import template_of
from bot.discord_app.notes import UNSURE_COLOUR, message, whisper
from bot.discord_app.sending import bot_of, put
from bot.discord_app.shown_again import AnswerButton
from bot.discord_app.tell_me import TellMe
from bot.storage import Feedback

THANKS = (
    "Thank you, I keep this as a question that I could not answer; the moderators see it.\n"
    "You can also put it in other words: name the job, and what you want to know of it, such as "
    "“what does a data engineer earn in Germany?” or “how do I become an ML engineer?”. "
    "`/help` shows what I know."
)


class NoneOfThese(AnswerButton, template=template_of("no")):
    """None of the suggestions was meant. Only the asker may say so."""

    label = "None of these"

    @classmethod
    def to(cls, answer: Answer) -> Self:
        """The button beside the suggestions of an answer."""
        return cls.of(answer, "no")

    async def pressed(self, interaction: discord.Interaction) -> None:
        """Keep it as feedback, and put a hint in the place of the suggestions."""
        bot = bot_of(interaction)
        member = bot.pseudonym(interaction.user.id)
        own, asker = await who_asked(interaction)
        if not own:
            await whisper(interaction, f"Only {asker} can say that. Ask me yourself with `/ask`.")
            return
        guild = str(interaction.guild_id) if interaction.guild_id else None
        feedback = Feedback(
            member=member,
            guild=guild,
            channel=str(interaction.channel_id),
            kind="none_of_these",
            at=time.time(),
            entry=self.target.entry,
            version=self.target.version,
            turn=self.target.turn,
        )
        await bot.store.add_feedback(feedback)
        waits = await bot.store.contact(member, "mended") is not None
        await put(interaction, message([THANKS], () if waits else [TellMe("ft")], colour=UNSURE_COLOUR))

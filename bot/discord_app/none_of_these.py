"""The button beside suggestions that says: none of these."""

import time
from typing import Self

import discord

from bot.answers import Answer
from bot.discord_app.custom_ids import template_of
from bot.discord_app.shown_again import AnswerButton
from bot.storage import Feedback

THANKS = (
    "Thank you, I keep this as a question that I could not answer; the moderators see it.\n"
    "You can also put it in other words: name the job, and what you want to know of it, such as "
    "“what does a data engineer earn in Germany?” or “how do I become an ML engineer?”. "
    "`/help` shows what I know."
)
WHOEVER = "the member who asked"


class NoneOfThese(AnswerButton, template=template_of("no")):
    """None of the suggestions was meant. Only the asker may say so."""

    label = "None of these"

    @classmethod
    def to(cls, answer: Answer) -> Self:
        """The button beside the suggestions of an answer."""
        return cls.of(answer, "no")

    async def pressed(self, interaction: discord.Interaction) -> None:
        """Keep it as feedback, and put a hint in the place of the suggestions."""
        from bot.discord_app.layout import notice_view
        from bot.discord_app.replying import whisper
        from bot.discord_app.respond import bot_of

        bot = bot_of(interaction)
        member = bot.pseudonym(interaction.user.id)
        own, asker = await _who_asked(interaction, member)
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
        await interaction.response.edit_message(view=notice_view(THANKS), attachments=[])


async def _who_asked(interaction: discord.Interaction, member: str) -> tuple[bool, str]:
    """Whether a member asked the question, and how to speak of who did; nobody is pinged by it.

    The pair of question and answer knows it where the answer is a reply: also where "Answer this" was used
    on somebody else's message.
    """
    from bot.discord_app.respond import bot_of, is_asker

    message = interaction.message
    if message is not None and message.interaction_metadata is not None:
        return is_asker(interaction), message.interaction_metadata.user.mention
    reference = message.reference if message else None
    answered = reference.resolved if reference else None
    author = answered.author if isinstance(answered, discord.Message) else None
    bot = bot_of(interaction)
    pair = await bot.store.reply(reference.message_id) if reference and reference.message_id else None
    if pair is None:
        return is_asker(interaction), author.mention if author else WHOEVER
    by_author = author is not None and bot.pseudonym(author.id) == pair.member
    return pair.member == member, author.mention if author and by_author else WHOEVER

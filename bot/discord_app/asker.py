"""Who asked: the one whose press changes an answer for all to see."""

import discord

from bot.at_hand import read
from bot.discord_app.replying import replied_to
from bot.discord_app.sending import bot_of

WHOEVER = "the member who asked"


async def is_asker(interaction: discord.Interaction) -> bool:
    """Whether the one who presses is the one who asked."""
    return (await who_asked(interaction))[0]


async def who_asked(interaction: discord.Interaction) -> tuple[bool, str]:
    """Whether the one who presses asked, and how to speak of who did; nobody is pinged by it.

    The pair of question and answer knows it where the answer is a reply: also where "Answer this" was used
    on somebody else's message.
    """
    message, own = interaction.message, interaction.user
    if message is None or message.flags.ephemeral or interaction.guild_id is None:
        return True, own.mention
    if message.interaction_metadata is not None:
        asker = message.interaction_metadata.user
        return asker.id == own.id, asker.mention
    reference = message.reference
    answered = replied_to(message)
    author = answered.author if answered else None
    bot = bot_of(interaction)
    asked = reference.message_id if reference else None
    pair = await read(bot.store.reply(asked), None) if asked else None
    if pair is None or pair.answer != message.id:
        return author is not None and author.id == own.id, author.mention if author else WHOEVER
    by_author = author is not None and bot.pseudonym(author.id) == pair.member
    return pair.member == bot.pseudonym(own.id), author.mention if author and by_author else WHOEVER

"""Which messages auto-answer takes for a question, where they stand, and what they get for an answer."""

import time
from typing import TYPE_CHECKING

import discord

from bot.answers import Answer
from bot.answers import answer as make_answer
from bot.discord_app.guild_settings import GuildSettings
from bot.discord_app.quoting import asked_words, only_quotes, own_words, points
from bot.discord_app.server_words import in_server
from bot.discord_app.unasked import is_candidate, reads_as_question, sure
from bot.knowledge import Knowledge
from bot.sessions import Session

if TYPE_CHECKING:
    from bot.discord_app.client import CareerBot


def stands_alone(message: discord.Message) -> bool:
    """Whether a message is text alone, and answers or addresses nobody."""
    return not (
        message.reference
        or message.mentions
        or message.role_mentions
        or message.mention_everyone
        or message.attachments
        or message.stickers
        or message.poll
    )


def place_of(message: discord.Message, settings: GuildSettings) -> int | None:
    """The chosen channel that a message stands in, or the chosen forum that it opens a post of."""
    channel = message.channel
    if isinstance(channel, discord.Thread):
        opens = message.id == channel.id and isinstance(channel.parent, discord.ForumChannel)
        return channel.parent_id if opens and channel.parent_id in settings.auto_channels else None
    return channel.id if channel.id in settings.auto_channels else None


def text_of(message: discord.Message) -> str:
    """What was asked: in a forum the title and the words below it."""
    return _titled(message, message.content, own_words(message.content))


def asked_in(message: discord.Message, text: str) -> str:
    """What the text of a message that is meant for the bot asks, below the title of the forum's post that it
    opens, if it does."""
    return _titled(message, text, asked_words(text))


def _titled(message: discord.Message, text: str, said: str) -> str:
    """What was `said` in a text, below the title of the post that it opens; a title that asks by itself needs
    no quotation."""
    channel = message.channel
    if not (isinstance(channel, discord.Thread) and channel.id == message.id):
        return said
    if isinstance(channel.parent, discord.TextChannel):  # the name of a thread that others opened below it
        return said
    title = channel.name
    if only_quotes(text) and reads_as_question(title) and not points(title):
        return title
    return f"{title}\n{said}".strip()


async def known_to(bot: "CareerBot", message: discord.Message) -> Knowledge:
    """What the server of a message knows."""
    return await bot.conversation.servers.of(str(message.guild.id) if message.guild else None)


def judge(knowledge: Knowledge, message: discord.Message) -> Answer | None:
    """The answer, unlogged, where the words are a question and what they ask is beyond doubt."""
    text = text_of(message)
    if not is_candidate(text):
        return None
    understanding = knowledge.understander.understand(text, None, time.time())
    if not sure(understanding):
        return None
    found = make_answer(understanding, knowledge.library)
    return found if found.answered and found.body.ask is None else None


async def turn_of(bot: "CareerBot", message: discord.Message, judged: Answer, knowledge: Knowledge) -> Answer:
    """The same answer as a turn; nothing that the member told with `/me` is shown unasked."""
    assert message.guild is not None
    member, guild = bot.pseudonym(message.author.id), str(message.guild.id)
    session = Session(member, str(message.channel.id), guild, "auto")
    answer = await bot.conversation.open_entry(
        judged.entry, judged.slots, session, text=text_of(message), as_given=True, knowledge=knowledge
    )
    return await in_server(bot, answer, message.guild.id, message.author.id)

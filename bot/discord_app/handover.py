"""Asking a human: a thread where the answer stands, and one ping of the role that the server chose.

Everyone who sees the answer may ask, together once a turn. A private answer is not shown to anybody: there
the member first agrees to a thread that everyone in the channel can read.
"""

import re
from typing import TYPE_CHECKING, Self
from weakref import WeakKeyDictionary

import discord
from discord import ui

from bot.answers import Answer
from bot.discord_app.buttons import SafeButton
from bot.discord_app.custom_ids import LIMIT, ButtonId, decode, encode, template_of
from bot.discord_app.feedback import feedback_of, under
from bot.discord_app.guild_settings import settings_of
from bot.discord_app.known import knowledge_of
from bot.discord_app.notes import live_note, tell
from bot.knowledge import Knowledge
from bot.understanding import Slots

if TYPE_CHECKING:
    from bot.discord_app.client import CareerBot

THREAD_EXISTS = 160004
"""Discord's code for a second thread under one message."""

CALLED = "Somebody has been called to this answer already."
_AGREED = "fhp"
_IN_THREAD = ("send_messages_in_threads",)
_OPENING = "create_public_threads"
_underway: WeakKeyDictionary[discord.Client, set[int]] = WeakKeyDictionary()
"""Turns for which a human is being called at this moment."""


class AskHuman(SafeButton, template=template_of("fhp?") + r"(?:~(?P<message>[0-9]+))?"):
    """Calls a human to an answer (`fh`); `fhp` says that a thread which all can read is agreed to.

    `message` is the answer's message where the button stands elsewhere.
    """

    def __init__(self, target: ButtonId, message: int | None = None):
        self.target = target
        self.message = message
        custom_id = encode(target)
        if message is not None and len(custom_id) + len(f"~{message}") <= LIMIT:
            custom_id += f"~{message}"
        label = "Open a thread for all to read" if target.action == _AGREED else "Ask a human"
        super().__init__(ui.Button(label=label, custom_id=custom_id))

    @classmethod
    def of(cls, answer: Answer) -> "AskHuman":
        """The button under an answer."""
        return cls(under("fh", answer))

    @classmethod
    def about(cls, target: ButtonId, message: int | None, action: str = "fh") -> "AskHuman":
        """The button about the same answer as another button; the answer stands in `message`."""
        return cls(ButtonId(action, target.entry, target.version, Slots(), target.turn), message)

    @classmethod
    def from_match(cls, knowledge: Knowledge, match: re.Match[str]) -> Self:
        """The button that was pressed."""
        message = match["message"]
        target = decode(match.groupdict(), knowledge.codes)
        return cls(target, int(message) if message else None)

    async def pressed(self, interaction: discord.Interaction) -> None:
        """Call a human, or say plainly what is missing for that."""
        # The answers' layout shows this button, and these show answers.
        from bot.discord_app.permissions import allowed
        from bot.discord_app.sending import bot_of

        bot = bot_of(interaction)
        role, missing = _role(interaction, (await settings_of(bot, interaction.guild_id)).human_role)
        if role is None:
            await tell(interaction, missing)
            return
        in_thread = isinstance(interaction.channel, discord.Thread)  # a thread has no threads
        if not await allowed(interaction, *(_IN_THREAD if in_thread else (*_IN_THREAD, _OPENING))):
            return
        pressed = interaction.message
        shown = self.message or (pressed.id if pressed and not pressed.flags.ephemeral else None)
        if shown is None and self.target.action != _AGREED:
            text = "Only you see this answer, but everyone in this channel could read the thread. Open it?"
            await tell(interaction, text, AskHuman.about(self.target, None, _AGREED))
            return
        await interaction.response.defer(ephemeral=True, thinking=True)
        underway = _underway.setdefault(bot, set())
        key = interaction.id if self.target.turn is None else self.target.turn
        if key in underway:
            await tell(interaction, CALLED)
            return
        underway.add(key)
        try:
            turn = self.target.turn
            already = turn is not None and await bot.store.asked_human(turn)
            await tell(
                interaction, CALLED if already else await _call(bot, interaction, role, self.target, shown)
            )
        finally:
            underway.discard(key)


def _role(interaction: discord.Interaction, chosen: int | None) -> tuple[discord.Role | None, str]:
    """The role to ping, or None and what is missing. `chosen` is the id that the server has set."""
    if interaction.guild_id is None:
        return None, "Here there are only the two of us. Ask a human where you ask in a server."
    guild = interaction.guild
    if guild is None or not interaction.is_guild_integration():
        return None, "I am no member of this server, so I cannot open a thread here."
    if chosen is None:
        return None, "This server has not told me whom to call; a moderator can choose a role in `/settings`."
    role = guild.get_role(chosen)
    if role is None:
        return None, "The role I was to call is gone; a moderator can choose another in `/settings`."
    if not isinstance(interaction.channel, discord.Thread | discord.TextChannel):
        return None, "I cannot open a thread in this kind of channel. Ask me in a text channel."
    return role, ""


async def _call(
    bot: "CareerBot",
    interaction: discord.Interaction,
    role: discord.Role,
    target: ButtonId,
    shown: int | None,
) -> str:
    """Open the thread and ping the role in it; returns what the member reads."""
    from bot.discord_app.permissions import tell_moderators
    from bot.discord_app.safe_text import quoted, safe

    topic = knowledge_of(interaction).library.topics.get(target.entry)
    title = topic.title if topic else "An answer of mine"
    try:
        thread = await _thread(bot, interaction, f"Question: {title}"[:100], target, shown)
        if thread is None:
            return f"There is a thread about this answer already: <#{shown}>"
        name = quoted(interaction.user.display_name)
        where = "" if shown else " The answer was private: please write your question here."
        text = f"{role.mention} {name} asks for a human's word on **{safe(title)}**.{where}"
        allowed = discord.AllowedMentions(everyone=False, users=False, roles=[role], replied_user=False)
        await thread.send(view=live_note(text), allowed_mentions=allowed)
    except discord.Forbidden:  # granted when it was pressed, and refused now
        assert interaction.guild_id is not None
        here = interaction.channel_id or 0
        await tell_moderators(bot, interaction.guild_id, here, ("create_public_threads", *_IN_THREAD))
        return "I may not open a thread or write in it here; a moderator can allow it."
    await bot.store.add_feedback(feedback_of(interaction, "asked_human", target))
    called = f"I have called somebody: {thread.mention}"
    if role.mentionable or interaction.app_permissions.mention_everyone:
        return called
    return f"{called}\nThey may see it late: I may not ping that role. A moderator can make it mentionable."


async def _thread(
    bot: "CareerBot", interaction: discord.Interaction, name: str, target: ButtonId, shown: int | None
) -> discord.Thread | None:
    """The thread of the answer; where there is one of unknown age about an unknown turn, None."""
    channel = interaction.channel
    if isinstance(channel, discord.Thread):
        return channel  # a thread has no threads
    assert isinstance(channel, discord.TextChannel)
    if shown is None:
        return await channel.create_thread(name=name, type=discord.ChannelType.public_thread)
    try:
        return await channel.get_partial_message(shown).create_thread(name=name)
    except discord.NotFound:  # the answer was deleted
        return await channel.create_thread(name=name, type=discord.ChannelType.public_thread)
    except discord.HTTPException as error:
        if error.code != THREAD_EXISTS:
            raise
        found = await bot.fetch_channel(shown)  # somebody opened one by hand; its id is the message's
        return found if target.turn is not None and isinstance(found, discord.Thread) else None

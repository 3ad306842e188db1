"""Gateway events, which intents they need, and what a client may not read of them."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.sandbox.errors import Json
from bot.sandbox.ids import as_id
from bot.sandbox.message import Message
from bot.sandbox.permissions import may

if TYPE_CHECKING:
    from bot.sandbox.users import User
    from bot.sandbox.world import World

GUILDS, GUILD_MEMBERS, GUILD_PRESENCES = 1 << 0, 1 << 1, 1 << 8
GUILD_MESSAGES, GUILD_REACTIONS, GUILD_TYPING = 1 << 9, 1 << 10, 1 << 11
DM_MESSAGES, DM_REACTIONS, DM_TYPING = 1 << 12, 1 << 13, 1 << 14
MESSAGE_CONTENT = 1 << 15
PRIVILEGED = {"members": GUILD_MEMBERS, "presences": GUILD_PRESENCES, "message_content": MESSAGE_CONTENT}
ALL_INTENTS = (1 << 26) - 1

_OF_A_THREAD = ("THREAD_CREATE", "THREAD_UPDATE")  # whose own id is that of the channel

_HIDDEN: Json = {"content": "", "embeds": [], "attachments": [], "components": []}


@dataclass(frozen=True)
class Event:
    """Something to tell: its name, its data, the guild it happened in, the message it carries.

    What is not `to_bot` only whoever shows the world to people is told, such as ephemeral messages.
    """

    name: str
    data: Json
    guild_id: int | None = None
    message: Message | None = None
    to_bot: bool = True


def intents_for(event: Event) -> int:
    """The intents of which a session needs at least one; 0 when every session gets the event."""
    name, private = event.name, event.guild_id is None
    if name.startswith("MESSAGE_REACTION"):
        return DM_REACTIONS if private else GUILD_REACTIONS
    if name.startswith("MESSAGE_"):
        return DM_MESSAGES if private else GUILD_MESSAGES
    if name == "TYPING_START":
        return DM_TYPING if private else GUILD_TYPING
    if name.startswith("GUILD_MEMBER_"):
        return GUILD_MEMBERS
    if name.startswith(("GUILD_", "CHANNEL_", "THREAD_")):
        return GUILDS
    return 0


def reaches_the_bot(event: Event, world: "World") -> bool:
    """Whether the bot is told at all: of interactions always, else of what happens where it may look."""
    if not event.to_bot:
        return False
    if event.name == "INTERACTION_CREATE":
        return True
    guild = world.guilds.get(event.guild_id or 0)
    if guild is not None and world.bot.id not in guild.members:
        return False
    key = event.data.get("id" if event.name in _OF_A_THREAD else "channel_id")
    channel = world.channels.get(as_id(key) or 0)
    return channel is None or may(world.bot, channel, "view_channel")


def readable_without_intent(message: Message, bot: "User") -> bool:
    """Whether the bot reads a message without the message content intent: its own, DMs, mentions of it."""
    return message.author is bot or message.channel.is_dm or bot in message.mentions


def hide_content(payload: Json, message: Message, bot: "User") -> Json:
    """A message's JSON as a client without the message content intent gets it, what it replies to as well."""
    shown = payload if readable_without_intent(message, bot) else payload | _HIDDEN
    target = message.replied_to
    if shown.get("referenced_message") and target and not readable_without_intent(target, bot):
        shown = shown | {"referenced_message": shown["referenced_message"] | _HIDDEN}
    return shown

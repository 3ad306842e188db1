"""Everything that exists in the sandbox, and how it comes to be."""

import asyncio
import time
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar
from urllib.parse import quote

from bot.sandbox import limits, media, permissions
from bot.sandbox.call import Request
from bot.sandbox.errors import ApiError, Json, NoAnswerError
from bot.sandbox.events import Event
from bot.sandbox.ids import Snowflakes
from bot.sandbox.interactions import Interaction
from bot.sandbox.message import Attachment, Message, Upload
from bot.sandbox.model import DM, GROUP, TEXT, Channel, Guild, Member, Role
from bot.sandbox.payloads import channel_json, guild_create_json, member_json, role_json
from bot.sandbox.users import User

T = TypeVar("T")
_POLL_SECONDS = 0.02  # for what changes outside the sandbox, such as in the bot


class World:
    """The state behind gateway and REST. Every change is told to `listeners` and wakes those who wait."""

    def __init__(
        self,
        *,
        ack_seconds: float = limits.ACKNOWLEDGE_SECONDS,
        token_seconds: float = limits.INTERACTION_TOKEN_SECONDS,
        shards: int = 1,
        snowflakes: Snowflakes | None = None,
    ) -> None:
        self.snowflakes = snowflakes or Snowflakes()
        self.ack_seconds = ack_seconds
        self.token_seconds = token_seconds
        self.shards = shards  # how many the bot is told to start
        self.base_url = ""
        self.privileged = 0  # the bits of the privileged intents the application may ask for
        self.listeners: list[Callable[[Event], None]] = []
        self.users: dict[int, User] = {}
        self.guilds: dict[int, Guild] = {}
        self.channels: dict[int, Channel] = {}
        self.files: dict[int, Attachment] = {}
        self.commands: dict[int, Json] = {}  # as registered; guild commands hold their guild_id
        self.interactions: dict[int, Interaction] = {}
        self.tokens: dict[str, Interaction] = {}  # interactions by their tokens
        self.nonces: dict[tuple[int, int, str], Message] = {}  # by channel, author, nonce
        self.requests: list[Request] = []  # the log of the REST API, oldest first
        self.unknown_routes: list[str] = []  # what was asked for and is lacking
        self._waiters: set[asyncio.Future[None]] = set()
        self.bot = self.create_user("career-bot", bot=True)
        self.application_id = self.bot.id
        self.owner = self.create_user("owner")

    # --- telling and waiting

    def emit(
        self,
        name: str,
        data: Json,
        guild: Guild | None = None,
        message: Message | None = None,
        *,
        to_bot: bool = True,
    ) -> None:
        """Tell everybody who listens of an event; without `to_bot` all but the bot."""
        event = Event(name, data, guild.id if guild else None, message, to_bot)
        for listener in list(self.listeners):
            listener(event)
        self.changed()

    def changed(self) -> None:
        """Wake everybody who waits for something."""
        for waiter in self._waiters:
            if not waiter.done():
                waiter.set_result(None)

    async def until(self, probe: Callable[[], T | None], seconds: float, what: str) -> T:
        """The first truthy answer of `probe`, asked anew at every change and every 20 ms.

        NoAnswerError, naming `what`, after `seconds`.
        """
        loop = asyncio.get_running_loop()
        deadline = loop.time() + seconds
        while True:
            if found := probe():
                return found
            left = deadline - loop.time()
            if left <= 0:
                raise NoAnswerError(f"waited {seconds:g} s for {what}")
            waiter = loop.create_future()
            self._waiters.add(waiter)
            try:
                await asyncio.wait([waiter], timeout=min(left, _POLL_SECONDS))
            finally:
                self._waiters.discard(waiter)

    def now(self) -> float:
        """Seconds since 1970."""
        return time.time()

    # --- making things

    def create_user(self, name: str, *, bot: bool = False) -> User:
        """A user who is in no guild yet."""
        user = User(self, self.snowflakes.next(), name, bot=bot)
        self.users[user.id] = user
        return user

    def create_guild(
        self, name: str, owner: User | None = None, guild_id: int | None = None, *, with_bot: bool = True
    ) -> Guild:
        """A guild without channels; the owner is a member, and the bot if told, which learns of it then."""
        guild = Guild(self, guild_id or self.snowflakes.next(), name, owner or self.owner)
        guild.roles[guild.id] = Role(guild.id, "@everyone", permissions.EVERYONE, 0)
        guild.members[guild.owner.id] = Member(guild.owner, guild, [], time.time())
        self.guilds[guild.id] = guild
        if with_bot:
            self._add_bot(guild)
        return guild

    def _add_bot(self, guild: Guild) -> Member:
        role = Role(self.snowflakes.next(), self.bot.name, permissions.EVERYONE, 1, managed=True)
        guild.roles[role.id] = role
        member = guild.members[self.bot.id] = Member(self.bot, guild, [role], time.time())
        payload = guild_create_json(guild, [member])
        del payload["unavailable"]  # only guilds that come after READY have it: so clients tell a new one
        self.emit("GUILD_CREATE", payload, guild)
        return member

    @property
    def joined(self) -> list[Guild]:
        """The guilds the bot is in."""
        return [guild for guild in self.guilds.values() if self.bot.id in guild.members]

    def create_group(self, users: Sequence[User]) -> Channel:
        """A conversation between users, which the bot does not see."""
        name = ", ".join(user.name for user in users)
        group = Channel(self, self.snowflakes.next(), GROUP, name, owner=users[0], created=time.time())
        group.joined = list(users)
        self.keep(group)
        return group

    def create_channel(
        self, guild: Guild, name: str, topic: str | None = None, *, kind: int = TEXT, tags: Iterable[str] = ()
    ) -> Channel:
        """A text channel, or a forum with its tags."""
        channel = Channel(self, self.snowflakes.next(), kind, name, guild, topic=topic, created=time.time())
        channel.tags = list(tags)
        self.keep(channel)
        self.emit("CHANNEL_CREATE", channel_json(channel), guild)
        return channel

    def dm(self, user: User) -> Channel:
        """The direct conversation between a user and the bot; made when there is none."""
        for channel in self.channels.values():
            if channel.recipient is user:
                return channel
        channel = Channel(self, self.snowflakes.next(), DM, "", recipient=user, created=time.time())
        self.keep(channel)
        return channel

    def keep(self, channel: Channel) -> None:
        """Take a new channel in."""
        self.channels[channel.id] = channel
        if channel.guild is not None:
            channel.guild.channels[channel.id] = channel

    def remove_channel(self, channel: Channel) -> None:
        """Take a channel away, with its threads."""
        for thread in channel.threads:
            self.remove_channel(thread)
        payload = channel_json(channel)
        name = "THREAD_DELETE" if channel.is_thread else "CHANNEL_DELETE"
        if channel.is_thread:
            payload = {key: payload[key] for key in ("id", "guild_id", "parent_id", "type")}
        self.emit(name, payload, channel.guild)
        del self.channels[channel.id]
        if channel.guild is not None:
            del channel.guild.channels[channel.id]

    def create_role(
        self, guild: Guild, name: str, granted: int, mentionable: bool = True, color: int = 0
    ) -> Role:
        """A role with these permission bits."""
        position = len(guild.roles)
        role = Role(self.snowflakes.next(), name, granted, position, mentionable=mentionable, color=color)
        guild.roles[role.id] = role
        self.emit("GUILD_ROLE_CREATE", {"guild_id": str(guild.id), "role": role_json(role)}, guild)
        return role

    def add_member(self, guild: Guild, user: User, roles: Iterable[Role]) -> Member:
        """Let a user join, or give a member more roles."""
        member = guild.members.get(user.id)
        if member is None and user is self.bot:
            return self._add_bot(guild)
        name = "GUILD_MEMBER_UPDATE" if member else "GUILD_MEMBER_ADD"
        if member is None:
            member = guild.members[user.id] = Member(user, guild, [], time.time())
        member.roles += [role for role in roles if role not in member.roles]
        self.emit(name, member_json(member) | {"guild_id": str(guild.id)}, guild)
        return member

    def change_nick(self, member: Member, nick: str | None) -> None:
        """Let a member go by another name in a guild."""
        member.nick = nick
        self.emit(
            "GUILD_MEMBER_UPDATE", member_json(member) | {"guild_id": str(member.guild.id)}, member.guild
        )

    def remove_member(self, guild: Guild, user: User) -> None:
        """Let a member leave."""
        member = guild.members.pop(user.id)
        payload = {"guild_id": str(guild.id), "user": member_json(member)["user"]}
        self.emit("GUILD_MEMBER_REMOVE", payload, guild)

    def remove_guild(self, guild: Guild) -> None:
        """Take the bot, and everything else, out of a guild."""
        del self.guilds[guild.id]
        for key in guild.channels:
            del self.channels[key]
        self.emit("GUILD_DELETE", {"id": str(guild.id)}, guild)

    def channel_changed(self, channel: Channel) -> None:
        """Tell the bot of a channel's new settings."""
        name = "THREAD_UPDATE" if channel.is_thread else "CHANNEL_UPDATE"
        self.emit(name, channel_json(channel), channel.guild)

    def store(self, channel: Channel, upload: Upload, *, ephemeral: bool = False) -> Attachment:
        """Keep a file and give it an address. ApiError when it is too large."""
        if len(upload.data) > limits.ATTACHMENT_BYTES:
            raise ApiError(413, 40005, "Request entity too large")
        key = self.snowflakes.next()
        name = media.plain_name(upload.filename)
        url = f"{self.base_url}/cdn/attachments/{channel.id}/{key}/{quote(name)}"
        kind = media.content_type(upload.content_type, name)
        attachment = Attachment(key, name, upload.data, url, kind, upload.description, ephemeral)
        self.files[key] = attachment
        return attachment

    def find_command(self, name: str, kind: int, guild: Guild | None) -> Json | None:
        """A registered command, the guild's own before the global one."""
        found = [c for c in self.commands.values() if c["name"] == name and c["type"] == kind]
        own = [c for c in found if guild and c.get("guild_id") == str(guild.id)]
        everywhere = [c for c in found if "guild_id" not in c]
        return next(iter(own + everywhere), None)

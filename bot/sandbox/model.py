"""What exists in the sandbox besides users: guilds, roles, members, channels."""

from dataclasses import dataclass, field
from itertools import takewhile
from typing import TYPE_CHECKING

from bot.sandbox import permissions
from bot.sandbox.errors import RefusedError
from bot.sandbox.message import Message

if TYPE_CHECKING:
    from bot.sandbox.users import User
    from bot.sandbox.world import World

TEXT, DM, GROUP, THREAD, PRIVATE_THREAD, FORUM = 0, 1, 3, 11, 12, 15


@dataclass(eq=False)
class Role:
    """A role of a guild; `permissions` are bits, `color` is 0xRRGGBB, 0 for none.

    Pinging one not `mentionable` takes "mention_everyone".
    """

    id: int
    name: str
    permissions: int
    position: int
    managed: bool = False
    mentionable: bool = True
    color: int = 0


@dataclass(eq=False)
class Member:
    """A user in a guild; `joined` in seconds since 1970."""

    user: "User"
    guild: "Guild" = field(repr=False)
    roles: list[Role]
    joined: float
    nick: str | None = None

    @property
    def color(self) -> int:
        """The colour of the name: that of the highest role which has one, else 0."""
        colored = [role for role in self.roles if role.color]
        return max(colored, key=lambda role: role.position).color if colored else 0

    @property
    def permissions(self) -> int:
        """The bits of all roles together, before a channel's overwrites."""
        if self.guild.owner is self.user:
            return permissions.ALL
        granted = self.guild.everyone.permissions
        for role in self.roles:
            granted |= role.permissions
        return permissions.ALL if granted & permissions.BITS["administrator"] else granted


@dataclass(eq=False)
class Overwrite:
    """What a channel allows and denies one role (`kind` 0) or one member (`kind` 1), in bits."""

    kind: int
    allow: int = 0
    deny: int = 0


@dataclass(eq=False)
class Guild:
    """A server."""

    world: "World" = field(repr=False)
    id: int
    name: str
    owner: "User" = field(repr=False)
    roles: dict[int, Role] = field(default_factory=dict, repr=False)
    members: dict[int, Member] = field(default_factory=dict, repr=False)
    channels: dict[int, "Channel"] = field(default_factory=dict, repr=False)
    system_channel: "Channel | None" = field(default=None, repr=False)

    @property
    def has_bot(self) -> bool:
        """Whether the bot is a member."""
        return self.world.bot.id in self.members

    @property
    def everyone(self) -> Role:
        """The role that everybody has; its id is the guild's."""
        return self.roles[self.id]

    def create_channel(self, name: str, topic: str | None = None) -> "Channel":
        """A new text channel, announced to the bot."""
        return self.world.create_channel(self, name, topic)

    def create_forum(self, name: str, *tags: str) -> "Channel":
        """A new forum, announced to the bot; `tags` are what its posts can be marked with."""
        return self.world.create_channel(self, name, kind=FORUM, tags=tags)

    def create_role(self, name: str, *granted: str, mentionable: bool = True, color: int = 0) -> Role:
        """A new role with the named permissions, announced to the bot."""
        return self.world.create_role(self, name, permissions.bits(*granted), mentionable, color)

    def change_nick(self, user: "User", nick: str | None) -> None:
        """Let a member go by another name here."""
        self.world.change_nick(self.members[user.id], nick)

    def add(self, user: "User", *roles: Role) -> Member:
        """Let a user join, or give a member more roles. The bot, when it is added, learns of the server."""
        return self.world.add_member(self, user, roles)

    def remove(self, user: "User") -> None:
        """Let a member leave."""
        self.world.remove_member(self, user)


@dataclass(eq=False)
class Channel:
    """A text channel or forum, a thread of one, a direct conversation with the bot, or a group without it."""

    world: "World" = field(repr=False)
    id: int
    kind: int
    name: str
    guild: Guild | None = field(default=None, repr=False)
    recipient: "User | None" = field(default=None, repr=False)
    parent: "Channel | None" = field(default=None, repr=False)
    owner: "User | None" = field(default=None, repr=False)
    topic: str | None = None
    overwrites: dict[int, Overwrite] = field(default_factory=dict, repr=False)
    typing: list[float] = field(default_factory=list, repr=False)  # when the bot showed that it types
    archived: bool = False
    locked: bool = False
    joined: "list[User]" = field(default_factory=list, repr=False)  # of a thread, or of a group
    tags: list[str] = field(default_factory=list)  # a forum's; of a post, those that were applied
    created: float = 0.0
    history: dict[int, Message] = field(default_factory=dict, repr=False)  # every message, by its id
    last: Message | None = field(default=None, repr=False)  # the newest that everybody saw

    @property
    def is_dm(self) -> bool:
        """Whether this is a direct conversation."""
        return self.kind == DM

    @property
    def has_bot(self) -> bool:
        """Whether the bot is a member of its guild, or this its direct conversation."""
        return self.is_dm if self.guild is None else self.guild.has_bot

    @property
    def is_thread(self) -> bool:
        """Whether this is a thread of another channel, or a post of a forum."""
        return self.kind in (THREAD, PRIVATE_THREAD)

    @property
    def is_forum(self) -> bool:
        """Whether this holds posts, which are threads, instead of messages."""
        return self.kind == FORUM

    @property
    def threads(self) -> list["Channel"]:
        """The threads of a text channel, or the posts of a forum, oldest first."""
        return [c for c in self.world.channels.values() if c.parent is self]

    @property
    def messages(self) -> list[Message]:
        """What somebody said here, oldest first: nothing deleted, nothing ephemeral, no notices."""
        return [m for m in self.readable if not m.is_notice]

    @property
    def readable(self) -> list[Message]:
        """What everybody here can read now, oldest first: also notices such as of a new thread."""
        return [m for m in self.history.values() if not m.deleted and not m.is_ephemeral]

    def seen_by(self, user: "User") -> list[Message]:
        """What one user sees here, oldest first: also their own ephemeral messages."""
        if not permissions.may(user, self, "view_channel"):
            return []
        return [m for m in self.history.values() if m.visible_to(user)]

    def set_permissions(self, target: "User | Role", **granted: bool | None) -> None:
        """Allow (True), deny (False) or leave (None) named permissions here: `send_messages=False`."""
        if self.guild is None:
            raise RefusedError("a direct conversation has no permissions")
        overwrite = self.overwrites.setdefault(target.id, Overwrite(0 if isinstance(target, Role) else 1))
        for name, value in granted.items():
            bit = permissions.BITS[name]
            overwrite.allow = overwrite.allow | bit if value else overwrite.allow & ~bit
            overwrite.deny = overwrite.deny | bit if value is False else overwrite.deny & ~bit
        self.world.channel_changed(self)

    def newer(self, than: Message | None) -> list[Message]:
        """Everything written after a message (or at all), oldest first, whatever became of it."""
        if than is None:
            return list(self.history.values())
        found = takewhile(lambda message: message.id > than.id, reversed(self.history.values()))
        return list(found)[::-1]

    def find(self, message_id: int) -> Message | None:
        """A message that has not been deleted."""
        message = self.history.get(message_id)
        return None if message is None or message.deleted else message

"""A message, what it shows, and its history."""

import struct
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bot.sandbox import components as tree
from bot.sandbox.check_message import COMPONENTS_V2, EPHEMERAL, LOADING, embed_texts
from bot.sandbox.components import Button, Select
from bot.sandbox.errors import Json

if TYPE_CHECKING:
    from bot.sandbox.interactions import Interaction
    from bot.sandbox.model import Channel, Role
    from bot.sandbox.users import User

DEFAULT, REPLY, SLASH_COMMAND, THREAD_CREATED, THREAD_STARTED, CONTEXT_MENU = 0, 19, 20, 18, 21, 23


@dataclass(frozen=True)
class Upload:
    """A file to send: its name, its bytes, its alt text."""

    filename: str
    data: bytes = field(repr=False)
    description: str | None = None
    content_type: str | None = None


@dataclass(eq=False)
class Attachment:
    """A stored file; the sandbox serves it at `url`."""

    id: int
    filename: str
    data: bytes = field(repr=False)
    url: str
    content_type: str
    description: str | None = None
    ephemeral: bool = False

    @property
    def pixels(self) -> tuple[int, int] | None:
        """Width and height of a PNG picture, else None."""
        if self.data[:8] != b"\x89PNG\r\n\x1a\n" or len(self.data) < 24:
            return None
        width, height = struct.unpack(">II", self.data[16:24])
        return width, height


@dataclass(frozen=True)
class Revision:
    """What a message was before an edit; `until` in seconds since 1970."""

    until: float
    content: str
    embeds: list[Json]
    components: list[Json]
    attachments: list[Attachment]


@dataclass(eq=False)
class Message:
    """A message. Edits change it in place and leave a trace in `revisions`; times in seconds since 1970."""

    id: int
    channel: "Channel" = field(repr=False)
    author: "User"
    content: str
    created: float
    kind: int = DEFAULT
    flags: int = 0
    embeds: list[Json] = field(default_factory=list)
    components: list[Json] = field(default_factory=list, repr=False)
    attachments: list[Attachment] = field(default_factory=list)
    mentions: list["User"] = field(default_factory=list, repr=False)
    mention_roles: list[int] = field(default_factory=list)
    mention_everyone: bool = False
    pinged_users: list["User"] = field(default_factory=list, repr=False)  # by name or reply, when it came
    pinged_roles: list["Role"] = field(default_factory=list, repr=False)  # edits ping nobody
    reference_id: int | None = None
    reference_channel: "Channel | None" = field(default=None, repr=False)  # where it is not in this one
    nonce: str | None = None
    interaction: "Interaction | None" = field(default=None, repr=False)  # the one it answers
    reactions: dict[str, list["User"]] = field(default_factory=dict)
    thread: "Channel | None" = field(default=None, repr=False)
    edited: float | None = None
    deleted: float | None = None
    dismissed: bool = False  # by its reader, where it is ephemeral; the bot does not learn of it
    revisions: list[Revision] = field(default_factory=list, repr=False)

    @property
    def is_ephemeral(self) -> bool:
        """Whether only the user whose interaction it answers sees it."""
        return bool(self.flags & EPHEMERAL)

    @property
    def is_loading(self) -> bool:
        """Whether it is a deferred answer that has not come yet ("thinking...")."""
        return bool(self.flags & LOADING)

    @property
    def is_v2(self) -> bool:
        """Whether it is made of Components V2."""
        return bool(self.flags & COMPONENTS_V2)

    @property
    def is_notice(self) -> bool:
        """Whether Discord wrote it, of a new thread."""
        return self.kind in (THREAD_CREATED, THREAD_STARTED)

    def pings(self, user: "User") -> bool:
        """Whether it notified the user, by name, as a reply, through a role or as everyone."""
        guild = self.channel.guild
        member = guild.members.get(user.id) if guild else None
        by_role = member is not None and any(role in member.roles for role in self.pinged_roles)
        return user in self.pinged_users or by_role or (member is not None and self.mention_everyone)

    def visible_to(self, user: "User") -> bool:
        """Whether it is there for this user."""
        if self.deleted or self.dismissed:
            return False
        return not self.is_ephemeral or (self.interaction is not None and self.interaction.user is user)

    @property
    def replied_to(self) -> "Message | None":
        """The message this one answers, unless deleted."""
        channel = self.reference_channel or self.channel
        return None if self.reference_id is None else channel.find(self.reference_id)

    @property
    def text(self) -> str:
        """All a reader reads: the content, the embeds, the text displays, one paragraph a line."""
        parts = [self.content] if self.content else []
        for embed in self.embeds:
            parts += embed_texts(embed)
        return "\n".join(parts + tree.texts(self.components))

    @property
    def alt_texts(self) -> list[str]:
        """Descriptions of its pictures, those of plain attachments too."""
        plain = [a.description for a in self.attachments if a.description]
        return tree.alt_texts(self.components) or plain

    @property
    def buttons(self) -> list[Button]:
        """Its buttons, from top to bottom."""
        return tree.buttons(self.components)

    @property
    def selects(self) -> list[Select]:
        """Its selects, from top to bottom."""
        return tree.selects(self.components)

    @property
    def url(self) -> str:
        """Where Discord's client would jump to."""
        guild = self.channel.guild.id if self.channel.guild else "@me"
        return f"https://discord.com/channels/{guild}/{self.channel.id}/{self.id}"

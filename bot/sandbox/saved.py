"""What is kept of a sandbox's world in its file: plain values, ids in place of what they name."""

from dataclasses import dataclass

from pydantic import Base64Bytes, TypeAdapter

from bot.sandbox.errors import Json

VERSION = 1
"""Of the file's form. One more whenever a program of before could not read it."""


@dataclass
class SavedUser:
    """A user; the fields have the names that they have in `User`."""

    id: int
    name: str
    bot: bool
    display_name: str
    locale: str
    accepts_dms: bool
    installed: bool
    note: str


@dataclass
class SavedRole:
    """A role of a guild; the same fields as in `Role`."""

    id: int
    name: str
    permissions: int
    position: int
    managed: bool
    mentionable: bool
    color: int


@dataclass
class SavedMember:
    """A user in a guild, with the ids of the roles."""

    user: int
    roles: list[int]
    joined: float
    nick: str | None


@dataclass
class SavedGuild:
    """A guild; its channels stand in the world, in their order."""

    id: int
    name: str
    owner: int
    system_channel: int | None
    roles: list[SavedRole]
    members: list[SavedMember]


@dataclass
class SavedOverwrite:
    """What a channel allows and denies a role or a member."""

    target: int
    kind: int
    allow: int
    deny: int


@dataclass
class SavedFile:
    """An attachment. `path` is its address without the server's."""

    id: int
    filename: str
    path: str
    content_type: str
    description: str | None
    data: Base64Bytes


@dataclass
class SavedMessage:
    """A message that everybody in its channel sees."""

    id: int
    author: int
    content: str
    created: float
    kind: int
    flags: int
    mention_everyone: bool
    mentions: list[int]
    mention_roles: list[int]
    pinged_users: list[int]
    pinged_roles: list[int]
    reference: int | None
    reference_channel: int | None
    nonce: str | None
    interaction: int | None
    thread: int | None
    edited: float | None
    embeds: list[Json]
    components: list[Json]
    attachments: list[SavedFile]
    reactions: dict[str, list[int]]


@dataclass
class SavedChannel:
    """A channel with its messages, oldest first."""

    id: int
    kind: int
    name: str
    guild: int | None
    recipient: int | None
    parent: int | None
    owner: int | None
    topic: str | None
    archived: bool
    locked: bool
    created: float
    tags: list[str]
    joined: list[int]
    overwrites: list[SavedOverwrite]
    messages: list[SavedMessage]


@dataclass
class SavedInteraction:
    """What a kept message answers; of the channels and messages it names, those that are kept."""

    id: int
    kind: int
    user: int
    channel: int
    name: str
    data: Json
    source: int | None
    parent: int | None


@dataclass
class SavedWorld:
    """Everything. `base_url` is where it was served: addresses of files begin with it."""

    base_url: str
    bot: int
    owner: int
    users: list[SavedUser]
    guilds: list[SavedGuild]
    channels: list[SavedChannel]
    interactions: list[SavedInteraction]
    commands: list[Json]


@dataclass
class Saved:
    """The whole file."""

    world: SavedWorld
    first_minute_over: bool
    version: int = VERSION


FILE = TypeAdapter(Saved)
"""Reads a file and checks every value's kind."""

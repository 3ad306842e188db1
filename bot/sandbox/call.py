"""One REST request, read and ready for its route."""

import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from aiohttp import BodyPartReader, web

from bot.sandbox.errors import ApiError, Json, missing_access, unknown
from bot.sandbox.ids import as_id
from bot.sandbox.media import Uploads
from bot.sandbox.message import Message, Upload
from bot.sandbox.model import Channel, Guild

if TYPE_CHECKING:
    from bot.sandbox.users import User
    from bot.sandbox.world import World


@dataclass
class Request:
    """A line of the log. `route` is the path with its names (`/channels/{channel_id}/messages`), `time` when
    it came (seconds since 1970), `seconds` how long the answer took; `status` 0 while it is unanswered."""

    method: str
    route: str
    path: str
    query: dict[str, str]
    time: float
    body: Any = None
    files: list[str] = field(default_factory=list)
    status: int = 0
    answer: Any = None
    seconds: float = 0.0


@dataclass
class Call:
    """A request with its body taken apart, and shortcuts to what its path names."""

    world: "World"
    request: web.Request
    body: Any
    uploads: Uploads
    status: int = 200  # of the answer, when it has a body

    @property
    def json(self) -> Json:
        """The body where an object is needed. ApiError when it is something else."""
        if not isinstance(self.body, dict):
            raise ApiError(400, 50109, "The request body contains invalid JSON.")
        return self.body

    def key(self, name: str) -> int:
        """A snowflake in the path; 0 when it is none."""
        return as_id(self.request.match_info[name]) or 0

    def text(self, name: str) -> str:
        """A part of the path."""
        return self.request.match_info[name]

    def number(self, name: str, default: int, high: int) -> int:
        """A number in the query."""
        value = as_id(self.request.query.get(name))
        return default if value is None else max(0, min(value, high))

    @property
    def channel(self) -> Channel:
        """The channel the path names. ApiError 10003 when unknown, 50001 where the bot is not."""
        channel = self.world.channels.get(self.key("channel_id"))
        if channel is None:
            raise unknown("Channel")
        if not channel.has_bot:
            raise missing_access()
        return channel

    @property
    def guild(self) -> Guild:
        """The guild the path names. ApiError 10004 when unknown."""
        guild = self.world.guilds.get(self.key("guild_id"))
        if guild is None or not guild.has_bot:
            raise unknown("Guild")
        return guild

    @property
    def message(self) -> Message:
        """The message the path names; 10008 when unknown, deleted or ephemeral."""
        message = self.channel.find(self.key("message_id"))
        if message is None or message.is_ephemeral:
            raise unknown("Message")
        return message

    @property
    def user(self) -> "User":
        """The user the path names, "@me" being the bot. ApiError 10013 when unknown."""
        if self.request.match_info["user_id"] == "@me":
            return self.world.bot
        user = self.world.users.get(self.key("user_id"))
        if user is None:
            raise unknown("User")
        return user


Answer = Json | list[Json] | None
Handler = Callable[[Call], Awaitable[Answer]]
Route = tuple[str, str, Handler]  # method, path below the API's base, what answers


async def read_body(request: web.Request) -> tuple[Any, Uploads]:
    """The JSON body, and the files of a form. ApiError when it is no JSON."""
    try:
        if not request.content_type.startswith("multipart/"):
            raw = await request.read()
            return (json.loads(raw) if raw else None), {}
        body, uploads = None, {}
        async for part in await request.multipart():
            assert isinstance(part, BodyPartReader)
            name, data = part.name or "", bytes(await part.read(decode=True))
            if name == "payload_json":
                body = json.loads(data)
            elif name.startswith("files[") and name[6:-1].isdigit():
                kind = part.headers.get("Content-Type")
                uploads[int(name[6:-1])] = Upload(part.filename or "file", data, content_type=kind)
    except (ValueError, RecursionError):
        raise ApiError(400, 50109, "The request body contains invalid JSON.") from None
    return body, uploads

"""A browser's side of the sandbox's page, over the real socket."""

import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

import aiohttp

from bot.sandbox import Sandbox, User

Frame = dict[str, Any]


class Browser:
    """One open page: the newest hello, every frame that came, and acts with their answers."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self.socket = socket
        self.frames: list[Frame] = []
        self.hello: Frame = {}
        self._number = 0

    async def next(self, seconds: float = 10.0) -> Frame:
        """The next frame."""
        message = await self.socket.receive(seconds)
        assert message.type is aiohttp.WSMsgType.TEXT, message
        frame: Frame = json.loads(message.data)
        self.frames.append(frame)
        if frame["t"] == "hello":
            self.hello = frame
        return frame

    async def until(self, fits: Callable[[Frame], object]) -> Frame:
        """The next frame that fits."""
        while not fits(frame := await self.next()):
            pass
        return frame

    async def message(self, fits: Callable[[Frame], object] = lambda _: True) -> Frame:
        """The next message that is told of, new or changed, and fits."""
        found = await self.until(lambda f: f["t"] == "message" and fits(f["message"]))
        return found["message"]  # type: ignore[no-any-return]

    @property
    def told(self) -> Frame:
        """The newest message that was told of."""
        return next(f["message"] for f in reversed(self.frames) if f["t"] == "message")  # type: ignore[no-any-return]

    async def act(self, do: str, **what: Any) -> Frame:
        """Do something, and its one answer; what comes before it is kept in `frames`."""
        self._number += 1
        await self.socket.send_json({"n": self._number, "do": do, **what})
        answer = await self.until(lambda frame: frame["t"] == "answer")
        assert answer["n"] == self._number
        return answer

    async def does(self, do: str, **what: Any) -> Frame:
        """Do something that works."""
        answer = await self.act(do, **what)
        assert answer["ok"], answer
        return answer

    async def refused(self, do: str, **what: Any) -> str:
        """The sentence why something does not work."""
        answer = await self.act(do, **what)
        assert answer["ok"] is False
        said: str = answer["error"]
        assert not said[0].islower(), said
        assert said.endswith("."), said
        return said

    async def says(self, frame: object) -> Frame:
        """The answer to any frame at all, which is sent as it stands if it is a text."""
        await self.socket.send_str(frame if isinstance(frame, str) else json.dumps(frame))
        return await self.until(lambda frame: frame["t"] == "answer")

    def channel(self, name: str) -> Frame:
        """A channel, thread or post of the newest hello, by its name."""
        listed = [channel for guild in self.hello["guilds"] for channel in guild["channels"]]
        listed += [thread for channel in listed for thread in channel["threads"]]
        return next(channel for channel in listed if channel["name"] == name)

    def names(self) -> set[str]:
        """The names of all channels that are shown."""
        return {channel["name"] for guild in self.hello["guilds"] for channel in guild["channels"]}


@asynccontextmanager
async def looking(sandbox: Sandbox, user: User | str | None = None) -> AsyncIterator[Browser]:
    """The page, open as a user, or what is given for an id (the first user unless told), greeted."""
    given = {} if user is None else {"user": str(user.id) if isinstance(user, User) else user}
    async with (
        aiohttp.ClientSession(headers={"Origin": sandbox.base_url}) as session,
        session.ws_connect(f"{sandbox.base_url}/page/ws", params=given, max_msg_size=0) as socket,
    ):
        browser = Browser(socket)
        await browser.until(lambda frame: frame["t"] == "hello")
        yield browser

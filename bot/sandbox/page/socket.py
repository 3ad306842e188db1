"""One open page: its websocket, what it is told and what it asks for."""

import asyncio
import contextlib
import json
import logging
from typing import TYPE_CHECKING, Any

from aiohttp import WSMsgType, web

from bot.sandbox.errors import Json
from bot.sandbox.ids import as_id
from bot.sandbox.page.acts import ACTS
from bot.sandbox.page.asked import Asked
from bot.sandbox.page.kind import sentence
from bot.sandbox.page.outbox import Outbox
from bot.sandbox.page.visit import Visit

if TYPE_CHECKING:
    from bot.sandbox.page.page import Page

FRAME_BYTES = 256 * 1024  # of one act; five full fields of a form are less
_CLOSING_BYTES = 4 * 1024 * 1024  # beyond which the connection ends: close code 1009
_AT_ONCE = 16  # acts of one page that may be under way
_COALESCE_SECONDS = 0.05
_HEARTBEAT_SECONDS = 20.0
_GONE = 1001

_log = logging.getLogger(__name__)


class Socket:
    """Serves one page for as long as it is open."""

    def __init__(self, page: "Page") -> None:
        self.page = page
        self.visit: Visit | None = None
        self._loop = asyncio.get_running_loop()
        self._outbox = Outbox()
        self._ws = web.WebSocketResponse(
            max_msg_size=_CLOSING_BYTES, heartbeat=_HEARTBEAT_SECONDS, timeout=1.0, compress=False
        )
        self._acts: set[asyncio.Task[None]] = set()
        self._hello: asyncio.TimerHandle | None = None
        self._told: set[int] = set()

    # --- telling

    def tell(self, frame: Json) -> None:
        """Queue a frame."""
        self._outbox.tell(_dumps(frame))

    def tell_anew(self) -> None:
        """Say hello again, soon: what changes together is told once."""
        if self._hello is None:
            self._hello = self._loop.call_later(_COALESCE_SECONDS, self.flush)

    def flush(self) -> None:
        """Say the hello that waits, if one does."""
        if self._hello is not None:
            self._hello.cancel()
            self._hello = None
            self._outbox.tell(self._greeting())

    def knows(self, channel_id: int) -> bool:
        """Whether the page has been told of a channel."""
        return channel_id in self._told

    def _greeting(self, **more: Any) -> str:
        assert self.visit is not None
        hello = self.page.hello(self.visit.user) | more
        self._told = {int(key) for key in hello["permissions"]}
        return _dumps(hello)

    # --- serving

    async def serve(self, request: web.Request) -> web.StreamResponse:
        """Speak until either side ends it."""
        user = self.page.find_user(as_id(request.query.get("user")))
        if user is None:
            return web.Response(status=503, text="There is nobody here yet to look as.")
        self.visit = Visit(self.page, user)
        self._outbox.tell(self._greeting())
        await self._ws.prepare(request)
        writer = asyncio.create_task(self._write())
        try:
            await self._read()
        finally:
            if self._hello is not None:
                self._hello.cancel()
            for task in (writer, *self._acts):
                task.cancel()
            await asyncio.gather(writer, *self._acts, return_exceptions=True)
        return self._ws

    async def close(self) -> None:
        """Say goodbye."""
        if not self._ws.prepared:
            return
        with contextlib.suppress(ConnectionError, TimeoutError):
            await self._ws.close(code=_GONE)

    async def _write(self) -> None:
        with contextlib.suppress(ConnectionError):
            while True:
                frame = await self._outbox.next()
                if frame is None:
                    self._outbox.freshen()
                    frame = self._greeting(resync=True)
                await self._ws.send_str(frame)

    async def _read(self) -> None:
        async for message in self._ws:
            await self._outbox.room()
            if message.type is not WSMsgType.TEXT:
                self._answer(None, error="Frames are texts.")
                continue
            self._take(message.data)

    def _take(self, text: str) -> None:
        if len(text) > FRAME_BYTES:
            self._answer(_number(text[:100]), error="That is too much at once.")
            return
        try:
            frame = json.loads(text)
        except (ValueError, RecursionError):
            frame = None
        if not isinstance(frame, dict):
            self._answer(None, error="That frame is no JSON object.")
            return
        n = frame.get("n")
        n = n if isinstance(n, int) and not isinstance(n, bool) else None
        if len(self._acts) >= _AT_ONCE:
            self._answer(n, error="Slow down, please: too much is still under way.")
            return
        task = asyncio.create_task(self._act(n, frame))
        self._acts.add(task)
        task.add_done_callback(self._acts.discard)

    async def _act(self, n: int | None, frame: Json) -> None:
        """Do what a frame asks for; whatever becomes of it, one answer goes out."""
        assert self.visit is not None
        name = frame.get("do")
        act = ACTS.get(name) if isinstance(name, str) else None
        if act is None:
            self._answer(n, error="The sandbox does not know how to do that.")
            return
        try:
            result = await act(self.visit, Asked(frame))
        except Exception as error:  # noqa: BLE001 - no frame goes without its answer
            if not (said := sentence(error, self.visit.user)):
                _log.exception("the act %r failed", name)
            self._answer(n, error=said or "Something went wrong in the sandbox. Its log says what.")
            return
        self.flush()  # what the answer names the page knows by then
        self._answer(n, **result)

    def _answer(self, n: int | None, error: str | None = None, **result: Any) -> None:
        about: Json = {"t": "answer", "n": n, "ok": error is None}
        self._outbox.answer(_dumps(about | ({"error": error} if error else result)))


def _dumps(frame: Json) -> str:
    return json.dumps(frame, separators=(",", ":"))


def _number(beginning: str) -> int | None:
    """The number of an act whose frame is too large to be read whole."""
    _, found, rest = beginning.partition('"n":')
    digits = rest.lstrip().split(",", 1)[0].split("}", 1)[0]
    return int(digits) if found and digits.isascii() and digits.isdigit() else None

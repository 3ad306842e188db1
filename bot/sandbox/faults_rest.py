"""Faults of the REST API: answers that Discord gives on bad days, or none at all."""

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from aiohttp import web

from bot.sandbox.rest import answer

if TYPE_CHECKING:
    from bot.sandbox.sandbox import Sandbox

Where = Literal["before", "middle", "after"]
CUT = 499
"""What the log of requests says of a line that was cut instead of an answer."""


@dataclass
class _Planned:
    kind: str
    left: int
    only: str
    status: int = 0
    seconds: float = 0.0


_LATE = web.RequestKey("fault", _Planned)
"""What a request is to meet once it was served."""


class RestFaults:
    """What awaits the next requests, oldest plan first; each meets at most one fault.

    `only` is a part of the path that a request must have to meet it.
    """

    def __init__(self, sandbox: "Sandbox") -> None:
        self._planned: list[_Planned] = []
        self._first, self._last = sandbox.before_request, sandbox.before_answer
        sandbox.before_request, sandbox.before_answer = self._before, self._after

    def fail(self, status: int, *, times: int = 1, only: str = "") -> None:
        """Answer with a 5xx status, and do nothing."""
        self._planned.append(_Planned("fail", times, only, status))

    def limit(self, seconds: float, *, everywhere: bool = False, times: int = 1, only: str = "") -> None:
        """Answer 429: the bucket's, or the one of all requests (global)."""
        self._planned.append(_Planned("global" if everywhere else "bucket", times, only, 429, seconds))

    def cut(self, where: Where, *, times: int = 1, only: str = "") -> None:
        """Cut the line: before anything is done, in the middle of the answer, or with the answer lost."""
        self._planned.append(_Planned(where, times, only))

    def delay(self, seconds: float, *, times: int = 1, only: str = "") -> None:
        """Take long to answer what is done at once."""
        self._planned.append(_Planned("delay", times, only, seconds=seconds))

    def hold(self, seconds: float, *, times: int = 1, only: str = "") -> None:
        """Take long to begin: what is asked for is done that much later."""
        self._planned.append(_Planned("hold", times, only, seconds=seconds))

    def clear(self) -> None:
        """Forget the plans."""
        self._planned.clear()

    @property
    def planned(self) -> int:
        """How many requests are still to meet a fault."""
        return sum(one.left for one in self._planned)

    def _next(self, request: web.Request) -> _Planned | None:
        for one in self._planned:
            if one.only in request.path:
                one.left -= 1
                if one.left == 0:
                    self._planned.remove(one)
                return one
        return None

    async def _before(self, request: web.Request) -> web.StreamResponse | None:
        if self._first and (given := await self._first(request)) is not None:
            return given
        found = self._next(request)
        if found is None:
            return None
        if found.kind == "before":
            return _cut(request)
        if found.kind == "hold":
            await asyncio.sleep(found.seconds)
            return None
        if found.kind == "fail":
            await request.read()
            return web.Response(status=found.status, text="upstream connect error", content_type="text/plain")
        if found.status == 429:
            await request.read()
            return _limited(found)
        request[_LATE] = found
        return None

    async def _after(self, request: web.Request, response: web.StreamResponse) -> web.StreamResponse | None:
        if self._last:
            response = await self._last(request, response) or response
        found = request.get(_LATE)
        if found is None:
            return response
        if found.kind == "delay":
            await asyncio.sleep(found.seconds)
            return response
        if found.kind == "middle" and isinstance(response, web.Response) and response.body:
            return await _halved(request, response)
        return _cut(request)


def _cut(request: web.Request) -> web.Response:
    if request.transport is not None:
        request.transport.abort()
    return web.Response(status=CUT)


async def _halved(request: web.Request, response: web.Response) -> web.StreamResponse:
    """Half of an answer, and the line cut."""
    assert isinstance(response.body, bytes)
    half = web.StreamResponse(status=response.status, headers=response.headers)
    half.content_length = len(response.body)
    await half.prepare(request)
    await half.write(response.body[: len(response.body) // 2])
    await asyncio.sleep(0.02)  # so that the half is on its way
    if request.transport is not None:
        request.transport.abort()
    return half


def _limited(found: _Planned) -> web.Response:
    everywhere = found.kind == "global"
    headers = {"Via": "1.1 sandbox", "Retry-After": f"{found.seconds:.3f}"}
    headers["X-RateLimit-Scope"] = "global" if everywhere else "shared"
    if everywhere:
        headers["X-RateLimit-Global"] = "true"
    body = {
        "message": "You are being rate limited.",
        "code": 0,
        "retry_after": found.seconds,
        "global": everywhere,
    }
    return answer(body, 429, headers)

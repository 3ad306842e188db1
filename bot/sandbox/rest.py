"""The REST API: authorisation, the log, rate limits, errors; the routes themselves stand in routes_*.py."""

import json
import time
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any

from aiohttp import web

from bot.sandbox import (
    routes_application,
    routes_channels,
    routes_interactions,
    routes_messages,
    routes_threads,
)
from bot.sandbox.call import Answer, Call, Handler, Request, read_body
from bot.sandbox.errors import ApiError, Json, unauthorized
from bot.sandbox.ids import as_id
from bot.sandbox.ratelimit import RateLimits

if TYPE_CHECKING:
    from bot.sandbox.world import World

PREFIX = "/api/v10"
BeforeRequest = Callable[[web.Request], Awaitable[web.StreamResponse | None]]
BeforeAnswer = Callable[[web.Request, web.StreamResponse], Awaitable[web.StreamResponse | None]]

_OPEN = ("/gateway", "/interactions/", "/webhooks/")  # routes without a token of the bot
_PICTURES = ("image/png", "image/jpeg", "image/gif", "image/webp", "image/avif")
_LOGGED = 100_000  # requests kept; when twice as many, the older half goes


def answer(data: Any, status: int = 200, headers: dict[str, str] | None = None) -> web.Response:
    """A JSON answer, typed exactly `application/json`: discord.py parses nothing else."""
    if data is None and status == 204:
        return web.Response(status=204, headers=headers)
    body = json.dumps(data, separators=(",", ":")).encode()
    return web.Response(body=body, status=status, headers=headers, content_type="application/json")


class Rest:
    """Answers the bot's requests and keeps a log of them."""

    def __init__(self, world: "World", token: str, *, real_rate_limits: bool) -> None:
        self.world = world
        self.token = token
        self.limits = RateLimits(real=real_rate_limits)
        self.before_request: BeforeRequest | None = None
        self.before_answer: BeforeAnswer | None = None

    def routes(self) -> list[web.RouteDef]:
        """Everything below the API's base, and CDN addresses."""
        tables = (routes_application, routes_channels, routes_threads, routes_messages, routes_interactions)
        listed = [route for table in tables for route in table.ROUTES]
        defined = [
            web.route(method, PREFIX + path, self._served(path, handler)) for method, path, handler in listed
        ]
        lacking = web.route("*", PREFIX + "/{rest:.*}", self._lacking)
        cdn = web.get("/cdn/attachments/{channel_id}/{file_id}/{filename}", self._file)
        return [*defined, lacking, cdn]

    def _served(self, path: str, handler: Handler) -> Callable[[web.Request], Awaitable[web.StreamResponse]]:
        open_to_all = path.startswith(_OPEN) and path != "/gateway/bot"

        async def serve(request: web.Request) -> web.StreamResponse:
            record = self._note(request, path)
            started = time.perf_counter()
            response = await self.before_request(request) if self.before_request else None
            if response is None:
                response = await self._answer(request, record, handler, open_to_all)
                if self.before_answer:
                    response = await self.before_answer(request, response) or response
            record.status = response.status
            record.seconds = time.perf_counter() - started
            self.world.changed()
            return response

        return serve

    async def _answer(
        self, request: web.Request, record: Request, handler: Handler, open_to_all: bool
    ) -> web.Response:
        headers, wait = self.limits.count(record.method, record.route, request.match_info)
        try:
            given = request.headers.get("Authorization")  # before the body, which may be a bomb
            if given != f"Bot {self.token}" and (given is not None or not open_to_all):
                raise unauthorized()
            record.body, uploads = await read_body(request)
            record.files = [upload.filename for upload in uploads.values()]
            if wait is not None:
                record.answer = {
                    "message": "You are being rate limited.",
                    "code": 0,
                    "retry_after": wait,
                    "global": False,
                }
                return answer(record.answer, 429, headers)
            call = Call(self.world, request, record.body, uploads)
            result: Answer = await handler(call)
        except ApiError as error:
            record.answer = error.body()
            return answer(record.answer, error.status, headers)
        record.answer = result
        return answer(result, 204 if result is None else call.status, headers)

    async def _lacking(self, request: web.Request) -> web.Response:
        name = f"{request.method} {request.path.removeprefix(PREFIX)}"
        self.world.unknown_routes.append(name)
        self._note(request, request.path.removeprefix(PREFIX)).status = 501
        self.world.changed()
        body: Json = {"message": f"The sandbox has no route {name}", "code": 0}
        return answer(body, 501)

    async def _file(self, request: web.Request) -> web.Response:
        attachment = self.world.files.get(as_id(request.match_info["file_id"]) or 0)
        if attachment is None:
            return web.Response(status=404)
        headers = {"Content-Type": attachment.content_type, "X-Content-Type-Options": "nosniff"}
        if attachment.content_type not in _PICTURES:  # others, SVG too, no browser is to open here
            headers |= {"Content-Disposition": "attachment", "Content-Security-Policy": "sandbox"}
        headers["Cache-Control"] = "private, max-age=3600, immutable"
        return web.Response(body=attachment.data, headers=headers)

    def _note(self, request: web.Request, route: str) -> Request:
        path = request.path.removeprefix(PREFIX)
        record = Request(request.method, route, path, dict(request.query), time.time())
        log = self.world.requests
        log.append(record)
        if len(log) >= 2 * _LOGGED:
            del log[:_LOGGED]
        return record

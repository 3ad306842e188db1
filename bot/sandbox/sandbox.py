"""The sandbox: a Discord on this machine, for the real client to connect to."""

import asyncio
import base64
import secrets
from collections.abc import Collection
from typing import Self, TypeVar

from aiohttp import web

from bot.sandbox import limits
from bot.sandbox.connection import Op
from bot.sandbox.driver import Driver
from bot.sandbox.errors import SandboxError
from bot.sandbox.events import PRIVILEGED
from bot.sandbox.gateway import Gateway
from bot.sandbox.rest import PREFIX, BeforeAnswer, BeforeRequest, Rest
from bot.sandbox.world import World

T = TypeVar("T")


class Sandbox(Driver):
    """Gateway and REST API v10 on one local port, and the members who talk to the bot there.

    A guild with one text channel and one member is there from the start: `guild`, `channel`, `member`.

    `privileged` names what the application may ask for: "message_content", "members", "presences".
    `real_rate_limits` allows 5 messages per 5 seconds a channel and answers 429 beyond. `compress` allows
    zlib-stream. `ack_seconds` and `token_seconds` are how long an interaction waits and its token lives.
    """

    def __init__(
        self,
        *,
        token: str | None = None,
        shards: int = 1,
        privileged: Collection[str] = (),
        real_rate_limits: bool = False,
        compress: bool = True,
        ack_seconds: float = limits.ACKNOWLEDGE_SECONDS,
        token_seconds: float = limits.INTERACTION_TOKEN_SECONDS,
        heartbeat_seconds: float = limits.HEARTBEAT_SECONDS,
    ) -> None:
        super().__init__(World(ack_seconds=ack_seconds, token_seconds=token_seconds, shards=shards))
        self.world.privileged = sum(PRIVILEGED[name] for name in set(privileged))
        key = base64.b64encode(str(self.world.bot.id).encode()).decode().rstrip("=")
        self.token = token or f"{key}.sandbox.{secrets.token_urlsafe(27)}"
        self._gateway = Gateway(
            self.world, self.token, heartbeat_seconds=heartbeat_seconds, compress=compress
        )
        self._rest = Rest(self.world, self.token, real_rate_limits=real_rate_limits)
        self._runner: web.AppRunner | None = None

    # --- starting and stopping

    async def start(self, host: str = "127.0.0.1", port: int = 0) -> None:
        """Serve on a port, a free one unless told. OSError when it is taken."""
        app = web.Application(client_max_size=12 * limits.ATTACHMENT_BYTES)
        app.add_routes([web.get("/gw", self._gateway.handle), *self._rest.routes()])
        runner = web.AppRunner(app, access_log=None, shutdown_timeout=1.0)
        await runner.setup()
        site = web.TCPSite(runner, host, port)
        try:
            await site.start()
        except OSError:
            await runner.cleanup()
            raise
        self._runner = runner
        self.world.base_url = f"http://{host}:{runner.addresses[0][1]}"

    async def stop(self) -> None:
        """Close every connection and the port. What was said stays readable."""
        runner, self._runner = self._runner, None
        if runner is not None:
            for site in list(runner.sites):  # first no new connections: a bot tries again at once
                await site.stop()
            await asyncio.sleep(0)  # one that was just accepted is known to the runner only after this
            await self._gateway.close()
            await runner.cleanup()

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.stop()

    @property
    def base_url(self) -> str:
        """Scheme, host and port, once started. SandboxError before."""
        if not self.world.base_url:
            raise SandboxError("the sandbox has not been started")
        return self.world.base_url

    @property
    def api_base(self) -> str:
        """What `discord.http.Route.BASE` is to be."""
        return self.base_url + PREFIX

    @property
    def gateway(self) -> str:
        """What `discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY` is to be, as a yarl.URL."""
        return self.base_url.replace("http", "ws", 1) + "/gw"

    async def wait_for_bot(self, shards: int = 1, timeout: float = 10.0) -> None:  # noqa: ASYNC109
        """Wait until that many shards are connected and identified. NoAnswerError after `timeout`."""
        sessions = self._gateway.sessions.by_id

        def connected() -> bool:
            return sum(session.outbox is not None for session in sessions.values()) >= shards

        await self.until(connected, timeout, "the bot to connect")

    # --- trouble on purpose

    @property
    def before_request(self) -> BeforeRequest | None:
        """Asked with every REST request before it is served; what it returns is the answer, unless None."""
        return self._rest.before_request

    @before_request.setter
    def before_request(self, hook: BeforeRequest | None) -> None:
        self._rest.before_request = hook

    @property
    def before_answer(self) -> BeforeAnswer | None:
        """Asked with every REST request once it is served; may return another answer, or cut the line."""
        return self._rest.before_answer

    @before_answer.setter
    def before_answer(self, hook: BeforeAnswer | None) -> None:
        self._rest.before_answer = hook

    def drop_connections(self) -> None:
        """Cut every websocket; the bot can resume and then gets what it missed."""
        for connection in list(self._gateway.connections):
            connection.drop()

    def ask_reconnect(self) -> None:
        """Ask every shard to reconnect (opcode 7)."""
        for connection in list(self._gateway.connections):
            connection.send(Op.RECONNECT)

    def invalidate_sessions(self, *, resumable: bool = False) -> None:
        """Tell every shard that its session is invalid (opcode 9)."""
        if not resumable:
            self._gateway.sessions.by_id.clear()
        for connection in list(self._gateway.connections):
            connection.send(Op.INVALID_SESSION, resumable)

    async def close_connections(self, code: int) -> None:
        """Close every websocket with a code, such as 4000 or 1001."""
        await self._gateway.close(code)

"""One websocket of the gateway, speaking as Discord's v10 does."""

import asyncio
import contextlib
import json
import time
import zlib
from collections import deque
from enum import IntEnum
from typing import TYPE_CHECKING, Any

from aiohttp import WSMsgType, web

from bot.sandbox import events, limits
from bot.sandbox import payloads as to
from bot.sandbox.sessions import Session, dumps

if TYPE_CHECKING:
    from bot.sandbox.gateway import Gateway
    from bot.sandbox.world import World


class Op(IntEnum):
    """Gateway opcodes that are used."""

    HEARTBEAT = 1
    IDENTIFY = 2
    PRESENCE = 3
    VOICE = 4
    RESUME = 6
    RECONNECT = 7
    MEMBERS = 8
    INVALID_SESSION = 9
    HELLO = 10
    ACK = 11
    SOUNDS = 31


class _CloseError(Exception):
    def __init__(self, code: int, reason: str) -> None:
        super().__init__(reason)
        self.code = code
        self.reason = reason


class Connection:
    """One websocket and the session it carries, if any yet."""

    def __init__(self, gateway: "Gateway", request: web.Request) -> None:
        self.gateway = gateway
        self.request = request
        self.ws = web.WebSocketResponse(max_msg_size=4096 * 4, timeout=1.0)
        self.session: Session | None = None
        self.outbox: asyncio.Queue[str | None] = asyncio.Queue()
        self._goodbye: int | None = None  # the code of a close from this side
        self._ended = asyncio.Event()
        self._received: deque[float] = deque(maxlen=limits.GATEWAY_SENDS_PER_MINUTE)
        zipped = gateway.compress and request.query.get("compress") == "zlib-stream"
        self._zlib = zlib.compressobj(level=1) if zipped else None

    def send(self, op: int, data: Any = None) -> None:
        """Queue a payload that is no event."""
        self.outbox.put_nowait(json.dumps({"op": op, "d": data, "s": None, "t": None}))

    def drop(self) -> None:
        """Cut the line without a goodbye; the session can be resumed."""
        if self.request.transport is not None:
            self.request.transport.abort()

    async def close(self, code: int) -> None:
        """Close with a code, after what is queued has been sent, and wait until it is over."""
        if self._goodbye is None:
            self._goodbye = code
            self.outbox.put_nowait(None)
        await self._ended.wait()

    async def serve(self) -> web.WebSocketResponse:
        """Speak until either side ends it."""
        await self.ws.prepare(self.request)
        writer = asyncio.create_task(self._write())
        try:
            if self.request.query.get("v", "10") != "10":
                raise _CloseError(4012, "Invalid API version")
            self.send(
                Op.HELLO, {"heartbeat_interval": int(self.gateway.heartbeat_seconds * 1000), "_trace": []}
            )
            await self._read()
        except _CloseError as close:
            await self.ws.close(code=close.code, message=close.reason.encode())
        finally:
            self._detach()
            if self._goodbye is None:
                writer.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await writer
            self._ended.set()
        return self.ws

    def _detach(self) -> None:
        session = self.session
        if session is not None and session.outbox is self.outbox:
            session.outbox = None
            if self._goodbye is None and self.ws.close_code in (
                1000,
                1001,
            ):  # a client that says goodbye gives its session up
                self.gateway.sessions.by_id.pop(session.id, None)

    async def _write(self) -> None:
        with contextlib.suppress(ConnectionError):
            while (text := await self.outbox.get()) is not None:
                if (wait := self.gateway.silent_until - time.monotonic()) > 0:
                    await asyncio.sleep(wait)
                hook = self.gateway.before_event
                for sent in hook(self, text) if hook else (text,):
                    await self._send(sent)
            if self._goodbye is not None:
                await self.ws.close(code=self._goodbye)

    async def _send(self, text: str) -> None:
        if self._zlib is None:
            await self.ws.send_str(text)
        else:
            packed = self._zlib.compress(text.encode()) + self._zlib.flush(zlib.Z_SYNC_FLUSH)
            await self.ws.send_bytes(packed)

    async def _read(self) -> None:
        patience = self.gateway.heartbeat_seconds * 2
        while True:
            try:
                message = await self.ws.receive(timeout=patience)
            except TimeoutError:
                raise _CloseError(4009, "Session timed out.") from None
            if message.type not in (WSMsgType.TEXT, WSMsgType.BINARY):
                return
            now = time.monotonic()
            if len(self._received) == self._received.maxlen and now - self._received[0] < 60:
                raise _CloseError(4008, "You are being rate limited.")
            self._received.append(now)
            try:
                payload = json.loads(message.data)
                op, data = payload["op"], payload.get("d")
            except (ValueError, KeyError, TypeError):
                raise _CloseError(4002, "Error while decoding payload.") from None
            self._handle(op, data)

    def _handle(self, op: int, data: Any) -> None:
        match op:
            case Op.HEARTBEAT:
                self.send(Op.ACK)
            case Op.IDENTIFY:
                self._identify(data)
            case Op.RESUME:
                self._resume(data)
            case _ if self.session is None:
                raise _CloseError(4003, "Not authenticated.")
            case Op.MEMBERS:
                self._members(data)
            case Op.PRESENCE | Op.VOICE | Op.SOUNDS:
                pass  # presence, voice and sounds are taken and forgotten
            case _:
                raise _CloseError(4001, "Unknown opcode.")

    def _identify(self, data: Any) -> None:
        gateway, world = self.gateway, self.gateway.world
        if self.session is not None:
            raise _CloseError(4005, "Already authenticated.")
        if data.get("token") != gateway.token:
            raise _CloseError(4004, "Authentication failed.")
        number, count = data.get("shard") or (0, 1)
        if not 0 <= number < count:
            raise _CloseError(4010, "Invalid shard.")
        intents = data.get("intents")
        if not isinstance(intents, int) or intents & ~events.ALL_INTENTS:
            raise _CloseError(4013, "Invalid intent(s).")
        privileged = sum(events.PRIVILEGED.values())
        if intents & privileged & ~world.privileged:
            raise _CloseError(4014, "Disallowed intent(s).")
        session = self.session = Session((number, count), intents, self.outbox)
        guilds = [guild for guild in world.joined if session.serves(guild.id)]
        ready = {
            "v": 10,
            "user": to.user_json(world.bot) | {"verified": True, "mfa_enabled": True, "email": None},
            "guilds": [{"id": str(guild.id), "unavailable": True} for guild in guilds],
            "session_id": session.id,
            "session_type": "normal",
            "resume_gateway_url": world.base_url.replace("http", "ws", 1) + "/gw",
            "shard": [number, count],
            "application": {"id": str(world.application_id), "flags": application_flags(world)},
            "private_channels": [],
            "relationships": [],
            "user_settings": {},
            "_trace": [],
        }
        session.push("READY", dumps(ready))
        if intents & events.GUILDS:
            everybody = intents & events.GUILD_PRESENCES and intents & events.GUILD_MEMBERS
            for guild in guilds:
                members = list(guild.members.values()) if everybody else [guild.members[world.bot.id]]
                session.push("GUILD_CREATE", dumps(to.guild_create_json(guild, members)))
        gateway.sessions.open(session)
        world.emit("PRESENCE_UPDATE", {}, to_bot=False)

    def _resume(self, data: Any) -> None:
        session = self.gateway.sessions.by_id.get(data.get("session_id"))
        if data.get("token") != self.gateway.token:
            raise _CloseError(4004, "Authentication failed.")
        if session is None:
            self.send(Op.INVALID_SESSION, False)
            return
        session.outbox = self.outbox
        if not session.replay(data.get("seq") or 0):
            session.outbox = None
            self.send(Op.INVALID_SESSION, False)
            return
        self.session = session
        session.push("RESUMED", '{"_trace":[]}')
        self.gateway.world.emit("PRESENCE_UPDATE", {}, to_bot=False)

    def _members(self, data: Any) -> None:
        """Answer a request for a guild's members, by user ids or by the beginning of a name."""
        assert self.session is not None
        guild = self.gateway.world.guilds.get(int(data["guild_id"]))
        if guild is None:
            return
        wanted = data.get("user_ids") or []
        keys = {int(key) for key in (wanted if isinstance(wanted, list) else [wanted])}
        query, most = data.get("query") or "", data.get("limit") or len(guild.members)
        found = [
            to.member_json(member)
            for key, member in guild.members.items()
            if (key in keys if keys else member.user.name.startswith(query))
        ][:most]
        unknown = [str(key) for key in keys if key not in guild.members]
        chunk = {"guild_id": str(guild.id), "members": found, "chunk_index": 0, "chunk_count": 1}
        chunk |= {"not_found": unknown, "nonce": data.get("nonce")}
        self.session.push("GUILD_MEMBERS_CHUNK", dumps(chunk))


def application_flags(world: "World") -> int:
    """The application's flags, which tell of the privileged intents it may use (the limited kind)."""
    limited = {
        events.GUILD_PRESENCES: 1 << 13,
        events.GUILD_MEMBERS: 1 << 15,
        events.MESSAGE_CONTENT: 1 << 19,
    }
    return sum(flag for intent, flag in limited.items() if world.privileged & intent)

"""Requests to Discord that are tried again where that is safe: nothing is said twice, and little is lost.

discord.py tries again after 429, 500, 502 and 504, but not after 503 or a line that was cut. Then nobody
knows whether the request was carried out. To do it again is harmless for all but new messages; of those, one
in a channel has a nonce by which Discord knows it again, and an interaction's answer is taken only once.
"""

import asyncio
import logging
import random
import time
from collections.abc import Awaitable, Callable, Sequence
from typing import Any
from weakref import WeakValueDictionary

import aiohttp
import discord
from discord.http import Route
from discord.webhook.async_ import AsyncWebhookAdapter, async_context

log = logging.getLogger(__name__)

LIMIT = 240.0
"""Seconds for which a request is tried: longer than most outages, shorter than Discord remembers a nonce."""

CALLBACK_LIMIT = 2.5
"""Seconds for which an interaction's first answer is tried: after three, Discord takes none."""

LONGEST = 10.0
"""Seconds between two tries at most."""

QUIET = 60.0
"""Seconds between two lines in the log about requests that fail."""

ALREADY_ANSWERED = 40060
NEW_MESSAGE = "/channels/{channel_id}/messages"
REPEATABLE_POSTS = (NEW_MESSAGE, "/users/@me/channels", "/channels/{channel_id}/typing")
CALLBACK = "/interactions/{webhook_id}/{webhook_token}/callback"

LOST = (aiohttp.ClientError, OSError)
Send = Callable[[], Awaitable[Any]]


class NotSentError(discord.HTTPException):
    """Discord could not be reached for as long as it was tried. No status, as nothing was answered."""

    def __init__(self, reason: str):
        Exception.__init__(self, f"Discord could not be reached ({reason})")
        self.text, self.status, self.code = reason, 0, 0

    def __str__(self) -> str:
        return str(self.args[0])


def passing(error: Exception) -> bool:
    """Whether what was not sent may be sent later: Discord was away, ill or busy, and refused nothing."""
    if isinstance(error, discord.HTTPException):
        return isinstance(error, NotSentError) or error.status >= 500 or error.status == 429
    return isinstance(error, OSError)


class Steady:
    """The tries of one client: `install` puts them beneath all that it sends."""

    def __init__(self) -> None:
        self._closed: Callable[[], bool] = bool
        self._since: float | None = None
        self._told = -QUIET
        self._loud = False
        self._again = 0
        self._nonces = random.SystemRandom()
        self._callbacks: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    def install(self, client: discord.Client) -> None:
        """From now on; for interactions in this task, and those that come from it."""
        self._closed = client.is_closed
        http, request = client.http, client.http.request

        async def steady(route: Route, *, files: Any = None, form: Any = None, **more: Any) -> Any:
            if route.path == NEW_MESSAGE and isinstance(more.get("json"), dict):
                nonce = {"nonce": str(self._nonces.getrandbits(60)), "enforce_nonce": True}
                more["json"] = nonce | more["json"]
            repeatable = route.method != "POST" or (route.path in REPEATABLE_POSTS and not form)
            sending = _rewinding(files, lambda: request(route, files=files, form=form, **more))
            return await self.tried(route, sending, LIMIT, repeatable=repeatable)

        http.request = steady  # type: ignore[method-assign]
        async_context.set(_Adapter(self))

    async def tried(self, route: Route, send: Send, limit: float, *, repeatable: bool) -> Any:
        """What `send` returns, tried again for `limit` seconds. NotSentError where nothing answers."""
        started, tries = time.monotonic(), 0
        while True:
            try:
                answer = await send()
            except (*LOST, discord.DiscordServerError) as error:
                never_arrived = isinstance(error, aiohttp.ClientConnectorError)
                tries += 1
                wait = min(LONGEST, limit / 8, 0.25 * 2.0**tries) * random.uniform(0.5, 1)  # noqa: S311
                late = time.monotonic() + wait - started > limit
                self._failed(route, error)
                if late or not (repeatable or never_arrived):
                    raise NotSentError(_reason(error)) from error
                await asyncio.sleep(wait)
                if self._closed():
                    raise NotSentError(f"{_reason(error)}, and the bot is stopping") from error
            except discord.HTTPException as error:
                self._worked()
                if tries and route.path == CALLBACK and error.code == ALREADY_ANSWERED:
                    return _taken(route)
                raise
            else:
                self._worked()
                return answer

    def one_at_a_time(self, route: Route) -> asyncio.Lock:
        """Held while an interaction is answered: "thinking" does not overtake the next try."""
        return self._callbacks.setdefault(route.url, asyncio.Lock())

    def _failed(self, route: Route, error: Exception) -> None:
        self._again += 1
        if self._since is not None:
            return
        self._since = time.monotonic()
        if self._since - self._told >= QUIET:
            self._told, self._loud = self._since, True
            what = f"{route.method} {route.path}: {_reason(error)}"
            log.warning("Discord does not take requests; they are tried again (%s)", what)

    def _worked(self) -> None:
        if self._since is None:
            return
        if self._loud:
            away = time.monotonic() - self._since
            log.warning("Discord takes requests again, after %.0f s and %d tries", away, self._again)
        self._since, self._loud, self._again = None, False, 0


class _Adapter(AsyncWebhookAdapter):
    """What sends the answers to interactions, and what follows them."""

    def __init__(self, steady: Steady):
        super().__init__()  # type: ignore[no-untyped-call]
        self._steady = steady

    async def request(
        self,
        route: Route,
        session: aiohttp.ClientSession,
        *,
        files: Sequence[discord.File] | None = None,
        **more: Any,
    ) -> Any:
        ask = super().request
        sending = _rewinding(files, lambda: ask(route, session, files=files, **more))
        if route.path != CALLBACK:
            return await self._steady.tried(route, sending, LIMIT, repeatable=route.method != "POST")
        async with self._steady.one_at_a_time(route):
            return await self._steady.tried(route, sending, CALLBACK_LIMIT, repeatable=True)


def _reason(error: Exception) -> str:
    if isinstance(error, discord.DiscordServerError):
        return f"it answers {error.status}"
    return str(error) or type(error).__name__


def _rewinding(files: Sequence[discord.File] | None, send: Send) -> Send:
    async def rewound() -> Any:
        for file in files or ():
            file.reset(seek=True)
        return await send()

    return rewound


def _taken(route: Route) -> dict[str, Any]:
    """What discord.py needs of the answer to a callback that arrived although nobody said so."""
    return {"interaction": {"id": route.webhook_id, "type": 2}}

"""Rate limits and their headers."""

import hashlib
import math
import time
from collections.abc import Mapping
from dataclasses import dataclass

_MESSAGES = ("POST", "/channels/{channel_id}/messages")
_MAJOR = ("channel_id", "guild_id", "webhook_id", "token", "interaction_id")


@dataclass
class _Window:
    resets: float
    used: int = 0


class RateLimits:
    """Counts requests a bucket. Generous unless `real`: then 5 messages per 5 seconds a channel."""

    def __init__(self, *, real: bool) -> None:
        self.real = real
        self._windows: dict[tuple[str, ...], _Window] = {}

    def count(
        self, method: str, route: str, params: Mapping[str, str]
    ) -> tuple[dict[str, str], float | None]:
        """The headers for one more request, and the seconds to wait when it is one too many (else None)."""
        limit, seconds = (5, 5.0) if self.real and (method, route) == _MESSAGES else (1000, 1.0)
        key = (method, route, *(params[name] for name in _MAJOR if name in params))
        now = time.time()
        window = self._windows.get(key)
        if window is None or window.resets <= now:
            if len(self._windows) > 10_000:
                self._windows = {k: w for k, w in self._windows.items() if w.resets > now}
            window = self._windows[key] = _Window(now + seconds)
        left = limit - window.used
        late = self.real and left <= 0
        window.used += not late
        headers = {
            "X-RateLimit-Bucket": hashlib.md5(f"{method}{route}".encode(), usedforsecurity=False).hexdigest(),
            "X-RateLimit-Limit": str(limit),
            "X-RateLimit-Remaining": str(max(0, left - 1) if self.real else limit - 1),
            "X-RateLimit-Reset": f"{window.resets:.3f}",
            "X-RateLimit-Reset-After": f"{window.resets - now:.3f}",
        }
        if not late:
            return headers, None
        wait = window.resets - now
        headers |= {"Retry-After": str(math.ceil(wait)), "X-RateLimit-Scope": "user", "Via": "1.1 sandbox"}
        return headers, wait

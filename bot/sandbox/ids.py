"""Snowflakes and times, written the way Discord writes them."""

import time
from collections.abc import Callable
from datetime import UTC, datetime

EPOCH_MS = 1_420_070_400_000  # the first second of 2015, where Discord's ids begin
_DIGITS = 20  # of the largest 64-bit integer


class Snowflakes:
    """Makes ids that grow with time; two made within one millisecond differ in their low bits."""

    def __init__(self, clock: Callable[[], float] = time.time) -> None:
        self._clock = clock
        self._last = 0

    def next(self) -> int:
        """A new id, larger than every id made before it."""
        now = (int(self._clock() * 1000) - EPOCH_MS) << 22
        self._last = max(now, self._last + 1)
        return self._last

    def go_on_after(self, key: int) -> None:
        """Make no id that is not larger than this one."""
        self._last = max(self._last, key)


def as_id(value: object) -> int | None:
    """A snowflake from a JSON string or integer; None when it is neither, or far too long."""
    if isinstance(value, bool):
        return None
    if isinstance(value, int):
        return value
    if isinstance(value, str) and len(value) <= _DIGITS and value.isascii() and value.isdigit():
        return int(value)
    return None


def iso(at: float | None) -> str | None:
    """Seconds since 1970 as an ISO 8601 time in UTC; None stays None."""
    return None if at is None else datetime.fromtimestamp(at, UTC).isoformat()

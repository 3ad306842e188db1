"""Loud once: a warning that comes again and again is logged once, then counted, a minute at a time."""

import logging
import re
import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from bot.logs.forms import message_of
from bot.logs.hiding import hidden

WINDOW = 60.0
"""Seconds for which the repeats of a line are counted instead of logged."""

KINDS = 500
"""Kinds of lines that are remembered at most."""

INCIDENTS = 500
"""Ids of incidents that a summary names at most: each stands in some member's apology."""

_VARYING = re.compile(r"\d{6,}|\d+\.\d+")
"""What may differ between two that are the same: Discord's ids, seconds. Line numbers and shards may not."""


@dataclass
class _Kind:
    until: float
    logger: str
    level: int
    message: str
    more: int = 0
    incidents: list[str] = field(default_factory=list)


class Repeats(logging.Filter):
    """Keeps back warnings and worse that were logged within the last minute, and sums them up through `tell`.

    The first of each kind passes with all it has. Its summary carries the ids of the incidents among those
    that were kept back.
    """

    def __init__(
        self,
        tell: Callable[[logging.LogRecord], Any],
        window: float = WINDOW,
        clock: Callable[[], float] = time.monotonic,
    ):
        super().__init__()
        self._tell = tell
        self._window = window
        self._clock = clock
        self._kinds: OrderedDict[tuple[Any, ...], _Kind] = OrderedDict()
        self._lock = threading.Lock()
        self._timer: threading.Timer | None = None

    def filter(self, record: logging.LogRecord) -> bool:
        """Whether a record is to be logged now."""
        if record.levelno < logging.WARNING or hasattr(record, "summary"):
            return True
        incident = getattr(record, "incident", None)
        key = _key(record, incident)
        with self._lock:
            over = self._taken_out(self._clock())
            kind = self._kinds.get(key)
            if kind is None:
                until = self._clock() + self._window
                self._kinds[key] = _Kind(until, record.name, record.levelno, _named(record, incident))
            else:
                kind.more += 1
                if incident and len(kind.incidents) < INCIDENTS:
                    kind.incidents.append(incident)
                self._wake()
        for one in over:
            self._tell(_summary(one, self._window))
        return kind is None

    def flush(self, everything: bool = False) -> None:
        """Sum up what is over; with `everything`, what is not over too."""
        with self._lock:
            over = self._taken_out(float("inf") if everything else self._clock())
            if everything and self._timer is not None:
                self._timer.cancel()
        for one in over:
            self._tell(_summary(one, self._window))

    def _taken_out(self, now: float) -> list[_Kind]:
        """Forget what is over; those that have something to sum up."""
        over = []
        while self._kinds:
            oldest = next(iter(self._kinds.values()))
            if oldest.until > now and len(self._kinds) < KINDS:
                break
            self._kinds.popitem(last=False)
            if oldest.more:
                over.append(oldest)
        return over

    def _wake(self) -> None:
        """Look again when the next minute is over, in case nothing is logged by then."""
        if self._timer is None:
            ends = min(kind.until for kind in self._kinds.values() if kind.more)
            self._timer = threading.Timer(max(0.01, ends - self._clock()), self._look)
            self._timer.daemon = True
            self._timer.start()

    def _look(self) -> None:
        self.flush()
        with self._lock:
            self._timer = None
            if any(kind.more for kind in self._kinds.values()):
                self._wake()


def _without(record: logging.LogRecord, incident: str | None) -> str:
    message = message_of(record)
    return message.replace(incident, "…") if incident else message


def _named(record: logging.LogRecord, incident: str | None) -> str:
    """The message as a summary repeats it, with the exception's name."""
    kind = record.exc_info[0] if record.exc_info else None
    return _without(record, incident) + (f" ({kind.__name__})" if kind else "")


def _key(record: logging.LogRecord, incident: str | None) -> tuple[Any, ...]:
    """What two records have in common that are the same."""
    place: tuple[Any, ...] = ()
    if record.exc_info and record.exc_info[0] is not None:
        trace = record.exc_info[2]
        while trace is not None and trace.tb_next is not None:
            trace = trace.tb_next
        place = (record.exc_info[0], trace and (trace.tb_frame.f_code.co_filename, trace.tb_lineno))
    message = _VARYING.sub("#", hidden(_without(record, incident)))
    return (record.name, record.levelno, message, *place)


def _summary(kind: _Kind, window: float) -> logging.LogRecord:
    while_ = "minute" if window == WINDOW else f"{window:g} s"
    message = f"... {kind.more} more of these in the last {while_}: {kind.message}"
    record = logging.LogRecord(kind.logger, kind.level, "", 0, message, None, None)
    record.summary = True
    record.about = {"repeated": kind.more} | ({"incidents": kind.incidents} if kind.incidents else {})
    return record

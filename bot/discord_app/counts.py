"""What the bot counts of its own work: plain numbers that name no member and no server."""

import time
from collections import Counter
from contextvars import ContextVar
from typing import TYPE_CHECKING

from bot.answers import Answer
from bot.logs import about
from bot.measures import Histogram
from bot.sessions import Session

if TYPE_CHECKING:
    from bot.discord_app.client import CareerBot

KINDS = ("mention", "dm", "slash", "button", "menu", "edit", "auto")
"""How a question came: a reply counts as a mention, a select as a button."""

OUTCOMES = ("answered", "unsure", "declined", "failed")

STATUSES = ("2xx", "3xx", "4xx", "429", "5xx", "none")
"""How Discord answered a request; `none` is a connection that broke."""

_BY_SOURCE = {"command": "slash", "button": "button", "menu": "menu", "edit": "edit", "auto": "auto"}

_arrived_at: ContextVar[float] = ContextVar("arrived_at")


class Counts:
    """The counts of one process since its start."""

    def __init__(self) -> None:
        self.questions: Counter[tuple[str, str]] = Counter()
        self.latency = Histogram()
        self.apologies = 0
        self.refused = 0
        self.charts_left_away = 0
        self.sessions: Counter[int] = Counter()
        self.resumes: Counter[int] = Counter()
        self.disconnects: Counter[int] = Counter()
        self.requests: Counter[str] = Counter()

    def turn(self, session: Session, answer: Answer | None) -> None:
        """A question was answered, or (None) could not be."""
        kind = _BY_SOURCE.get(session.source, "mention" if session.guild else "dm")
        if answer is None:
            outcome = "failed"
        elif answer.answered:
            outcome = "answered"
        else:
            outcome = "unsure" if answer.unsure else "declined"
        self.questions[kind, outcome] += 1

    def request(self, status: int | None) -> None:
        """Discord answered a request with that status; None where it did not."""
        if status is None:
            self.requests["none"] += 1
        else:
            self.requests["429" if status == 429 else f"{status // 100}xx"] += 1

    def sent(self) -> None:
        """An answer has been sent: its time, since its question arrived, is noted."""
        at = _arrived_at.get(None)
        if at is not None:
            self.latency.note(time.perf_counter() - at)


def arrived(bot: "CareerBot", guild: int | None) -> None:
    """Somebody asks or presses something: from here on the lines of this task are about that."""
    shards = bot.shard_count or 1
    about(guild=guild, shard=(guild >> 22) % shards if guild else 0)
    _arrived_at.set(time.perf_counter())

"""What is remembered of members, as plain values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal


@dataclass(frozen=True)
class SessionState:
    """Where a member's conversation in a channel stands; `at` is in Unix seconds."""

    member: str
    channel: str
    entry: str | None = None
    slots: Mapping[str, Any] = field(default_factory=dict)
    at: float = 0.0


@dataclass(frozen=True)
class Turn:
    """One question and what came of it. `member` is a pseudonym, never a Discord id.

    `slots` are those of the answer; `filled` among them names those that no question named: they stand in
    the member's `/me` or are the server's. Where several questions were asked and a follow-up goes on from
    another than the first, `about` among them holds its `entry` and `slots`. `source` tells how it was asked
    (message, command, button, terminal); `latency_ms` covers text to answer; `error` is the id of a fault
    that was met, to be found in the log.
    """

    member: str
    channel: str
    guild: str | None
    text: str
    intent: str
    entry: str
    slots: Mapping[str, Any]
    confidence: float
    answered: bool
    latency_ms: float
    at: float
    source: str = "message"
    error: str | None = None


@dataclass(frozen=True)
class Profile:
    """What a member told with `/me`: defaults for every answer. `hours` are those a week for learning."""

    country: str | None = None
    role: str | None = None
    level: str | None = None
    skills: tuple[str, ...] = ()
    hours: int | None = None


StepState = Literal["done", "doing", "skip"]


@dataclass(frozen=True)
class StepMark:
    """How far a member is with one step of a roadmap; `at` is in Unix seconds."""

    roadmap: str
    step: str
    state: StepState
    at: float


FeedbackKind = Literal[
    "useful", "not_useful", "report", "none_of_these", "dismissed", "asked_human", "general"
]


@dataclass(frozen=True)
class Feedback:
    """What a member thinks of an answer. `turn` is the number of the logged turn, where it is known.

    `text` is what they wrote or, for "none of these", asked; it is stored scrubbed.
    """

    member: str
    guild: str | None
    channel: str
    kind: FeedbackKind
    at: float
    entry: str = ""
    version: str = ""
    turn: int | None = None
    text: str = ""


@dataclass(frozen=True)
class Unanswered:
    """Feedback `number` by a member who wants to hear of it; `slots` are those of the answer, where known."""

    number: int
    member: str
    kind: FeedbackKind
    entry: str
    version: str
    at: float
    slots: Mapping[str, Any] = field(default_factory=dict)
    guild: str | None = None


Purpose = Literal["reminder", "mended"]
"""What a member may be written to about: the weekly reminder; what they criticised, asked in
vain or proposed, and was mended, answered or looked at."""


@dataclass(frozen=True)
class Reply:
    """Which message of the bot answers which message of a member (ids of Discord)."""

    question: int
    channel: int
    answer: int
    member: str
    at: float


@dataclass(frozen=True)
class Reminder:
    """A weekly reminder that a member asked for; `due` is the next time, in Unix seconds."""

    member: str
    due: float

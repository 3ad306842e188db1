"""What is remembered, as plain values, and the Protocol that every store keeps."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, Protocol


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

    `source` tells how it was asked (message, command, button, terminal); `latency_ms` covers text to
    answer; `error` is the id of a fault that was met, to be found in the log.
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


Purpose = Literal["reminder", "mended"]
"""What a member may be written to about: the weekly reminder; what they criticised and is mended."""


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


class Store(Protocol):
    """Where turns and sessions are kept. Every method raises `StoreError` with a sentence."""

    async def open(self) -> None:
        """Connect and bring the schema up to date."""

    async def close(self) -> None:
        """Finish what is queued and disconnect; safe to call twice."""

    async def record(self, turn: Turn, state: SessionState | None) -> int:
        """Commit one turn, and the session's new state with it; returns the turn's number."""

    async def session(self, member: str, channel: str) -> SessionState | None:
        """The last state of a session, however old."""

    async def turns(self, limit: int = 100) -> list[dict[str, Any]]:
        """The latest turns, newest first."""

    # --- what members set

    async def profile(self, member: str) -> Profile:
        """What a member told with `/me`; an empty profile where nothing was."""

    async def put_profile(self, member: str, profile: Profile, at: float) -> None:
        """Keep a profile in the place of the one before; an empty one removes it."""

    async def last_role(self, member: str) -> str | None:
        """The role of the member's latest session that named one."""

    # --- progress

    async def marks(self, member: str) -> tuple[StepMark, ...]:
        """All marked steps of a member, oldest first."""

    async def put_marks(self, member: str, marks: Sequence[StepMark]) -> None:
        """Set the state of steps."""

    async def drop_mark(self, member: str, roadmap: str, step: str) -> None:
        """Take the mark of a step away."""

    async def reminder(self, member: str) -> Reminder | None:
        """The member's reminder, if they asked for one."""

    async def put_reminder(self, reminder: Reminder) -> None:
        """Keep a reminder in the place of the one before."""

    async def drop_reminder(self, member: str) -> None:
        """Remind a member no more."""

    async def due_reminders(self, now: float, limit: int = 50) -> list[Reminder]:
        """Reminders that are due, the longest overdue first."""

    # --- whom to write to: only who opted in

    async def contact(self, member: str, purpose: Purpose) -> int | None:
        """The Discord id of a member who opted in to DMs of that purpose."""

    async def put_contact(self, member: str, user: int, at: float, purpose: Purpose) -> None:
        """Keep the Discord id of a member who opts in to DMs of that purpose."""

    async def drop_contact(self, member: str, purpose: Purpose | None = None) -> None:
        """Forget the Discord id that was kept for a purpose; without one, for all of them."""

    # --- feedback

    async def add_feedback(self, feedback: Feedback) -> int:
        """Keep one piece of feedback; returns its number. The same member, turn and kind are kept once."""

    async def feedback(self, guild: str | None = None, limit: int = 100) -> list[dict[str, Any]]:
        """The latest feedback, newest first; of one server or of all."""

    async def asked_human(self, turn: int) -> bool:
        """Whether anybody asked a human about the answer of a turn."""

    async def unanswered(self, after: int = 0, limit: int = 200) -> list[Unanswered]:
        """Criticism of entries by members who opted in to "mended" and were not told yet, by number, from
        those above `after`."""

    async def mark_told(self, numbers: Sequence[int], at: float | None) -> None:
        """Keep when the authors of feedback were told that its entry was changed; None takes that back."""

    # --- which answer belongs to which question

    async def put_reply(self, reply: Reply) -> None:
        """Keep which message answers a question."""

    async def reply(self, question: int) -> Reply | None:
        """The answer to a message."""

    async def drop_reply(self, question: int) -> None:
        """Forget a pair."""

    # --- servers

    async def guild_settings(self, guild: str) -> dict[str, Any]:
        """What was set for a server, by name."""

    async def put_guild_setting(self, guild: str, name: str, value: Any, by: int, at: float) -> None:
        """Set one setting (JSON value); None takes it back. `by` is the moderator's Discord id."""

    async def silence(self, member: str, guild: str, until: float) -> None:
        """No automatic answers for a member in a server until then."""

    async def silenced(self, member: str, guild: str, now: float) -> bool:
        """Whether automatic answers are silenced."""

    # --- privacy

    async def purge(self, before: float, limit: int = 200) -> int:
        """Delete what is older than that time, at most `limit` rows of each table; returns how many."""

    async def held(self, member: str) -> dict[str, int]:
        """How many rows of each table belong to a member; tables without any are left out."""

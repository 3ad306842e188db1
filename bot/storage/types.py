"""What is remembered, as plain values, and the Protocol that every store keeps."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol


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

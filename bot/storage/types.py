"""The Protocol that every store keeps; its values are in `member_values` and `server_values`."""

from collections.abc import Collection, Sequence
from typing import Any, Protocol

from bot.storage.health import Health
from bot.storage.member_values import (
    Feedback,
    Profile,
    Purpose,
    Reminder,
    Reply,
    SessionState,
    StepMark,
    Turn,
    Unanswered,
)
from bot.storage.server_store import ServerStore


class Store(ServerStore, Protocol):
    """Where turns and sessions are kept. Every method raises `StoreError` with a sentence."""

    async def open(self) -> None:
        """Connect and bring the schema up to date."""

    async def close(self) -> None:
        """Finish what is queued and disconnect; safe to call twice."""

    def health(self) -> Health:
        """How it is now; never raises."""

    async def record(self, turn: Turn, state: SessionState | None) -> int | None:
        """Commit one turn, and the session's new state with it; returns the turn's number.

        A turn of a paused member is counted only, and has no number.
        """

    async def session(self, member: str, channel: str) -> SessionState | None:
        """The last state of a session, however old."""

    async def turn(self, number: int) -> Turn | None:
        """The turn of that number, if it is still kept."""

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
        """Reminders that are due, the longest overdue first; then those of more than two weeks ahead, which
        only a clock that ran ahead can have set.
        """

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

    async def mark_told(self, numbers: Sequence[int], at: float | None) -> bool:
        """Keep when the authors of feedback were told that its entry was changed; None takes that back.

        False where it was so before: another process tells them.
        """

    # --- which answer belongs to which question

    async def put_reply(self, reply: Reply) -> None:
        """Keep which message answers a question; not of paused members."""

    async def reply(self, question: int) -> Reply | None:
        """The answer to a message."""

    async def drop_reply(self, question: int) -> None:
        """Forget a pair."""

    # --- servers

    async def guild_settings(self, guild: str) -> dict[str, Any]:
        """What was set for a server, by name."""

    async def put_guild_setting(self, guild: str, name: str, value: Any, by: int, at: float) -> None:
        """Set one setting (JSON value); None takes it back. `by` is the moderator's Discord id."""

    async def guilds_with(self, name: str) -> dict[str, Any]:
        """What is set under that name, by server; those that did not set it are left out."""

    async def silence(self, member: str, guild: str, until: float) -> None:
        """No automatic answers for a member in a server until then."""

    async def silenced(self, member: str, guild: str, now: float) -> bool:
        """Whether automatic answers are silenced."""

    # --- privacy

    async def purge(
        self, before: float, limit: int = 200, now: float | None = None, guild: str | None = None
    ) -> int:
        """Delete what is older than that time, at most `limit` rows of each table; returns how many.

        With `now`, drafts that rest for 90 days and notes in force no more go as well. With `guild`, what
        members asked and wrote in that server alone.
        """

    async def latest(self, before: float) -> float | None:
        """When the last thing before that time was kept that carries a time: a turn, feedback, a deed."""

    async def held(self, member: str, user: int | None = None) -> dict[str, int]:
        """How many rows of each table belong to a member; tables without any are left out.

        With `user`, their Discord id, what they did as a moderator too.
        """

    async def export_member(self, member: str, user: int | None = None) -> dict[str, list[dict[str, Any]]]:
        """Every row that belongs to a member, by the table's name; empty lists too.

        With `user`, their Discord id, what they did as a moderator too. Columns about others are left out.
        """

    async def forget_member(self, member: str, user: int | None = None) -> dict[str, int]:
        """Delete all that belongs to a member, together; what was held before, as `held` tells it.

        Counts stay: those by day, votes without whose they are, and that somebody asked on a day. With
        `user`, drafts go and the member's id is taken out of what they did as a moderator.
        """

    async def paused(self, member: str) -> bool:
        """Whether a member's questions are counted only."""

    async def set_paused(self, member: str, at: float | None) -> None:
        """Count a member's questions only, from now on; None takes that back.

        Where their conversations stand is forgotten; what was stored before stays.
        """

    # --- several processes

    async def lease(self, names: Collection[str], holder: str, seconds: float) -> frozenset[str]:
        """Take or renew leases for `seconds` from now, by the database's clock; returns those of `names` that
        `holder` has. Nobody else gets one before its time is over or it is released."""

    async def release(self, names: Collection[str], holder: str) -> None:
        """Give up those of these leases that `holder` has."""

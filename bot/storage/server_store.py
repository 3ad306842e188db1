"""The part of the store's Protocol that is about a server: its edits, their review, what was asked."""

from collections.abc import AsyncIterator, Sequence
from typing import Protocol

from bot.library.edits import Piece
from bot.storage.server_values import (
    Announced,
    Audit,
    Checked,
    Draft,
    Link,
    Missed,
    NewVersion,
    Proposal,
    ProposalState,
    Statistics,
    Version,
)


class ServerStore(Protocol):
    """Where a server's edits are kept. Every method raises `StoreError` with a sentence."""

    def changes(self) -> AsyncIterator[Announced]:
        """What other processes change, within a second; it ends at once where there can be none."""

    # --- a server's edits

    async def layered_guilds(self) -> frozenset[str]:
        """The servers that have edits in force."""

    async def heads(self, guild: str) -> tuple[Version, ...]:
        """The latest version of each piece a server ever edited, by piece; those without an edit too."""

    async def head(self, guild: str, piece: Piece) -> Version | None:
        """The latest version of one piece."""

    async def publish(
        self,
        guild: str,
        versions: Sequence[NewVersion],
        moderator: int,
        at: float,
        drafts: Sequence[Checked] = (),
    ) -> tuple[Version, ...]:
        """Commit versions together, synced to disk before it returns, and drop the drafts they were made of.

        Where a piece has another version than `seen` nothing is committed, and `ConflictError` names it; nor
        where a draft is not what was checked any more, and `DraftChangedError` names that. A piece may stand
        there once; a second time is a `ValueError`.
        """

    async def versions(
        self, guild: str, piece: Piece | None = None, before: int | None = None, limit: int = 20
    ) -> tuple[Version, ...]:
        """The history of a piece or of a whole server, newest first, of numbers below `before`."""

    async def version(self, guild: str, number: int) -> Version | None:
        """One version of a server."""

    async def put_draft(self, draft: Draft) -> Draft:
        """Keep a draft, in the place of the one of the same moderator and piece; returns it, numbered.

        It is synced to disk before this returns. A number is never given twice.
        """

    async def draft(self, guild: str, number: int) -> Draft | None:
        """One draft of a server."""

    async def drafts(self, guild: str, moderator: int | None = None, limit: int = 50) -> tuple[Draft, ...]:
        """The drafts of a server, newest first; of one moderator or of all."""

    async def drop_draft(self, guild: str, number: int) -> None:
        """Throw a draft away."""

    # --- what members propose

    async def add_proposal(self, proposal: Proposal) -> int:
        """Keep a proposal, its texts scrubbed; returns its number (that of `proposal` is not looked at)."""

    async def proposal(self, guild: str, number: int) -> Proposal | None:
        """One proposal of a server."""

    async def proposals(
        self, guild: str, state: ProposalState | None = "open", limit: int = 50
    ) -> tuple[Proposal, ...]:
        """The proposals of a server, oldest first; of one state or of all."""

    async def decide(
        self,
        guild: str,
        number: int,
        state: ProposalState,
        moderator: int | None,
        at: float,
        reason: str = "",
    ) -> bool:
        """Decide an open proposal; False where it is open no more. Who proposed it withdraws it without
        `moderator`."""

    # --- what moderators look at

    async def missed(
        self, guild: str, now: float, after: float = 0.0, limit: int = 1000
    ) -> tuple[Missed, ...]:
        """What waits for review in a server since `after`, newest first: neither handled nor snoozed.

        A question without an answer is one asked in words, out of scope too; not what is unclear, in another
        language, not for this server, small talk, a private matter or a fault. One that was criticised stands
        there as the criticism.
        """

    async def handle(
        self,
        guild: str,
        items: Sequence[str],
        state: str,
        moderator: int,
        at: float,
        until: float | None = None,
    ) -> None:
        """Take items out of the queue, as `state` (such as "mended" or "not for us"); with `until`, for that
        long."""

    async def recent_questions(self, guild: str, limit: int = 200) -> tuple[tuple[str, str], ...]:
        """(text, entry) of the latest answered questions of a server that were asked in words, each once."""

    async def add_audit(self, audit: Audit) -> None:
        """Keep what somebody did or was refused."""

    async def audits(self, guild: str, limit: int = 50) -> tuple[Audit, ...]:
        """The latest of a server, newest first."""

    async def noted(self, key: str, now: float, for_seconds: float, member: str = "") -> bool:
        """Note that something was done, to do it once in a time: False where the last note is in force.

        `key` names it, and never holds a member: that is `member`, a pseudonym.
        """

    async def links(self) -> tuple[Link, ...]:
        """All links that were checked."""

    async def put_links(self, links: Sequence[Link]) -> None:
        """Keep the outcome of checks."""

    async def statistics(self, guild: str, since: float, until: float) -> Statistics:
        """What happened in a server on the days (UTC) from that of `since` up to `until`."""

"""Every column that names a person: where it is, what its rows are for, and what becomes of them.

The one list that `/privacy`, export and forget go by. A test compares it with the schema: a table that
names somebody and does not stand here fails it.
"""

from dataclasses import dataclass
from typing import Literal

NOBODY = 0
"""Stands in the place of a moderator's Discord id who wanted to be forgotten."""


@dataclass(frozen=True)
class PersonColumn:
    """A column `column` of `table` that names a person: as a pseudonym, or by the Discord id, plainly.

    `title` and `why` say what its rows are. When the person is forgotten the rows are deleted, or stay with
    nobody's name. `others` are columns about somebody else, which an export leaves out; with `again` the
    rows are those of another column, and not told twice.
    """

    table: str
    column: str
    title: str
    why: str
    holds: Literal["pseudonym", "id"] = "pseudonym"
    forget: Literal["delete", "unname"] = "delete"
    others: tuple[str, ...] = ()
    again: bool = False
    name: str = ""

    @property
    def rows(self) -> str:
        """How an export calls these rows: as the table, unless two columns of it name somebody."""
        return self.name or self.table


PEOPLE = (
    PersonColumn(
        "turns",
        "member",
        "questions and answers",
        "what you asked and which answer came, so that misses are found; without mentions, e-mail addresses "
        "and phone numbers",
    ),
    PersonColumn(
        "sessions",
        "member",
        "conversations",
        "what you asked about last in a channel, so that follow-ups work",
    ),
    PersonColumn("profiles", "member", "profile", "what you set with `/me`, so that answers fit you"),
    PersonColumn(
        "marks",
        "member",
        "steps of roadmaps",
        "what you marked as done, doing or skipped, for `/progress`",
    ),
    PersonColumn("reminders", "member", "reminders", "when to remind you next; only if you asked for it"),
    PersonColumn(
        "contacts",
        "member",
        "Discord id",
        "only if you let me write to you, for reminders or about your questions, feedback and proposals, and "
        "until you say no",
    ),
    PersonColumn("contacts", "user_id", "Discord id", "the same, found by the id itself", "id", again=True),
    PersonColumn(
        "feedback", "member", "feedback", "what you rated, reported or wrote, so that answers get better"
    ),
    PersonColumn(
        "replies",
        "member",
        "replies",
        "which message of mine answers which of yours, so that edits and deletions are followed",
    ),
    PersonColumn(
        "silences",
        "member",
        "silences",
        "where you dismissed an automatic answer, or heard today that I may not write, so that I keep quiet",
    ),
    PersonColumn(
        "proposals",
        "member",
        "proposals",
        "what you proposed with `/suggest`, for the moderators of that server; without your name, e-mail "
        "addresses and phone numbers",
        others=("moderator",),
    ),
    PersonColumn(
        "askers",
        "member",
        "last days",
        "the last day on which you asked in a server, so that members are counted once",
    ),
    PersonColumn(
        "notes",
        "member",
        "marks",
        "that you have read or done something once, so that I do not repeat myself",
    ),
    PersonColumn("paused", "member", "pause", "that you do not want your questions to be stored, since when"),
    PersonColumn(
        "edits",
        "moderator",
        "edits you published",
        "as a moderator, with your Discord id, so that a server's history tells who changed what",
        "id",
        "unname",
    ),
    PersonColumn(
        "drafts",
        "moderator",
        "drafts",
        "what you typed as a moderator and have not published, with your Discord id, so that it is not lost",
        "id",
    ),
    PersonColumn(
        "proposals",
        "moderator",
        "proposals you decided",
        "as a moderator, with your Discord id, so that others know who decided",
        "id",
        "unname",
        others=("member", "fields"),
        name="proposals_decided",
    ),
    PersonColumn(
        "handled",
        "moderator",
        "reviewed questions",
        "what you dealt with as a moderator, with your Discord id, so that nobody does it twice",
        "id",
        "unname",
    ),
    PersonColumn(
        "guild_settings",
        "moderator",
        "settings you made",
        "as a moderator, with your Discord id, so that others know who set them",
        "id",
        "unname",
    ),
    PersonColumn(
        "audit",
        "moderator",
        "audit log",
        "what you did as a moderator or were refused, with your Discord id, so that a server can look it up",
        "id",
        "unname",
    ),
)

TIMES = frozenset({"at", "due", "until", "told", "decided_at", "last"})
"""Columns of these tables that hold Unix seconds."""

JSON = frozenset({"slots", "skills", "fields", "value", "base"})
"""Columns of these tables that hold JSON."""

IDS = frozenset({"question", "channel", "answer", "guild", "user_id", "moderator"})
"""Columns of these tables that hold ids of Discord: too long for the numbers of many JSON readers."""

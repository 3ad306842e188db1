"""What is remembered of a server's edits, their review and its questions, as plain values."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

from bot.library.edits import Edit, Piece


@dataclass(frozen=True)
class Version:
    """One version of a piece in one server; `number` counts up over all of them.

    Without an edit the piece is the base's again. `moderator` is a Discord id; `why` says in a few words
    what the change was for.
    """

    number: int
    guild: str
    piece: Piece
    edit: Edit | None
    moderator: int
    at: float
    why: str = ""


@dataclass(frozen=True)
class NewVersion:
    """A version to be kept. `seen` is the number of the version that it was made from, 0 for the base's."""

    piece: Piece
    edit: Edit | None
    seen: int
    why: str = ""


@dataclass(frozen=True)
class Draft:
    """What a moderator typed about one piece and has not published; one each of moderator and piece.

    `fields` are the texts by field as they were typed, faulty ones too, and under "_begun" the piece as it
    was then; `seen` the version they began from, 0 for the base's; `origin` what brought it about, such as
    "review:turn:12" or "proposal:3".
    """

    number: int
    guild: str
    moderator: int
    piece: Piece
    fields: Mapping[str, Any]
    seen: int
    at: float
    origin: str = ""


class Checked(NamedTuple):
    """A draft as somebody checked it: its number, and when it was last written on."""

    number: int
    at: float


ProposalState = Literal["open", "approved", "declined", "withdrawn"]


@dataclass(frozen=True)
class Proposal:
    """What a member proposes: a new question and answer, or a correction of `entry`. Texts are scrubbed."""

    number: int
    guild: str
    member: str
    entry: str
    fields: Mapping[str, Any]
    at: float
    state: ProposalState = "open"
    reason: str = ""
    moderator: int | None = None
    decided_at: float | None = None


@dataclass(frozen=True)
class Missed:
    """One thing for the review queue: a question without an answer, or criticism of one.

    `item` names it, "turn:12" or "feedback:3"; `kind` is "unanswered", "not_useful", "none_of_these" or
    "report"; `note` is what the critic wrote. `later_entry` is what the same member's next answered question
    there within 10 minutes led to, and `later_text` that question, both empty where there was none. Texts are
    scrubbed.
    """

    item: str
    kind: str
    member: str
    text: str
    entry: str
    at: float
    note: str = ""
    later_entry: str = ""
    later_text: str = ""


@dataclass(frozen=True)
class Audit:
    """What somebody did, or was refused. `moderator` is a Discord id; `action` such as "publish"."""

    guild: str
    moderator: int
    action: str
    target: str
    at: float
    allowed: bool = True
    detail: str = ""


@dataclass(frozen=True)
class Announced:
    """Another process changed something of the server `about`: "settings" or "edits".

    "forget": it deleted all of the member whose pseudonym `about` is. "missed" of nothing: some announcements
    may not have been heard, so whatever is kept is read anew.
    """

    kind: Literal["settings", "edits", "forget", "missed"]
    about: str


@dataclass(frozen=True)
class Link:
    """What a link of the knowledge base was when last checked; `became`: where it led, or what was wrong."""

    url: str
    status: int
    became: str
    checked: float
    failures: int = 0


@dataclass(frozen=True)
class Statistics:
    """A server's questions on some days; small talk is not counted, presses and commands are.

    `members` asked them. `days` are (day in UTC as 2026-11-20, questions, answered), those without any left
    out. `entries` (what was answered, times), `roles` (id, times) and `kinds` (intent, times; declined ones
    too) come the most frequent first. `median_ms` is the latency in milliseconds, to 5 %.
    """

    questions: int
    answered: int
    members: int
    useful: int
    not_useful: int
    median_ms: float | None
    days: tuple[tuple[str, int, int], ...]
    entries: tuple[tuple[str, int], ...]
    roles: tuple[tuple[str, int], ...]
    kinds: tuple[tuple[str, int], ...]

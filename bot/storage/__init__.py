"""What is remembered: a Protocol, and SQLite behind it. `make_store` picks by DATABASE_URL."""

from bot.settings import Settings
from bot.storage.member_values import (
    Feedback,
    FeedbackKind,
    Profile,
    Purpose,
    Reminder,
    Reply,
    SessionState,
    StepMark,
    StepState,
    Turn,
    Unanswered,
)
from bot.storage.server_values import (
    Audit,
    Draft,
    Link,
    Missed,
    NewVersion,
    Proposal,
    ProposalState,
    Statistics,
    Version,
)
from bot.storage.types import Store

__all__ = [
    "Audit",
    "Draft",
    "Feedback",
    "FeedbackKind",
    "Link",
    "Missed",
    "NewVersion",
    "Profile",
    "Proposal",
    "ProposalState",
    "Purpose",
    "Reminder",
    "Reply",
    "SessionState",
    "Statistics",
    "StepMark",
    "StepState",
    "Store",
    "Turn",
    "Unanswered",
    "Version",
    "make_store",
]


def make_store(settings: Settings) -> Store:
    """The store that DATABASE_URL names, not yet open."""
    from bot.storage.sqlite import SqliteStore

    return SqliteStore(settings.sqlite_path)

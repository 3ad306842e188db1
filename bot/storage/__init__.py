"""What is remembered: a Protocol, and SQLite behind it. `make_store` picks by DATABASE_URL."""

from bot.settings import Settings
from bot.storage.types import (
    Feedback,
    FeedbackKind,
    Profile,
    Purpose,
    Reminder,
    Reply,
    SessionState,
    StepMark,
    StepState,
    Store,
    Turn,
    Unanswered,
)

__all__ = [
    "Feedback",
    "FeedbackKind",
    "Profile",
    "Purpose",
    "Reminder",
    "Reply",
    "SessionState",
    "StepMark",
    "StepState",
    "Store",
    "Turn",
    "Unanswered",
    "make_store",
]


def make_store(settings: Settings) -> Store:
    """The store that DATABASE_URL names, not yet open."""
    from bot.storage.sqlite import SqliteStore

    return SqliteStore(settings.sqlite_path)

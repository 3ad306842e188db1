"""What is remembered: a Protocol, and SQLite or PostgreSQL behind it. `make_store` picks by DATABASE_URL."""

from bot.errors import SettingsError
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
    Announced,
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
    "Announced",
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
    if settings.postgres_url is not None:
        try:
            from bot.storage.postgres import PostgresStore
        except ImportError:
            raise SettingsError(
                "DATABASE_URL names PostgreSQL, and what speaks to it is missing: pip install .[postgres]"
            ) from None
        return PostgresStore(settings.postgres_url, settings.data_dir)
    from bot.storage.sqlite import SqliteStore

    return SqliteStore(settings.sqlite_path)

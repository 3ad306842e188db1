"""What is remembered: a Protocol, and SQLite or PostgreSQL behind it. `make_store` picks by DATABASE_URL."""

from bot.errors import SettingsError
from bot.settings import Settings
from bot.storage.health import Health
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
from bot.storage.types import Store

__all__ = [
    "Announced",
    "Audit",
    "Checked",
    "Draft",
    "Feedback",
    "FeedbackKind",
    "Health",
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


def make_store(settings: Settings, *, serving: bool = False) -> Store:
    """The store that DATABASE_URL names, not yet open. `serving` is for the bot itself: no other process may
    serve its shards then."""
    if settings.postgres_url is not None:
        try:
            from bot.storage.postgres import PostgresStore
            from bot.storage.postgres_shards import Shards
        except ImportError:
            raise SettingsError(
                "DATABASE_URL names PostgreSQL, and what speaks to it is missing: pip install .[postgres]"
            ) from None
        shards = Shards(settings.shard_count, settings.shard_ids) if serving else None
        return PostgresStore(settings.postgres_url, settings.data_dir, shards)
    from bot.storage.sqlite import SqliteStore

    return SqliteStore(settings.sqlite_path)

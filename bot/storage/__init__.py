"""What is remembered: a Protocol, and SQLite behind it. `make_store` picks by DATABASE_URL."""

from bot.settings import Settings
from bot.storage.types import SessionState, Store, Turn

__all__ = ["SessionState", "Store", "Turn", "make_store"]


def make_store(settings: Settings) -> Store:
    """The store that DATABASE_URL names, not yet open."""
    from bot.storage.sqlite import SqliteStore

    return SqliteStore(settings.sqlite_path)

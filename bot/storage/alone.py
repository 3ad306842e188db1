"""One bot on one SQLite file: a lock beside the file, held for as long as the bot runs."""

import contextlib
import logging
import os
from pathlib import Path

from bot.errors import StoreError
from bot.storage.sqlite import SqliteStore
from bot.storage.types import Store

try:
    import fcntl
except ImportError:  # Windows: there is no such lock, and nothing is refused
    fcntl = None  # type: ignore[assignment]

log = logging.getLogger(__name__)


def alone_on(store: Store) -> "Alone | None":
    """The lock of a store that is one file; None where several processes may share the store."""
    return Alone(store.path) if isinstance(store, SqliteStore) else None


class Alone:
    """Holds the lock of a database file, until it is released or the process ends, however it does."""

    def __init__(self, database: Path):
        real = database.resolve()  # beside the file itself, whatever links lead to it
        self.path = real.with_name(f"{real.name}.lock")
        self._database = database
        self._descriptor: int | None = None

    def take(self) -> None:
        """Take the lock; raise `StoreError` where another bot has it."""
        if fcntl is None or self._descriptor is not None:
            return
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            descriptor = os.open(self.path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        except OSError as error:
            raise StoreError(
                f"the database {self._database} cannot be opened or written ({error.strerror}); "
                "DATABASE_URL must name a file in a folder that the bot may read and write"
            ) from None
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            holder = os.read(descriptor, 20).decode(errors="replace").strip()
            os.close(descriptor)
            who = f" (process {holder})" if holder.isdecimal() else ""
            raise StoreError(
                f"another bot{who} is running on the database {self._database}; stop that one first, or give "
                "this one a file of its own with DATABASE_URL"
            ) from None
        except OSError as error:  # a file system without such locks
            os.close(descriptor)
            log.warning("it cannot be made sure that no other bot uses %s: %s", self._database, error)
            return
        os.ftruncate(descriptor, 0)
        with contextlib.suppress(OSError):  # a full disk: only the number is missing
            os.write(descriptor, f"{os.getpid()}\n".encode())
        self._descriptor = descriptor

    def release(self) -> None:
        """Let others have it; safe to call twice. The file stays: deleting it would let two hold it."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None

    def taken(self) -> bool:
        """Whether a bot holds it now."""
        if not self.path.exists():
            return False
        probe = Alone(self._database)
        try:
            probe.take()
        except StoreError:
            return True
        probe.release()
        return False

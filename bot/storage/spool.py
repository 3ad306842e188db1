"""Turns on a local file while the database is away: synced before they are acknowledged, moved later."""

import json
import logging
import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from bot.errors import StoreError
from bot.storage.logged import Logged

try:
    import fcntl
except ImportError:  # Windows: two bots must not share the folder there
    fcntl = None  # type: ignore[assignment]

log = logging.getLogger(__name__)

Numbered = tuple[int, Logged]
"""A turn and its number in the database, which it has before it is there."""

MOST = 100
"""Bots that share the folder at most."""


class Spool:
    """A file in `folder` that this process alone has: one that a dead process left, with what is in it, or
    a new one."""

    def __init__(self, folder: Path):
        self._folder = folder
        self._file: int | None = None
        self._size = 0
        self.path: Path | None = None

    def __bool__(self) -> bool:
        return self._size > 0

    @property
    def size(self) -> int:
        """Bytes of the turns in it."""
        return self._size

    def take(self) -> None:
        """Find a file that no running process has; a line that was cut off was not acknowledged."""
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            for number in range(MOST):
                self.path = self._folder / f"spool-{number}.jsonl"
                self._file = os.open(self.path, os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0), 0o600)
                if self._locked():
                    break
                os.close(self._file)
                self._file = None
            if self._file is None:
                raise StoreError(f"{MOST} bots share the folder {self._folder}; give some another")
            content = self.path.read_bytes() if self.path else b""
            self._size = content.rfind(b"\n") + 1
            os.ftruncate(self._file, self._size)
            self._sync_folder()
        except OSError as error:
            raise self._fault(error) from None

    def others(self) -> list["Spool"]:
        """The files with turns that other processes left, taken over."""
        found = []
        for path in sorted(self._folder.glob("spool-*.jsonl")):
            if path == self.path or not path.stat().st_size:
                continue
            other = Spool(self._folder)
            other.path, other._file = path, os.open(path, os.O_RDWR | getattr(os, "O_CLOEXEC", 0))
            if not other._locked():
                os.close(other._file)
                continue
            other._size = path.read_bytes().rfind(b"\n") + 1
            found.append(other)
        return found

    def append(self, turns: Sequence[Numbered]) -> None:
        """Add turns; on disk when this returns. Raise `StoreError` where they cannot be kept."""
        assert self._file is not None
        lines = "".join(
            json.dumps([number, *turn], ensure_ascii=False, separators=(",", ":")) + "\n"
            for number, turn in turns
        )
        try:
            data = lines.encode()
            os.lseek(self._file, self._size, os.SEEK_SET)
            written = 0
            while written < len(data):
                written += os.write(self._file, data[written:])
            os.fsync(self._file)
        except OSError as error:
            os.ftruncate(self._file, self._size)
            raise self._fault(error) from None
        self._size += len(data)

    def batches(self, most: int) -> Iterator[list[Numbered]]:
        """The turns in the order in which they came, at most so many at a time."""
        assert self.path is not None
        with self.path.open(encoding="utf-8") as lines:
            batch: list[Numbered] = []
            while line := lines.readline():
                if not line.endswith("\n"):
                    break
                number, turn, session, role = json.loads(line)
                batch.append((number, Logged(tuple(turn), tuple(session) if session else None, role)))
                if len(batch) == most:
                    yield batch
                    batch = []
            if batch:
                yield batch

    def clear(self) -> None:
        """All were moved."""
        assert self._file is not None
        os.ftruncate(self._file, 0)
        os.fsync(self._file)
        self._size = 0

    def close(self) -> None:
        """Let others have the file; safe to call twice."""
        if self._file is not None:
            os.close(self._file)
            self._file = None

    def _locked(self) -> bool:
        assert self._file is not None
        lock = getattr(fcntl, "flock", None)
        if lock is None:
            return True
        try:
            lock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError as error:  # a file system without such locks
            log.warning("it cannot be made sure that no other bot uses %s: %s", self.path, error)
        return True

    def _sync_folder(self) -> None:
        if os.name != "nt":
            folder = os.open(self._folder, os.O_RDONLY)
            os.fsync(folder)
            os.close(folder)

    def _fault(self, error: OSError) -> StoreError:
        return StoreError(
            f"the database is away, and {self.path or self._folder} cannot be written instead "
            f"({error.strerror}); the bot must be allowed to write there, on a disk with room"
        )

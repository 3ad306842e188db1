"""What is wrong with a SQLite file, in a sentence for who runs the bot: what to do stands in it."""

import errno
import sqlite3
from pathlib import Path

UNREADABLE = (sqlite3.Error, UnicodeDecodeError)
"""What reading a file raises: Python cannot decode what SQLite says of wrong bytes in names."""

_FULL = (
    "the disk is full, and nothing more can be stored in {path}; make room on that disk; what was stored "
    "before is safe"
)
_READ_ONLY = (
    "the database {path} may only be read; give the bot the right to write the file and its folder, and "
    "see that the disk is not mounted read-only"
)
_LOCKED = (
    "the database {path} is locked by another program for longer than {seconds} s; close what has it open, "
    "such as a database browser"
)
_CORRUPT = (
    "the database {path} is damaged or no SQLite file; stop the bot and put a backup back with "
    "`career-bot restore FILE`, which keeps the damaged file aside"
)
_NO_FILE = (
    "the database {path} cannot be opened; DATABASE_URL must name a file in a folder that the bot may read "
    "and write"
)
_ELSE = (
    "the database {path} cannot be opened or written ({error}); "
    "DATABASE_URL must name a file that the bot may read and write, on a disk with room"
)

_COPY_CORRUPT = "{path} is damaged or no SQLite file; nothing was changed, use another copy"
_COPY_ELSE = "{path} cannot be read ({error}); nothing was changed"
_UNWRITTEN = (
    "{path} cannot be written ({error}); name a file in a folder that may be written to, on a disk with room"
)

_OF_WRITING = frozenset(
    {sqlite3.SQLITE_IOERR_WRITE, sqlite3.SQLITE_IOERR_FSYNC, sqlite3.SQLITE_IOERR_TRUNCATE}
)
"""What SQLite cannot meet where it only reads."""

_BY_CODE = {
    sqlite3.SQLITE_FULL: _FULL,
    sqlite3.SQLITE_READONLY: _READ_ONLY,
    sqlite3.SQLITE_BUSY: _LOCKED,
    sqlite3.SQLITE_LOCKED: _LOCKED,
    sqlite3.SQLITE_CORRUPT: _CORRUPT,
    sqlite3.SQLITE_NOTADB: _CORRUPT,
    sqlite3.SQLITE_CANTOPEN: _NO_FILE,
}
_BY_ERRNO = {
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.EFBIG: _FULL,
    errno.EROFS: _READ_ONLY,
    errno.EACCES: _READ_ONLY,
}


def sentence(path: Path, error: Exception, busy_ms: int) -> str:
    """What an error of SQLite or of the system means; `busy_ms` is how long a lock was waited for."""
    return _said_of(error).format(path=path, error=error, seconds=busy_ms // 1000)


def sentence_of_copy(path: Path, error: Exception) -> str:
    """What is wrong with a copy that was to be read: the database itself has nothing to do with it."""
    said = _COPY_CORRUPT if _said_of(error) is _CORRUPT else _COPY_ELSE
    return said.format(path=path, error=error)


def sentence_of_target(path: Path, error: Exception) -> str:
    """Why a copy cannot be written to the file that was named."""
    if _said_of(error) is _FULL:
        return sentence(path, error, 0)
    why = error.strerror if isinstance(error, OSError) else error
    return _UNWRITTEN.format(path=path, error=why)


def sentence_of_missing(path: Path) -> str:
    """That the database is not there, where opening would make an empty one."""
    return (
        f"DATABASE_URL names {path}, and there is no such file; "
        "the first start of the bot makes it, or DATABASE_URL names another"
    )


def sentence_of_foreign(path: Path) -> str:
    """That a file is the database of another program."""
    return f"{path} is a database, but not of this bot; nothing was changed, name another file"


def is_of_writing(error: Exception) -> bool:
    """Whether it was writing that failed: of two files the one that is written is meant."""
    return _said_of(error) is _FULL or getattr(error, "sqlite_errorcode", None) in _OF_WRITING


def _said_of(error: Exception) -> str:
    if isinstance(error, UnicodeDecodeError) or str(error).startswith("Could not decode to UTF-8"):
        return _CORRUPT
    if isinstance(error, sqlite3.Error):
        code = getattr(error, "sqlite_errorcode", 0) or 0
        return _BY_CODE.get(code & 0xFF, _ELSE)  # the low byte is the kind, the rest tells more
    return _BY_ERRNO.get(error.errno or 0, _ELSE) if isinstance(error, OSError) else _ELSE

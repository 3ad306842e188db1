"""Copies of a SQLite file: taken while the bot runs, looked at, put back in its place."""

import contextlib
import os
import sqlite3
import time
from collections.abc import Callable, Collection
from contextlib import closing, suppress
from dataclasses import dataclass
from itertools import chain, count
from pathlib import Path

from sqlite_utils import Database

from bot.errors import StoreError
from bot.storage.faults import (
    UNREADABLE,
    is_of_writing,
    sentence,
    sentence_of_copy,
    sentence_of_foreign,
    sentence_of_target,
)
from bot.storage.migrations import migrations
from bot.storage.steps import STEPS, foreign, taken

PAGES = 500
"""Pages that are copied between two looks at the progress: 2 MB."""

Progress = Callable[[int, int], None]
"""Is told how many pages are copied, and of how many."""

_BESIDE = ("-wal", "-shm")


@dataclass(frozen=True)
class Looked:
    """What a file is: the latest step of the schema in it, its faults, and whether the program is too old."""

    step: str
    faults: tuple[str, ...]
    newer: bool


def copy(source: Path, target: Path, progress: Progress | None = None, copied: bool = False) -> None:
    """Copy a database, consistent also while it is written to, into a new file (mode 0600), synced to disk.

    The target has its name only once it is whole and was checked. Raises `StoreError`, whose sentence is
    about a copy that was named where `copied`, else about the database.
    """
    part = target.with_name(f"{target.name}.part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        os.close(os.open(part, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o600))
        with closing(_opened(source)) as old, closing(sqlite3.connect(part, isolation_level=None)) as new:
            old.execute("begin")  # one state for all pages, whatever is written meanwhile
            old.execute("select count(*) from sqlite_schema").fetchone()
            old.backup(new, pages=PAGES, progress=_told(progress), sleep=0)
            new.execute("pragma journal_mode = delete")  # a copy is one file
        found = look(part, copied=copied, named=source)
        if found.faults:
            raise StoreError(f"the copy of {source} is damaged ({found.faults[0]}); the original may be, too")
        _sync(part)
        part.replace(target)
    except OSError as error:
        raise StoreError(sentence_of_target(target, error)) from None
    except UNREADABLE as error:
        if is_of_writing(error):
            raise StoreError(sentence_of_target(target, error)) from None
        raise StoreError(_unread(source, error, copied)) from None
    finally:
        for end in ("", "-journal", *_BESIDE):
            with contextlib.suppress(OSError):  # a folder that cannot be written holds none of them
                part.with_name(f"{part.name}{end}").unlink(missing_ok=True)


def look(path: Path, quick: bool = False, copied: bool = False, named: Path | None = None) -> Looked:
    """Look at a file without changing it; raises `StoreError` where it is no database of ours.

    The sentence is about `named`, else about `path`: a copy that was given where `copied`, else the database.
    """
    if not path.is_file():
        raise StoreError(f"{path} is no file; name a database, or a copy that `career-bot backup` made")
    try:
        with closing(_opened(path)) as connection:
            tables = {row[0] for row in connection.execute("select name from sqlite_schema")}
            steps = taken(connection)
            if not steps:
                raise StoreError(sentence_of_foreign(named or path))
            check = "quick_check" if quick else "integrity_check"
            newer = any(step not in STEPS for step in steps)
            lost = () if newer else sorted(_tables_of(steps) - tables)
            found = [f"the table {table} is missing" for table in lost]
            found += [str(row[0]) for row in connection.execute(f"pragma {check}")]
    except UNREADABLE as error:
        raise StoreError(_unread(named or path, error, copied)) from None
    faults = tuple(one for one in found if one != "ok")
    return Looked(steps[-1] if steps else "", faults, newer)


def _tables_of(steps: Collection[str]) -> set[str]:
    """The tables that a database has after these steps of the schema."""
    later = next((step for step in STEPS if step not in steps), None)
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        migrations.apply(Database(connection, execute_plugins=False), stop_before=later)
        return {row[0] for row in connection.execute("select name from sqlite_schema where type = 'table'")}


def kept_name(path: Path) -> Path:
    """The name under which a file is kept aside by a restore: dated, and no file's that is there already."""
    stamp = time.strftime("%Y%m%d-%H%M%S", time.gmtime())
    ends = chain([""], (f"-{n}" for n in count(2)))
    names = (path.with_name(f"{path.stem}-before-restore-{stamp}{end}{path.suffix}") for end in ends)
    return next(name for name in names if not any(os.path.lexists(f"{name}{end}") for end in ("", *_BESIDE)))


def put_in_place(fresh: Path, place: Path) -> Path | None:
    """Give a file the place of the present database, which is kept aside; returns where it is."""
    aside = None
    if place.exists():
        aside = kept_name(place)
        for end in ("", *_BESIDE):
            with suppress(FileNotFoundError):
                os.replace(f"{place}{end}", f"{aside}{end}")
    else:
        for end in _BESIDE:
            Path(f"{place}{end}").unlink(missing_ok=True)  # of a file that is gone: it would be mixed in
    fresh.replace(place)
    _sync(place.parent)
    return aside


def vacuum(path: Path) -> tuple[int, int]:
    """Give back the room of what was deleted; the size in bytes before and after. Raises `StoreError`."""
    before = path.stat().st_size
    try:
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            if foreign(connection):
                raise StoreError(sentence_of_foreign(path))
            connection.execute("vacuum")
            connection.execute("analyze")
            connection.execute("pragma wal_checkpoint(truncate)")
    except UNREADABLE as error:
        raise StoreError(sentence(path, error, 5000)) from None
    return before, path.stat().st_size


def _unread(path: Path, error: Exception, copied: bool) -> str:
    return sentence_of_copy(path, error) if copied else sentence(path, error, 0)


def _opened(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, isolation_level=None)


def _told(progress: Progress | None) -> Callable[[int, int, int], None] | None:
    if progress is None:
        return None
    return lambda _status, left, total: progress(total - left, total)


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)

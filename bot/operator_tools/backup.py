"""`career-bot backup` and `restore`: a copy of everything, and back."""

import asyncio
import os
import shutil
import time
from contextlib import suppress
from pathlib import Path

import click

from bot.errors import StoreError
from bot.operator_tools.files import bar, database_of, key_file, present
from bot.settings import Settings
from bot.storage.alone import Alone
from bot.storage.copies import copy, kept_name, look, put_in_place
from bot.storage.sqlite import SqliteStore

FOLDER = "backups"
POSTGRES_BACKUP = (
    'with PostgreSQL use pg_dump --format=custom --file=career-bot.dump "$DATABASE_URL", '
    "also while the bot runs"
)
POSTGRES_RESTORE = (
    "with PostgreSQL stop all bots and use "
    'pg_restore --clean --if-exists --single-transaction --dbname="$DATABASE_URL" career-bot.dump'
)


def backup(settings: Settings, to: Path | None, *, with_key: bool) -> None:
    """Copy the database, also while the bot runs, into the file or folder `to`; prints where it is."""
    source = present(database_of(settings, POSTGRES_BACKUP))
    target, key = _target(source, to), key_file(settings)
    for made in (target, _key_beside(target)) if with_key and key else (target,):
        if made.exists():
            raise StoreError(f"{made} is there already; name another file, and nothing is overwritten")
    with bar("backup") as progress:
        copy(source, target, progress)
    click.echo(target)
    if key is None:
        click.echo("Keep PRIVACY_KEY too, apart from the copy: without it nobody's rows are found.", err=True)
    elif with_key:
        click.echo(_copy_key(key, _key_beside(target)))
    else:
        click.echo(
            f"Keep {key} too, apart from the copy (or use --with-key): without it nobody's rows are found.",
            err=True,
        )


def restore(settings: Settings, file: Path, *, with_key: bool) -> None:
    """Put a copy in the place of the database, which is kept aside; refuses while a bot runs."""
    place = database_of(settings, POSTGRES_RESTORE)
    found = look(file, copied=True)
    if found.faults:
        raise StoreError(f"{file} is damaged ({found.faults[0]}); nothing was changed, use another copy")
    if found.newer:
        raise StoreError(
            f"{file} was written by a newer version of the bot (it knows {found.step}); "
            "update the bot first, nothing was changed"
        )
    if place.exists() and place.samefile(file):
        raise StoreError(f"{file} is the database itself; name a copy that `career-bot backup` made")
    key, kept = key_file(settings), _key_beside(file)
    if with_key and (key is None or not kept.exists()):
        why = "PRIVACY_KEY is set" if key is None else f"there is no {kept}"
        raise StoreError(f"--with-key has no key to put back: {why}; nothing was changed")
    alone = Alone(place)
    alone.take()
    try:
        fresh = place.with_name(f"{place.name}.restoring")
        fresh.unlink(missing_ok=True)
        try:
            with bar("restore") as progress:
                copy(file, fresh, progress, copied=True)
            asyncio.run(_migrate(fresh))
            aside = put_in_place(fresh, place)
        finally:
            fresh.unlink(missing_ok=True)
        click.echo(f"{place} is what {file} was, brought up to date.", err=True)
        if aside:
            click.echo(f"The database of before is kept in {aside}.", err=True)
        if key is not None:
            _restore_key(key, kept, with_key=with_key)
    finally:
        alone.release()


async def _migrate(path: Path) -> None:
    store = SqliteStore(path)
    try:
        await store.open()
    finally:
        await store.close()


def _target(source: Path, to: Path | None) -> Path:
    """Where a copy goes: the file that is named, else a dated one in the folder.

    What is not there yet and has no ending is a folder to be made.
    """
    stamp = time.strftime("%Y%m%d-%H%M%S", time.gmtime())
    name = f"{source.stem}-{stamp}{source.suffix or '.db'}"
    if to is None:
        return source.parent / FOLDER / name
    folder = to.is_dir() or not (to.suffix or to.exists())
    return to / name if folder else to


def _key_beside(copied: Path) -> Path:
    return copied.with_name(f"{copied.name}.key")


def _copy_key(key: Path, target: Path) -> Path:
    """Copy the key, readable by its owner alone; it has its name only once it is whole."""
    part = target.with_name(f"{target.name}.part")
    try:
        descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with key.open("rb") as old, os.fdopen(descriptor, "wb") as new:
            shutil.copyfileobj(old, new)
            new.flush()
            os.fsync(new.fileno())
        part.replace(target)
    except OSError as error:
        raise StoreError(f"the key {key} cannot be copied to {target} ({error.strerror})") from None
    finally:
        with suppress(OSError):  # a folder that cannot be written holds none
            part.unlink(missing_ok=True)
    return target


def _restore_key(key: Path, kept: Path, *, with_key: bool) -> None:
    """Put the copy's key in place where that is wanted or there is none; say so where the two differ."""
    if not kept.exists():
        if not key.exists():
            click.echo(
                f"There is no {key}: put the key of that time there, or nobody's rows are found.", err=True
            )
        return
    if key.exists() and key.read_bytes().strip() == kept.read_bytes().strip():
        return
    if key.exists() and not with_key:
        click.echo(
            f"{key} is another key than {kept}: with it nobody's rows are found. "
            "Restore once more with --with-key to put the copy's in its place.",
            err=True,
        )
        return
    fresh = _copy_key(kept, key.with_name(f"{key.name}.restoring"))
    if key.exists():
        aside = kept_name(key)
        key.replace(aside)
        click.echo(f"The key of before is kept in {aside}.", err=True)
    fresh.replace(key)
    click.echo(f"{key} is the key that was kept with the copy.", err=True)

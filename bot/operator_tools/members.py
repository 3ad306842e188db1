"""`career-bot export`, `forget` and `vacuum`: what is stored about one person, and room on the disk."""

import asyncio
import re
import time
from collections.abc import Awaitable, Callable
from typing import TypeVar

import click

from bot.errors import StoreError
from bot.member_export import export_text
from bot.operator_tools.files import database_of, is_sqlite, key_file, present
from bot.settings import Settings
from bot.storage import Store, make_store
from bot.storage.alone import Alone
from bot.storage.copies import vacuum as vacuum_file
from bot.storage.privacy import load_key, pseudonym

T = TypeVar("T")

RUNNING = (
    "A bot is running on this database: until it is restarted it may still remember what this member asked "
    "last. A member's own `/privacy forget` has no such rest."
)


def export(settings: Settings, user: str) -> None:
    """Print all that is stored about a Discord id, as JSON."""
    number = _id(user)
    member = _pseudonym(settings, number)
    tables = asyncio.run(_with_store(settings, lambda store: store.export_member(member, number)))
    click.echo(export_text(member, tables, time.time()), nl=False)


def forget(settings: Settings, user: str, *, yes: bool) -> None:
    """Delete all that is stored about a Discord id, after a question unless `yes`; prints what went."""
    number = _id(user)
    member = _pseudonym(settings, number)
    held = asyncio.run(_with_store(settings, lambda store: store.held(member, number)))
    if not held:
        click.echo(f"Nothing is stored about {number}.", err=True)
        return
    rows = sum(held.values())
    if not yes:
        listed = ", ".join(f"{name} {count}" for name, count in held.items())
        click.echo(f"Stored about {number}: {listed}.", err=True)
        click.confirm(f"Forget all {rows} rows? This cannot be taken back.", abort=True, err=True)
    gone = asyncio.run(_with_store(settings, lambda store: store.forget_member(member, number)))
    for name, count in gone.items():
        click.echo(f"{name}\t{count}")
    if is_sqlite(settings) and Alone(settings.sqlite_path).taken():
        click.echo(RUNNING, err=True)


def vacuum(settings: Settings) -> None:
    """Give the room of what was deleted back to the disk; refuses while a bot runs."""
    path = present(database_of(settings, "PostgreSQL does it by itself (autovacuum)"))
    alone = Alone(path)
    alone.take()
    try:
        before, after = vacuum_file(path)
    finally:
        alone.release()
    click.echo(f"{path}: {before / 1e6:.1f} MB before, {after / 1e6:.1f} MB now.", err=True)


async def _with_store(settings: Settings, work: Callable[[Store], Awaitable[T]]) -> T:
    if is_sqlite(settings):
        present(settings.sqlite_path)
    store = make_store(settings)
    try:
        await store.open()
        return await work(store)
    finally:
        await store.close()


def _id(user: str) -> int:
    if not re.fullmatch("[0-9]{1,20}", user):
        raise click.UsageError(f"USER is {user[:40]!r}; allowed: a Discord id, such as 123456789012345678")
    return int(user)


def _pseudonym(settings: Settings, user: int) -> str:
    """The name under which a member is stored; a key that is missing is not made."""
    path = key_file(settings)
    if path is not None and not path.exists():
        raise StoreError(
            f"there is no key {path}, so nobody's rows can be found; restore it, or set PRIVACY_KEY"
        )
    given = settings.privacy_key
    return pseudonym(user, load_key(given.get_secret_value() if given else None, settings.sqlite_path.parent))

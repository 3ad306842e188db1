"""`career-bot migrate-store`: a bot's SQLite file into PostgreSQL."""

import asyncio
from pathlib import Path

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn

from bot.errors import SettingsError, StoreError
from bot.storage.alone import Alone
from bot.storage.privacy import KEY_FILE, load_key
from bot.storage.sqlite import SqliteStore


def run(source: str, target: str, given_key: str | None) -> None:
    """Move everything, with a bar on a terminal and without one in a pipe; `given_key` is PRIVACY_KEY.

    Raises `CareerBotError`.
    """
    path = Path(source.removeprefix("sqlite:///"))
    if not target.startswith(("postgresql://", "postgres://")):
        raise SettingsError(
            "DATABASE_URL (or TO) must be the address of a PostgreSQL database: "
            "postgresql://user:password@host/name"
        )
    if not path.is_file():
        raise StoreError(
            f"FROM names {path}, and there is no such file; it is one such as data/career-bot.db"
        )
    key = path.with_name(KEY_FILE)
    _refuse_another_key(given_key, key)
    try:
        from bot.storage.moving import move
    except ImportError:
        raise SettingsError("what speaks to PostgreSQL is missing: pip install .[postgres]") from None
    alone = Alone(path)
    alone.take()  # no bot writes to it meanwhile
    try:
        asyncio.run(_bring_up_to_date(path))
        console = Console(stderr=True)
        with Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            console=console,
            disable=not console.is_terminal,
        ) as bar:
            tasks: dict[str, TaskID] = {}

            def progress(table: str, moved: int, total: int) -> None:
                if table not in tasks:
                    tasks[table] = bar.add_task(table, total=total)
                bar.update(tasks[table], completed=moved)

            counts = move(path, target, progress)
    finally:
        alone.release()
    click.echo(f"{sum(counts.values()):,} rows of {len(counts)} tables were moved, and counted there.")
    if key.exists() and not given_key:
        click.echo(f"Set PRIVACY_KEY to what stands in {key}: members are known by it.")


def _refuse_another_key(given: str | None, file: Path) -> None:
    """Members are known by the key beside the file; once they are moved, nothing tells of another."""
    if given and file.exists() and given.encode() != load_key(None, file.parent):
        raise SettingsError(
            f"PRIVACY_KEY is another key than stands in {file}, and with it no member is known again; "
            "nothing was moved. Set it to what stands there, "
            f"or put {file.name} away if PRIVACY_KEY was always set"
        )


async def _bring_up_to_date(path: Path) -> None:
    store = SqliteStore(path)
    await store.open()
    await store.close()

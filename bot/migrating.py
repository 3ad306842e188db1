"""`career-bot migrate-store`: a bot's SQLite file into PostgreSQL."""

import asyncio
from pathlib import Path

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn

from bot.errors import SettingsError, StoreError
from bot.storage.alone import Alone
from bot.storage.sqlite import SqliteStore


def run(source: str, target: str) -> None:
    """Move everything, with a bar on a terminal and without one in a pipe. Raises `CareerBotError`."""
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
    key = path.with_name("privacy.key")
    if key.exists():
        click.echo(f"Set PRIVACY_KEY to what stands in {key}: members are known by it.")


async def _bring_up_to_date(path: Path) -> None:
    store = SqliteStore(path)
    await store.open()
    await store.close()

"""Which files the operator's commands are about, and a bar that shows how far a copy is."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeRemainingColumn

from bot.errors import StoreError
from bot.settings import Settings
from bot.storage.copies import Progress as Told
from bot.storage.faults import sentence_of_missing
from bot.storage.privacy import KEY_FILE

PAGE_BYTES = 4096


def is_sqlite(settings: Settings) -> bool:
    """Whether DATABASE_URL names a SQLite file."""
    return settings.database_url.get_secret_value().startswith("sqlite:")


def database_of(settings: Settings, instead: str) -> Path:
    """The SQLite file that DATABASE_URL names; with another database a `StoreError` says what does it
    `instead`."""
    if not is_sqlite(settings):
        raise StoreError(f"DATABASE_URL names no SQLite file, and this command is about one; {instead}")
    return settings.sqlite_path


def present(path: Path) -> Path:
    """A database that is there; raises `StoreError` where it is not: opening would make an empty one."""
    if not path.exists():
        raise StoreError(sentence_of_missing(path))
    return path


def key_file(settings: Settings) -> Path | None:
    """The file with the key of the pseudonyms; None where PRIVACY_KEY is set."""
    return None if settings.privacy_key else settings.sqlite_path.parent / KEY_FILE


@contextmanager
def bar(what: str) -> Iterator[Told | None]:
    """A bar on a terminal, to be told the progress of a copy; nothing at all in a pipe."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield None
        return
    columns = (TextColumn("{task.description}"), BarColumn(), DownloadColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True) as shown:
        task = shown.add_task(what, total=None)
        yield lambda done, total: shown.update(task, completed=done * PAGE_BYTES, total=total * PAGE_BYTES)

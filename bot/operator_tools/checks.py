"""What `career-bot doctor` looks at. Nothing that is stored is changed, no secret is shown."""

import base64
import binascii
import os
import platform
import re
import shutil
import stat
import tempfile
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from sqlite3 import sqlite_version

from bot.errors import KnowledgeError, StoreError
from bot.library import Library
from bot.operator_tools.files import is_sqlite, key_file
from bot.operator_tools.finding import Finding, fault, ok, warning
from bot.settings import Settings, cache_folder
from bot.storage.alone import Alone
from bot.storage.copies import look
from bot.storage.privacy import load_key

LEAST_FREE = 50_000_000
"""Bytes on the disk below which the bot should not run."""

KEY_BYTES = 32
_NEEDED = (
    "discord.py",
    "aiohttp",
    "pydantic",
    "PyYAML",
    "rapidfuzz",
    "numpy",
    "scikit-learn",
    "wordllama",
    "sqlite-utils",
    "matplotlib",
    "watchfiles",
    "Babel",
)
_TOKEN = re.compile(r"([\w-]{18,40})\.[\w-]{6,7}\.[\w-]{27,45}", re.ASCII)


def program() -> Iterator[Finding]:
    """Python and the libraries."""
    yield ok("python", f"Python {platform.python_version()}, SQLite {sqlite_version}")
    found, missing = [], []
    for name in _NEEDED:
        try:
            found.append(f"{name} {version(name)}")
        except PackageNotFoundError:
            missing.append(name)
    if missing:
        yield fault("libraries", f"not installed: {', '.join(missing)}", "run make setup")
    else:
        yield ok("libraries", ", ".join(found))


def token(settings: Settings) -> Iterator[Finding]:
    """Whether the token looks like one."""
    if settings.discord_token is None:
        todo = "set DISCORD_TOKEN to run on Discord; without it `career-bot run` opens the sandbox"
        yield warning("token", "DISCORD_TOKEN is not set", todo)
    elif looks_like_a_token(settings.discord_token.get_secret_value()):
        yield ok("token", "DISCORD_TOKEN is set, and has the form of a bot's token")
    else:
        todo = "copy the bot's token anew from the Discord developer portal (not the client secret)"
        yield warning("token", "DISCORD_TOKEN is set, but has not the form of a bot's token", todo)


def looks_like_a_token(text: str) -> bool:
    """Three parts with dots between them; the first is the bot's id in base 64."""
    found = _TOKEN.fullmatch(text)
    if not found:
        return False
    try:
        return base64.urlsafe_b64decode(found[1] + "=" * (-len(found[1]) % 4)).isdigit()
    except (ValueError, binascii.Error):
        return False


def knowledge(settings: Settings) -> Iterator[Finding]:
    """Whether the knowledge base can be loaded."""
    try:
        library = Library.load(settings.knowledge_dir)
    except KnowledgeError as error:
        count, first = len(error.problems), error.problems[0]
        said = f"{count} problem{'s' * (count != 1)} in {settings.knowledge_dir}, first {first}"
        yield fault("knowledge", said, "see all of them with career-bot kb check")
    else:
        yield ok("knowledge", f"{len(library.topics)} entries in {settings.knowledge_dir}")


def cache(_settings: Settings) -> Iterator[Finding]:
    """Whether what was trained can be kept."""
    folder = cache_folder()
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        why: str | None = error.strerror
    else:
        why = _unwritten(folder)
    if why:
        todo = "give the bot the right to write there, or set XDG_CACHE_HOME; else every start trains anew"
        yield warning("cache", f"{folder} cannot be written to ({why})", todo)
    else:
        yield ok("cache", f"{folder} can be written to")


def metrics(settings: Settings) -> Iterator[Finding]:
    """Where METRICS_PORT is set: whether what makes the metrics is installed."""
    if settings.metrics_port is None:
        return
    try:
        found = version("prometheus-client")
    except PackageNotFoundError:
        said = "METRICS_PORT is set, and what makes the metrics is not installed"
        yield fault("metrics", said, "pip install .[metrics], or leave METRICS_PORT empty")
    else:
        yield ok("metrics", f"prometheus-client {found}, on 127.0.0.1:{settings.metrics_port}")


def database(settings: Settings) -> Iterator[Finding]:
    """Whether the database opens, is whole, up to date and the owner's alone; and the room on its disk."""
    if settings.postgres_url is not None:
        yield _server(settings.postgres_url)
        yield from _spool(settings.data_dir)
        yield _room(settings.data_dir / "spool", _nearest(settings.data_dir))
        return
    path = settings.sqlite_path
    folder = _nearest(path.parent)
    if why := _unwritten(folder):
        todo = "give the bot the right to write there: SQLite makes files beside the database"
        yield fault("folder", f"{folder} cannot be written to ({why})", todo)
    if path.is_dir():
        yield fault("database", f"{path} is a folder", f"name a file in it, such as {path}/career-bot.db")
    elif not path.exists():
        if not why:
            yield ok("database", f"{path} is not there yet; the first start makes it")
    elif not path.stat().st_size:
        yield ok("database", f"{path} holds nothing yet; the first start makes the tables")
    else:
        yield from _file(path)
    yield _room(path, folder)


def _file(path: Path) -> Iterator[Finding]:
    try:
        found = look(path, quick=True)
    except StoreError as error:
        todo = "put a backup back with career-bot restore FILE, or let DATABASE_URL name another file"
        yield fault("database", str(error), todo)
        return
    running = ", a bot is running on it" if Alone(path).taken() else ""
    if found.faults:
        todo = "stop the bot, and put a backup back with career-bot restore FILE"
        yield fault("database", f"{path} is damaged: {found.faults[0]}", todo)
    elif found.newer:
        todo = "update the bot, or put a backup of before back"
        yield fault("database", f"{path} was written by a newer version of the bot ({found.step})", todo)
    elif not os.access(path, os.W_OK):
        yield fault("database", f"{path} may only be read", f"chmod u+w {path}, or change its owner")
    else:
        megabytes = path.stat().st_size / 1e6
        yield ok("database", f"{path} is whole, {megabytes:.1f} MB, schema {found.step}{running}")
    yield from _private("database's rights", path)


def _server(url: str) -> Finding:
    """A PostgreSQL database: whether it is reached, and how its schema is beside the program's."""
    try:
        from bot.storage.postgres_migrations import look as look_at_server
    except ImportError:
        said = "DATABASE_URL names PostgreSQL, and what speaks to it is not installed"
        return fault("database", said, "pip install .[postgres]")
    try:
        found, known = look_at_server(url)
    except StoreError as error:
        return fault("database", str(error), "see DATABASE_URL, and whether the server runs")
    if found is None:
        return ok("database", "PostgreSQL answers; the first start makes the tables")
    if found > known:
        said = f"PostgreSQL holds schema {found}, written by a newer version of the bot (this knows {known})"
        return fault("database", said, "update the bot, or put a backup of before back")
    if found < known:
        return ok("database", f"PostgreSQL answers, schema {found}; the next start brings it to {known}")
    return ok("database", f"PostgreSQL answers, schema {found}")


def _spool(folder: Path) -> Iterator[Finding]:
    """Where turns are kept while the database is away."""
    nearest = _nearest(folder)
    if why := _unwritten(nearest):
        todo = "give the bot the right to write there: turns are kept there while the database is away"
        yield fault("folder", f"{nearest} cannot be written to ({why})", todo)
        return
    try:
        waiting = sum(path.stat().st_size > 0 for path in folder.glob("spool-*.jsonl"))
    except OSError as error:
        todo = "give the bot the right to read there: turns are kept there while the database is away"
        yield fault("spool", f"{folder} cannot be looked at ({error.strerror})", todo)
        return
    if waiting:
        todo = "they are moved once the bot runs and reaches the database; keep the folder until then"
        yield warning("spool", f"turns wait in {folder} for the database", todo)
    else:
        yield ok("spool", f"no turns wait in {folder} for the database")


def key(settings: Settings) -> Iterator[Finding]:
    """Whether the key of the pseudonyms is there, whole and the owner's alone."""
    path = key_file(settings)
    if path is None:
        long = len(settings.privacy_key.get_secret_value()) >= KEY_BYTES if settings.privacy_key else False
        todo = f"use {KEY_BYTES} random characters or more; a new key ends the present members' history"
        yield (
            ok("privacy key", "PRIVACY_KEY is set")
            if long
            else warning("privacy key", "PRIVACY_KEY is short, and could be guessed", todo)
        )
    elif path.exists():
        try:
            load_key(None, path.parent)
        except StoreError as error:
            yield fault("privacy key", str(error), "put back the key that was kept with a backup")
            return
        yield ok("privacy key", f"{path} is there; keep a copy of it apart from the database")
        yield from _private("privacy key's rights", path)
    elif is_sqlite(settings) and settings.sqlite_path.exists() and settings.sqlite_path.stat().st_size:
        todo = "put back the key that was kept with a backup; the next start makes a new one"
        yield fault("privacy key", f"{path} is gone: what is stored belongs to nobody any more", todo)
    else:
        yield ok("privacy key", f"{path} is not there yet; the first start makes it")


def _private(name: str, path: Path) -> Iterator[Finding]:
    mode = stat.S_IMODE(path.stat().st_mode)
    if mode & 0o077:
        yield warning(name, f"others on this machine may read {path} (mode {mode:o})", f"chmod 600 {path}")
    else:
        yield ok(name, f"{path} is its owner's alone")


def _room(path: Path, folder: Path) -> Finding:
    free = shutil.disk_usage(folder).free
    size = path.stat().st_size if path.exists() else 0
    said = f"{free / 1e6:.0f} MB free in {folder}"
    if free < LEAST_FREE:
        return fault("disk", said, "make room: nothing can be stored once it is full")
    if free < 2 * size:
        return warning("disk", said, "make room: a backup beside it needs as much as the database")
    return ok("disk", said)


def _unwritten(folder: Path) -> str | None:
    """Why no file can be made in a folder; None where one can. One is made: rights alone do not tell it."""
    try:
        with tempfile.TemporaryFile(dir=folder):
            return None
    except OSError as error:
        return error.strerror


def _nearest(folder: Path) -> Path:
    """The folder, or the nearest above it that is there."""
    found = folder.absolute()
    while not found.exists():
        found = found.parent
    return found

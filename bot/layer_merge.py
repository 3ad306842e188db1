"""`career-bot kb merge-layer`: one server's edits, written into the base's files, for review."""

import asyncio
import difflib
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import click

from bot.errors import CareerBotError, KnowledgeError, Problem
from bot.library import checks, pay_files, reading
from bot.library.edits import Edit
from bot.library.exchange import rewriting
from bot.library.files import read_folder
from bot.library.refusing import RefusedError
from bot.settings import Settings
from bot.storage import make_store
from bot.storage.faults import sentence_of_missing


class UnknownServerError(CareerBotError):
    """The server that was named has no edits."""


@dataclass(frozen=True)
class Plan:
    """The new text of every file that changes, "" where one goes; `kept` are hidden pieces left in place."""

    changes: dict[Path, str]
    kept: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = field(default=())


def run(settings: Settings, server: str, *, dry_run: bool, remove_hidden: bool) -> None:
    """Merge the edits of `server` into KNOWLEDGE_DIR and print a report; with `dry_run` only the diff.

    Exits with 1 where `kb check` finds a fault in the result, which is there to be mended.
    """
    root = settings.knowledge_dir
    edits = asyncio.run(_edits(settings, server))
    found = plan(root, edits, remove_hidden=remove_hidden)
    if dry_run:
        click.echo(diff(root, found) or "Nothing would change.\n", nl=False)
    else:
        _replace(found.changes)
    for line in _report(root, server, found, dry_run=dry_run):
        click.echo(line, err=dry_run)
    if found.problems:
        sys.exit(1)


async def _edits(settings: Settings, server: str) -> tuple[Edit, ...]:
    if settings.postgres_url is None and not settings.sqlite_path.exists():  # opening would make an empty one
        raise UnknownServerError(sentence_of_missing(settings.sqlite_path))
    store = make_store(settings)
    await store.open()
    try:
        edits = tuple(version.edit for version in await store.heads(server) if version.edit is not None)
        known = () if edits else sorted(await store.layered_guilds())
    finally:
        await store.close()
    if not edits:
        which = f"servers with edits: {', '.join(known)}" if known else "no server has any"
        raise UnknownServerError(f"server {server[:40]} has no edits; {which}")
    return edits


def plan(root: Path, edits: Sequence[Edit], *, remove_hidden: bool) -> Plan:
    """What merging would do. Raises `KnowledgeError` where a file or an edit cannot be read."""
    texts: dict[str, str] = {}
    kept, problems = [], []
    for edit in edits:
        if edit.action == "hide" and not remove_hidden:
            kept.append(f"{edit.piece.kind}/{edit.piece.key}")
            continue
        try:
            place = rewriting.place(root, edit)
            old = texts[place] if place in texts else _old(root, place)
            texts[place] = rewriting.merged(old, place, edit)
        except RefusedError as refused:
            problems.append(refused.problem)
    if problems:
        raise KnowledgeError(problems)
    changes = {root / place: text for place, text in texts.items() if text != _old(root, place)}
    return Plan(changes, tuple(kept), tuple(_faults(root, changes)))


def diff(root: Path, found: Plan) -> str:
    """The changes as a unified diff."""
    lines: list[str] = []
    for path, text in sorted(found.changes.items()):
        place = reading.shown(path, root)
        old = _old(root, place)
        lines += difflib.unified_diff(
            old.splitlines(keepends=True),
            text.splitlines(keepends=True),
            f"a/{place}" if old else "/dev/null",
            f"b/{place}" if text else "/dev/null",
        )
    return "".join(line if line.endswith("\n") else f"{line}\n" for line in lines)


def _old(root: Path, place: str) -> str:
    path = root / place
    return reading.read_text(path, root) if path.exists() else ""


def _faults(root: Path, changes: dict[Path, str]) -> list[Problem]:
    """What `kb check` would find, were the changes made."""
    gone = {reading.shown(path, root) for path, text in changes.items() if not text}
    files = read_folder(root, {reading.shown(path, root): text for path, text in changes.items() if text})
    groups: list[dict[str, Any]] = [files.topics, files.roles, files.skills, files.roadmaps, files.pay]
    for group in groups:
        for key in [key for key, loaded in group.items() if loaded.document.path in gone]:
            del group[key]  # so that who names it is told
    problems = [*files.problems, *checks.problems(files)]
    return sorted(problem for problem in problems if problem.path not in gone)


def _replace(changes: dict[Path, str]) -> None:
    for path in changes:
        path.parent.mkdir(parents=True, exist_ok=True)
    pay_files.replace(changes)


def _report(root: Path, server: str, found: Plan, *, dry_run: bool) -> list[str]:
    done = {True: "would be ", False: ""}[dry_run]
    lines = [
        f"{done}{'written' if text else 'removed'}: {reading.shown(path, root)}"
        for path, text in sorted(found.changes.items())
    ]
    lines = lines or ["Nothing to change: the files say the same already."]
    if found.kept:
        lines.append(f"Hidden by the server, and left in the files: {', '.join(found.kept)}.")
        lines.append(f"To remove these too: career-bot kb merge-layer {server} --remove-hidden")
    lines += [str(problem) for problem in found.problems]
    count = len(found.problems)
    if count:
        lines.append(f"kb check: {count} problem{'s' * (count != 1)} to mend before you commit.")
    else:
        lines.append("kb check: no problems. Look at the changes with git diff, then commit them.")
    lines.append(
        f"Once the bot has these files, the edits of server {server} that they hold are needless: they equal "
        "the base. /kb shows them so, and moderators can take them back."
    )
    return lines

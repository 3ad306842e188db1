"""The curators' commands, `career-bot kb ...`: what is printed, and where."""

import sys
import tempfile
from contextlib import nullcontext
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

import click

from bot.errors import KnowledgeError
from bot.library import Library, scaffold, schemas

if TYPE_CHECKING:
    from bot.understanding.matching.trainer import Trainer


def check(folder: Path, *, timing: bool) -> None:
    """Print every fault of the knowledge base, or its size; exit with 1 where there is a fault.

    With `timing` a matcher is trained too, as on the first start, and the seconds are told.
    """
    start_trainer = _trainer_type() if timing else nullcontext
    start = perf_counter()
    with start_trainer() as trainer:
        try:
            library, problems = Library.load(folder, datetime.now(UTC).date()), schemas.stale(folder)
        except KnowledgeError as error:
            library, problems = None, [*error.problems, *schemas.stale(folder)]
        read = perf_counter() - start
        for problem in problems:
            click.echo(str(problem))
        if problems or library is None:
            click.echo(f"{len(problems)} problem{'s' * (len(problems) != 1)} in {folder}", err=True)
            sys.exit(1)
        click.echo(
            f"{len(library.topics)} entries, {len(library.roles)} roles, {len(library.skills)} skills, "
            f"{len(library.roadmaps)} roadmaps: no problems."
        )
        for place in scaffold.unfinished(folder):
            click.echo(f"{place} still holds texts to write over, marked REPLACE", err=True)
        if trainer:
            _time_matcher(library, trainer, start, read)


def _trainer_type() -> "type[Trainer]":
    """Imported, with all of the understanding, before the clock starts."""
    from bot.understanding import Understander  # noqa: F401
    from bot.understanding.matching.trainer import Trainer

    return Trainer


def _time_matcher(library: Library, trainer: "Trainer", start: float, read: float) -> None:
    """Train the matcher in an empty cache, then read it back from there."""
    from bot.understanding import Understander

    with tempfile.TemporaryDirectory() as cache:
        Understander(library, Path(cache), trainer=trainer)
        trained = perf_counter()
        Understander(library, Path(cache))
        end = perf_counter()
    click.echo(f"read and validated: {read:.2f} s", err=True)
    click.echo(f"matcher read from its cache: {end - trained:.2f} s", err=True)
    click.echo(f"read, validated and trained: {trained - start:.2f} s (goal: below 2 s)", err=True)


def new(folder: Path, kind: str, name: str) -> None:
    """Write a new file for a curator to fill in."""
    place, line = scaffold.create(folder, kind, name, datetime.now(UTC).date())
    where = f"{folder / place}:{line}" if line > 1 else folder / place
    click.echo(f"{where} is made. Write over every text that says REPLACE, then run: career-bot kb check")


def write_schemas(folder: Path) -> None:
    """Renew the JSON Schemas for editors."""
    changed = schemas.write(folder)
    click.echo(f"{len(changed)} of {len(schemas.texts())} schemas written to {folder / schemas.FOLDER}")

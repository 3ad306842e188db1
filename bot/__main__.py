"""`career-bot`: the command line; puts the parts together."""

import sys
from pathlib import Path

import click

from bot.errors import CareerBotError, KnowledgeError
from bot.settings import load_settings


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def cli() -> None:
    """A career-advice bot for machine learning, data and AI."""


@cli.group()
def kb() -> None:
    """Check and extend the knowledge base."""


@kb.command("check")
@click.argument("path", required=False, type=click.Path(path_type=Path))
def kb_check(path: Path | None) -> None:
    """Validate the knowledge base; every fault at once as path:line: what; what is allowed."""
    from bot.library import Library

    folder = path or load_settings().knowledge_dir
    try:
        library = Library.load(folder)
    except KnowledgeError as error:
        for problem in error.problems:
            click.echo(problem)
        click.echo(f"{len(error.problems)} problems in {folder}", err=True)
        sys.exit(1)
    click.echo(
        f"{len(library.topics)} entries, {len(library.roles)} roles, {len(library.skills)} skills, "
        f"{len(library.roadmaps)} roadmaps: no problems.",
    )


def main() -> None:
    """Run the command line; a person's error ends in its sentence and exit code 1."""
    try:
        cli()
    except CareerBotError as error:
        click.echo(str(error), err=True)
        sys.exit(1)


if __name__ == "__main__":
    main()

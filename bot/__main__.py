"""`career-bot`: the command line; puts the parts together."""

import contextlib
import os
import sys
from errno import EDQUOT, EIO, ENOSPC
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bot.errors import CareerBotError
from bot.settings import Settings, load_settings, passed_over

if TYPE_CHECKING:
    from bot.conversation import Conversation


def _version(context: click.Context, _option: click.Parameter, wanted: bool) -> None:
    if not wanted or context.resilient_parsing:
        return
    from importlib.metadata import PackageNotFoundError, version

    try:
        click.echo(f"career-bot {version('career-bot')}")
    except PackageNotFoundError:
        raise CareerBotError("career-bot is not installed here, so it has no version: make setup") from None
    context.exit()


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--version",
    is_flag=True,
    expose_value=False,
    is_eager=True,
    callback=_version,
    help="Show the version and exit.",
)
def cli() -> None:
    """A career-advice bot for machine learning, data and AI."""


@cli.command()
@click.argument("text", required=False)
@click.option("--json", "as_json", is_flag=True, help="Print the answer object.")
@click.option("--jsonl", is_flag=True, help='Read {"text": ...} lines; one object a line.')
@click.option("--explain", is_flag=True, help="Show slots, scores, matched phrase and runner-up.")
def ask(text: str | None, as_json: bool, jsonl: bool, explain: bool) -> None:
    """Answer one question, or with --jsonl a file of them."""
    from bot import asking

    if jsonl:
        asking.many(_conversation(), text)
    elif text is None:
        raise click.UsageError('TEXT is missing: career-bot ask "what does a data engineer do"')
    else:
        asking.one(_conversation(), text, as_json=as_json, explain=explain)


@cli.command("eval")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--train", type=click.Path(path_type=Path), help="Labelled lines to learn from instead.")
@click.option("--calibrate", is_flag=True, help="Fit weights and limits of the ranking to FILE, keep them.")
@click.option("--json", "as_json", is_flag=True, help="Print the figures as one object.")
def evaluate(file: Path, train: Path | None, calibrate: bool, as_json: bool) -> None:
    """Measure how well labelled questions are understood.

    FILE holds them, a JSON object a line.
    """
    from bot import evaluating

    if calibrate:
        if train:
            raise click.UsageError("--calibrate fits the Library's ranking: leave --train away")
        evaluating.calibrate(file, _settings().knowledge_dir, as_json)
        return
    evaluating.evaluate(file, train, _settings().knowledge_dir, as_json)


@cli.command()
def chat() -> None:
    """Talk with the bot in this terminal."""
    from rich.console import Console

    from bot import terminal

    with contextlib.suppress(KeyboardInterrupt):
        terminal.chat(_conversation(), Console())


@cli.command()
def run() -> None:
    """Connect to Discord, or to one on this machine.

    Without DISCORD_TOKEN it is the one on this machine, see `sandbox`.
    """
    settings = _settings()
    if settings.discord_token is None:
        from bot.sandbox.hosting import serving

        click.echo(
            "No DISCORD_TOKEN is set, so this is the bot in a Discord on this machine; "
            "see README.md to connect it to the real one.",
            err=True,
        )
        serving.serve(settings, serving.Options())
        return
    from bot.discord_app.running import run as run_bot

    run_bot(settings)


@cli.command()
@click.option(
    "--port", default=8790, show_default=True, type=click.IntRange(0, 65_535), help="0: a free one."
)
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--allow-remote", is_flag=True, help="Let --host be one that others reach; takes a token.")
@click.option("--state", type=click.Path(path_type=Path), help="Keep it all in this file, and FILE.db.")
@click.option("--open/--no-open", "open_", default=None, help="Open a browser, or not.")
@click.option("--no-bot", is_flag=True, help="Start no bot; print what one needs to connect.")
@click.option("--verbose", is_flag=True, help="Show what the bot logs.")
def sandbox(
    port: int,
    host: str,
    allow_remote: bool,
    state: Path | None,
    open_: bool | None,
    no_bot: bool,
    verbose: bool,
) -> None:
    """Try the bot in a Discord on this machine, in a browser.

    It needs no account, and nothing is kept unless --state names a file.
    """
    from bot.sandbox.hosting import serving

    options = serving.Options(host, port, state, allow_remote, not no_bot, open_, verbose)
    serving.serve(_settings(), options)


@cli.command("migrate-store")
@click.argument("from_", metavar="FROM")
@click.argument("to", metavar="[TO]", required=False)
def migrate_store(from_: str, to: str | None) -> None:
    """Move everything from SQLite into PostgreSQL.

    FROM is the SQLite file; the PostgreSQL database is empty, and DATABASE_URL names it.
    TO is another address; others on this machine can read its password in the list of processes.
    Stop the bot before. When it is cut off, the same command goes on where it was.
    """
    from bot import migrating

    settings = _settings()
    key = settings.privacy_key.get_secret_value() if settings.privacy_key else None
    migrating.run(from_, to or settings.postgres_url or "", key)


def _settings() -> Settings:
    """The settings; what looks like one and is none is told on stderr, also where one is missing then."""
    for said, todo in passed_over():
        click.echo(f"{said[0].upper()}{said[1:]}; {todo}", err=True)
    return load_settings()


def _conversation() -> "Conversation":
    """A conversation that keeps nothing on disk."""
    from bot.conversation import Conversation
    from bot.understanding import Understander

    understander = Understander.load(_settings().knowledge_dir)
    return Conversation(understander.library, understander)


@cli.group()
def kb() -> None:
    """Check and extend the knowledge base."""


@kb.command("check")
@click.argument("path", required=False, type=click.Path(path_type=Path))
@click.option("--timing", is_flag=True, help="Print the seconds that reading and training take.")
def kb_check(path: Path | None, timing: bool) -> None:
    """Validate the knowledge base, every fault at once.

    Each is a line: path:line: what; what is allowed.
    """
    from bot import curating

    curating.check(path or _settings().knowledge_dir, timing=timing)


@kb.command("new")
@click.argument("kind", type=click.Choice(["topic", "role", "skill", "roadmap"]))
@click.argument("name")
@click.option("--path", type=click.Path(path_type=Path), help="The knowledge folder.")
def kb_new(kind: str, name: str, path: Path | None) -> None:
    """Make a file to fill in: a topic, role, skill or roadmap.

    NAME is INTENT/ENTRY for a topic, ROLE for a role, KIND/SKILL for a skill, ROLE for a roadmap.
    """
    from bot import curating

    curating.new(path or _settings().knowledge_dir, kind, name)


@kb.command("schemas")
@click.argument("path", required=False, type=click.Path(path_type=Path))
def kb_schemas(path: Path | None) -> None:
    """Write the JSON Schemas by which editors check the files."""
    from bot import curating

    curating.write_schemas(path or _settings().knowledge_dir)


@kb.command("import-pay")
@click.argument("csv", type=click.Path(path_type=Path))
def kb_import_pay(csv: Path) -> None:
    """Recompute the advertised pay from the survey.

    Writes knowledge/pay/, and reports what was left out.
    """
    from bot import pay_import

    click.echo(pay_import.run(csv, _settings().knowledge_dir))


@kb.command("merge-layer")
@click.argument("server")
@click.option("--dry-run", is_flag=True, help="Show the changes as a diff, and write nothing.")
@click.option("--remove-hidden", is_flag=True, help="Also remove what the server hides.")
def kb_merge_layer(server: str, dry_run: bool, remove_hidden: bool) -> None:
    """Write what a server changed into the files.

    SERVER is its Discord id. Review and commit what comes of it.
    """
    from bot import layer_merge

    layer_merge.run(_settings(), server, dry_run=dry_run, remove_hidden=remove_hidden)


@cli.command()
@click.argument("to", required=False, type=click.Path(path_type=Path))
@click.option("--with-key", is_flag=True, help="Copy privacy.key too, beside the copy.")
def backup(to: Path | None, with_key: bool) -> None:
    """Copy the database, also while the bot runs.

    TO is a folder, or with an ending such as .db a file; by default backups/ beside the database.
    """
    from bot.operator_tools import backup as tool

    tool.backup(_settings(), to, with_key=with_key)


@cli.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--with-key", is_flag=True, help="Put back the key that was kept beside the copy, too.")
def restore(file: Path, with_key: bool) -> None:
    """Put a copy in the place of the database.

    That one is kept aside; the bot must be stopped.
    """
    from bot.operator_tools import backup as tool

    tool.restore(_settings(), file, with_key=with_key)


@cli.command("export")
@click.argument("user")
def export_user(user: str) -> None:
    """Print all that is stored about a member, as JSON.

    USER is a Discord id.
    """
    from bot.operator_tools import members

    members.export(_settings(), user)


@cli.command("forget")
@click.argument("user")
@click.option("--yes", is_flag=True, help="Do not ask once more.")
def forget_user(user: str, yes: bool) -> None:
    """Delete all that is stored about a member; counts stay.

    USER is a Discord id.
    """
    from bot.operator_tools import members

    members.forget(_settings(), user, yes=yes)


@cli.command()
def vacuum() -> None:
    """Give the room of what was deleted back to the disk.

    The bot must be stopped.
    """
    from bot.operator_tools import members

    members.vacuum(_settings())


@cli.command()
@click.option("--online", is_flag=True, help="Also see whether Discord is reached and takes the token.")
@click.option("--json", "as_json", is_flag=True, help="Print the findings as one list.")
def doctor(online: bool, as_json: bool) -> None:
    """See whether all is there and in order.

    Ends with exit code 1 where something is not.
    """
    from bot.operator_tools import doctor as tool

    tool.doctor(online=online, as_json=as_json)


def main() -> None:
    """Run the command line; a person's error ends in its sentence and exit code 1."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # a terminal may lack a currency's sign, or send half a letter
            stream.reconfigure(errors="replace")
    try:
        cli()
    except CareerBotError as error:
        click.echo(str(error), err=True)
        sys.exit(1)
    except OSError as error:
        if error.errno not in (ENOSPC, EIO, EDQUOT) or error.filename is not None:
            raise
        said = f"the output cannot be written ({error.strerror}); make room for it, or send it elsewhere"
        click.echo(said, err=True)
        # What is held back still would fail once more when Python ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        sys.exit(1)


if __name__ == "__main__":
    main()

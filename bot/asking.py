"""`career-bot ask`: one answer or a stream of them; objects go to stdout alone."""

import asyncio
import json
import sys
from collections.abc import Iterable
from contextlib import ExitStack
from io import TextIOWrapper
from pathlib import Path
from typing import TextIO

import click

from bot.conversation import Conversation, ReplyFailedError
from bot.errors import CareerBotError
from bot.rendering import as_json as answer_object
from bot.sessions import Session


def one(conversation: Conversation, text: str, as_json: bool, explain: bool) -> None:
    """Print one answer, as text for people or as the answer object."""
    from rich.console import Console

    from bot import terminal

    text = _encodable(text)
    answer = asyncio.run(conversation.reply(text, None))
    if explain:
        understander = conversation.knowledge.understander.explaining()
        terminal.explain(understander.understand(text), Console(stderr=as_json))
    if as_json:
        _in(sys.stdout, "utf-8")
        click.echo(json.dumps(answer_object(answer), ensure_ascii=False))
    elif not explain:
        terminal.show(answer, Console(), numbered=False)


def many(conversation: Conversation, file: str | None) -> None:
    """One answer object a line for each line of `file` (default: standard input), in order."""
    _in(sys.stdin, "utf-8-sig")
    _in(sys.stdout, "utf-8")
    with ExitStack() as stack:
        lines: Iterable[str] | None = sys.stdin
        if file not in (None, "-"):
            try:
                lines = stack.enter_context(Path(str(file)).open(encoding="utf-8-sig"))
            except OSError as error:
                raise CareerBotError(
                    f"{file} cannot be read ({error.strerror}); name a file of JSON lines"
                ) from None
        if lines is None:
            raise CareerBotError("standard input is closed; name a file of JSON lines")
        try:
            asyncio.run(_many(conversation, lines))
        except UnicodeDecodeError:
            raise CareerBotError(
                f"{file or 'standard input'} is not text in UTF-8; give JSON lines in UTF-8"
            ) from None


async def _many(conversation: Conversation, lines: Iterable[str]) -> None:
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        text, session = _question(line, number)
        try:
            answer = await conversation.reply(text, session)
        except ReplyFailedError as error:
            raise CareerBotError(f"line {number}: {error}") from None
        click.echo(json.dumps(answer_object(answer), ensure_ascii=False))


def _question(line: str, number: int) -> tuple[str, Session | None]:
    try:
        given = json.loads(line)
        text = given["text"]
    except (ValueError, KeyError, TypeError, RecursionError):
        raise CareerBotError(
            f'line {number} is not an object such as {{"text": "what does an MLE do"}}'
        ) from None
    if not isinstance(text, str):
        raise CareerBotError(f"line {number}: text is not a string; put the question in quotes")
    session = given.get("session")
    return _encodable(text), Session(str(session)) if session is not None else None


def _in(stream: TextIO | None, encoding: str) -> None:
    """JSON is read and written in UTF-8, whatever the terminal is set to."""
    if isinstance(stream, TextIOWrapper):
        stream.reconfigure(encoding=encoding)


def _encodable(text: str) -> str:
    """The text without halves of characters, which JSON and the command line let in and no output takes."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")

"""The terminal front end: the same conversation, in rich text."""

import asyncio
import re
import sys

from rich.console import Console, Group, RenderableType
from rich.markdown import Markdown
from rich.padding import Padding
from rich.text import Text

from bot.answers import Answer, FollowUp
from bot.conversation import Conversation, ReplyFailedError
from bot.rendering import Block, Grid, Heading, Paragraph, Small, blocks
from bot.sessions import Session
from bot.understanding import Understanding

WIDTH = 88
"""Widest line of prose, in characters: longer ones are tiring to read."""

_NUMBER = re.compile(r"-?[0-9]{1,9}")

ENDINGS = frozenset({"quit", "exit", ":q", "bye"})

GREETING = (
    "Ask about careers in machine learning, data and AI: pay, roadmaps, skills, roles, job search.\n"
    "A number opens a suggestion; quit, an empty line or Ctrl-D ends."
)


def show(answer: Answer, console: Console, *, numbered: bool = True) -> list[FollowUp]:
    """Print an answer, and those to further questions of the message; returns what the numbers open.

    Where nobody can type one, they are not `numbered`.
    """
    parts: list[RenderableType] = []
    choices: list[FollowUp] = []
    for one in (answer, *answer.more):
        parts += [part for block in blocks(one, 10**9) for part in _printed(block)]
        choices += one.suggestions if one.unsure else one.body.followups
    for number, choice in enumerate(choices, 1):
        parts.append(Text(f"  {number if numbered else '→'}  {choice.label}", style="green"))
    console.print(Group(*parts), width=min(console.width, WIDTH))
    return choices


def _printed(block: Block) -> list[RenderableType]:
    match block:
        case Heading(text, 1):
            return [Text(text, style="bold cyan"), Text()]
        case Heading(text):
            return [Text(text, style="bold")]
        case Grid(text):
            return [Padding(Text(text), (0, 2)), Text()]
        case Small(text):
            return [Text(text, style="dim"), Text()]
        case Paragraph(text):
            return [Markdown(text), Text()]


def explain(understanding: Understanding, console: Console) -> None:
    """Print the evidence behind an answer: slots, the best entries, the decision and its threshold."""
    lines = [f"normalised  {understanding.normalised}"]
    lines += [f"slot        {s.kind} = {s.value} ({s.alias!r}, {s.score:.2f})" for s in understanding.spans]
    for place, found in enumerate(understanding.candidates[:3], 1):
        lines.append(f"entry {place}     {found.entry}  {found.score:.3f}  nearest phrase: {found.phrase!r}")
    shares = ", ".join(f"{intent} {share:.2f}" for intent, share in understanding.intents[:4])
    lines += [
        f"intents     {shares}",
        f"decision    {understanding.decision}: {understanding.reason}",
    ]
    console.print("\n".join(lines), markup=False, highlight=False, soft_wrap=True)


def chat(conversation: Conversation, console: Console) -> None:
    """Talk until an empty line, end of input or Ctrl-C.

    Reads in the main thread, outside the event loop: only there Ctrl-C ends a waiting `input`.
    """
    console.print(GREETING, style="dim")
    session = Session("terminal", "terminal", source="terminal")
    choices: list[FollowUp] = []
    with asyncio.Runner() as runner:
        while (text := _next_line(console)) and text.casefold() not in ENDINGS:
            console.print()
            try:
                number = int(text) if _NUMBER.fullmatch(text) else None
                if number is not None and not 1 <= number <= len(choices):
                    console.print(_none_such(len(choices)), style="dim")
                    continue
                if number is not None:
                    chosen = choices[number - 1]
                    coming = conversation.open_entry(chosen.entry, chosen.slots, session, text=chosen.label)
                else:
                    coming = conversation.reply(text, session)
                choices = show(runner.run(coming), console)
            except ReplyFailedError as error:
                console.print(str(error), style="red")


def _none_such(choices: int) -> str:
    """That a number opens nothing, and which one would."""
    if not choices:
        return "There is no suggestion to open; ask in words."
    which = "Only 1 opens a suggestion" if choices == 1 else f"1 to {choices} open a suggestion"
    return f"{which}; or ask in words."


def _next_line(console: Console) -> str:
    """What was typed; empty at the end of input, also where there is no input at all."""
    if sys.stdin is None:
        return ""
    try:
        return console.input("\n[bold]you[/bold] > ").strip()
    except EOFError:
        return ""

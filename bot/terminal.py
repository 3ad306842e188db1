"""The terminal front end: the same conversation, in rich text."""

import asyncio

from rich.console import Console, Group, RenderableType
from rich.markdown import Markdown
from rich.padding import Padding
from rich.text import Text

from bot.answers import Answer, FollowUp
from bot.conversation import Conversation, ReplyFailedError, Session
from bot.rendering import Grid, Heading, Paragraph, Small, blocks
from bot.understanding import Understanding

WIDTH = 88
"""Widest line of prose, in characters: longer ones are tiring to read."""

GREETING = (
    "Ask about careers in machine learning, data and AI: pay, roadmaps, skills, roles, job search.\n"
    "A number opens a suggestion, an empty line or Ctrl-D ends."
)


def show(answer: Answer, console: Console) -> list[FollowUp]:
    """Print an answer; returns what its numbers open."""
    parts: list[RenderableType] = []
    for block in blocks(answer, 10**9):
        match block:
            case Heading(text, 1):
                parts += [Text(text, style="bold cyan"), Text()]
            case Heading(text):
                parts += [Text(text, style="bold")]
            case Grid(text):
                parts += [Padding(Text(text), (0, 2)), Text()]
            case Small(text):
                parts += [Text(text, style="dim"), Text()]
            case Paragraph(text):
                parts += [Markdown(text), Text()]
    choices = list(answer.suggestions if answer.unsure else answer.body.followups)
    for number, choice in enumerate(choices, 1):
        parts.append(Text(f"  {number}  {choice.label}", style="green"))
    console.print(Group(*parts), width=min(console.width, WIDTH))
    return choices


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


async def chat(conversation: Conversation, console: Console) -> None:
    """Talk until an empty line, end of input or Ctrl-C."""
    console.print(GREETING, style="dim")
    session = Session("terminal", "terminal", source="terminal")
    choices: list[FollowUp] = []
    while True:
        try:
            text = (await asyncio.to_thread(console.input, "\n[bold]you[/bold] > ")).strip()
        except EOFError:
            return
        if not text:
            return
        console.print()
        try:
            if text.isdigit() and 1 <= int(text) <= len(choices):
                choice = choices[int(text) - 1]
                answer = await conversation.open_entry(choice.entry, choice.slots, session, text=choice.label)
            else:
                answer = await conversation.reply(text, session)
        except ReplyFailedError as error:
            console.print(str(error), style="red")
            continue
        choices = show(answer, console)

"""Blocks -> LayoutView: the only place where messages get their look."""

from collections.abc import Sequence
from typing import Any

import discord
from discord import ui
from discord.utils import escape_mentions

from bot.answers import Answer, FollowUp
from bot.discord_app.buttons import OpenEntry
from bot.rendering import Block, Grid, Heading, Paragraph, Small, blocks

COLOUR = discord.Colour(0x3B82C4)
UNSURE_COLOUR = discord.Colour(0xC98A1B)
BUTTONS = 5
"""Buttons in one row."""

LABEL_LIMIT = 80


def answer_view(answer: Answer) -> ui.LayoutView:
    """A whole answer with its sources below it and its follow-ups as buttons."""
    offered = answer.suggestions if answer.unsure else answer.body.followups
    shown = [choice for choice in offered if not choice.entry.startswith("out_of_scope/")]
    return view(blocks(answer), _buttons(answer, shown), UNSURE_COLOUR if answer.unsure else COLOUR)


def notice_view(text: str, buttons: Sequence[ui.Item[Any]] = ()) -> ui.LayoutView:
    """A short message of ours: an apology, a hint, a question back."""
    return view([Paragraph(text)], buttons, UNSURE_COLOUR)


def view(found: Sequence[Block], buttons: Sequence[ui.Item[Any]], colour: discord.Colour) -> ui.LayoutView:
    """Blocks in one container: title and lead, a line, the sections, a line, the small print, buttons."""
    container: ui.Container[Any] = ui.Container(accent_colour=colour)
    head = [block for block in found[:4] if not isinstance(block, Grid)]
    first = next((i for i, block in enumerate(head) if isinstance(block, Paragraph)), len(head) - 1) + 1
    foot = [found[-1]] if len(found) > first and isinstance(found[-1], Small) else []
    body = found[first : len(found) - len(foot)]
    for part in (found[:first], body, foot):
        if not part:
            continue
        if part is not found and container.children:
            container.add_item(ui.Separator(visible=part is not body))
        container.add_item(ui.TextDisplay("\n".join(_markdown(block) for block in part)))
    if buttons:
        container.add_item(ui.ActionRow(*buttons[:BUTTONS]))
    made = ui.LayoutView(timeout=None)
    made.add_item(container)
    return made


def _markdown(block: Block) -> str:
    match block:
        case Heading(text, level):
            return f"{'##' if level == 1 else '###'} {escape_mentions(text)}"
        case Grid(text):
            return f"```\n{text.replace('`', '')}\n```"
        case Small(text):
            return "\n".join(f"-# {line}" for line in escape_mentions(text).splitlines())
        case Paragraph(text):
            return escape_mentions(text)


def _buttons(answer: Answer, choices: Sequence[FollowUp]) -> list[ui.Item[Any]]:
    made: dict[str, ui.Item[Any]] = {}
    for choice in choices[:BUTTONS]:
        button = OpenEntry.to(choice, answer.turn)
        made.setdefault(button.custom_id, button)
    return list(made.values())

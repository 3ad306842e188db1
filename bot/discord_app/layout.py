"""Blocks -> LayoutView: the only place where messages get their look."""

from collections.abc import Sequence
from typing import Any

import discord
from discord import ui
from discord.utils import escape_mentions

from bot.answers import Answer, FollowUp
from bot.discord_app.buttons import OpenEntry
from bot.rendering import TEXT_LIMIT, Block, Grid, Heading, Paragraph, Small, blocks

COLOUR = discord.Colour(0x3B82C4)
UNSURE_COLOUR = discord.Colour(0xC98A1B)
BUTTONS = 5
"""Buttons in one row."""


def answer_view(answer: Answer) -> ui.LayoutView:
    """A whole answer with its sources below it and its follow-ups as buttons; several answers one below the
    other, each with its share of the room."""
    answers = (answer, *answer.more)
    made = ui.LayoutView(timeout=None)
    taken: set[str] = set()
    for one in answers:
        offered = one.suggestions if one.unsure else one.body.followups
        shown = [choice for choice in offered if not choice.entry.startswith("out_of_scope/")]
        colour = UNSURE_COLOUR if one.unsure else COLOUR
        buttons = _buttons(shown, answer.turn, taken)
        made.add_item(_container(blocks(one, TEXT_LIMIT // len(answers)), buttons, colour))
    return made


def notice_view(text: str) -> ui.LayoutView:
    """A short message of ours: an apology, a hint, a question back."""
    made = ui.LayoutView(timeout=None)
    made.add_item(_container([Paragraph(text)], (), UNSURE_COLOUR))
    return made


def _container(
    found: Sequence[Block], buttons: Sequence[ui.Item[Any]], colour: discord.Colour
) -> ui.Container[Any]:
    """Title and lead, a gap, the sections, a line, the small print, buttons."""
    container: ui.Container[Any] = ui.Container(accent_colour=colour)
    head = [block for block in found[:4] if not isinstance(block, Grid)]
    first = next((i for i, block in enumerate(head) if isinstance(block, Paragraph)), len(head) - 1) + 1
    foot = [found[-1]] if len(found) > first and isinstance(found[-1], Small) else []
    body = found[first : len(found) - len(foot)]
    for part in (found[:first], body, foot):
        if not part:
            continue
        if container.children:
            container.add_item(ui.Separator(visible=part is not body))
        container.add_item(ui.TextDisplay("\n".join(_markdown(block) for block in part)))
    if buttons:
        container.add_item(ui.ActionRow(*buttons[:BUTTONS]))
    return container


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


def _buttons(choices: Sequence[FollowUp], turn: int | None, taken: set[str]) -> list[ui.Item[Any]]:
    """Buttons for choices; none whose custom id is `taken`, for each must be unique in its message."""
    made: list[ui.Item[Any]] = []
    for choice in choices[:BUTTONS]:
        button = OpenEntry.to(choice, turn)
        if button.custom_id not in taken:
            taken.add(button.custom_id)
            made.append(button)
    return made

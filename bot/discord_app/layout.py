"""Blocks -> LayoutView: the only place where messages get their look."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

import discord
from discord import ui
from discord.utils import escape_mentions

from bot.answers import Answer
from bot.discord_app.buttons import OpenEntry
from bot.discord_app.none_of_these import NoneOfThese
from bot.discord_app.notes import BUTTONS, COLOUR, UNSURE_COLOUR
from bot.discord_app.progress_items import TrackRoadmap
from bot.discord_app.rating import Rate
from bot.discord_app.reporting import Report
from bot.discord_app.shared_answers import sharing
from bot.discord_app.shown_again import ControlSelect, ShowChart, TurnPage
from bot.discord_app.tell_me import TellMe
from bot.rendering import TEXT_LIMIT, Block, Grid, Heading, Paragraph, Small, blocks, pages

if TYPE_CHECKING:
    from bot.charts.drawing import Picture

FOLLOW_UPS = {2: 3, 3: 2}
"""Follow-ups of each of so many answers in one message: Discord takes 40 parts in all."""


def answer_view(
    answer: Answer, *, page: int = 0, private: bool = False, picture: "Picture | None" = None
) -> ui.LayoutView:
    """A whole answer: its controls, its text in pages, its chart, its follow-ups as buttons, its sources.

    Several answers stand one below the other, each with its share of the room. `private` ones can be shared;
    `picture` is the chart, sent along as a file of that name.
    """
    answers = (answer, *answer.more)
    made = ui.LayoutView(timeout=None)
    taken: set[str] = set()
    shares = _shares(answers) if private else {}
    for place, one in enumerate(answers):
        single = len(answers) == 1
        parts = pages(one) if single else [blocks(one, TEXT_LIMIT // len(answers))]
        page = min(page, len(parts) - 1)
        rows = [_unique(row, taken) for row in _rows(one, page, len(parts), picture is not None)]
        if not single:
            rows[0], rows[1] = rows[0][: FOLLOW_UPS.get(len(answers), 1)], rows[1][:2]
        if place in shares:
            rows[1].append(shares[place])
        controls = [ControlSelect.of(one, control) for control in one.body.controls] if single else []
        colour = UNSURE_COLOUR if one.unsure else COLOUR
        made.add_item(_container(parts[page], rows, colour, controls, picture))
    made.stop()  # discord.py need not keep it: what is pressed is found by its custom id
    return made


def _shares(answers: Sequence[Answer]) -> dict[int, ui.Item[Any]]:
    """By place, the buttons that share what was answered: one for all below the last of them, or one each."""
    places = [place for place, one in enumerate(answers) if one.answered]
    buttons = sharing([answers[place] for place in places])
    return dict(zip(places[-len(buttons) :], buttons, strict=True)) if buttons else {}


def _rows(answer: Answer, page: int, pages_: int, has_picture: bool) -> list[list[ui.Item[Any]]]:
    """Rows of buttons: what comes next, then what one thinks of it."""
    offered = answer.suggestions if answer.unsure else answer.body.followups
    shown = [choice for choice in offered if not choice.entry.startswith("out_of_scope/")]
    special: list[ui.Item[Any]] = []
    if page > 0:
        special.append(TurnPage.to(answer, page - 1, "◂ Back"))
    if page + 1 < pages_:
        special.append(TurnPage.to(answer, page + 1, "More ▸"))
    if answer.body.chart is not None and not has_picture and not answer.body.chart_at_once:
        special.append(ShowChart.to(answer, page))
    if answer.body.roadmap:
        special.append(TrackRoadmap.to(answer.body.roadmap))
    follow_ups = [OpenEntry.to(choice, answer.turn) for choice in shown[: BUTTONS - len(special)]]
    return [[*special, *follow_ups], _opinions(answer)]


def _opinions(answer: Answer) -> list[ui.Item[Any]]:
    """Whether it was useful, for answers that a turn stands behind."""
    row: list[ui.Item[Any]] = []
    if answer.unsure:
        row += [NoneOfThese.to(answer)] if answer.turn else []
    elif answer.turn and answer.intent not in ("smalltalk", "out_of_scope"):
        row += [Rate.useful(answer), Rate.not_useful(answer), Report.of(answer)]
    elif answer.turn and answer.in_review:
        row.append(TellMe("fa"))
    return row


def _unique(row: Iterable[ui.Item[Any]], taken: set[str]) -> list[ui.Item[Any]]:
    """Those whose custom id is not `taken`: each must be unique in its message."""
    kept: list[ui.Item[Any]] = []
    for item in row:
        custom_id = str(getattr(item, "custom_id", ""))
        if custom_id not in taken:
            taken.add(custom_id)
            kept.append(item)
    return kept


def _container(
    found: Sequence[Block],
    rows: Iterable[Sequence[ui.Item[Any]]] = (),
    colour: discord.Colour = COLOUR,
    controls: Sequence[ui.Item[Any]] = (),
    picture: "Picture | None" = None,
) -> ui.Container[Any]:
    """Title, controls, lead, a gap, the sections, the chart, a line, the small print, buttons."""
    container: ui.Container[Any] = ui.Container(accent_colour=colour)
    head, body, foot = _parted(found)
    if controls:
        above = [block for block in head if not isinstance(block, Paragraph)]
        _add_text(container, above)
        for control in controls:
            container.add_item(ui.ActionRow(control))
        head = [block for block in head if isinstance(block, Paragraph)]
    _add_text(container, head)
    if body:
        container.add_item(ui.Separator(visible=False))
        _add_text(container, body)
    if picture:
        gallery: ui.MediaGallery[Any] = ui.MediaGallery()
        gallery.add_item(media=f"attachment://{picture.name}", description=picture.alt)
        container.add_item(gallery)
    if foot:
        container.add_item(ui.Separator(visible=True))
        _add_text(container, foot)
    for row in rows:
        if row:
            container.add_item(ui.ActionRow(*row[:BUTTONS]))
    return container


def _parted(found: Sequence[Block]) -> tuple[list[Block], list[Block], list[Block]]:
    """What leads, down to the first paragraph; the sections; the small print at the end."""
    head = [block for block in found[:4] if not isinstance(block, Grid)]
    first = next((i for i, block in enumerate(head) if isinstance(block, Paragraph)), len(head) - 1) + 1
    last = isinstance(found[-1], Small) and len(found) > first
    return [*found[:first]], [*found[first : len(found) - last]], [*found[len(found) - last :]]


def _add_text(container: ui.Container[Any], part: Sequence[Block]) -> None:
    if part:
        container.add_item(ui.TextDisplay("\n".join(markdown_of(block) for block in part)))


def markdown_of(block: Block) -> str:
    """A block as Discord shows it, with no mention alive."""
    match block:
        case Heading(text, level):
            return f"{'##' if level == 1 else '###'} {escape_mentions(text)}"
        case Grid(text):
            return f"```\n{text.replace('`', '')}\n```"
        case Small(text):
            return "\n".join(f"-# {line}" for line in escape_mentions(text).splitlines())
        case Paragraph(text):
            return escape_mentions(text)

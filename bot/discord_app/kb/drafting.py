"""Forms of pieces: opened pre-filled, every submission kept as a draft, and the draft's card."""

import asyncio
import re
from collections.abc import Mapping
from typing import Any, Self

import discord
from discord import ui

from bot import editing
from bot.discord_app.buttons import SafeSelect
from bot.discord_app.forms import form_id
from bot.discord_app.kb import changes
from bot.discord_app.kb.begun import NEW, before_of, begun_on, is_new
from bot.discord_app.kb.draft_card import GONE, DraftAct, draft_card
from bot.discord_app.kb.drafted import draft_of, drafts_of_others, own_drafts, read, save, title_of
from bot.discord_app.kb.ids import PIECE, item_id, item_of, piece_id, piece_of
from bot.discord_app.kb.live import server_of, show
from bot.discord_app.kb.panel import Go
from bot.discord_app.kb.pending import PENDING
from bot.discord_app.kb.pieces import known_name
from bot.discord_app.kb.review import Group, fields_of, waiting_groups
from bot.discord_app.kb.words import KIND_NAMES
from bot.discord_app.notes import message
from bot.discord_app.respond import NOTHING_CHOSEN, say
from bot.discord_app.rights import may
from bot.discord_app.safe_text import cut, safe
from bot.knowledge import Knowledge
from bot.library.edits import Kind, Piece
from bot.servers import ServerKnowledge
from bot.storage import Draft

FORM = "kb"
OPEN_SECONDS = 1800
"""How long discord.py remembers a form that was shown; a submission is understood for ever."""

_TITLE = 45
"""Characters of a form's title that Discord shows."""

MOST_DRAFTS = 10
PIECES: tuple[Kind, ...] = ("topics", "roles", "skills", "roadmaps", "pay", "sources")
_OPENED = re.compile(
    PIECE + r":(?:-|(?P<name>steps|guide)\.(?P<at>[0-9]{1,3})):(?P<seen>[0-9]{1,18})"
    r"(?::(?P<item>[tf][0-9]{1,18}))?"
)
"""What the custom id of a form says of what it was opened on."""
BEGUN = (
    "This is your draft of <t:{at}:f>, not published yet. To go on, press one of the Edit buttons; "
    "to begin anew, throw it away first."
)
_MORE = re.compile(r"\.more[0-9]{1,2}$")
"""How the name of a field ends that goes on where another is full."""


class NewKind(SafeSelect, template=r"v1:kn:kind"):
    """What is to be made."""

    def __init__(self) -> None:
        select: ui.Select[Any] = ui.Select(custom_id="v1:kn:kind", placeholder="What do you want to add?")
        for kind in PIECES:
            select.add_option(label=KIND_NAMES[kind], value=kind)
        super().__init__(select)

    @classmethod
    def from_match(cls, _knowledge: Knowledge, _match: re.Match[str]) -> Self:
        """The select on whatever message."""
        return cls()

    async def pressed(self, interaction: discord.Interaction) -> None:
        """Open the form of a new one."""
        chosen = self.chosen(interaction)
        kind = next((one for one in PIECES if chosen[:1] == [one]), None)
        if not await may(interaction, "edit", "new"):
            return
        if kind is None:
            await say(interaction, NOTHING_CHOSEN)
            return
        await open_form(interaction, Piece(kind, ""))


async def open_new(interaction: discord.Interaction) -> None:
    """Ask what is to be made; in a command the form of a question and answer opens at once."""
    if interaction.type is discord.InteractionType.application_command:
        await open_form(interaction, Piece("topics", ""))
    else:
        await show(interaction, message(["## New\nWhat do you want to add?"], [NewKind()], [Go("panel")]))


async def show_drafts(interaction: discord.Interaction) -> None:
    """The moderator's drafts, and to who may publish those of others."""
    server, own = await server_of(interaction), await own_drafts(interaction)
    others = await drafts_of_others(interaction)
    texts, rows = [], []
    for head, drafts in (("## Your drafts", own), ("## Drafts of others", others)):
        lines = [head, *([] if drafts else ["You have none."])]
        buttons = []
        for draft in drafts[:MOST_DRAFTS]:
            title = title_of(server, draft)
            by = f" · <@{draft.moderator}>" if drafts is others else ""
            what = KIND_NAMES[draft.piece.kind]
            lines.append(f"- **{safe(title, 80)}** · {what}{by}, <t:{int(draft.at)}:R>")
            buttons.append(DraftAct("card", draft.number, label=title))
        if len(drafts) > MOST_DRAFTS:
            lines.append(f"-# and {len(drafts) - MOST_DRAFTS} older ones: they come up when these are done")
        if drafts or drafts is own:
            texts.append("\n".join(lines))
            rows += [buttons[:5], buttons[5:]]
    await show(interaction, message(texts, *rows, [Go("panel")], live=True))


async def open_form(
    interaction: discord.Interaction,
    piece: Piece,
    *,
    part: editing.Part | None = None,
    page: int = 0,
    group: Group | None = None,
    only: str = "",
    go_on: bool = False,
) -> None:
    """Open the form of a piece, or of a part of it: with what the moderator's draft holds, else as the piece
    is now. `only` shows one field alone. A new one for a `group` of the review opens with what that asks;
    the form remembers the group, and nothing is kept before it is sent.

    Where the moderator has a draft of it already its card is shown, which says so; with `go_on` they
    come from there, and the form opens."""
    server = await server_of(interaction)
    if piece == PENDING:
        await show(interaction, message([GONE], [Go("drafts"), Go("panel")]))
        return
    item = group.first.item if group else ""
    begins = not (item or part or go_on)
    if not piece.key:
        piece = _new_piece(piece.kind, _origin(item))
    draft = await draft_of(interaction, piece)
    if draft is not None and begins:
        await show_draft(interaction, draft, BEGUN.format(at=int(draft.at)))
        return
    seen = draft.seen if draft else changes.seen(server, piece)
    asked = fields_of(group) if group and is_new(piece) else {}
    before = begun_on(server, piece, draft)
    modal = _modal(server, piece, before, draft.fields if draft else asked, part, page, only, seen, item)
    if modal is None:
        await show(interaction, message(["That has no form of its own."]))
        return
    await interaction.response.send_modal(modal)


def _modal(
    server: ServerKnowledge,
    piece: Piece,
    before: Mapping[str, Any] | None,
    typed: Mapping[str, Any],
    part: editing.Part | None,
    page: int,
    only: str,
    seen: int,
    item: str,
) -> ui.Modal | None:
    library = server.knowledge.library
    pages = editing.form(piece.kind, library, before, part, typed).pages
    if only:
        fields = [field for one in pages for field in one.fields if field.name.split(".more")[0] == only][:5]
        title = fields[0].label if fields else ""
    elif page < len(pages):
        fields, title = [*pages[page].fields], pages[page].title
    else:
        fields, title = [], ""
    if not fields:
        return None
    values = {**editing.to_fields(before or {}, piece.kind, library, part), **typed}
    place = f"{part.name}.{part.number}" if part else "-"
    custom_id = form_id(FORM, piece_id(piece), place, str(seen), *([item_id(item)] if item else []))
    title = title.partition(" (")[0]
    name = cut(known_name(server, piece), max(_TITLE - len(title) - 2, 10))
    name = title if is_new(piece) else f"{name}: {title}"
    made = ui.Modal(title=cut(name, _TITLE), custom_id=custom_id, timeout=OPEN_SECONDS)
    for field in fields:
        made.add_item(_input(field, values.get(field.name)))
    return made


def _input(field: editing.Field, value: Any) -> ui.Label[Any]:
    """One field of a modal, filled in."""
    component: ui.Item[Any]
    if field.style in ("choice", "choices"):
        chosen = [value] if isinstance(value, str) else list(value or ())
        several = field.style == "choices"
        options = [
            discord.SelectOption(label=one.label[:100], value=one.value, default=one.value in chosen)
            for one in field.options
        ]
        component = ui.Select(
            custom_id=field.name,
            options=options,
            required=field.required,
            min_values=1 if field.required else 0,
            max_values=len(options) if several else 1,
        )
    else:
        component = ui.TextInput(
            custom_id=field.name,
            style=discord.TextStyle.paragraph if field.style == "long" else discord.TextStyle.short,
            default=str(value or "")[: field.most] or None,
            required=False,  # what is missing is said afterwards, with nothing lost
            max_length=field.most,
        )
    return ui.Label(text=field.label, description=field.hint or None, component=component)


async def submitted(interaction: discord.Interaction, arguments: list[str], typed: dict[str, Any]) -> None:
    """Keep what was typed as a draft, and show how it stands."""
    if not await may(interaction, "edit", "form"):
        return
    found = _OPENED.fullmatch(":".join(arguments))
    piece = piece_of(found["piece"]) if found else PENDING
    if found is None or piece == PENDING:
        await show(interaction, message([GONE], [Go("drafts"), Go("panel")]))
        return
    part = editing.Part(found["name"], int(found["at"])) if found["name"] else None
    known = _known_fields(await server_of(interaction), piece, part)
    kept = {name: value for name, value in typed.items() if _MORE.sub("", name) in known}
    item = item_of(found["item"]) if found["item"] else ""
    if item and is_new(piece) and await draft_of(interaction, piece) is None:
        kept = {**await _asked_in(interaction, item), **kept}
    draft = await save(interaction, piece, kept, int(found["seen"]), _origin(item))
    await show_draft(interaction, draft)


async def _asked_in(interaction: discord.Interaction, item: str) -> dict[str, str]:
    """What the group of the review asks that holds an item, also in fields of later pages."""
    groups = await waiting_groups(interaction, (await server_of(interaction)).knowledge)
    return next((fields_of(group) for group in groups if item in group.items), {})


def _origin(item: str) -> str:
    """How a draft names the item of the review that it comes of."""
    return f"review:{item}" if item else ""


def _new_piece(kind: Kind, origin: str) -> Piece:
    """One that has no key yet: each origin has one of its own."""
    return Piece(kind, f"{NEW}{re.sub('[^a-z0-9]', '', origin)}"[:30])


def _known_fields(server: ServerKnowledge, piece: Piece, part: editing.Part | None) -> set[str]:
    """The names of all fields that a form of a piece, or of a part of it, may have."""
    library = server.knowledge.library
    forms = [editing.form(piece.kind, library, one, part) for one in (before_of(server, piece), None)]
    return {_MORE.sub("", field.name) for form in forms for page in form.pages for field in page.fields}


async def draft_from(
    interaction: discord.Interaction, piece: Piece, fields: Mapping[str, Any], origin: str
) -> None:
    """Make a draft without a form, and show its card."""
    server = await server_of(interaction)
    piece = piece if piece.key else _new_piece(piece.kind, origin)
    draft = await save(interaction, piece, fields, changes.seen(server, piece), origin)
    await show_draft(interaction, draft)


async def show_draft(interaction: discord.Interaction, draft: Draft, note: str = "") -> None:
    """Show the card of a draft."""
    server = await server_of(interaction)
    own = draft.moderator == interaction.user.id
    found = await asyncio.to_thread(read, server, draft)
    await show(interaction, draft_card(server, draft, found, note, own))

"""Forms of pieces: opened pre-filled, every submission kept as a draft, and the draft's card."""

import re
from collections.abc import Mapping
from typing import Any, ClassVar, Self

import discord
from discord import ui

from bot import editing
from bot.discord_app.buttons import SafeButton, SafeSelect
from bot.discord_app.forms import form_id
from bot.discord_app.kb import changes
from bot.discord_app.kb.drafted import (
    NEW,
    Drafted,
    before_of,
    draft_of,
    is_new,
    own_drafts,
    read,
    save,
    title_of,
)
from bot.discord_app.kb.ids import piece_id, piece_of
from bot.discord_app.kb.live import server_of, show
from bot.discord_app.kb.pieces import known_name
from bot.discord_app.kb.words import KIND_NAMES, safe
from bot.discord_app.notes import message
from bot.discord_app.respond import NOTHING_CHOSEN, say
from bot.discord_app.rights import may
from bot.discord_app.sending import bot_of
from bot.knowledge import Knowledge
from bot.library.edits import Kind, Piece
from bot.servers import ServerKnowledge
from bot.storage import Draft

FORM = "kb"
OPEN_SECONDS = 1800
"""How long discord.py remembers a form that was shown; a submission is understood for ever."""

GONE = "That draft was published or thrown away meanwhile."
PIECES: tuple[Kind, ...] = ("topics", "roles", "skills", "roadmaps", "pay", "sources")
MOST_FAULTS = 12


class DraftAct(
    SafeButton,
    template=r"v1:kd:(?P<act>page|show|check|away|card):(?P<number>[0-9]{1,18}):(?P<page>[0-9]{1,2})",
):
    """What can be done with a draft; `page` opens a page of its form."""

    LABELS: ClassVar = {
        "page": "Edit again",
        "show": "Preview",
        "check": "Check and publish",
        "away": "Throw away",
        "card": "Open the draft",
    }

    def __init__(self, act: str, number: int, page: int = 0, label: str | None = None):
        self.act, self.number, self.page = act, number, page
        style = discord.ButtonStyle.primary if act == "check" else discord.ButtonStyle.secondary
        custom_id = f"v1:kd:{act}:{number}:{page}"
        super().__init__(ui.Button(label=(label or self.LABELS[act])[:80], style=style, custom_id=custom_id))

    @classmethod
    def from_match(cls, _knowledge: Knowledge, match: re.Match[str]) -> Self:
        """The button on whatever card of a draft."""
        return cls(match["act"], int(match["number"]), int(match["page"]))

    async def pressed(self, interaction: discord.Interaction) -> None:
        """Do it, if the member may and the draft is theirs."""
        from bot.discord_app.kb.draft_acts import DRAFT_ACTS

        if not await may(interaction, "edit", "draft"):
            return
        draft = await bot_of(interaction).store.draft(str(interaction.guild_id), self.number)
        if draft is None or draft.moderator != interaction.user.id:
            await show(interaction, message([GONE]))
        elif self.act == "page":
            await open_form(interaction, draft.piece, page=self.page)
        else:
            await DRAFT_ACTS[self.act](interaction, draft)


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
        await show(interaction, message(["## New\nWhat do you want to add?"], [NewKind()]))


async def show_drafts(interaction: discord.Interaction) -> None:
    """The moderator's drafts."""
    server, drafts = await server_of(interaction), await own_drafts(interaction)
    lines = ["## Your drafts", *([] if drafts else ["You have none."])]
    buttons = []
    for draft in drafts[:5]:
        title = title_of(server, draft)
        lines.append(f"- **{safe(title, 80)}** · {KIND_NAMES[draft.piece.kind]}, <t:{int(draft.at)}:R>")
        buttons.append(DraftAct("card", draft.number, label=title))
    if len(drafts) > 5:
        lines.append(f"-# and {len(drafts) - 5} older ones")
    await show(interaction, message(["\n".join(lines)], buttons))


async def open_form(
    interaction: discord.Interaction,
    piece: Piece,
    *,
    part: editing.Part | None = None,
    page: int = 0,
    fields: Mapping[str, Any] | None = None,
    origin: str = "",
    only: str = "",
) -> None:
    """Open the form of a piece, or of a part of it: with what the moderator's draft holds, else with
    `fields`, else as the piece is now. `only` shows one field alone."""
    server = await server_of(interaction)
    if not piece.key:
        piece = Piece(piece.kind, f"{NEW}{re.sub('[^a-z0-9]', '', origin)}"[:30])
    draft = await draft_of(interaction, piece)
    if draft is None and (fields or origin):
        draft = await save(interaction, piece, fields or {}, changes.seen(server, piece), origin)
    seen = draft.seen if draft else changes.seen(server, piece)
    typed = draft.fields if draft else {}
    modal = _modal(server, piece, typed, part, page, only, seen)
    if modal is None:
        await show(interaction, message(["That has no form of its own."]))
        return
    await interaction.response.send_modal(modal)


def _modal(
    server: ServerKnowledge,
    piece: Piece,
    typed: Mapping[str, Any],
    part: editing.Part | None,
    page: int,
    only: str,
    seen: int,
) -> ui.Modal | None:
    library, before = server.knowledge.library, before_of(server, piece)
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
    custom_id = form_id(FORM, piece_id(piece), place, str(seen))
    name = title if is_new(piece) else f"{known_name(server, piece)}: {title}"
    made = ui.Modal(title=name[:45], custom_id=custom_id, timeout=OPEN_SECONDS)
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
    if len(arguments) != 3 or not re.fullmatch("[trsmpq]/[a-z0-9_/-]{0,40}", arguments[0]):
        await show(interaction, message([GONE]))
        return
    piece, seen = piece_of(arguments[0]), int(arguments[2]) if arguments[2].isdecimal() else 0
    draft = await save(interaction, piece, typed, seen)
    await show_draft(interaction, draft)


async def draft_from(
    interaction: discord.Interaction, piece: Piece, fields: Mapping[str, Any], origin: str
) -> None:
    """Make a draft without a form, and show its card."""
    server = await server_of(interaction)
    if not piece.key:
        piece = Piece(piece.kind, f"{NEW}{re.sub('[^a-z0-9]', '', origin)}"[:30])
    draft = await save(interaction, piece, fields, changes.seen(server, piece), origin)
    await show_draft(interaction, draft)


async def show_draft(interaction: discord.Interaction, draft: Draft, note: str = "") -> None:
    """Show the card of a draft."""
    server = await server_of(interaction)
    await show(interaction, _card(server, draft, read(server, draft), note))


def _card(server: ServerKnowledge, draft: Draft, found: Drafted, note: str) -> ui.LayoutView:
    """What is wrong, what can be done, and a button for each page of the form."""
    library = server.knowledge.library
    lines = [f"## Draft: {safe(title_of(server, draft), 100)}", f"-# {KIND_NAMES[draft.piece.kind]}"]
    if note:
        lines.append(note)
    if found.faults:
        lines.append("Nothing you typed is lost. Before it can be published:")
        for fault in found.faults[:MOST_FAULTS]:
            label = (
                editing.label_of(draft.piece.kind, fault.field, library, found.before) if fault.field else ""
            )
            sentence = fault.sentence.removeprefix(f"{label}: ")
            lines.append(f"- ⚠️ **{safe(label)}**: {safe(sentence)}" if label else f"- ⚠️ {safe(sentence)}")
        if len(found.faults) > MOST_FAULTS:
            lines.append(f"-# and {len(found.faults) - MOST_FAULTS} more")
    else:
        lines.append("✅ It can be published. Look at the preview first.")
    lines += [f"-# {safe(one)}" for one in found.notes[:5]]
    pages = editing.form(draft.piece.kind, library, found.before, None, draft.fields).pages
    first: list[ui.Item[Any]] = [
        DraftAct("page", draft.number, number, f"Edit: {one.title}") for number, one in enumerate(pages[:5])
    ]
    second = [] if found.faults else [DraftAct("show", draft.number), DraftAct("check", draft.number)]
    return message(["\n".join(lines)[:3900]], first, [*second, DraftAct("away", draft.number)])

"""Steps of a roadmap and rows of pay: chosen from a list, edited by forms of their own, moved, taken out."""

import re
from typing import Any, ClassVar, Self

import discord
from discord import ui

from bot import editing
from bot.discord_app.buttons import SafeButton, SafeSelect
from bot.discord_app.kb import changes
from bot.discord_app.kb.begun import before_of, begun_on
from bot.discord_app.kb.cards import Act
from bot.discord_app.kb.draft_card import DraftAct
from bot.discord_app.kb.drafted import draft_of, save, title_of
from bot.discord_app.kb.drafting import open_form, show_draft
from bot.discord_app.kb.ids import PIECE, piece_id, piece_of
from bot.discord_app.kb.live import server_of, show
from bot.discord_app.kb.panel import Go
from bot.discord_app.kb.pieces import known_name, today
from bot.discord_app.notes import message
from bot.discord_app.respond import NOTHING_CHOSEN, say
from bot.discord_app.rights import may
from bot.discord_app.safe_text import plain, safe
from bot.knowledge import Knowledge
from bot.library.edits import Piece

ADD = "add"
MOVED = "Kept in your draft: open it to publish the new order."
SINCE = "-# What others published since you began is not among them; the check puts both together."
MOST = 24
"""Parts that a select lists; one place is for a new one."""


class ChoosePart(SafeSelect, template=r"v1:kq:part:" + PIECE):
    """The parts of a piece, and a new one."""

    def __init__(self, piece: Piece, listed: list[tuple[editing.Part, str]] | None = None):
        self.piece = piece
        select: ui.Select[Any] = ui.Select(
            custom_id=f"v1:kq:part:{piece_id(piece)}", placeholder="Choose one to change it"
        )
        for part, label in (listed or [])[:MOST]:
            select.add_option(label=plain(label, 100), value=f"{part.name}.{part.number}")
        select.add_option(label="Add one at the end", value=ADD)
        super().__init__(select)

    @classmethod
    def from_match(cls, _knowledge: Knowledge, match: re.Match[str]) -> Self:
        """The select on whatever list."""
        return cls(piece_of(match["piece"]))

    async def pressed(self, interaction: discord.Interaction) -> None:
        """Show what can be done with the chosen part; a new one's form opens at once."""
        if not await may(interaction, "edit", self.piece.key):
            return
        chosen = self.chosen(interaction)
        server, draft = await server_of(interaction), await draft_of(interaction, self.piece)
        before, fields = begun_on(server, self.piece, draft), dict(draft.fields) if draft else {}
        if chosen == [ADD]:
            part = editing.new_part(self.piece.kind, before, fields)
            await open_form(interaction, self.piece, part=part)
            return
        listed = editing.parts(self.piece.kind, before, server.knowledge.library, today(), fields)
        found = next(((p, label) for p, label in listed if chosen == [f"{p.name}.{p.number}"]), None)
        if found is None:
            await say(interaction, NOTHING_CHOSEN)
            return
        part, label = found
        pages = len(editing.form(self.piece.kind, server.knowledge.library, before, part, fields).pages)
        row = [PartAct("edit", self.piece, part, page) for page in range(pages)]
        row += [PartAct(act, self.piece, part) for act in ("up", "down", "out")]
        name = title_of(server, draft) if draft else known_name(server, self.piece)
        text = f"## {safe(name)}\n{_line(label)}"
        below = [Act("parts", self.piece, "Back to the list"), Go("panel")]
        await show(interaction, message([text], row[:5], below))


class PartAct(
    SafeButton,
    template=r"v1:kq:(?P<act>edit|up|down|out):(?P<page>[0-9]):(?P<part>[a-z]+\.[0-9]{1,3}):" + PIECE,
):
    """What can be done with a part."""

    LABELS: ClassVar = {"edit": "Edit", "up": "Move up", "down": "Move down", "out": "Take out"}

    def __init__(
        self,
        act: str,
        piece: Piece,
        part: editing.Part,
        page: int = 0,
        label: str | None = None,
        faulty: bool = False,
    ):
        self.act, self.piece, self.part, self.page = act, piece, part, page
        usual = f"{self.LABELS[act]}, page {page + 1}" if page else self.LABELS[act]
        button: ui.Button[Any] = ui.Button(
            label=label or usual,
            emoji="⚠️" if faulty else None,
            style=discord.ButtonStyle.primary if faulty else discord.ButtonStyle.secondary,
            custom_id=f"v1:kq:{act}:{page}:{part.name}.{part.number}:{piece_id(piece)}",
        )
        super().__init__(button)

    @classmethod
    def from_match(cls, _knowledge: Knowledge, match: re.Match[str]) -> Self:
        """The button on whatever message."""
        name, _, index = match["part"].partition(".")
        return cls(match["act"], piece_of(match["piece"]), editing.Part(name, int(index)), int(match["page"]))

    async def pressed(self, interaction: discord.Interaction) -> None:
        """Open the form, or change the draft."""
        if not await may(interaction, "edit", self.piece.key):
            return
        server, draft = await server_of(interaction), await draft_of(interaction, self.piece)
        before, fields = begun_on(server, self.piece, draft), dict(draft.fields) if draft else {}
        listed = editing.parts(self.piece.kind, before, server.knowledge.library, today(), fields)
        if self.part not in [part for part, _ in listed]:
            await choose_part(interaction, self.piece, "That is no longer there.")
            return
        if self.act == "edit":
            await open_form(interaction, self.piece, part=self.part, page=self.page)
            return
        if self.act == "out":
            changed = editing.part_removed(self.part, before, fields)
        else:
            changed = editing.part_moved(self.part, -1 if self.act == "up" else 1, before, fields)
        draft = await save(interaction, self.piece, changed, changes.seen(server, self.piece))
        if self.act == "out":
            await show_draft(interaction, draft)
        else:
            await choose_part(interaction, self.piece, MOVED)


async def choose_part(interaction: discord.Interaction, piece: Piece, note: str = "") -> None:
    """List the parts of a piece as the moderator's draft leaves them."""
    server, draft = await server_of(interaction), await draft_of(interaction, piece)
    fields = dict(draft.fields) if draft else {}
    begun = begun_on(server, piece, draft)
    listed = editing.parts(piece.kind, begun, server.knowledge.library, today(), fields)
    moved = begun != before_of(server, piece)
    lines = [
        f"## {safe(title_of(server, draft) if draft else known_name(server, piece))}",
        *([note] if note else []),
        *(["-# They stand here as your draft leaves them, which is not published yet."] if draft else []),
        *([SINCE] if moved else []),
        *(_line(label) for _, label in listed),
    ]
    back = DraftAct("card", draft.number) if draft else Act("card", piece)
    await show(
        interaction, message(["\n".join(lines)[:3900]], [ChoosePart(piece, listed)], [back, Go("panel")])
    )


def _line(label: str) -> str:
    """A part's label; where it begins with its place, "2. Title", the line of a list."""
    place, dot, title = label.partition(". ")
    return f"{place}. {safe(title)}" if dot and place.isdecimal() else safe(label)

"""The card of a draft: what is wrong with it, and a button for whatever comes next."""

import re
from typing import Any, ClassVar, Self

import discord
from discord import ui

from bot import editing
from bot.discord_app.buttons import SafeButton
from bot.discord_app.kb.cards import Act
from bot.discord_app.kb.drafted import Drafted, title_of
from bot.discord_app.kb.live import show
from bot.discord_app.kb.panel import Go
from bot.discord_app.kb.pending import PENDING
from bot.discord_app.kb.words import KIND_NAMES
from bot.discord_app.notes import message
from bot.discord_app.rights import has, may
from bot.discord_app.safe_text import plain, safe
from bot.discord_app.sending import bot_of
from bot.knowledge import Knowledge
from bot.library.field_names import shown
from bot.library.layers import Fault
from bot.servers import ServerKnowledge
from bot.storage import Draft

GONE = "That draft was published or thrown away meanwhile."
MOST_FAULTS = 12
MOST_PARTS = 3
"""Parts at fault that have a button of their own."""
READY = "✅ It can be published. Look at the preview first."
READY_UNSEEN = "✅ It can be published."
SAME = "It says what members have now: there is nothing to publish yet."


class DraftAct(
    SafeButton,
    template=r"v1:kd:(?P<act>page|show|check|away|sure|card):(?P<number>[0-9]{1,18}):(?P<page>[0-9]{1,2})",
):
    """What can be done with a draft; `page` opens a page of its form."""

    LABELS: ClassVar = {
        "page": "Edit again",
        "show": "Preview",
        "check": "Check and publish",
        "away": "Throw away",
        "sure": "Throw it away",
        "card": "Open the draft",
    }

    def __init__(self, act: str, number: int, page: int = 0, label: str | None = None, faulty: bool = False):
        self.act, self.number, self.page = act, number, page
        style = discord.ButtonStyle.primary if act == "check" or faulty else discord.ButtonStyle.secondary
        button: ui.Button[Any] = ui.Button(
            label=plain(label or self.LABELS[act], 80),
            style=discord.ButtonStyle.danger if act == "sure" else style,
            emoji="⚠️" if faulty else None,
            custom_id=f"v1:kd:{act}:{number}:{page}",
        )
        super().__init__(button)

    @classmethod
    def from_match(cls, _knowledge: Knowledge, match: re.Match[str]) -> Self:
        """The button on whatever card of a draft."""
        return cls(match["act"], int(match["number"]), int(match["page"]))

    async def pressed(self, interaction: discord.Interaction) -> None:
        """Do it, if the member may and the draft is theirs."""
        from bot.discord_app.kb.draft_acts import DRAFT_ACTS
        from bot.discord_app.kb.drafting import open_form

        if not await may(interaction, "edit", "draft"):
            return
        draft = await bot_of(interaction).store.draft(str(interaction.guild_id), self.number)
        if draft is None or not await _opens(interaction, draft, self.act):
            await show(interaction, message([GONE], [Go("drafts"), Go("panel")]))
        elif self.act == "page":
            await open_form(interaction, draft.piece, page=self.page, go_on=True)
        else:
            await DRAFT_ACTS[self.act](interaction, draft)


async def _opens(interaction: discord.Interaction, draft: Draft, act: str) -> bool:
    """Whether the moderator may do that with a draft: with their own everything; with another's, who may
    publish can look at it and publish it."""
    if draft.piece == PENDING:
        return False
    own = draft.moderator == interaction.user.id
    return own or (act in ("card", "show", "check") and await has(interaction, "publish"))


def draft_card(server: ServerKnowledge, draft: Draft, found: Drafted, note: str, own: bool) -> ui.LayoutView:
    """What is wrong, what can be done, and a button for each page of the form, marked where something on it
    is wrong; only its own moderator writes on."""
    lines = [f"## Draft: {safe(title_of(server, draft), 100)}", f"-# {KIND_NAMES[draft.piece.kind]}"]
    if note:
        lines.append(note)
    same = found.before is not None and found.value == found.before
    if found.faults:
        lines.append("Nothing you typed is lost. Before it can be published:")
        lines += [f"- ⚠️ {_told(server, draft, found, fault)}" for fault in found.faults[:MOST_FAULTS]]
        if len(found.faults) > MOST_FAULTS:
            lines.append(f"-# and {len(found.faults) - MOST_FAULTS} more")
    else:
        lines.append(SAME if same else READY if _is_shown(draft) else READY_UNSEEN)
    lines += [f"-# {safe(one)}" for one in found.notes[:5]]
    rows: list[list[ui.Item[Any]]] = (
        [_pages(server, draft, found), _parts(server, draft, found)] if own else []
    )
    last: list[ui.Item[Any]] = []
    if not found.faults and not same:
        last += [DraftAct("show", draft.number)] if _is_shown(draft) else []
        last.append(DraftAct("check", draft.number))
    if own:
        last.append(DraftAct("away", draft.number))
    return message(["\n".join(lines)[:3900]], *rows, [*last, Go("drafts"), Go("panel")])


def _is_shown(draft: Draft) -> bool:
    """Whether members are shown such a piece by itself."""
    return draft.piece.kind != "sources"


def _told(server: ServerKnowledge, draft: Draft, found: Drafted, fault: Fault) -> str:
    """A fault with the label of its field; neither says the name of the field twice."""
    names = (fault.field, f"{fault.field}.text") if fault.field else ()  # of a group, its text is missing
    library = server.knowledge.library
    labels = (editing.label_of(draft.piece.kind, name, library, found.begun) for name in names)
    label = next(filter(None, labels), "")
    if not label:
        return safe(fault.sentence)
    field = label.rpartition(": ")[2]
    sentence = fault.sentence.removeprefix(f"{label}: ").removeprefix(f"{field}: ")
    name, at = fault.name, fault.field.split(".")[1:2]
    name = shown((name, int(at[0])) if name in ("steps", "guide") and at and at[0].isdecimal() else (name,))
    if sentence.startswith(name):
        sentence = sentence[len(name) :].lstrip(":, ")
    return f"**{safe(label.partition(' (')[0])}**: {safe(sentence)}"


def _pages(server: ServerKnowledge, draft: Draft, found: Drafted) -> list[ui.Item[Any]]:
    """A button for each page of the form."""
    pages = editing.form(draft.piece.kind, server.knowledge.library, found.begun, None, draft.fields).pages
    buttons: list[ui.Item[Any]] = []
    for number, page in enumerate(pages[:5]):
        faulty = any(_stands_in(fault.field, page) for fault in found.faults)
        buttons.append(DraftAct("page", draft.number, number, f"Edit: {page.title}", faulty))
    return buttons


def _parts(server: ServerKnowledge, draft: Draft, found: Drafted) -> list[ui.Item[Any]]:
    """Where to edit steps or rows of pay: those at fault have buttons of their own."""
    from bot.discord_app.kb.parts import PartAct

    kind, library = draft.piece.kind, server.knowledge.library
    if editing.new_part(kind, found.begun, draft.fields) is None:
        return []
    buttons: dict[tuple[str, int], ui.Item[Any]] = {}
    for fault in found.faults:
        name, _, rest = fault.field.partition(".")
        at = rest.partition(".")[0]
        if name not in ("steps", "guide") or not at.isdecimal():
            continue
        part = editing.Part(name, int(at))
        pages = editing.form(kind, library, found.begun, part, draft.fields).pages
        page = next((n for n, one in enumerate(pages) if _stands_in(fault.field, one)), 0)
        what = "step" if kind == "roadmaps" else "pay row"
        label = f"Edit: {what} {part.number + 1}"
        buttons.setdefault(part, PartAct("edit", draft.piece, part, page, label, faulty=True))
    return [*list(buttons.values())[:MOST_PARTS], Act("parts", draft.piece)]


def _stands_in(field: str, page: editing.Page) -> bool:
    """Whether a page shows the field that a fault is about."""
    names = {one.name.partition(".more")[0] for one in page.fields}
    return bool(field) and any(
        field == name or field.startswith(f"{name}.") or name.startswith(f"{field}.") for name in names
    )

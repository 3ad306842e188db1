"""What was changed here: who, when, why, what; each change shown as a readable difference, and undone."""

import asyncio
import re
from collections.abc import Sequence
from typing import Any, ClassVar, Self

import discord
from discord import ui

from bot.discord_app.buttons import SafeButton, SafeSelect
from bot.discord_app.kb.cards import Act
from bot.discord_app.kb.history_words import changes, deed, fields, made_of
from bot.discord_app.kb.ids import PIECE, piece_id, piece_of
from bot.discord_app.kb.live import server_of, show
from bot.discord_app.kb.log import ShowLog
from bot.discord_app.kb.panel import Go
from bot.discord_app.kb.pieces import known_name
from bot.discord_app.kb.publishing import confirm_or_publish, once
from bot.discord_app.notes import message
from bot.discord_app.people import moderator_named
from bot.discord_app.respond import NOTHING_CHOSEN, say
from bot.discord_app.rights import may
from bot.discord_app.safe_text import plain, safe
from bot.discord_app.sending import bot_of
from bot.knowledge import Knowledge
from bot.library.differences import text
from bot.library.edits import Edit, Piece
from bot.servers import ServerKnowledge
from bot.storage import NewVersion, Version

SHOWN = 8
"""Versions on one page."""
_DIFFERENCE = 2600
_WHY, _NAME = 100, 80
_NUMBER = r"[0-9]{1,18}"
_SCOPE = PIECE.replace("(?P<piece>", r"(?P<piece>\*|")
"""One piece, or `*` for the whole server."""

GONE = "That change is not known here."
SAME = "It is like that already; nothing has changed by this press."
_BEFORE = tuple[Version, Version | None]


class HistoryPage(SafeButton, template=rf"v1:kh:p:(?P<before>{_NUMBER}):{_SCOPE}"):
    """Another page of the history: of versions below a number, 0 for the newest."""

    def __init__(self, label: str, before: int, piece: Piece | None):
        self.before, self.piece = before, piece
        super().__init__(ui.Button(label=label, custom_id=f"v1:kh:p:{before}:{_scope(piece)}"))

    @classmethod
    def from_match(cls, _knowledge: Knowledge, match: re.Match[str]) -> Self:
        """The button under whatever history."""
        return cls("…", int(match["before"]), _piece(match["piece"]))

    async def pressed(self, interaction: discord.Interaction) -> None:
        """Show that page."""
        if await may(interaction, "edit", "history"):
            await show_history(interaction, self.piece, self.before)


class OpenVersion(SafeSelect, template=rf"v1:kh:open:{_SCOPE}"):
    """Opens one version of the page."""

    def __init__(self, piece: Piece | None, options: Sequence[discord.SelectOption] = ()):
        self.piece = piece
        select: ui.Select[Any] = ui.Select(
            custom_id=f"v1:kh:open:{_scope(piece)}",
            placeholder="Open one: what it changed, undo, restore",
            options=list(options),
        )
        super().__init__(select)

    @classmethod
    def from_match(cls, _knowledge: Knowledge, match: re.Match[str]) -> Self:
        """The select under whatever history."""
        return cls(_piece(match["piece"]))

    async def pressed(self, interaction: discord.Interaction) -> None:
        """Show the chosen version."""
        if not await may(interaction, "edit", "history"):
            return
        chosen = self.chosen(interaction)
        if not chosen or not re.fullmatch(_NUMBER, chosen[0]):
            await say(interaction, NOTHING_CHOSEN)
            return
        await show_version(interaction, int(chosen[0]))


class Revert(SafeButton, template=rf"v1:kh:(?P<act>undo|restore):(?P<number>{_NUMBER}):(?P<head>{_NUMBER})"):
    """Undoes a version, or brings back what it made; `head` is the latest one that the moderator saw."""

    LABELS: ClassVar = {"undo": "Undo this", "restore": "Restore this"}

    def __init__(self, act: str, number: int, head: int):
        self.act, self.number, self.head = act, number, head
        custom_id = f"v1:kh:{act}:{number}:{head}"
        super().__init__(ui.Button(label=self.LABELS[act], custom_id=custom_id))

    @classmethod
    def from_match(cls, _knowledge: Knowledge, match: re.Match[str]) -> Self:
        """The button under whatever version."""
        return cls(match["act"], int(match["number"]), int(match["head"]))

    async def pressed(self, interaction: discord.Interaction) -> None:
        """Publish the piece as it was."""
        if await may(interaction, "edit", f"{self.act} {self.number}"):
            await once(interaction, f"revert {self.number}", self._reverted)

    async def _reverted(self, interaction: discord.Interaction) -> None:
        await revert(interaction, self.act, self.number, self.head)


async def show_history(interaction: discord.Interaction, piece: Piece | None, before: int = 0) -> None:
    """The changes of one piece or of the whole server, newest first; of numbers below `before`."""
    server = await server_of(interaction)
    store, guild = bot_of(interaction).store, str(interaction.guild_id)
    found = await store.versions(guild, piece, before or None, SHOWN + 1)
    page = [(one, await _before(interaction, one)) for one in found[:SHOWN]]
    name = f": {safe(known_name(server, piece)[:_NAME])}" if piece else ""
    head = f"## History{name}"
    options: list[discord.SelectOption] = []
    if not page:
        nothing = "Nothing was changed yet." if not before else "There is nothing older."
        lines = [f"{head}\n{nothing}"]
    else:
        told, options = await asyncio.to_thread(_listed, server, page)
        lines = [f"{head}\nThe newest first. Nothing is ever lost: open one to see what it changed.", told]
    turn: list[ui.Item[Any]] = [HistoryPage("◂ Newest", 0, piece)] if before else []
    if len(found) > SHOWN:
        turn.append(HistoryPage("Older ▸", page[-1][0].number, piece))
    last: list[ui.Item[Any]] = [Act("card", piece), HistoryPage("Whole server", 0, None)] if piece else []
    rows = [[OpenVersion(piece, options)]] if options else []
    await show(interaction, message(lines, *rows, turn, [*last, ShowLog(), Go("panel")], live=True))


async def show_version(interaction: discord.Interaction, number: int, note: str = "") -> None:
    """One version: what it changed against the one before it, and what can be done about it."""
    bot, guild = bot_of(interaction), str(interaction.guild_id)
    server = await server_of(interaction)
    version = await bot.store.version(guild, number)
    head = await bot.store.head(guild, version.piece) if version else None
    if version is None or head is None:
        await say(interaction, GONE)
        return
    before = await _before(interaction, version)
    found = await asyncio.to_thread(changes, server, version, before)
    name = safe(known_name(server, version.piece)[:_NAME])
    lines = [
        f"## {name}\nChange {number}: {_line(version, before)}",
        text(found, _DIFFERENCE, safe)[:3000],
    ]
    row: list[ui.Item[Any]] = [Revert("undo", number, head.number)]
    if head.number != number:
        row.append(Revert("restore", number, head.number))
        lines.append("-# It was changed again since. “Restore this” makes it as it was after this change.")
    below = [HistoryPage("History of this", 0, version.piece), Act("card", version.piece), Go("history")]
    await show(interaction, message([*([note] if note else []), *lines], row, below, live=True))


async def revert(interaction: discord.Interaction, act: str, number: int, seen: int) -> None:
    """The piece as it was before a version (`undo`) or after it; asked first where later changes go too."""
    bot, guild = bot_of(interaction), str(interaction.guild_id)
    version, head = await bot.store.version(guild, number), await bot.store.version(guild, seen)
    if version is None or head is None or head.piece != version.piece:
        await say(interaction, GONE)
        return
    server = await server_of(interaction)
    before = await _before(interaction, version) if act == "undo" else version
    edit = before.edit if before else None
    if await asyncio.to_thread(_alike, server, edit, head):
        await show_version(interaction, number, SAME)
        return
    name = safe(known_name(server, version.piece)[:_NAME])
    later = act == "undo" and seen != number
    warning, what = "", f"before change {number}" if act == "undo" else f"after change {number}"
    if later:
        warning = (
            f"**{name}** was changed again after change {number}. Undoing it makes it as it was {what}: "
            "the later changes go too. The history keeps them."
        )
    await confirm_or_publish(
        interaction,
        [NewVersion(version.piece, edit, seen, f"{act} of {number}")],
        done=f"**{name}** is as it was {what}.",
        action=act,
        ask=later,
        warning=warning,
    )


def _alike(server: ServerKnowledge, edit: Edit | None, head: Version) -> bool:
    if edit == head.edit:
        return True
    one, other = edit.action if edit else None, head.edit.action if head.edit else None
    return one == other and made_of(server, head, edit) == made_of(server, head, head.edit)


def _listed(server: ServerKnowledge, page: Sequence[_BEFORE]) -> tuple[str, list[discord.SelectOption]]:
    """A paragraph for each version, and the options to open them."""
    lines, options = [], []
    for version, before in page:
        name = known_name(server, version.piece)[:_NAME]
        what = fields(changes(server, version, before))
        said = f"-# {what}" if what else "-# no field differs"
        lines.append(f"**{safe(name)}** · {_line(version, before)}\n{said}")
        options.append(
            discord.SelectOption(
                label=plain(f"{version.number} · {name}", 100),
                value=str(version.number),
                description=f"{deed(version, before)}{f': {version.why}' if version.why else ''}"[:100],
            )
        )
    return "\n".join(lines), options


def _line(version: Version, before: Version | None) -> str:
    """Who, when, what and why."""
    why = f" · “{safe(version.why[:_WHY])}”" if version.why else ""
    return f"{deed(version, before)} by {moderator_named(version.moderator)}, <t:{int(version.at)}:f>{why}"


async def _before(interaction: discord.Interaction, version: Version) -> Version | None:
    """The version of the same piece before this one."""
    store = bot_of(interaction).store
    found = await store.versions(version.guild, version.piece, version.number, 1)
    return found[0] if found else None


def _scope(piece: Piece | None) -> str:
    return piece_id(piece) if piece else "*"


def _piece(text: str) -> Piece | None:
    return None if text == "*" else piece_of(text)

"""What is due for a look: past its time, or with a link that leads nowhere."""

import asyncio
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Self

import discord
from discord import ui

from bot.discord_app.buttons import SafeButton, SafeSelect
from bot.discord_app.kb.ids import PIECE, piece_id, piece_of
from bot.discord_app.kb.live import server_of, show
from bot.discord_app.kb.panel import Go
from bot.discord_app.kb.pieces import name_of, today, what_of
from bot.discord_app.notes import message
from bot.discord_app.respond import NOTHING_CHOSEN, say
from bot.discord_app.rights import may
from bot.discord_app.safe_text import plain, safe
from bot.discord_app.sending import bot_of
from bot.knowledge import Knowledge
from bot.library import Library
from bot.library.edits import Piece
from bot.library.links import links_of
from bot.library.staleness import stale
from bot.links import dead, moved
from bot.storage import Link

PAGE = 12
"""Pieces on one page: their lines fit on a phone."""
LINKS = 3
"""Links of one piece that are told."""
_ADDRESS = 80


@dataclass(frozen=True)
class Due:
    """One piece to look at: by when it was last checked, or by its links; `since` orders them."""

    piece: Piece
    name: str
    since: str
    months: int
    links: tuple[Link, ...] = ()


class TurnDue(SafeButton, template=r"v1:kl:page:(?P<page>[0-9]{1,3})"):
    """Another page of the list."""

    def __init__(self, page: int, label: str = "…"):
        self.page = page
        super().__init__(ui.Button(label=label, custom_id=f"v1:kl:page:{page}"))

    @classmethod
    def from_match(cls, _knowledge: Knowledge, match: re.Match[str]) -> Self:
        """The button under whatever list, however old."""
        return cls(int(match["page"]))

    async def pressed(self, interaction: discord.Interaction) -> None:
        """Show that page of the list as it is now."""
        if await may(interaction, "edit", "due"):
            await show_due(interaction, self.page)


class OpenDue(SafeSelect, template=r"v1:kl:open"):
    """Opens the card of a piece of the list."""

    def __init__(self, found: Sequence[Due] = ()):
        select: ui.Select[Any] = ui.Select(custom_id="v1:kl:open", placeholder="Open one")
        for one in found:
            select.add_option(
                label=plain(one.name, 100), value=piece_id(one.piece), description=what_of(one.piece)[:100]
            )
        super().__init__(select)

    @classmethod
    def from_match(cls, _knowledge: Knowledge, _match: re.Match[str]) -> Self:
        """The select under whatever list."""
        return cls()

    async def pressed(self, interaction: discord.Interaction) -> None:
        """Show the card, which can be marked as still right or edited."""
        from bot.discord_app.kb.cards import show_card

        if not await may(interaction, "edit", "due"):
            return
        chosen = self.chosen(interaction)
        if not chosen or not re.fullmatch(PIECE, chosen[0]):
            await say(interaction, NOTHING_CHOSEN)
            return
        await show_card(interaction, piece_of(chosen[0]))


async def show_due(interaction: discord.Interaction, page: int = 0) -> None:
    """The list for the moderator alone, what was looked at longest ago first."""
    library = (await server_of(interaction)).knowledge.library
    links = {link.url: link for link in await bot_of(interaction).store.links()}
    found = await asyncio.to_thread(due, library, links)
    if not found:
        await show(interaction, message(["## Due for a look\nNothing. 🎉"], [Go("panel")]))
        return
    last = (len(found) - 1) // PAGE
    page = min(page, last)
    shown = found[page * PAGE : (page + 1) * PAGE]
    place = f" · page {page + 1} of {last + 1}" if last else ""
    texts = [
        f"## Due for a look\n-# {len(found)} in all{place}. Pay is due after 12 months, texts after 24. "
        "Open one to edit it, or to say that it is **still right**.",
        "\n".join(line for one in shown for line in _lines(one)),
    ]
    turns = [TurnDue(page - 1, "◂ Back")] if page else []
    turns += [TurnDue(page + 1, "More ▸")] if page < last else []
    await show(interaction, message(texts, [OpenDue(shown)], [*turns, Go("panel")]))


def due(library: Library, links: Mapping[str, Link]) -> list[Due]:
    """All that is due, oldest first; then what has links that are dead or lead elsewhere."""
    bad: dict[Piece, list[Link]] = {}
    if any(dead(link) or moved(link) for link in links.values()):
        for url, pieces in links_of(library).items():
            link = links.get(url)
            if link is not None and (dead(link) or moved(link)):
                for piece in pieces:
                    bad.setdefault(piece, []).append(link)
    found: dict[Piece, Due] = {}
    for one in stale(library, today()):
        if one.piece not in found:
            own = tuple(bad.pop(one.piece, ()))
            name = name_of(library, one.piece) or one.piece.key
            found[one.piece] = Due(one.piece, name, f"{one.reviewed:%Y-%m}", one.months, own)
    rest = [Due(piece, name_of(library, piece) or piece.key, "", 0, tuple(own)) for piece, own in bad.items()]
    return [*found.values(), *sorted(rest, key=lambda one: (not any(map(dead, one.links)), one.name))]


def dead_links(library: Library, links: Mapping[str, Link]) -> list[Link]:
    """The links in a library that lead nowhere."""
    if not any(map(dead, links.values())):
        return []
    return [links[url] for url in links_of(library) if url in links and dead(links[url])]


def link_line(link: Link) -> str:
    """One link and what became of it; the address cannot be clicked."""
    if moved(link):
        return f"🔀 {_address(link.url)} leads to {_address(link.became)} now"
    why = f"error {link.status}" if link.status else link.became
    return f"🔗 {_address(link.url)} leads nowhere: {why}"


def _lines(one: Due) -> list[str]:
    name = safe(one.name)
    when = f", last checked {one.since}" if one.since else ""
    lines = [f"- **{name}** ({what_of(one.piece)}){when}"]
    lines += [f"  - {link_line(link)}" for link in one.links[:LINKS]]
    if len(one.links) > LINKS:
        lines.append(f"  - and {len(one.links) - LINKS} more links")
    return lines


def _address(url: str) -> str:
    text = url.replace("`", "")
    return f"`{text if len(text) <= _ADDRESS else text[: _ADDRESS - 1] + '…'}`"

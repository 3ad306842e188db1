"""Finding what is to be looked at or changed: by its name, or by a question that should lead there."""

import asyncio
import re
from collections.abc import Sequence
from typing import Any, Self

import discord
from discord import ui

from bot.discord_app.buttons import SafeButton, SafeSelect
from bot.discord_app.forms import form_id
from bot.discord_app.kb.ids import piece_id, piece_of
from bot.discord_app.kb.live import server_of, show
from bot.discord_app.kb.pieces import Found, find
from bot.discord_app.notes import message
from bot.discord_app.respond import NOTHING_CHOSEN, say
from bot.discord_app.rights import may
from bot.discord_app.safe_text import plain, safe
from bot.knowledge import Knowledge

FORM = "kf"
OPEN_SECONDS = 900
TYPED = 200
BEST = 4
"""Of what was found, how many are named above the list."""


class FindForm(SafeButton, template=r"v1:kf:form"):
    """Opens the form that asks what is looked for."""

    def __init__(self, label: str = "Find"):
        super().__init__(ui.Button(label=label, emoji="🔎", custom_id="v1:kf:form"))

    @classmethod
    def from_match(cls, _knowledge: Knowledge, _match: re.Match[str]) -> Self:
        """The button on whatever panel."""
        return cls()

    async def pressed(self, interaction: discord.Interaction) -> None:
        """Open it."""
        if await may(interaction, "edit", "find"):
            await interaction.response.send_modal(_form())


class Choose(SafeSelect, template=r"v1:kf:choose"):
    """What was found; the chosen one's card is shown."""

    def __init__(self, found: Sequence[Found] = ()):
        select: ui.Select[Any] = ui.Select(custom_id="v1:kf:choose", placeholder="Choose one to open it")
        for one in found:
            select.add_option(
                label=plain(one.name, 100), value=piece_id(one.piece), description=one.what[:100]
            )
        super().__init__(select)

    @classmethod
    def from_match(cls, _knowledge: Knowledge, _match: re.Match[str]) -> Self:
        """The select under whatever list."""
        return cls()

    async def pressed(self, interaction: discord.Interaction) -> None:
        """Show the card of the chosen one."""
        from bot.discord_app.kb.cards import show_card

        if not await may(interaction, "edit", "find"):
            return
        chosen = self.chosen(interaction)
        if not chosen or not re.fullmatch("[trsmpq]/[a-z0-9_/-]{1,40}", chosen[0]):
            await say(interaction, NOTHING_CHOSEN)
            return
        await show_card(interaction, piece_of(chosen[0]))


async def show_found(interaction: discord.Interaction, typed: str) -> None:
    """List what fits; a single fit is shown at once."""
    from bot.discord_app.kb.cards import show_card
    from bot.discord_app.kb.panel import Go

    server = await server_of(interaction)
    found = await asyncio.to_thread(find, server, typed)
    shown = safe(typed, 100)
    last = [FindForm("Find again"), Go("new"), Go("panel")]
    if not found:
        text = f"Nothing fits “{shown}”. Try a word of its title, or ask it as members do."
        await show(interaction, message([text], last))
    elif len(found) == 1:
        await show_card(interaction, found[0].piece)
    else:
        made = message([f"## Found for “{shown}”\n{_best(found)}"], [Choose(found)], last)
        await show(interaction, made)


def _best(found: Sequence[Found]) -> str:
    """The likeliest, to be read without opening the list."""
    lines = [f"- **{safe(one.name, 80)}** · {one.what}" for one in found[:BEST]]
    more = f"\n-# and {len(found) - BEST} more in the list" if len(found) > BEST else ""
    return "The likeliest first.\n" + "\n".join(lines) + more


async def submitted(interaction: discord.Interaction, _arguments: list[str], typed: dict[str, Any]) -> None:
    """The form came back."""
    if await may(interaction, "edit", "find"):
        await show_found(interaction, str(typed.get("typed", "")))


def _form() -> ui.Modal:
    made = ui.Modal(title="Find", custom_id=form_id(FORM), timeout=OPEN_SECONDS)
    field: ui.TextInput[Any] = ui.TextInput(custom_id="typed", max_length=TYPED)
    hint = "A title, a role, a skill, or a question as members ask it"
    made.add_item(ui.Label(text="What are you looking for?", description=hint, component=field))
    return made

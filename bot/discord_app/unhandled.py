"""Buttons and selects that nothing here knows: of an older version, or made up. They get a plain sentence."""

from collections.abc import Iterable
from typing import Any

import discord
from discord import ui

from bot.discord_app.faults import report
from bot.discord_app.notes import tell

OLD = "I no longer know that button. Ask me again in your own words; `/help` shows what I can do."


async def unhandled(interaction: discord.Interaction, items: Iterable[type[ui.DynamicItem[Any]]]) -> None:
    """Answer the press of a button or select whose custom id none of `items` stands for."""
    from bot.discord_app.pace import allowed

    if interaction.type is not discord.InteractionType.component:
        return
    custom_id = str(dict(interaction.data or {}).get("custom_id", ""))
    if any(item.__discord_ui_compiled_template__.fullmatch(custom_id) for item in items):
        return
    try:
        if await allowed(interaction):
            await tell(interaction, OLD)
    except Exception as error:  # noqa: BLE001 - discord.py has no hook for this place
        await report(interaction, error)

"""The audit log: what was done to this server's knowledge and settings, and what was refused."""

import re
from typing import Any, Self

import discord
from discord import ui

from bot.discord_app.auditing import line
from bot.discord_app.buttons import SafeButton
from bot.discord_app.kb.live import show
from bot.discord_app.kb.panel import Go
from bot.discord_app.notes import message
from bot.discord_app.rights import may
from bot.discord_app.sending import bot_of
from bot.knowledge import Knowledge

SHOWN = 7
"""Lines on one page."""
_LINE = 480


class ShowLog(SafeButton, template=r"v1:kh:log:(?P<page>[0-9]{1,3})"):
    """Shows one page of the log."""

    def __init__(self, page: int = 0, label: str = "Log"):
        self.page = page
        super().__init__(ui.Button(label=label, custom_id=f"v1:kh:log:{page}"))

    @classmethod
    def from_match(cls, _knowledge: Knowledge, match: re.Match[str]) -> Self:
        """The button under whatever history or log."""
        return cls(int(match["page"]))

    async def pressed(self, interaction: discord.Interaction) -> None:
        """Show it."""
        if await may(interaction, "edit", "log"):
            await show_log(interaction, self.page)


async def show_log(interaction: discord.Interaction, page: int = 0) -> None:
    """What was done and refused in this server, newest first."""
    store, guild = bot_of(interaction).store, str(interaction.guild_id)
    found = (await store.audits(guild, (page + 1) * SHOWN + 1))[page * SHOWN :]
    lines = [f"<t:{int(one.at)}:f> {line(one)}"[:_LINE] for one in found[:SHOWN]]
    told = "\n".join(lines) or ("Nothing was done yet." if not page else "There is nothing older.")
    turn: list[ui.Item[Any]] = [ShowLog(page - 1, "◂ Newer")] if page else []
    if len(found) > SHOWN and page < 999:
        turn.append(ShowLog(page + 1, "Older ▸"))
    head = "## Log\nWhat was done here and what was refused, newest first."
    await show(interaction, message([head, told], turn, [Go("history"), Go("panel")], live=True))

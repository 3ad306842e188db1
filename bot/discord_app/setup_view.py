"""`/setup`: a new server's first settings in one message, then what is still missing, and a test question."""

import re
from typing import Any, Self

import discord
from discord import ui

from bot.answers.answering import answer
from bot.discord_app import permissions
from bot.discord_app.buttons import SafeButton
from bot.discord_app.guild_settings import GuildSettings, settings_of
from bot.discord_app.kb.live import show
from bot.discord_app.known import knowledge_of
from bot.discord_app.layout import answer_view
from bot.discord_app.notes import message, tell
from bot.discord_app.rights import may
from bot.discord_app.sending import bot_of, send_new
from bot.discord_app.settings_view import boxed, control, warnings, writable
from bot.knowledge import Knowledge

ASKED = ("auto_channels", "mod_channel", "right_publish", "declined_to", "country", "notice")
"""What a new server is asked for; all else stays as it is until `/settings`."""

TEST = "what does a data engineer do?"

NEEDED = ("view_channel", "send_messages", "embed_links", "attach_files", "read_message_history")
"""What the bot needs in the channel where it is set up."""


class Finish(SafeButton, template=r"v1:sf:(?P<what>check|test)"):
    """Ends the set-up: the check of permissions, and a test question."""

    def __init__(self, what: str):
        self.what = what
        label = "Check" if what == "check" else "Ask a test question"
        super().__init__(ui.Button(label=label, style=discord.ButtonStyle.primary, custom_id=f"v1:sf:{what}"))

    @classmethod
    def from_match(cls, _knowledge: Knowledge, match: re.Match[str]) -> Self:
        """The button on whatever message."""
        return cls(match["what"])

    async def pressed(self, interaction: discord.Interaction) -> None:
        """Say what is missing, or show a test answer, which is not logged."""
        if not await may(interaction, "settings", "setup"):
            return
        if self.what == "check":
            settings = await settings_of(bot_of(interaction), interaction.guild_id)
            await show(interaction, checked(interaction, settings))
            return
        knowledge = knowledge_of(interaction)
        made = answer(knowledge.understander.understand(TEST), knowledge.library)
        await tell(interaction, f"-# Only you see this. I was asked: “{TEST}”")
        await send_new(interaction, answer_view(made))


async def show_setup(interaction: discord.Interaction) -> None:
    """Show the form of the set-up."""
    settings = await settings_of(bot_of(interaction), interaction.guild_id)
    await show(interaction, setup_view(interaction, settings))


def setup_view(interaction: discord.Interaction, settings: GuildSettings) -> ui.LayoutView:
    """The form: six selects, each kept as soon as it is chosen."""
    intro = (
        "## Setting me up\nSix choices, all of which may stay as they are. Each is kept as soon as you make "
        "it; `/settings` changes them later."
    )
    parts: list[ui.Item[Any]] = [ui.TextDisplay(intro)]
    for name in ASKED:
        parts += control(interaction, settings, name, "su")
    parts += [ui.Separator(visible=True), ui.ActionRow(Finish("check"))]
    return boxed(parts)


def checked(interaction: discord.Interaction, settings: GuildSettings) -> ui.LayoutView:
    """What works, and what is missing for what was chosen."""
    lines = ["## Check"]
    missing = permissions.lacking(interaction.app_permissions, *NEEDED)
    if missing:
        names = " and ".join(permissions.NAMES[name] for name in missing)
        lines.append(f"⚠️ In this channel I lack {names}.")
    else:
        lines.append("✅ In this channel I may do all that I need.")
    found = [*warnings(interaction, settings.auto_channels)]
    lines += found
    if settings.auto_channels and not found:
        lines.append("✅ Auto-answer is ready in the channels you chose.")
    if settings.mod_channel is None:
        lines.append("-# Without a moderators' channel there is no weekly digest.")
    elif closed := [*writable(interaction, settings.mod_channel)]:
        lines += [line for line in closed if line not in lines]
    else:
        lines.append(f"✅ What I lack, and the weekly digest, goes to <#{settings.mod_channel}>.")
    lines.append("Members ask with `/ask`, by mentioning me, or in a DM. `/kb panel` shows what I know.")
    return message(["\n".join(lines)], [Finish("test")], live=True)

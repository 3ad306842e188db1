"""The panel of `/kb`: where moderators begin, with what waits for them."""

import asyncio
import re
import time
from typing import ClassVar, Self

import discord
from discord import ui

from bot.discord_app.buttons import SafeButton
from bot.discord_app.kb.drafted import drafts_of_others, own_drafts
from bot.discord_app.kb.find import FindForm
from bot.discord_app.kb.live import server_of, show
from bot.discord_app.kb.pieces import today
from bot.discord_app.kb.review import WINDOW
from bot.discord_app.kb.words import bullet
from bot.discord_app.notes import message
from bot.discord_app.rights import may
from bot.discord_app.sending import bot_of
from bot.knowledge import Knowledge
from bot.library.staleness import stale
from bot.servers import ServerKnowledge


class Go(SafeButton, template=r"v1:kp:(?P<to>[a-z]+)"):
    """Leads from the panel to what moderators do."""

    LABELS: ClassVar = {
        "new": ("New", "➕"),
        "review": ("Review", "📥"),
        "proposals": ("Proposals", "💡"),
        "drafts": ("Drafts", "📝"),
        "history": ("History", "🕘"),
        "due": ("Due for a look", "⏳"),
        "inout": ("In and out", "📦"),
        "panel": ("Panel", "🏠"),
    }

    def __init__(self, to: str):
        self.to = to if to in self.LABELS else "panel"
        label, emoji = self.LABELS[self.to]
        super().__init__(ui.Button(label=label, emoji=emoji, custom_id=f"v1:kp:{self.to}"))

    @classmethod
    def from_match(cls, _knowledge: Knowledge, match: re.Match[str]) -> Self:
        """The button on whatever panel, however old."""
        return cls(match["to"])

    async def pressed(self, interaction: discord.Interaction) -> None:
        """Go there, if the member may."""
        from bot.discord_app.kb.places import PLACES

        if await may(interaction, "edit", self.to):
            await PLACES[self.to](interaction)


async def show_panel(interaction: discord.Interaction) -> None:
    """Show the panel to the moderator alone."""
    bot, guild = bot_of(interaction), str(interaction.guild_id)
    server = await server_of(interaction)
    now = time.time()
    waiting, drafts, others, proposals = await asyncio.gather(
        bot.store.missed(guild, now, now - WINDOW),
        own_drafts(interaction),
        drafts_of_others(interaction),
        bot.store.proposals(guild),
    )
    counts = (
        (len(waiting), "question or report waits for review", "questions and reports wait for review"),
        (len(proposals), "proposal of a member", "proposals of members"),
        (len(drafts), "draft of yours", "drafts of yours"),
        (len(others), "draft of somebody else, to look at", "drafts of others, to look at"),
        (
            len(server.layer.outdated),
            "change of yours over which the original has changed",
            "changes of yours over which the original has changed",
        ),
        (len(server.layer.set_aside), "change not in force", "changes not in force"),
    )
    lines = [bullet(*each) for each in counts if each[0]]
    texts = [
        "## What I know, in this server\n"
        "Changes you publish here count in this server alone. Nothing is lost: every change can be undone.",
        "\n".join(
            [
                *lines,
                bullet(_own(server), "change of this server in force", "changes of this server in force"),
                f"- **{_due(server)}** due for a look",
            ]
        ),
    ]
    made = message(
        texts,
        [FindForm(), Go("new"), Go("review"), Go("history"), Go("inout")],
        [*([Go("proposals")] if proposals else []), *([Go("drafts")] if drafts or others else []), Go("due")],
    )
    await show(interaction, made)


def _own(server: ServerKnowledge) -> int:
    return sum(version.edit is not None for version in server.versions.values())


def _due(server: ServerKnowledge) -> int:
    return len({found.piece for found in stale(server.knowledge.library, today())})

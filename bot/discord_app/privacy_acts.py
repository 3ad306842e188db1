"""What a member can do about what is stored of them: see it, take it along, end it, pause it."""

import asyncio
import gzip
import io
import re
import time
from typing import Any, ClassVar, Self

import discord
from discord import ui

from bot.discord_app.buttons import SafeButton
from bot.discord_app.forgetting import forget_at_hand
from bot.discord_app.notes import message, note, tell
from bot.discord_app.privacy_text import (
    ASK,
    FORGOTTEN,
    KEPT,
    MODERATOR,
    NOTHING_HELD,
    PAUSE_ENDS,
    PAUSED,
    RESUMED,
    in_words,
    privacy_text,
)
from bot.discord_app.sending import bot_of, put, send_new
from bot.discord_app.tell_me import TellMe
from bot.knowledge import Knowledge
from bot.member_export import export_text
from bot.storage.privacy_tables import PEOPLE

TOO_LARGE = (
    "What I store about you is more than Discord takes as a file ({size} MB, compressed). Ask the people who "
    "run me: they can export it for you."
)
_KEPT_ACTS = frozenset(column.rows for column in PEOPLE if column.forget == "unname")


class PrivacyButton(SafeButton, template=r"v1:pv:(?P<act>export|ask|forget|keep|pause|resume)"):
    """One of the things to do; whoever presses does it about themselves."""

    LOOKS: ClassVar = {
        "export": ("Export", discord.ButtonStyle.secondary),
        "ask": ("Forget me", discord.ButtonStyle.secondary),
        "forget": ("Yes, forget all of it", discord.ButtonStyle.danger),
        "keep": ("No, keep it", discord.ButtonStyle.secondary),
        "pause": ("Pause", discord.ButtonStyle.secondary),
        "resume": ("Resume", discord.ButtonStyle.secondary),
    }

    def __init__(self, act: str):
        self.act = act
        label, style = self.LOOKS[act]
        super().__init__(ui.Button(label=label, style=style, custom_id=f"v1:pv:{act}"))

    @classmethod
    def from_match(cls, _knowledge: Knowledge, match: re.Match[str]) -> Self:
        """The button that was pressed."""
        return cls(match["act"])

    async def pressed(self, interaction: discord.Interaction) -> None:
        """Do it."""
        if self.act == "forget":
            await forget(interaction)
        elif self.act == "keep":
            await put(interaction, note(KEPT))
        else:
            await ACTS[self.act](interaction)


async def show(interaction: discord.Interaction) -> None:
    """Tell the member alone what is stored, and what they can do about it."""
    bot, user = bot_of(interaction), interaction.user.id
    member = bot.pseudonym(user)
    held, paused = await bot.store.held(member, user), await bot.store.paused(member)
    contact = held.get("contacts", 0) > 0
    text = privacy_text(member, held, bot.settings.retention_days, contact, paused)
    acts = ("export", "ask", "resume" if paused else "pause")
    await tell(interaction, text, *map(PrivacyButton, acts), *([TellMe("fo")] if contact else []))


async def export(interaction: discord.Interaction) -> None:
    """Give the member a file with all that is stored; they alone see it."""
    bot, user, now = bot_of(interaction), interaction.user.id, time.time()
    member = bot.pseudonym(user)
    tables = await bot.store.export_member(member, user)
    data = (await asyncio.to_thread(export_text, member, tables, now)).encode("utf-8", "replace")
    name = "what-i-store-about-you.json"
    if len(data) > interaction.filesize_limit:
        data, name = await asyncio.to_thread(gzip.compress, data), f"{name}.gz"
    if len(data) > interaction.filesize_limit:
        await tell(interaction, TOO_LARGE.format(size=len(data) // 1_000_000))
        return
    rows = sum(map(len, tables.values()))
    text = (
        f"## What I store about you\n{rows} row{'s' * (rows != 1)}, table by table, each with what it is for."
    )
    shown: ui.File[Any] = ui.File(f"attachment://{name}")
    await send_new(interaction, message([text], after=[shown]), file=discord.File(io.BytesIO(data), name))


async def ask_to_forget(interaction: discord.Interaction) -> None:
    """Say what would go, and what would stay; a button does it."""
    bot, user = bot_of(interaction), interaction.user.id
    held = await bot.store.held(bot.pseudonym(user), user)
    if not held:
        forget_at_hand(bot, bot.pseudonym(user), user)
        await tell(interaction, NOTHING_HELD)
        return
    going = {name: count for name, count in held.items() if name not in _KEPT_ACTS}
    text = ASK.format(
        held=in_words(going),
        moderator=MODERATOR if held.keys() & _KEPT_ACTS else "",
        paused=PAUSE_ENDS if "paused" in held else "",
    )
    await tell(interaction, text.rstrip(), *map(PrivacyButton, ("forget", "keep", "export")))


async def forget(interaction: discord.Interaction) -> None:
    """Forget whoever presses: in the database and at hand."""
    bot, user = bot_of(interaction), interaction.user.id
    member = bot.pseudonym(user)
    held = await bot.store.forget_member(member, user)
    forget_at_hand(bot, member, user)
    going = {name: count for name, count in held.items() if name not in _KEPT_ACTS}
    text = FORGOTTEN.format(held=in_words(going)) if held else NOTHING_HELD
    await put(interaction, note(text, PrivacyButton("pause")))


async def pause(interaction: discord.Interaction) -> None:
    """Store no more of what the member asks."""
    bot = bot_of(interaction)
    await bot.store.set_paused(bot.pseudonym(interaction.user.id), time.time())
    await tell(interaction, PAUSED, *map(PrivacyButton, ("resume", "ask")))


async def resume(interaction: discord.Interaction) -> None:
    """Store what the member asks again."""
    bot = bot_of(interaction)
    await bot.store.set_paused(bot.pseudonym(interaction.user.id), None)
    await tell(interaction, RESUMED, PrivacyButton("pause"))


ACTS = {"export": export, "ask": ask_to_forget, "pause": pause, "resume": resume}

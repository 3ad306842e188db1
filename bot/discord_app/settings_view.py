"""The settings of a server, page by page: what is set, what is missing for it, and the controls."""

from collections.abc import Iterator
from typing import Any

import discord
from discord import ui

from bot.discord_app import permissions
from bot.discord_app.guild_settings import GuildSettings, settings_of
from bot.discord_app.kb.live import show
from bot.discord_app.known import knowledge_of
from bot.discord_app.notes import COLOUR
from bot.discord_app.sending import bot_of
from bot.discord_app.settings_items import Setting, SettingsPage
from bot.discord_app.settings_specs import PAGES, SPECS, Page

INTENT_MISSING = (
    "⚠️ Auto-answer cannot read messages yet: it needs the privileged intent **Message Content**. "
    "Whoever runs me allows it in the Discord developer portal and sets `MESSAGE_CONTENT=true`."
)


async def show_settings(interaction: discord.Interaction, page: Page = "answers") -> None:
    """Show a page of the settings to the moderator alone."""
    found = await settings_of(bot_of(interaction), interaction.guild_id)
    await show(interaction, settings_view(interaction, found, page))


def settings_view(
    interaction: discord.Interaction, settings: GuildSettings, page: Page = "answers"
) -> ui.LayoutView:
    """One page of `/settings`."""
    parts: list[ui.Item[Any]] = [ui.TextDisplay("## Settings of this server")]
    parts.append(ui.ActionRow(*(SettingsPage(one, one == page) for one in PAGES)))
    for spec in SPECS.values():
        if spec.page == page:
            parts += control(interaction, settings, spec.name, "gs")
    return boxed(parts)


def control(
    interaction: discord.Interaction, settings: GuildSettings, name: str, view: str
) -> list[ui.Item[Any]]:
    """A setting's present value, what is missing for it, and its select."""
    lines = [SPECS[name].said(settings)]
    if name == "auto_channels":
        lines += warnings(interaction, settings.auto_channels)
    elif name in ("mod_channel", "audit_channel") and (place := SPECS[name].now(settings)):
        lines += writable(interaction, place)
    longest = bot_of(interaction).settings.retention_days
    if name == "retention_days":
        lines.append(f"-# Whoever runs me has set {longest} days; a server can only choose less.")
    select = Setting(view, name, settings, knowledge_of(interaction), longest)
    return [ui.Separator(visible=False), ui.TextDisplay("\n".join(lines)), ui.ActionRow(select)]


def boxed(parts: list[ui.Item[Any]]) -> ui.LayoutView:
    """The parts in one container."""
    container: ui.Container[Any] = ui.Container(accent_colour=COLOUR)
    for part in parts:
        container.add_item(part)
    made = ui.LayoutView(timeout=None)
    made.add_item(container)
    return made


def warnings(interaction: discord.Interaction, chosen: tuple[int, ...]) -> Iterator[str]:
    """What stands in the way of auto-answer; nothing while it is off."""
    if chosen and not bot_of(interaction).intents.message_content:
        yield INTENT_MISSING
    for key in chosen:
        yield from writable(interaction, key)


def writable(interaction: discord.Interaction, key: int) -> Iterator[str]:
    """What stands in the way of writing in a channel."""
    guild = interaction.guild
    channel = guild.get_channel(key) if guild else None
    if guild is None or channel is None:
        yield f"⚠️ I do not see <#{key}>: let me view it, or take it off the list."
        return
    forum = isinstance(channel, discord.ForumChannel)
    writing = "send_messages_in_threads" if forum else "send_messages"
    missing = permissions.lacking(channel.permissions_for(guild.me), "view_channel", writing)
    if missing:
        yield f"⚠️ In <#{key}> I lack {' and '.join(permissions.NAMES[name] for name in missing)}."

"""The settings of a server as one message: what is set, what is missing for it, and the controls."""

from collections.abc import Iterator
from typing import Any

import discord
from discord import ui

from bot.discord_app import permissions
from bot.discord_app.guild_settings import GuildSettings
from bot.discord_app.layout import COLOUR
from bot.discord_app.sending import bot_of
from bot.discord_app.settings_items import AutoChannels, Country, HumanRole, ModChannel, Wait

INTENT_MISSING = (
    "⚠️ Auto-answer cannot read messages yet: it needs the privileged intent **Message Content**. "
    "Whoever runs me allows it in the Discord developer portal and sets `MESSAGE_CONTENT=true`."
)


def settings_view(interaction: discord.Interaction, settings: GuildSettings) -> ui.LayoutView:
    """The message of `/settings`."""
    library = bot_of(interaction).knowledge.library
    country = library.country_name(settings.country) if settings.country else "none"
    names = bot_of(interaction).knowledge.names.countries
    likely = [(known.value, known.shown) for known in names.suggest("", limit=23)]
    if settings.country and settings.country not in dict(likely):
        likely = [(settings.country, country), *likely[:-1]]

    parts: list[ui.Item[Any]] = [ui.TextDisplay("## Settings of this server")]
    parts += _control(_auto(interaction, settings), AutoChannels(settings.auto_channels))
    wait = f"**Wait**: {settings.auto_wait:g} s, so that people can answer first"
    parts += _control(wait, Wait(settings.auto_wait))
    role = f"<@&{settings.human_role}>" if settings.human_role else "nobody"
    parts += _control(f"**Ask a human** calls: {role}", HumanRole(settings.human_role))
    place = f"<#{settings.mod_channel}>" if settings.mod_channel else "none"
    mods = f"**Moderators' channel**, where I say what I lack: {place}"
    parts += _control(mods, ModChannel(settings.mod_channel))
    parts += _control(
        f"**Country** where a question names none: {country}", Country(settings.country, likely)
    )
    container: ui.Container[Any] = ui.Container(accent_colour=COLOUR)
    for part in parts:
        container.add_item(part)
    made = ui.LayoutView(timeout=None)
    made.add_item(container)
    return made


def _control(text: str, item: ui.Item[Any]) -> list[ui.Item[Any]]:
    return [ui.Separator(visible=False), ui.TextDisplay(text), ui.ActionRow(item)]


def _auto(interaction: discord.Interaction, settings: GuildSettings) -> str:
    chosen = settings.auto_channels
    shown = ", ".join(f"<#{channel}>" for channel in chosen) if chosen else "off"
    lines = [
        f"**Auto-answer** in channels and forums, when I am sure: {shown}",
        *_warnings(interaction, chosen),
    ]
    return "\n".join(lines)


def _warnings(interaction: discord.Interaction, chosen: tuple[int, ...]) -> Iterator[str]:
    """What stands in the way of auto-answer; nothing while it is off."""
    if chosen and not bot_of(interaction).intents.message_content:
        yield INTENT_MISSING
    guild = interaction.guild
    for key in chosen:
        channel = guild.get_channel(key) if guild else None
        if guild is None or channel is None:
            yield f"⚠️ I do not see <#{key}>: let me view it, or take it off the list."
            continue
        forum = isinstance(channel, discord.ForumChannel)
        writing = "send_messages_in_threads" if forum else "send_messages"
        missing = permissions.lacking(channel.permissions_for(guild.me), "view_channel", writing)
        if missing:
            yield f"⚠️ In <#{key}> I lack {' and '.join(permissions.NAMES[name] for name in missing)}."

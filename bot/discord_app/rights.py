"""Who may do what to a server's knowledge: looked at in every command, press and form, anew each time.

Manage Server carries every right. Besides, `/settings` gives each right to roles; who has a right has the
lesser ones too. Proposing is everybody's unless it was given to roles.
"""

from typing import Literal

import discord

from bot.discord_app.auditing import audit
from bot.discord_app.guild_settings import settings_of
from bot.discord_app.notes import whisper
from bot.discord_app.respond import say
from bot.discord_app.sending import bot_of

Right = Literal["propose", "edit", "publish", "settings"]

RIGHTS: tuple[Right, ...] = ("propose", "edit", "publish", "settings")
"""From the least to the greatest. The last two stand beside each other: neither holds the other."""

_ENOUGH: dict[Right, tuple[Right, ...]] = {
    "propose": ("propose", "edit", "publish"),
    "edit": ("edit", "publish"),
    "publish": ("publish",),
    "settings": ("settings",),
}
_WHAT: dict[Right, str] = {
    "propose": "propose changes",
    "edit": "write and change questions and answers",
    "publish": "publish changes",
    "settings": "change settings",
}

STATISTICS = "statistics"
"""The target of who asks how the bot is used."""

ELSEWHERE = "What I know is kept server by server: use this in a server that has me as a member."


async def has(interaction: discord.Interaction, right: Right) -> bool:
    """Whether the member has a right now, by Discord's permissions and the roles they hold at this moment."""
    if interaction.guild_id is None or not interaction.is_guild_integration():
        return False
    if interaction.permissions.manage_guild:
        return True
    given = (await settings_of(bot_of(interaction), interaction.guild_id)).rights
    if right == "propose" and not given.get("propose"):
        return True
    own = {role.id for role in getattr(interaction.user, "roles", ())}
    return any(not own.isdisjoint(given.get(name, ())) for name in _ENOUGH[right])


async def may(interaction: discord.Interaction, right: Right, target: str = "") -> bool:
    """The same; who may not is told, and the refusal goes to the audit log. `target` is what it was about."""
    if await has(interaction, right):
        return True
    if interaction.guild_id is None or not interaction.is_guild_integration():
        await say(interaction, ELSEWHERE)
        return False
    await audit(interaction, right, target, allowed=False)
    given = (await settings_of(bot_of(interaction), interaction.guild_id)).rights
    roles = [f"<@&{role}>" for name in _ENOUGH[right] for role in given.get(name, ())]
    who = f" or the role {' or '.join(dict.fromkeys(roles))}" if roles else ""
    what = _WHAT[right] if target != STATISTICS else "see these figures"
    text = f"Only members with the permission **Manage Server**{who} can {what}."
    if right in ("edit", "publish") and target != STATISTICS and await has(interaction, "propose"):
        text += " `/suggest` proposes a change to them."
    await whisper(interaction, text)  # it names roles, which stay to be read as such and ping nobody
    return False

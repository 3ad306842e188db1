"""Forgetting a member in the memory of this process: what the store no longer holds is not at hand either."""

from typing import TYPE_CHECKING

from bot.discord_app.arguments import forget_remembered
from bot.discord_app.drafts import drafts_of
from bot.discord_app.pace import pace_of
from bot.discord_app.server_words import forget_told

if TYPE_CHECKING:
    from bot.discord_app.client import CareerBot


def forget_at_hand(bot: "CareerBot", member: str, user: int) -> None:
    """Forget a member, by pseudonym and Discord id: conversations, profile, drafts, pace, notices."""
    bot.conversation.forget(member)
    bot.conversation.servers.forget(user)
    for name in (member, str(user)):
        drafts_of(bot).forget(name)
    forget_remembered(bot, member)
    forget_told(bot, member)
    pace_of(bot).forget(user)

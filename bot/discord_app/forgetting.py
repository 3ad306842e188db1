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
    _forget_member(bot, member)
    _forget_user(bot, user)


def forget_pseudonym(bot: "CareerBot", member: str) -> None:
    """The same, where the Discord id is not known: it is looked for among those that are at hand."""
    _forget_member(bot, member)
    at_hand = {*bot.conversation.servers.moderators(), *drafts_of(bot).users(), *pace_of(bot).members()}
    for user in at_hand:
        if bot.pseudonym(user) == member:
            _forget_user(bot, user)


def _forget_member(bot: "CareerBot", member: str) -> None:
    bot.conversation.forget(member)
    drafts_of(bot).forget(member)
    forget_remembered(bot, member)
    forget_told(bot, member)


def _forget_user(bot: "CareerBot", user: int) -> None:
    bot.conversation.servers.forget(user)
    drafts_of(bot).forget(str(user))
    pace_of(bot).forget(user)

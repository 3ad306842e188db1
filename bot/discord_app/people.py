"""How people are named in what the bot says."""

from bot.storage.privacy_tables import NOBODY


def moderator_named(moderator: int) -> str:
    """A moderator by their Discord id, as a mention; one who was forgotten as somebody who has left."""
    return "a moderator who has left" if moderator == NOBODY else f"<@{moderator}>"

"""Whether the bot can answer now, and what is missing where it cannot."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.discord_app.client import CareerBot


def missing(bot: "CareerBot") -> dict[str, str]:
    """What is missing, each with a sentence; empty where the bot answers."""
    found = {}
    if not bot.store.health().open:
        found["store"] = "the database is not open"
    if not bot.prepared:
        found["library"] = "the knowledge base is not loaded yet"
    closed = [shard for shard, up in shards(bot) if not up]
    if closed:
        numbers = ", ".join(map(str, closed))
        found["gateway"] = f"not connected to Discord: shard{'s' * (len(closed) > 1)} {numbers}"
    return found


def shards(bot: "CareerBot") -> Iterator[tuple[int, bool]]:
    """The shards of this process, and whether each is connected now."""
    known = bot.shards
    for shard in bot.shard_ids or range(bot.shard_count or 1):
        yield shard, shard in known and not known[shard].is_closed() and bot.counts.sessions[shard] > 0

"""Registering commands with Discord: only by the process of shard 0, and only when they changed."""

import logging
from typing import TYPE_CHECKING, Any

import discord

if TYPE_CHECKING:
    from bot.discord_app.client import CareerBot

log = logging.getLogger(__name__)


async def sync_commands(bot: "CareerBot") -> None:
    """Send the command tree where what Discord holds differs from it."""
    if bot.shard_ids and 0 not in bot.shard_ids:
        return
    wanted = [command.to_dict(bot.tree) for command in bot.tree.get_commands()]
    if await _is_current(bot, wanted):
        log.info("commands are up to date")
        return
    await bot.tree.sync()
    log.info("registered %d commands", len(wanted))


async def _is_current(bot: "CareerBot", wanted: list[dict[str, Any]]) -> bool:
    try:
        there = await bot.http.get_global_commands(int(bot.application_id or 0))
    except discord.HTTPException:
        return False  # then registering them again is the safe thing
    by_name = {(command["name"], command.get("type", 1)): command for command in there}
    return len(there) == len(wanted) and all(
        same(command, by_name.get((command["name"], command.get("type", 1)))) for command in wanted
    )


def same(wanted: Any, there: Any) -> bool:
    """Whether all that is wanted is there; what Discord adds by itself does not count."""
    if isinstance(wanted, dict):
        return isinstance(there, dict) and all(same(value, there.get(key)) for key, value in wanted.items())
    if isinstance(wanted, list):
        return len(wanted) == len(there or []) and all(
            same(mine, theirs) for mine, theirs in zip(wanted, there or [], strict=True)
        )
    return bool(wanted == there or (not wanted and not there))

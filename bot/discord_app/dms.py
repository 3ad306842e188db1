"""Direct messages to members who asked for them: whoever closes theirs is written to no more."""

import logging
from typing import TYPE_CHECKING

import discord
from discord import ui

from bot.discord_app.steady import passing

if TYPE_CHECKING:
    from bot.discord_app.client import CareerBot

log = logging.getLogger(__name__)

UNKNOWN_USER, CANNOT_SEND = 10013, 50033


async def write_to(bot: "CareerBot", member: str, user: int, made: ui.LayoutView) -> bool:
    """Send a message to a member who opted in to "mended"; False where it is worth another try.

    `member` is the pseudonym, `user` the Discord id. Where they take no messages the id is forgotten.
    """
    try:
        channel = await bot.create_dm(discord.Object(user))
        await channel.send(view=made)
    except OSError:
        return False
    except discord.HTTPException as error:
        if isinstance(error, discord.Forbidden) or error.code in (UNKNOWN_USER, CANNOT_SEND):
            await bot.store.drop_contact(member, "mended")
        elif passing(error):
            return False
        else:
            log.exception("a direct message was refused")
    return True

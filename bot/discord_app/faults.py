"""What went wrong -> one short sentence for the member, the whole story for the log."""

import contextlib
import logging
import secrets

import discord

from bot.conversation import ReplyFailedError
from bot.discord_app.sending import send_new
from bot.errors import CareerBotError

log = logging.getLogger(__name__)


def sentence(error: BaseException) -> str:
    """What the member reads; everything that is not meant for people is logged under an id."""
    cause = getattr(error, "original", error)
    if isinstance(cause, ReplyFailedError):
        return str(cause)  # logged, with its id, where it happened
    error_id = secrets.token_hex(4)
    log.error("error %s", error_id, exc_info=(type(cause), cause, cause.__traceback__))
    if isinstance(cause, CareerBotError):
        return f"Sorry, I cannot answer right now (error {error_id}). Please try again in a minute."
    return str(ReplyFailedError(error_id))


async def report(interaction: discord.Interaction, error: BaseException) -> None:
    """Tell the member, privately, that something went wrong; never raises."""
    from bot.discord_app.notes import notice_view

    made = notice_view(sentence(error))
    with contextlib.suppress(discord.HTTPException):
        await send_new(interaction, made)

"""What went wrong -> one short sentence for the member, the whole story for the log."""

import contextlib
import logging

import discord

from bot.conversation import ReplyFailedError
from bot.discord_app.sending import bot_of, send_new
from bot.discord_app.steady import NotSentError
from bot.errors import CareerBotError
from bot.logs import new_id

log = logging.getLogger(__name__)


def sentence(error: BaseException) -> str:
    """What the member reads; everything that is not meant for people is logged under an id."""
    cause = getattr(error, "original", error)
    if isinstance(cause, ReplyFailedError):
        return str(cause)  # logged, with its id, where it happened
    error_id = new_id()
    if isinstance(cause, NotSentError):
        log.error("error %s: an answer was not sent: %s", error_id, cause, extra={"incident": error_id})
        return str(ReplyFailedError(error_id))
    fault = (type(cause), cause, cause.__traceback__)
    log.error("error %s", error_id, exc_info=fault, extra={"incident": error_id})
    if isinstance(cause, CareerBotError):
        return f"Sorry, I cannot answer right now (error {error_id}). Please try again in a minute."
    return str(ReplyFailedError(error_id))


async def report(interaction: discord.Interaction, error: BaseException) -> None:
    """Tell the member, privately, that something went wrong; never raises."""
    from bot.discord_app.notes import notice_view

    bot_of(interaction).counts.apologies += 1
    made = notice_view(sentence(error))
    with contextlib.suppress(discord.HTTPException):
        await send_new(interaction, made)

"""`career-bot run` with a token: connect, stay, and leave in good order."""

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator

import aiohttp
import discord

from bot.discord_app import CareerBot, build_bot
from bot.discord_app.stopping import Stopping
from bot.errors import DiscordError
from bot.logs import set_up_logging
from bot.memory import one_heap, settle
from bot.settings import Settings

REFUSED = {
    4004: "Discord no longer accepts DISCORD_TOKEN (4004); "
    "copy the bot's token anew from the Discord developer portal",
    4010: "Discord knows no such shard (4010); SHARD_IDS must be numbers from 0 to one less than SHARD_COUNT",
    4011: "Discord asks for more shards (4011); raise SHARD_COUNT, or leave it out to follow Discord",
    4012: "Discord no longer speaks this version of its gateway (4012); a newer release of the bot is needed",
    4013: "Discord knows no such intents (4013); a newer release of the bot is needed",
}
"""What the close codes mean that end a connection for good."""


def run(settings: Settings) -> None:
    """Run until SIGINT or SIGTERM. Raises the error whose sentence says why it cannot."""
    assert settings.discord_token is not None
    one_heap()
    set_up_logging(settings)
    stopping = Stopping()
    stopping.heed()
    asyncio.run(_run(build_bot(settings), settings.discord_token.get_secret_value(), stopping))


@contextlib.asynccontextmanager
async def _watched(bot: CareerBot) -> AsyncIterator[None]:
    """With METRICS_PORT, the page of those who watch over the bot; what that takes is imported then only."""
    if bot.settings.metrics_port is None:
        yield
        return
    from bot.discord_app.serving import served

    async with served(bot, bot.settings.metrics_port):
        yield


def _seen(connecting: asyncio.Task[None]) -> None:
    """A fault of a connection that is given up has been told: asyncio need not tell it again."""
    if not connecting.cancelled():
        connecting.exception()


async def _run(bot: CareerBot, token: str, stopping: Stopping) -> None:
    main = asyncio.current_task()
    assert main is not None
    stopping.runs_in(main)
    try:
        async with bot, _watched(bot):
            await bot.login(token)
            settle()
            connecting = asyncio.create_task(bot.connect())
            connecting.add_done_callback(_seen)
            try:
                # A task of its own: `connect` may miss that it was told to stop, this waiting does not.
                await asyncio.wait({connecting})
                await connecting
            except asyncio.CancelledError:
                await stopping.finish(bot)
                raise
            finally:
                connecting.cancel()
    except asyncio.CancelledError:
        logging.getLogger(__name__).info("stopped")
    except discord.LoginFailure:
        raise DiscordError(
            "DISCORD_TOKEN is set, but Discord does not accept it; "
            "copy the bot's token anew from the Discord developer portal"
        ) from None
    except discord.PrivilegedIntentsRequired:
        raise DiscordError(
            "MESSAGE_CONTENT is true, but the application may not read message content; "
            "allow the intent in the Discord developer portal, or set MESSAGE_CONTENT=false"
        ) from None
    except discord.ConnectionClosed as closed:
        known = REFUSED.get(closed.code)
        raise DiscordError(known or f"Discord closed the connection for good ({closed})") from None
    except (aiohttp.ClientConnectionError, discord.GatewayNotFound, discord.HTTPException) as error:
        raise DiscordError(
            f"Discord cannot be reached or refused to talk ({error}); "
            "check the network, and DISCORD_API_BASE and DISCORD_GATEWAY if they are set"
        ) from None

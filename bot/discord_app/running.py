"""`career-bot run` with a token: connect, stay, and leave in good order."""

import asyncio
import contextlib
import json
import logging
import signal
import sys
import time

import aiohttp
import discord

from bot.discord_app import CareerBot, build_bot
from bot.errors import DiscordError
from bot.settings import Settings


def run(settings: Settings) -> None:
    """Run until SIGINT or SIGTERM. Raises the error whose sentence says why it cannot."""
    assert settings.discord_token is not None
    set_up_logging(settings)
    asyncio.run(_run(build_bot(settings), settings.discord_token.get_secret_value()))


async def _run(bot: CareerBot, token: str) -> None:
    loop = asyncio.get_running_loop()
    main = asyncio.current_task()
    assert main is not None
    for name in (signal.SIGINT, signal.SIGTERM):
        with contextlib.suppress(NotImplementedError):  # Windows has no signal handlers here
            loop.add_signal_handler(name, main.cancel)
    try:
        async with bot:
            await bot.start(token)
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
    except (aiohttp.ClientConnectionError, discord.GatewayNotFound, discord.HTTPException) as error:
        raise DiscordError(
            f"Discord cannot be reached or refused to talk ({error}); "
            "check the network, and DISCORD_API_BASE and DISCORD_GATEWAY if they are set"
        ) from None


class JsonLines(logging.Formatter):
    """One JSON object a line."""

    def format(self, record: logging.LogRecord) -> str:
        """The record as JSON: time (UTC), level, logger, message, and the traceback if there is one."""
        fields = {
            "time": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(record.created)),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
        }
        if record.exc_info:
            fields["traceback"] = self.formatException(record.exc_info)
        return json.dumps(fields, ensure_ascii=False)


def set_up_logging(settings: Settings) -> None:
    """Log to stderr in the form and from the level that the settings name."""
    handler = logging.StreamHandler(sys.stderr)
    if settings.log_format == "json":
        handler.setFormatter(JsonLines())
    else:
        handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)-7s %(name)s: %(message)s"))
    logging.basicConfig(level=settings.log_level, handlers=[handler], force=True)
    for name in ("discord", "watchfiles"):
        logging.getLogger(name).setLevel(max(logging.getLevelName(settings.log_level), logging.WARNING))

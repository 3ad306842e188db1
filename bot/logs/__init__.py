"""Logs: text for people, JSON for machines, one record a line, repeats told once, secrets never.

`set_up_logging` is called once, by `career-bot run`. `about` says what the lines of a task are about, and
`new_id` makes the short id that also stands in a member's apology.
"""

import logging
import sys
import threading
from types import TracebackType
from typing import TextIO

from bot.logs.context import about, new_id
from bot.logs.forms import JsonLines, TextLines
from bot.logs.handler import Lines
from bot.logs.hiding import hide
from bot.settings import SECRETS, Settings

__all__ = ["JsonLines", "Lines", "TextLines", "about", "hide", "new_id", "set_up_logging"]

TOO_TALKATIVE = ("discord", "watchfiles", "aiohttp.access")
"""Loggers of others that tell nothing below a warning."""


def set_up_logging(settings: Settings, stream: TextIO | None = None) -> None:
    """Log to `stream` (stderr) in the form and from the level that the settings name."""
    for name in SECRETS:
        value = getattr(settings, name.lower())
        if value is not None:
            hide(value.get_secret_value())
    form = JsonLines() if settings.log_format == "json" else TextLines()
    handler = Lines(stream or sys.stderr, form)
    logging.basicConfig(level=settings.log_level, handlers=[handler], force=True)
    logging.captureWarnings(True)
    for name in TOO_TALKATIVE:
        logging.getLogger(name).setLevel(max(logging.getLevelName(settings.log_level), logging.WARNING))
    sys.excepthook = _uncaught
    threading.excepthook = _uncaught_in_thread


def _uncaught(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    if not issubclass(kind, KeyboardInterrupt):
        logging.getLogger(__name__).critical("the bot ends by a fault", exc_info=(kind, error, trace))


def _uncaught_in_thread(args: threading.ExceptHookArgs) -> None:
    if args.exc_value is not None and not issubclass(args.exc_type, SystemExit):
        exc = (args.exc_type, args.exc_value, args.exc_traceback)
        logging.getLogger(__name__).critical("a thread has ended by a fault", exc_info=exc)

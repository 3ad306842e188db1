"""A record as one line: text for people, JSON for machines.

What came from outside cannot make a line of its own: whatever is not printed is written as an escape, and
the lines of a traceback are indented.
"""

import json
import logging
import time
from typing import Any

from bot.logs.context import FIELDS
from bot.logs.hiding import hidden


def message_of(record: logging.LogRecord) -> str:
    """The message with its arguments; never raises."""
    try:
        return record.getMessage()
    except Exception:  # noqa: BLE001 - a wrong call must not cost the line
        return f"{record.msg} {record.args!r}"


def escaped(text: str) -> str:
    """A text in which only what is printed stands as it is."""
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)


class TextLines(logging.Formatter):
    """Time, level, logger, message and what it is about; below it the traceback, indented."""

    def format(self, record: logging.LogRecord) -> str:
        """The record as text."""
        told = getattr(record, "about", {})
        ends = [f"{name}={_plain(told[name])}" for name in FIELDS if name in told]
        head = f"{self.formatTime(record)} {record.levelname:<7} {record.name}: {message_of(record)}"
        lines = [hidden(" ".join([head, *ends]))]
        if record.exc_info:
            lines += [f"    {line}" for line in hidden(self.formatException(record.exc_info)).split("\n")]
        return "\n".join(escaped(line) for line in lines)


class JsonLines(logging.Formatter):
    """One JSON object a line, in ASCII."""

    def format(self, record: logging.LogRecord) -> str:
        """Time (UTC), level, logger, message, what it is about, and `traceback` if there is one."""
        at = time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime(record.created))
        fields: dict[str, Any] = {
            "time": f"{at}.{int(record.msecs):03d}Z",
            "level": record.levelname,
            "logger": hidden(record.name),
            "message": hidden(message_of(record)),
        }
        told = getattr(record, "about", {})
        fields |= {name: told[name] for name in FIELDS if name in told}
        if record.exc_info:
            fields["traceback"] = hidden(self.formatException(record.exc_info))
        return json.dumps(fields)


def _plain(value: object) -> str:
    return ",".join(map(str, value)) if isinstance(value, list | tuple) else str(value)

"""What the lines of a task are about: never who, only which question, in which server, on which shard."""

import logging
import secrets
from contextvars import ContextVar
from typing import Any

FIELDS = ("incident", "question", "guild", "shard", "repeated", "incidents")
"""What a line may carry beside its message, in this order."""

_about: ContextVar[dict[str, Any]] = ContextVar("about")


def new_id() -> str:
    """A short id of a question or an incident; it says nothing about whose it is."""
    return secrets.token_hex(4)


def about(*, guild: int | None, shard: int | None) -> str:
    """From here on the lines of this task are about a new question from there; returns its id."""
    question = new_id()
    given = {"question": question, "guild": str(guild) if guild else None, "shard": shard}
    _about.set({name: value for name, value in given.items() if value is not None})
    return question


class About(logging.Filter):
    """Gives each record what it is about: `record.about`, by `FIELDS`."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Never keeps a record back."""
        if not hasattr(record, "about"):
            own = {name: value for name in FIELDS if (value := getattr(record, name, None)) is not None}
            record.about = _about.get({}) | own
        return True

"""What `career-bot doctor` finds: one line a thing that was looked at."""

from dataclasses import dataclass
from typing import Literal

State = Literal["ok", "warning", "fault"]


@dataclass(frozen=True)
class Finding:
    """`name` was looked at and is `state`; `said` is what it is, `todo` what to do about it."""

    name: str
    state: State
    said: str
    todo: str = ""


def ok(name: str, said: str) -> Finding:
    """All is well."""
    return Finding(name, "ok", said)


def warning(name: str, said: str, todo: str) -> Finding:
    """The bot runs, with less than it could."""
    return Finding(name, "warning", said, todo)


def fault(name: str, said: str, todo: str) -> Finding:
    """The bot does not run, or loses something."""
    return Finding(name, "fault", said, todo)

"""What a follow-up asks for."""

from dataclasses import dataclass
from enum import Enum
from typing import Any

from bot.library.models import Computed
from bot.understanding.follow_ups.context import merge
from bot.understanding.types import Slots


@dataclass(frozen=True)
class Continued:
    """What a follow-up asks for: an entry, or the computed answer of a kind, with merged slots.

    `inherited` names the slots that were taken over.
    """

    slots: Slots
    inherited: tuple[str, ...]
    entry: str | None = None
    kind: Computed | None = None
    offers: bool = False
    """Whether what follows from the entry before is offered."""
    sources: bool = False
    """Whether it is asked what the entry before rests on."""
    asked: str = ""
    """What is asked, in normalised words, where the message only points at it: "step 2"."""


def merged(new: Slots, old: Slots, **to: Any) -> Continued:
    """The same with new values over old ones."""
    return Continued(*merge(new, old), **to)


class Alone(Enum):
    """What a rule gives for a question that stands by itself."""

    ALONE = 0


ALONE = Alone.ALONE

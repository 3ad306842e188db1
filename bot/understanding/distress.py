"""Somebody in distress, whatever was spoken of before."""

from collections.abc import Callable
from functools import lru_cache

from bot.library import Library
from bot.understanding.conditions import Cues
from bot.understanding.lexicon import words_of
from bot.understanding.reading import Message
from bot.understanding.types import Decision, Understanding

CRISIS = "out_of_scope/crisis"
"""What answers somebody in distress."""

HEALTH = "out_of_scope/health"
"""What answers what somebody tells of theirs."""

OF_PERSONS = (CRISIS, HEALTH, "out_of_scope/relationships")
"""What answers what somebody tells of their life: no remark on an answer, and nobody else's business."""


def in_distress(
    library: Library, message: Message, alone: Callable[[Message], Understanding]
) -> Understanding | None:
    """What answers it; None where nobody is. `alone` tells what a message leads to that stands by itself."""
    topic = library.topics.get(CRISIS)
    if topic is None or not any(_cues(tuple(topic.cues)).said(message.words)):
        return None
    found = alone(message)
    return found if found.entry == CRISIS and found.decision is Decision.DECLINE else None


@lru_cache(maxsize=8)  # of the base, and of servers that have changed the entry
def _cues(cues: tuple[str, ...]) -> Cues[bool]:
    return Cues({words_of(cue): True for cue in cues})

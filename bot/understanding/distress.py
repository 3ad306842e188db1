"""Somebody in distress, whatever was spoken of before."""

import re
from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache

from bot.library import Library
from bot.library.models import Topic
from bot.understanding import thresholds
from bot.understanding.conditions import Cues
from bot.understanding.lexicon import words_of
from bot.understanding.reading import Message, Reader
from bot.understanding.types import Decision, Slots, Understanding

_CLAUSE = re.compile(
    r"[.?!,;:…]+\s+|\s+(?:and|but|also|because|so|bc|cause|then|n|&)\s+"
    r"|\s+(?=i(?:['’]?m|\s+(?:am|want|wanna|feel|wish|just|can['’]?t|cannot|will|would|don['’]?t|should|think|hate))\b)",
    re.IGNORECASE,
)
"""Between the clauses of a message; people who are upset write without commas."""

FEWEST_WORDS = 3
"""Words of a clause that counts by itself, at least."""

_GRAVE_WORDS = """
    myself suicide suicidal unalive kms die dead death life live living alive end ending
"""
_GRAVE = frozenset(_GRAVE_WORDS.split())
"""Words of which a clause has one that counts by itself: "interviews kill me, how do I prepare" has none."""

CRISIS = "out_of_scope/crisis"
"""What answers somebody in distress."""

HEALTH = "out_of_scope/health"
"""What answers what somebody tells of theirs."""

OF_PERSONS = (CRISIS, HEALTH, "out_of_scope/relationships")
"""What answers what somebody tells of their life: no remark on an answer, and nobody else's business."""


def in_distress(
    library: Library, message: Message, reader: Reader, alone: Callable[[Message], Understanding]
) -> Understanding | None:
    """What answers it; None where nobody is. `alone` tells what a message leads to that stands by itself.

    A cry may stand beside a question ("how do i learn sql and i want to die"), so its clauses count too.
    """
    topic = library.topics.get(CRISIS)
    if topic is None or not _said(topic, message):
        return None
    found = alone(message)
    if _is_cry(found):
        return replace(found, slots=Slots())
    for text in _CLAUSE.split(message.text):
        clause = reader.read(text.strip(), message.today)
        short = len(clause.words) < FEWEST_WORDS  # "career suicide"
        if not short and not _GRAVE.isdisjoint(clause.words) and _said(topic, clause):
            found = alone(clause)
            if _is_cry(found) and found.confidence >= thresholds.PART:
                return replace(found, text=message.text, slots=Slots())
    return None


def _is_cry(found: Understanding) -> bool:
    return found.entry == CRISIS and found.decision is Decision.DECLINE


def _said(topic: Topic, message: Message) -> bool:
    return any(_cues(tuple(topic.cues)).said(message.words))


@lru_cache(maxsize=8)  # of the base, and of servers that have changed the entry
def _cues(cues: tuple[str, ...]) -> Cues[bool]:
    return Cues({words_of(cue): True for cue in cues})

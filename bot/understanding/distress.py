"""Somebody in distress, whatever was spoken of before."""

import re
from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache

from bot.library import Library
from bot.library.models import Topic
from bot.understanding import thresholds
from bot.understanding.cues import Cues
from bot.understanding.reading.lexicon import words_of
from bot.understanding.reading.reader import Message, Reader
from bot.understanding.types import Candidate, Decision, Slots, Understanding

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

_CLOSE = "husband|wife|partner|boyfriend|girlfriend|bf|gf|ex|father|mother|dad|mom|mum|parent|brother|stepdad"
_NOT = r"(?:(?:did|do|would|will|could) not|(?:did|do|would|wo|could)nt|never)"
_CRY = re.compile(
    r"\b(?:kill(?:ing)?|off(?:ing)?|hang(?:ing)?|shoot(?:ing)?) my ?self\b(?! with (?:work|study|overtime))"
    r"|\b(?:want to|wanna|gonna|going to|about to|rather|should(?: just)?|could) (?:kms|unalive)\b"
    r"|\b(?:i|to|gonna|wanna) jump (?:off|from) (?:a|the|my) (?:bridge|roof|building|balcony|window|cliff)\b"
    r"|\bjump in front of (?:a|the) (?:train|bus|car)\b"
    r"|\b(?:no|any|a|what|whats|even) (?:the )?reason (?:left )?to (?:live|keep going|be alive"
    r"|go on(?! (?:with|a|an|the|to|in|for)\b))\b"
    r"|\b(?:no|nobody|noone|no one|who) (?:one )?(?:would|will|d) (?:even )?(?:notice|care|miss me) if i "
    r"(?:was |were |am |just )*(?:gone|dead|died|die|disappeared|vanished)\b"
    rf"|\b(?:wish|hope) i {_NOT} (?:ever )?w[ao]ke up\b"
    r"|\b(?:want|wanna) to? ?(?:go to )?sleep and (?:never|not) wake up\b"
    r"|\b(?:everyone|everybody|they|family|kid|parent) (?:would|will|d) be better off (?:without me|if i)\b"
    r"|\bdone with (?:life|living)\b"
    rf"|\b(?:{_CLOSE}) (?:hit|beat|choke|slap|threaten|punche?)(?:ing|ed|s)? me\b"
)
"""What is a cry whatever stands beside it, in words as they are read: singular, without apostrophes."""

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
    if topic is None:
        return None
    if _CRY.search(" ".join(message.words)):
        found = replace(
            alone(message), entry=CRISIS, decision=Decision.DECLINE, confidence=1.0, slots=Slots()
        )
        return replace(found, candidates=(Candidate(CRISIS, 1.0, ""),), reason="somebody may be in distress")
    if not _said(topic, message):
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

"""One sentence asks, the others tell: what it asks by itself, where what they tell is of no matter.

"My wife says no. What does a machine learning engineer earn?" So does what is passed on: "my wife asks if".
"""

import re
from collections.abc import Callable
from dataclasses import replace
from functools import cache

from bot.understanding import thresholds
from bot.understanding.distress import CRISIS, HEALTH
from bot.understanding.reading.normalise import ASKING
from bot.understanding.reading.reader import Message, Reader
from bot.understanding.sentences.passed_on import SAYING, of_the_asker, passed_on
from bot.understanding.sentences.told_beside import asked_beside
from bot.understanding.types import Decision, Understanding

FEWEST_WORDS = 5
"""Words of a question that names no role and no skill: "what am I missing?" asks of what was told."""

OF_THE_ASKER = frozenset({"match", "roadmap"})
"""Intents of what hangs on who asks."""

SKILLS = ("skill", "skills")

_SENTENCE = re.compile(r"(?<=[.?!…])\s+")
_ASKS = re.compile(
    r"(?:(?:and|so|but|or|then|also)\s+)?"
    rf"(?:{ASKING}|was|were|did|could|would|has|have|am|any|anyone)\b",
    re.IGNORECASE,
)


def asked_alone(
    whole: Understanding, message: Message, reader: Reader, best: Callable[[Message], Understanding]
) -> Understanding | None:
    """What the only question of a message leads to by itself, with all that the message names; None where the
    `whole` is sure, or what is told beside it matters. `best` ranks what stands by itself."""
    if whole.entry in (CRISIS, HEALTH):
        return None

    @cache  # what is asked beside may be the one sentence that asks, too
    def read(text: str) -> Message:
        return message.part(text) or reader.read(text, message.today)

    @cache
    def ranked(text: str) -> Understanding:
        return best(read(text))

    if (one := _of_what_is_beside(whole, message, read, ranked)) is not None:
        return _in_place_of(whole, one)
    sure = whole.confidence if whole.decision is Decision.ANSWER else 0.0
    if sure >= thresholds.CLEARLY:
        return None
    one = _of_one_sentence(message, sure, read, ranked)
    if one is None and sure < thresholds.WHOLE:
        one = _of_somebody_else(whole, message, ranked)
    return _in_place_of(whole, one) if one else None


def _in_place_of(whole: Understanding, one: Understanding) -> Understanding:
    """One question in place of the `whole`, with all that this names; the role is the one it asks about, also
    where another one was told: "my wife is a data scientist, what does an MLOps engineer do"."""
    slots = whole.slots
    if one.slots.role and one.intent != "compare":
        slots = replace(slots, role=one.slots.role, role2=one.slots.role2)
    return replace(one, text=whole.text, slots=slots, spans=whole.spans)


def _of_what_is_beside(
    whole: Understanding,
    message: Message,
    read: Callable[[str], Message],
    ranked: Callable[[str], Understanding],
) -> Understanding | None:
    """What is asked beside what somebody tells of themselves, where that says enough by itself and is of
    another kind than the `whole`: a way or a role that suits hangs on what they told."""
    asked, points = asked_beside(message.text)
    if not asked:
        return None
    named = _names(read(asked))
    sure = whole.confidence >= thresholds.SURELY
    if not named and (points or sure or len(asked.split()) < FEWEST_WORDS):
        return None
    one = ranked(asked)
    if one.decision is not Decision.ANSWER or one.intent in (*_kin(whole.intent), "match"):
        return None
    if points or one.intent == "smalltalk":
        least = thresholds.POINTING
    elif whole.intent in OF_THE_ASKER or (whole.decision is Decision.DECLINE and not named):
        least = thresholds.NEEDS_NO_MORE
    else:
        least = thresholds.BESIDE if named else thresholds.ALONE
    return one if one.confidence >= least else None


def _kin(intent: str) -> tuple[str, ...]:
    """The intents between which what is told may tell: one skill, and those of a role or the field."""
    return SKILLS if intent in SKILLS else (intent,)


def _of_one_sentence(
    message: Message, sure: float, read: Callable[[str], Message], ranked: Callable[[str], Understanding]
) -> Understanding | None:
    """What the only sentence that asks leads to; `sure` is the share of the whole message."""
    asked, told = one_question(message.text)
    if not asked:
        return None
    named = _names(read(asked))
    if not named and (sure >= thresholds.WHOLE or len(asked.split()) < FEWEST_WORDS):
        return None
    one = ranked(asked)
    if one.decision is not Decision.ANSWER or one.intent == "smalltalk" or one.confidence < thresholds.ALONE:
        return None
    # What names what it asks about needs nothing of what is told beside it.
    clear = named and one.confidence >= thresholds.NEEDS_NO_MORE
    if sure >= thresholds.WHOLE and not clear:
        return None
    beside = ranked(told)
    return one if not _matters(beside) or (clear and beside.entry != CRISIS) else None


def _names(message: Message) -> bool:
    """Whether it names a role or a skill."""
    return bool(message.slots.role or message.slots.skill)


def _of_somebody_else(
    whole: Understanding, message: Message, ranked: Callable[[str], Understanding]
) -> Understanding | None:
    """What somebody else asked or said, where that is surer than the `whole`. What names nothing and is of
    the asker may be about their life: "my girlfriend says i work too much"."""
    asked = "" if SAYING.isdisjoint(message.words) else passed_on(message.text)
    if not asked:
        return None
    one = ranked(asked)
    if one.decision is not Decision.ANSWER or one.intent == "smalltalk":
        return None
    if whole.decision is Decision.ANSWER and whole.confidence >= one.confidence:
        return None
    if one.slots.role or one.slots.skill or one.slots.degree:
        return one if one.confidence >= thresholds.PART else None
    lacking = len(asked.split()) < FEWEST_WORDS or of_the_asker(asked)
    return None if lacking or one.confidence < thresholds.ALONE else one


def _matters(told: Understanding) -> bool:
    """Whether what is told leads somewhere by itself, or somebody is in distress."""
    if told.decision is not Decision.ANSWER or told.intent == "smalltalk":
        return told.entry == CRISIS
    return told.confidence >= thresholds.TOLD


def one_question(text: str) -> tuple[str, str]:
    """(The one sentence that asks, the others); two empty texts where none asks or several do.

    >>> one_question("My wife says no. What does a data engineer earn?")
    ('What does a data engineer earn?', 'My wife says no.')
    >>> one_question("what does a data engineer earn"), one_question("Is it hard? Does it pay?")
    (('', ''), ('', ''))
    """
    sentences = [part.strip() for part in _SENTENCE.split(text) if part.strip()]
    asking = [part for part in sentences if part.endswith("?")]
    asking = asking or [part for part in sentences if _ASKS.match(part)]
    if len(sentences) < 2 or len(asking) != 1:
        return "", ""
    return asking[0], " ".join(part for part in sentences if part != asking[0])

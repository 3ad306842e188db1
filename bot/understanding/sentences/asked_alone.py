"""One sentence asks, the others tell: what it asks by itself, where what they tell is of no matter.

"My wife says no. What does a machine learning engineer earn?" So does what is passed on: "my wife asks if".
"""

import re
from collections.abc import Callable
from dataclasses import replace

from bot.understanding import thresholds
from bot.understanding.distress import CRISIS, HEALTH
from bot.understanding.reading.normalise import ASKING
from bot.understanding.reading.reader import Message, Reader
from bot.understanding.sentences.passed_on import SAYING, of_the_asker, passed_on
from bot.understanding.types import Decision, Understanding

_CLAUSE = re.compile(
    rf"(?<![,;:–—])[,;:–—]+\s+(?:(?:and|so|but|now)\s+)?(?=(?:{ASKING}|could|would)\b)", re.IGNORECASE
)
"""Before a question that ends a sentence: "finishing my PhD, what do quant researchers earn"."""

TELLING = frozenset({"salary", "day"})
"""Intents of what is told of work, whoever asks; ways, names and choices hang on what somebody tells."""

FEWEST_WORDS = 5
"""Words of a question that names no role and no skill: "what am I missing?" asks of what was told."""

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
    sure = whole.confidence if whole.decision is Decision.ANSWER else 0.0
    if sure >= thresholds.CLEARLY:
        return None
    one = _of_one_sentence(message, reader, best) or _of_last_clause(message, reader, best)
    if one and sure >= thresholds.WHOLE and not _is_clear(one):
        one = None
    if one is None and sure < thresholds.WHOLE:
        one = _of_somebody_else(whole, message, reader, best)
    return replace(one, text=whole.text, slots=whole.slots, spans=whole.spans) if one else None


def _of_one_sentence(
    message: Message, reader: Reader, best: Callable[[Message], Understanding]
) -> Understanding | None:
    asked, told = one_question(message.text)
    if not asked:
        return None
    one = best(reader.read(asked, message.today))
    if one.decision is not Decision.ANSWER or one.intent == "smalltalk":
        return None
    short = len(asked.split()) < FEWEST_WORDS and not (one.slots.role or one.slots.skill)
    if short or one.confidence < thresholds.ALONE:
        return None
    beside = best(reader.read(told, message.today))
    return one if not _matters(beside) or (_is_clear(one) and beside.entry != CRISIS) else None


def _of_last_clause(
    message: Message, reader: Reader, best: Callable[[Message], Understanding]
) -> Understanding | None:
    """What the question leads to that ends a sentence, where it is clear by itself."""
    parts = _CLAUSE.split(message.text)
    if len(parts) != 2 or _ASKS.match(message.text) or _SENTENCE.search(message.text):
        return None
    one = best(reader.read(parts[1], message.today))
    if one.decision is not Decision.ANSWER or one.intent not in TELLING or not _is_clear(one):
        return None
    return one if best(reader.read(parts[0], message.today)).entry != CRISIS else None


def _is_clear(one: Understanding) -> bool:
    """Whether a question needs nothing of what is told beside it: it names what it asks about."""
    return bool(one.slots.role or one.slots.skill) and one.confidence >= thresholds.NEEDS_NO_MORE


def _of_somebody_else(
    whole: Understanding, message: Message, reader: Reader, best: Callable[[Message], Understanding]
) -> Understanding | None:
    """What somebody else asked or said, where that is surer than the `whole`. What names nothing and is of
    the asker may be about their life: "my girlfriend says i work too much"."""
    asked = "" if SAYING.isdisjoint(message.words) else passed_on(message.text)
    if not asked:
        return None
    one = best(reader.read(asked, message.today))
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

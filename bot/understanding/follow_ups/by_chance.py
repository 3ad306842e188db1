"""What small words would turn away behind an answer on careers: "how long do people usually search for".

Declined, or taken for small talk, by a share that is not large, it is asked of the subject before.
"""

import re

from bot.understanding.deciding import carried_on
from bot.understanding.follow_ups.asked import NO_TALK
from bot.understanding.follow_ups.continued import Continued
from bot.understanding.follow_ups.known import Known
from bot.understanding.follow_ups.leaning import ADDRESSED, DECLINED
from bot.understanding.follow_ups.of_the_subject import told_of_it
from bot.understanding.reading.normalise import ASKING
from bot.understanding.reading.reader import Message
from bot.understanding.types import Candidate, Context, Decision, Understanding, has_needed

MOST_WORDS = 9
"""Words of such a question."""

COMMON = 10
"""Entries in whose phrases each of its words stands: what is declined for what it is about holds a rarer
one."""

SMALL = 0.75
"""Share of an entry below which a question is turned away by chance."""

AS_NEAR, LEAST = 0.8, 0.25
"""An entry of ours is meant that has this part of the share which turns away, and this share."""

SURE, STAYS, CLEAR = 0.85, 0.5, 0.65
"""Shares of the intent before, and within it of the entry before or of another, from which on that is
meant."""

_TALK = frozenset(f"smalltalk/{name}" for name in ("greeting", "goodbye", "say-more", "what-can-you-do"))
_BY_CHANCE = DECLINED | _TALK | {"out_of_scope/cheating", "out_of_scope/visa"}
_ASKS = re.compile(
    rf"(?:(?:and|so|but|or|then)\s+)*(?:{ASKING}|could|would|did|am|hows|whats"
    r"|(?:is|are|do|does|did|wo|would|ca|could|should)n['’]?t)\b",
    re.IGNORECASE,
)
_ADVICE = re.compile(
    r"\bwhat would (?:you|u) (?:do|try|pick|choose|advise|recommend|suggest)\b", re.IGNORECASE
)
"""What asks the bot for advice, though it speaks to it."""


def asked_by_chance(
    found: Understanding, message: Message, context: Context, known: Known
) -> Understanding | None:
    """What a question asks of the subject before; None where `found` is meant, which it leads to alone."""
    topic = known.library.topics.get(context.entry or "")
    if topic is None or context.intent in NO_TALK or not _turned_away(found, message, context, known):
        return None
    ours = next((one for one in found.candidates if one.intent not in NO_TALK), Candidate("", 0.0, ""))
    if ours.score >= max(LEAST, AS_NEAR * found.candidates[0].score):
        return _of(ours.entry, message, context, known)
    role = known.library.roles.get(context.slots.role or "")
    subjects = [topic.title, *([f"{topic.title} {role.name}"] if role else [])]
    for subject in subjects[-1:] if topic.compute else subjects:
        told = known.of_text(f"{message.text} {subject}")
        share = next((one.score for one in told.candidates if one.entry == told.entry), 0.0)
        same = told.decision is Decision.ANSWER and told.intent == context.intent
        if same and told.confidence >= SURE and share >= (STAYS if told.entry == context.entry else CLEAR):
            return _of(told.entry, message, context, known)
    return None


def _turned_away(found: Understanding, message: Message, context: Context, known: Known) -> bool:
    """Whether a short question of common words alone is turned away, and by no large share."""
    advice = _ADVICE.search(message.text)
    if found.entry not in _BY_CHANCE or (found.candidates[0].score >= SMALL and not advice):
        return False
    if message.spans or not 2 < len(message.words) <= MOST_WORDS or not _ASKS.match(message.text):
        return False
    if not ADDRESSED.isdisjoint(message.words) and not advice:
        return False
    if found.candidates[0].intent == context.intent:
        return True  # the foremost is of the subject before: what declines is the sum of small shares
    common = known.reader.common
    return all(common.get(word, 0) >= COMMON or word.isdigit() for word in message.words)


def _of(entry: str, message: Message, context: Context, known: Known) -> Understanding | None:
    if entry == context.entry:
        again = Continued(context.slots, tuple(context.slots.named()), entry=entry)
        return carried_on(known.library, message, again, entry)
    meant = told_of_it(known.library, message, entry, context)
    return meant if has_needed(known.library.topics[entry].compute, meant.slots) else None

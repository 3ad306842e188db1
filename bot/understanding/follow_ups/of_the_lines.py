"""What is asked of a line of the written answer before: "tell me more about the third one".

Where its name leads clearly to an entry, that is meant; else it is told that there is no more on it.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace

from bot.library import Library
from bot.library.models import Computed
from bot.understanding.follow_ups.lines import line_pointed_at
from bot.understanding.follow_ups.of_the_subject import told_of_it
from bot.understanding.matching.ranking import REJECT
from bot.understanding.reading.reader import Message
from bot.understanding.types import Candidate, Context, Decision, Slots, Understanding

A_LINE = "a line of the answer before"
"""Why an entry is given that begins with one of its lines."""

CLEARLY, LIKELY = 0.95, 0.6
"""Shares from which on the name of a line is an entry's own, and from which on that is offered."""

_OF_NAMES = ("role", "compare", "match", "roadmap", "skills", "skill")
"""Intents of lists of roles and skills, whose portraits are meant; elsewhere something is told of these."""

_PORTRAITS: dict[str, Computed] = {"{role}": "role", "{skill}": "skill"}
_BESIDE = (*REJECT, "smalltalk")


def of_the_lines(
    message: Message, context: Context, library: Library, best: Callable[[str], Understanding]
) -> Understanding | None:
    """What is asked of a line; None where the message points at none. `best` ranks a text that stands by
    itself."""
    topic = library.topics.get(context.entry or "")
    if topic is None or topic.answer is None or context.intent in _BESIDE or message.spans:
        return None
    line = line_pointed_at(message.words, topic.answer)
    if line is None or _two_in_question(context):
        return None
    entry = str(context.entry)
    alone = best(line.name)
    portrait = library.computed.get(_PORTRAITS.get(alone.normalised, "salary"))
    if alone.normalised in _PORTRAITS and portrait and context.intent in _OF_NAMES:
        found = told_of_it(library, message, portrait, context)
        return replace(found, slots=Slots(role=alone.slots.role, skill=alone.slots.skill))
    behind = best(f"{line.name} {topic.title}")
    for one in (alone, behind):
        agreed = alone.entry == behind.entry or one.entry in topic.followups
        if agreed and _leads(one, CLEARLY, entry) and library.topics[one.entry].answer:
            return told_of_it(library, message, one.entry, context)
    # The name of a role or a skill leads anywhere by itself.
    near = _nearest((behind,) if alone.normalised in _PORTRAITS else (alone, behind), entry)
    found = told_of_it(library, message, entry, context)
    candidates = (*found.candidates, *(Candidate(one, found.confidence, "") for one in near))
    inherited = tuple(context.slots.named())
    return replace(found, reason=A_LINE, candidates=candidates[:2], slots=context.slots, inherited=inherited)


def _two_in_question(context: Context) -> bool:
    """Whether two things were set side by side, at which one may point as well."""
    two = len(context.roles) > 1 or len(context.skills) > 1
    return bool(context.slots.role2 or context.slots.skill2 or (two and context.intent in _OF_NAMES))


def _leads(found: Understanding, least: float, before: str) -> bool:
    share = next((one.score for one in found.candidates if one.entry == found.entry), 0.0)
    answers = found.decision is Decision.ANSWER and found.intent not in _BESIDE and found.entry != before
    return answers and found.confidence >= least and share >= least


def _nearest(ranked: tuple[Understanding, ...], before: str) -> Iterator[str]:
    """Entries that may tell more: by the name of the line, then by that and the subject."""
    return (found.entry for found in ranked if _leads(found, LIKELY, before))

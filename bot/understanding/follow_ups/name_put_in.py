"""A short question with the name of what was spoken of put in: "do they travel", "how long to learn"."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from bot.library import Library
from bot.understanding.deciding import can_answer, carried_on
from bot.understanding.follow_ups.context import of_the_asker
from bot.understanding.follow_ups.continued import Continued
from bot.understanding.follow_ups.known import Known
from bot.understanding.follow_ups.leaning import (
    DECLINED,
    OF_THE_BOT,
    SURE,
    SURER,
    leads_nowhere,
    leaning,
    leans,
)
from bot.understanding.follow_ups.pairs import ORDINAL
from bot.understanding.matching.phrases import Phrase
from bot.understanding.matching.ranking import REJECT
from bot.understanding.reading.reader import Message
from bot.understanding.types import Context, Decision, Understanding

MOST_WORDS = 8
"""Words of a question whose pronoun is read as a name."""

SAYS_NOTHING = 60
"""Entries in whose phrases a word stands that says nothing of what is asked."""

_HOW_OFTEN = frozenset({"lot", "often", "usually", "really"})

SHORT = 12
"""Words of a phrase that is no more than a question."""

STAYS = 0.4
"""Share from which on a question with the name counts where the subject of before stays the same."""

FEWEST_WORDS = 3
"""Words of a question behind which a name is put: "per hour", "in Asia" say too little."""

UNSURE = 0.5
"""Share of an answer below which a sure one with the name counts more."""

_PEOPLE = re.compile(r"\b(?:they|them|(?:those|these|such) people)\b", re.IGNORECASE)
_THING = re.compile(r"\b(?:it|that|this|them)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Named:
    """A question with the name of a role or a skill in it, and what that is of the talk before."""

    text: str
    continued: Continued
    before: str
    """The intent of the answer before."""
    of_skill: bool
    points: bool
    """Whether the name stands for a pronoun."""


def named_anew(
    found: Understanding,
    message: Message,
    context: Context,
    known: Known,
) -> Understanding | None:
    """What a short message asks with the name of what was spoken of put in; None where it is not that.
    `found` is what it leads to by itself."""
    library, reader = known.library, known.reader
    named = _name_put_in(message, context, library)
    if named is None or reader.knows_nothing(message) or context.entry is None:
        return None
    if not (named.points or named.of_skill) and leans(message, reader):
        leant = leaning(found, message, context, known)
        if leant is not None:
            return leant
    small = named.points or leans(message, reader)
    meant = _with_the_name(found, named, small and leads_nowhere(found, message), known.of_text)
    if meant is None or not can_answer(library, meant, message.slots, context.entry):
        return None
    by_chance = found.decision is Decision.DECLINE or found.entry == OF_THE_BOT
    stays = meant.entry == context.entry and not named.points
    phrases = known.index.phrases_of(str(meant.entry))
    if by_chance and not stays and not is_heard(message, phrases, reader.common):
        return None
    return carried_on(library, message, meant, context.entry)


def _name_put_in(message: Message, context: Context, library: Library) -> Named | None:
    """A short message that names no role, skill or place, with the name of the role that was spoken of, or
    of the skill; None where there is none, or two."""
    if len(message.words) > MOST_WORDS or message.slots.named().keys() - {"degree"}:
        return None
    before, intent = context.slots, context.intent
    role, skill = library.roles.get(before.role or ""), library.skills.get(before.skill or "")
    people = _PEOPLE.search(message.text)
    of_skill = bool(skill and not before.skill2 and intent == "skill" and not (people and role))
    if ORDINAL.search(message.text) or not (of_skill or (role and not before.role2)):
        return None
    pronoun = _THING if of_skill else _PEOPLE
    points = bool(pronoun.search(message.text))
    if not points and len(message.words) < FEWEST_WORDS:
        return None
    slots = replace(of_the_asker(before), skill=before.skill if of_skill else None)
    known = Continued(replace(slots, degree=message.slots.degree), tuple(slots.named()))
    name = skill.name if skill and of_skill else role.plural if role else ""
    behind = f"{message.text.rstrip(' ?!.')} for {name}"
    text = pronoun.sub(lambda _: name, message.text, count=1) if points else behind
    return Named(text, known, intent, of_skill, points)


def _with_the_name(
    found: Understanding, named: Named, lost: bool, best: Callable[[str], Understanding]
) -> Continued | None:
    """What a question asks with the name put in, where it points at that, or where what it leads to without,
    `found`, is not meant: `lost` tells that this is nowhere."""
    another = named.of_skill and found.intent == "skill" and not found.slots.skill
    unsure = found.decision is not Decision.ANSWER or found.confidence < UNSURE
    told_off = found.decision is Decision.DECLINE and found.entry not in DECLINED
    if told_off or not (lost or another or named.points or unsure):
        return None
    told = best(named.text)
    if told.decision is not Decision.ANSWER or told.intent in (*REJECT, "smalltalk"):
        return None
    nowhere = STAYS if told.intent == named.before else SURE
    if told.confidence < (nowhere if lost else SURER):
        return None
    if told.entry != found.entry and not (lost or another) and told.confidence < found.confidence:
        return None
    return replace(named.continued, entry=told.entry)


def is_heard(message: Message, phrases: Iterable[Phrase], common: Mapping[str, int]) -> bool:
    """Whether all that a message says stands in one short phrase of the entry: of a crowd of small words with
    the name of a role behind it any entry may seem to tell."""
    said = telling_words(message, common)
    return any(len(phrase.words) <= SHORT and said.issubset(phrase.words) for phrase in phrases)


def telling_words(message: Message, common: Mapping[str, int]) -> set[str]:
    """The words of a message that say something of what is asked."""
    return {word for word in message.words if common.get(word, 0) < SAYS_NOTHING} - _HOW_OFTEN

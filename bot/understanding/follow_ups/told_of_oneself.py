"""Somebody tells about themselves and asks nothing: "im 45", "i was a nurse", "i was sick for a year".

Ranked like a question, that would be another profession, a greeting or the way to a job that they have.
"""

import re

from bot.library import Library
from bot.understanding.deciding import carried_on
from bot.understanding.follow_ups.asked import NO_TALK, Asked
from bot.understanding.follow_ups.choice_questions import OF_TWO_WAYS
from bot.understanding.follow_ups.continued import Continued
from bot.understanding.follow_ups.time_for_it import LITTLE_TIME
from bot.understanding.follow_ups.told_clauses import Kind, clauses
from bot.understanding.follow_ups.way_to_role import FROM_A_TRADE
from bot.understanding.reading.reader import Message
from bot.understanding.types import Context, Slots, Understanding

OTHER_TRADE = "out_of_scope/other-professions"
"""What declines other professions: those who had one tell where they come from."""

UNRELATED_DEGREE = "education/no-degree"
LATER_IN_LIFE, FROM_SCHOOL = "roadmap/later-in-life", "roadmap/from-high-school"
BREAK, BREAK_IN_CV = "roadmap/after-a-break", "job_search/gap-or-layoff"

REMARK = "smalltalk/remark"
"""What takes note of something that was told."""

NOTED_WORDS = 8
"""Words at most of what is taken note of: what is longer may be a subject of its own."""

NEWCOMER = "new"
"""By this one is to be greeted: "im new here"."""

AT_SCHOOL, LATER = 18, 25
"""Age up to which somebody is at school, and from which on a start is a later one."""

_NO_REPLY = frozenset(
    f"smalltalk/{name}" for name in ("greeting", "goodbye", "yes-or-no", "say-more", "who-made-you")
)
"""Small talk that is no reply to somebody who tells something."""

_REFUSED = frozenset(
    f"out_of_scope/{name}" for name in ("chatter", "other-professions", "ml-research-chatter", "unclear")
)
"""Where what is told is declined to by chance; what else is declined is so for what it is about."""

_MEANT = frozenset(f"out_of_scope/{name}" for name in ("crisis", "visa", "legal-and-tax", "not-for-us"))
"""What is declined even to those who tell no more than where they start from."""

_OF_WHAT_THEY_ARE = frozenset({"role", "level", "years"})
_OF_ROLES = ("salary", "roadmap", "role", "skills", "match", "compare", "skill", "industry")
"""Intents whose answers are of a role, a level or years by themselves."""


def what_they_are(a: Asked) -> Continued | None:
    """The written answer before for one who tells what they are: "im a data scientist, 3 years" behind
    promotions does not ask for the way to that job."""
    told = a.named and a.named <= _OF_WHAT_THEY_ARE and a.plain and clauses(a.said.split())
    if not told or not a.on_careers or a.intent in _OF_ROLES:
        return None
    return a.merged()


def told_of_oneself(
    found: Understanding, message: Message, context: Context | None, library: Library
) -> Understanding | None:
    """Where it leads what somebody tells about themselves, whose words lead to `found` by themselves.
    Without a `context`, only where they start from."""
    kinds = clauses(message.words)
    if not kinds or "other" in kinds or found.entry in _MEANT:
        return None
    behind = context if context and context.intent not in NO_TALK else None
    entry = _entry(kinds, found, message, behind)
    if entry not in library.topics:
        return None
    return _led(str(entry), message, behind or Context(), library)


def taken_note_of(
    found: Understanding, message: Message, context: Context, library: Library
) -> Understanding | None:
    """A note of what somebody tells behind an answer on careers, in place of a greeting or a refusal."""
    if found.entry not in _REFUSED | _NO_REPLY or context.intent in NO_TALK or REMARK not in library.topics:
        return None
    if len(message.words) > NOTED_WORDS or NEWCOMER in message.words or not clauses(message.words):
        return None
    return carried_on(library, message, Continued(context.slots, (), entry=REMARK), str(context.entry))


def _led(entry: str, message: Message, before: Context, library: Library) -> Understanding:
    """The entry, or the way to the role that was spoken of, for one with that background."""
    role = before.slots.role if before.slots.role in library.roles else None
    origin = next((span.value for span in message.spans if span.kind == "background"), None)
    slots = Slots(role=role, from_role=origin, country=before.slots.country)
    inherited = ("role",) if role else ()
    told = Continued(before.slots if entry == before.entry else slots, inherited, entry=entry)
    if entry == FROM_A_TRADE and role and origin:
        told = Continued(slots, inherited, kind="roadmap")
    return carried_on(library, message, told, str(before.entry or entry))


def _entry(
    kinds: frozenset[Kind], found: Understanding, message: Message, behind: Context | None
) -> str | None:
    """What is said to those who tell that: where they come from, then their age, then the rest."""
    dismissed = found.intent == "out_of_scope" or found.entry in _NO_REPLY
    background = any(span.kind == "background" for span in message.spans)
    named = behind and behind.intent != "industry" and (background or message.slots.industry)
    two_ways = behind is not None and behind.entry in OF_TWO_WAYS.values()
    if "degree" in kinds and (dismissed or named or two_ways):
        return _with_a_degree(behind)
    if "trade" in kinds and (found.entry == OTHER_TRADE or named or (behind and dismissed)):
        return FROM_A_TRADE
    if "age" in kinds:
        return REMARK if behind and behind.intent == "salary" else _of_age(message)
    if behind and "break" in kinds and dismissed:
        return BREAK_IN_CV if behind.intent == "job_search" else BREAK
    return LITTLE_TIME if behind and "family" in kinds and dismissed else None


def _with_a_degree(behind: Context | None) -> str | None:
    """Behind two ways of learning set side by side, these: they tell for whom each is."""
    if behind is None or behind.intent != "education":
        return FROM_A_TRADE
    return behind.entry if behind.entry in OF_TWO_WAYS.values() else UNRELATED_DEGREE


def _of_age(message: Message) -> str | None:
    ages = [int(word) for word in message.words if re.fullmatch(r"1[3-9]|[2-9]\d", word)]
    if ages and ages[0] <= AT_SCHOOL:
        return FROM_SCHOOL
    return LATER_IN_LIFE if not ages or ages[0] >= LATER else None

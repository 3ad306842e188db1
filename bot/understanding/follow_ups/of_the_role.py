"""What is asked of the role that was spoken of: "and the pay", "who hires them", "is it hard"."""

import re
from dataclasses import replace

from bot.understanding.follow_ups.asked import Asked
from bot.understanding.follow_ups.aspects import aspect_of
from bot.understanding.follow_ups.context import OF_PLACE, ROLE_ANSWERS
from bot.understanding.follow_ups.continued import Continued, merged
from bot.understanding.follow_ups.opening_words import SO
from bot.understanding.follow_ups.pointing_back import (
    BEGINNERS_TOO,
    DEMAND,
    DEMAND_ENTRY,
    HIRING,
    NEIGHBOURS,
    OF_BEGINNERS,
    SOMETHING_ELSE,
    SUITS_ENTRY,
    WHERE_HIRED,
)
from bot.understanding.follow_ups.role_questions import (
    BARE_QUESTIONS,
    NEEDS,
    OWN_QUESTIONS,
    PRONOUN_QUESTIONS,
    PRONOUNS,
    first_match,
)
from bot.understanding.types import Slots

OPINIONS: tuple[tuple[re.Pattern[str], str], ...] = (
    (
        re.compile(
            rf"{SO}(is|was|how) (it |that |this )?(very |so |really )?(hard|difficult|tough)\b"
            r"(?! (is|are|was|were) (the|their|those|these|an?|coding|technical|job) )"
            rf"|{SO}(too|very) (hard|difficult|tough)( for me| then)*$"
        ),
        "match/is-it-for-me",
    ),
    (
        re.compile(rf"{SO}(is (it|that|this) (any |a )?(good|worth)|should i (go for|do) it)\b"),
        "outlook/is-it-worth-it",
    ),
    (
        re.compile(
            rf"{SO}(do|does|would) (they|it|that|you|i) (have to |need to )?(code|program)\b"
            rf"|{SO}(do|does|would) (it|that|this|they) (need|require|involve|take|include)"
            r"( any| much)? (coding|programming)$"
        ),
        "day/coding-and-meetings",
    ),
)
"""What is thought of the role that was spoken of, and what answers it."""

_JUDGED = (*ROLE_ANSWERS, "day", "industry", "outlook")
"""Intents behind which "is it hard" is asked of the role."""

_OF_NO_ROLE = ("outlook", "match", "day", "role")
PAYS = re.compile(
    rf"{SO}(what|how much) (does|do|would|will) (it|that|this|they|those|one) (pay|earn|make)\b"
)

_HOW_MUCH = re.compile(
    rf"{SO}(how (much|deep|far|advanced|heavy|serious|strong|good)|(is|are) (there|it) "
    r"((a |quite |that |really |very |still )*(lot|much|load|ton|plenty|heap|full|any|heavy)\b"
    r"|maths? (heavy|based))"
    r"|(do|does|will|would|is|are) (it|they|that|this|one|you|i|there) (really |have to )*"
    r"(need|involve|use|require|take|include|contain|know|mean)( to (know|use))?"
    r" (a |quite |that |really )*(lot|much|load|ton|plenty|heap|any))\b"
)
MATHEMATICS = "skills/mathematics-needed"
"""What tells how much mathematics a role takes."""

HOW_MUCH_WORDS = 9

OPINION_WORDS = 5
"""Words at most of a question what is thought of a role."""

_NEEDING = ("role", "roadmap", "skills", "match", "compare", "salary", "outlook", "progression", "day")
"""Intents behind which "what would i need" is asked of the role: no papers or courses were spoken of."""


def of_the_role_at_length(a: Asked) -> Continued | None:
    """What is asked of the role that was spoken of, by no more than its name though in many words."""
    return of_the_role(a) if a.long and first_match(BARE_QUESTIONS, a.text) else None


def of_the_role(a: Asked) -> Continued | None:
    """What is asked of the role that was spoken of."""
    if a.slots.role or not a.before.role:
        return None
    questions = (*PRONOUN_QUESTIONS, *OWN_QUESTIONS) if PRONOUNS & set(a.words) else OWN_QUESTIONS
    if kind := first_match(questions, a.text):
        return a.of_asker(kind=kind)
    kind = first_match(BARE_QUESTIONS, a.text)
    if kind is None:
        return None
    if a.before.role2 and a.intent not in ROLE_ANSWERS and kind != "roadmap":
        return a.of_asker(kind="compare")
    told = a.asker if kind == "salary" else Slots(role=a.before.role, role2=a.before.role2)
    if kind == "roadmap" and a.before.role2 and a.before.from_role not in a.pair:
        told = replace(told, from_role=a.before.from_role)
    return merged(a.slots, told, kind=kind)


def what_it_needs(a: Asked) -> Continued | None:
    """The skills of the role that was spoken of: "what would i need"."""
    asked = a.before.role and a.bare and a.intent in _NEEDING and NEEDS.search(a.text)
    return a.of_asker(kind="skills") if asked else None


def how_much_maths(a: Asked) -> Continued | None:
    """How much mathematics the role takes that was spoken of, also behind a part of it: "how deep does the
    maths go"."""
    asked = a.bare and len(a.words) <= HOW_MUCH_WORDS and aspect_of(a.text) == "maths" and a.on_careers
    one = a.before.role and not a.before.role2
    return a.anew(entry=MATHEMATICS) if asked and one and _HOW_MUCH.search(a.text) else None


def who_hires(a: Asked) -> Continued | None:
    """Who hires such people: "who hires them?".

    Behind a skill "them" are no people, where no role was named: it is the skill that is needed.
    """
    if not a.on_careers or not a.named <= OF_PLACE or not HIRING.search(a.text):
        return None
    hired = a.before.role and not {"hire", "employ", "hired"}.isdisjoint(a.words)
    return a.of_asker(entry=WHERE_HIRED) if a.intent != "skill" or hired else None


def is_there_work(a: Asked) -> Continued | None:
    """Whether there is work of the kind: "are there many jobs"."""
    asked = a.before.role and a.bare and a.on_careers and DEMAND.search(a.text)
    return a.anew(entry=DEMAND_ENTRY) if asked else None


def something_else(a: Asked) -> Continued | None:
    """What else there is beside the role: "something easier?"; its neighbours where these are asked for."""
    one = a.before.role and not a.before.role2 and a.intent in (*ROLE_ANSWERS, "progression", "day")
    if one and a.bare and NEIGHBOURS.search(a.text):
        return a.anew(kind="role")
    asked = a.before.role and a.bare and a.on_careers and SOMETHING_ELSE.search(a.text)
    return a.anew(entry=SUITS_ENTRY) if asked else None


def for_beginners(a: Asked) -> Continued | None:
    """The question before, asked of those who begin: "and for beginners?"; pay has a level of its own."""
    beginning = a.named <= {"level"} and a.slots.level in (None, "entry")
    if not a.on_careers or a.intent == "salary" or not beginning or not BEGINNERS_TOO.search(a.text):
        return None
    slots = replace(a.slots, level="entry")
    return merged(slots, a.before, entry=OF_BEGINNERS.get(a.intent, a.context.entry))


def opinion(a: Asked) -> Continued | None:
    """What is thought of the role: "is it hard"."""
    if a.intent not in _JUDGED or not a.before.role or not a.bare or len(a.words) > OPINION_WORDS:
        return None
    entry = first_match(OPINIONS, a.text)
    return a.anew(entry=entry) if entry else None


def pay_without_a_role(a: Asked) -> Continued | None:
    """Pay at a level behind what names no role: "what does that pay at entry level"."""
    unnamed = a.intent in _OF_NO_ROLE and not a.before.role and a.named == {"level"}
    return a.of_asker(kind="salary") if unnamed and PAYS.search(a.text) else None

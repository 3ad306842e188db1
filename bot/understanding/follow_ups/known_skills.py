"""What somebody can and what they lack: "i already know sql", "what am i missing"."""

import re
from dataclasses import replace

from bot.understanding.follow_ups.asked import Asked
from bot.understanding.follow_ups.bare_subjects import SUBJECT_WORDS
from bot.understanding.follow_ups.continued import Continued, merged
from bot.understanding.follow_ups.opening_words import SO
from bot.understanding.follow_ups.telling_words import MORE_SKILLS
from bot.understanding.types import Slots

MISSING_ENTRY = "match/what-am-i-missing"
"""What tells a member what they lack for the role that was spoken of."""

KNOWN_SKILLS = "match/by-skills"
"""What tells a member which roles the skills fit that were named."""

_FROM_ELSEWHERE = tuple(
    f"roadmap/{way}"
    for way in (
        "from-another-profession",
        "from-maths-or-physics",
        "phd-to-industry",
        "web-developer-to-data",
    )
)
"""Ways that tell what those bring along who come from there."""

KNOWN_IN = ("roadmap", "skills", "role", "match", "salary", "compare", "day", "outlook", "job_search")
"""Intents of the questions on a role behind which a member tells what they can."""

FITTING = re.compile(r"\b(what|which) (role|job)s?\b.*\b(fit|suit|get|for me|for that|then|go for)\b")
"""What is asked of skills that were told."""

MISSING = re.compile(
    r"\bi (still )?(am |m )?(missing|lack)|\bim (still )?(missing|lacking)|am i (still )?(missing|lacking)"
    r"|(would|might|could|do) i (still )?(be )?(missing|lacking|miss|lack)\b"
)
"""How somebody asks what they lack."""

_BROUGHT = r"(bring|have|know|keep|reuse|use|carry over|build on|take along|take)"
BRINGING = re.compile(
    rf"{SO}(what|which)( skill| part| thing)?( of (that|it|them|this|these|those|my \w+))?"
    rf"( (do|can|could|would|will|did) i( already| still)? {_BROUGHT}"
    r"( already| still| along| over| with me| with| from (it|that|before)| for (it|that))*"
    r"| (carry|transfer|count|help)( over| already)*)$"
)
"""How somebody asks what they bring along for the way that was told."""

ASKING_WORDS = frozenset(
    {"what", "which", "how", "is", "are", "can", "should", "do", "does", "or", "where", "will"}
)
"""Words by which something is asked beside."""

KNOWING = re.compile(
    rf"{SO}(what if )?(i |if i )?(already |do |also |only |just )*"
    r"(can already use|can use|know|have|learned|learnt|can do|use|used|am good at|did)"
    r"( some| a bit of| a little| only| already)?\b"
)
"""How somebody says what they can: "i already know sql and python"."""


def more_skills(a: Asked) -> Continued | None:
    """The match of before with the skills that are named now: "and if i also know spark"."""
    told = a.context.entry == KNOWN_SKILLS and a.slots.skill and not a.slots.role
    if not told or a.length > SUBJECT_WORDS or not MORE_SKILLS.search(a.text):
        return None
    held = with_skills(a)
    return Continued(held, tuple(held.named()), entry=KNOWN_SKILLS)


def with_skills(a: Asked) -> Slots:
    """What was said before, with the skills of before and those that are named now."""
    skills = tuple(dict.fromkeys((*a.before.every_skill, *a.slots.every_skill)))
    first, second = (*skills, None, None)[:2]
    return replace(a.before, skill=first, skill2=second, skills=skills if len(skills) > 2 else ())


def what_fits(a: Asked) -> Continued | None:
    """What is asked of the skills that were matched: "which job fits", "what am i missing"."""
    matched = a.context.entry == KNOWN_SKILLS and not a.slots.skill
    asked = matched and (MISSING.search(a.text) or FITTING.search(a.text))
    return a.merged(entry=KNOWN_SKILLS) if asked else None


def what_is_missing(a: Asked) -> Continued | None:
    """What somebody lacks for the role that was spoken of: "what am i missing"."""
    return a.again(entry=MISSING_ENTRY) if a.before.role and a.bare and MISSING.search(a.text) else None


def what_is_brought(a: Asked) -> Continued | None:
    """The way of before, which begins with what somebody brings along: "what do i already have"."""
    come_from = a.before.from_role or a.context.entry in _FROM_ELSEWHERE
    return a.again() if come_from and a.intent == "roadmap" and a.bare and BRINGING.search(a.text) else None


def listed_skills(a: Asked) -> Continued | None:
    """The same in a list that is longer than most follow-ups: "i know python, sql and some statistics"."""
    covered = {at for span in a.spans for at in range(span.start, span.end)}
    rest = {word for at, word in enumerate(a.words) if at not in covered}
    few = a.long and len(rest) <= SUBJECT_WORDS and rest.isdisjoint(ASKING_WORDS)
    return what_is_known(a) if few else None


def what_is_known(a: Asked) -> Continued | None:
    """What somebody can for the role that was spoken of: "i already know sql"."""
    told = a.slots.skill and not a.slots.role and a.before.role
    of_two = a.intent == "compare" and not a.before.from_role
    if not told or a.intent not in KNOWN_IN or not KNOWING.search(a.text):
        return None
    if of_two:  # these stay in question
        return Continued(a.slots, (), entry=KNOWN_SKILLS)
    return merged(a.slots, replace(a.asker, role2=None, roles=()), entry=KNOWN_SKILLS)

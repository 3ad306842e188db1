"""What is asked of two that were compared, or of one of them: "which pays more", "the second one"."""

import re
from dataclasses import replace

from bot.understanding.asked import Asked
from bot.understanding.continued import Continued
from bot.understanding.role_questions import BARE_QUESTIONS, PRONOUN_QUESTIONS, first_match
from bot.understanding.short_questions import CHOOSING, CHOOSING_WORDS, OF_BOTH, OF_PLACE_AND_LEVEL, OF_TWO

SIDE_BY_SIDE = ("compare", "skill", "match", "salary", "roadmap", "skills", "role")
"""Intents of the answers that tell of two things where two were named."""

WHO_EARNS = re.compile(
    r"^(and |but |so )?who( of them)? (earn|make|get|is paid)\b.*\b(more|most|better)$"
    r"|^(and |but |so |ok |then )*(which|what)( one| role| job)?"
    r"( of (them|these|those|the two|both)( two)?)? "
    r"(earn|make|pay|get paid|is paid|get)\b.*\b(more|most|better|less|higher|best)$"
    r"|^(and |but |so |ok )*(what|who|whose|which)( one)?( is| are| would be)? "
    r"(easier|harder|better|safer|more|less|worse|faster|simpler|tougher)\b( \w+){0,4}$"
    r"|^(and |but |so |ok )*(what is |whats )?(the )?(salary|pay|money|skill) (difference|gap)$"
    r"|^(and |but |so |ok )*difference in (the )?(salary|pay|money|skill)$"
)
"""What is asked of two roles that were set side by side."""

ORDINAL = re.compile(
    r"\b(?:the )?(first|former|second|latter|other|third|last)(?: (?:one|role|job|tool|option))?\b"
)

POINTED_WORDS = 14
"""Words at most of a question that points back with more than a bare ordinal."""

POINTED = re.compile(r"\b(the (first|second|third|other|last) one|former|latter)\b")

PLACES = {"first": 0, "former": 0, "second": 1, "latter": 1, "other": 1, "third": 2, "last": -1}


def which_to_choose(a: Asked) -> Continued | None:
    """Which of two to choose: "ok so which one should i pick"."""
    few = a.bare and len(a.words) <= CHOOSING_WORDS
    if few and _side_by_side(a) and CHOOSING.search(a.text):
        return a.again()
    return None


def of_both(a: Asked) -> Continued | None:
    """What is asked of both for a place, a level or a degree: "which pays more in the uk"."""
    named = not a.bare and a.named <= OF_PLACE_AND_LEVEL | {"degree"}
    if not named or len(a.words) > CHOOSING_WORDS or not _side_by_side(a):
        return None
    return a.merged() if OF_BOTH.search(a.text) or CHOOSING.search(a.text) else None


def who_earns(a: Asked) -> Continued | None:
    """Which of two roles has more: "who earns more"."""
    return a.anew(kind="compare") if a.before.role2 and a.bare and WHO_EARNS.search(a.text) else None


def which_is_so(a: Asked) -> Continued | None:
    """Whatever else is asked of two: "which needs more maths"."""
    asked = a.bare and a.words[:1] == ["which"] and OF_TWO.issuperset(a.words[1:2])
    return a.again() if asked and _side_by_side(a) else None


def one_of_them_at_length(a: Asked) -> Continued | None:
    """The same in a longer question, which says "the second one" and no less."""
    few = a.long and len(a.words) <= POINTED_WORDS
    return one_of_them(a) if few and POINTED.search(a.text) else None


def one_of_them(a: Asked) -> Continued | None:
    """What "the second one" is asked, where roles or skills were set side by side."""
    found = ORDINAL.search(a.text)
    if found is None or a.slots.role or a.slots.skill:
        return None
    roles = a.before.roles or (a.before.role, a.before.role2)
    skills = a.before.skills or (a.before.skill, a.before.skill2)
    place = PLACES[found[1]]
    if a.before.role2 and place < len(roles):
        asked = ORDINAL.sub("one", a.text)
        kind = first_match((*PRONOUN_QUESTIONS, *BARE_QUESTIONS), asked)
        if kind is None and len(asked.split()) > 3:
            return None
        chosen = replace(a.slots, role=roles[place], country=a.slots.country or a.before.country)
        return Continued(chosen, ("role",), kind=kind or "role")
    if a.before.skill2 and place < len(skills):
        return Continued(replace(a.slots, skill=skills[place]), ("skill",), kind="skill")
    return None


def _side_by_side(a: Asked) -> bool:
    """Whether two things were compared."""
    return bool((a.before.role2 or a.before.skill2) and a.intent in SIDE_BY_SIDE)

"""What is asked of two that were compared, or of one of them: "which pays more", "the second one"."""

import re
from dataclasses import replace

from bot.understanding.follow_ups.asked import Asked
from bot.understanding.follow_ups.aspects import aspect_of, aspect_of_two
from bot.understanding.follow_ups.choice_questions import CHOOSING, CHOOSING_WORDS, OF_BOTH, OF_TWO
from bot.understanding.follow_ups.continued import Continued, merged
from bot.understanding.follow_ups.opening_words import SO
from bot.understanding.follow_ups.role_questions import PRONOUN_QUESTIONS, first_match
from bot.understanding.follow_ups.telling_words import OF_PLACE_AND_LEVEL
from bot.understanding.pay_entries import RANKED
from bot.understanding.reading import pay_words

STARTUPS, PAY_BY_SIZE = "industry/startups", "salary/startup-vs-big-company"
BY_SIZE = frozenset({"startups", "big-technology"})
"""Industries that are told apart by the size of the firm."""

SIDE_BY_SIDE = ("compare", "skill", "match", "salary", "roadmap", "skills", "role")
"""Intents of the answers that tell of two things where two were named."""

WHO_EARNS = re.compile(
    rf"{SO}who( of them)? (earn|make|get|is paid)\b.*\b(more|most|better)( money)?$"
    rf"|{SO}(which|what)( one| role| job)?"
    r"( of (them|these|those|the two|both)( two)?)? "
    r"(earn|make|pay|get paid|is paid|get)\b.*\b(more|most|better|less|higher|best)$"
    rf"|{SO}(what|who|whose|which)( one)?( is| are| would be)? "
    r"(easier|harder|better|safer|more|less|worse|faster|simpler|tougher)\b( \w+){0,4}$"
    rf"|{SO}(what is |whats )?(the )?(salary|pay|money|skill) (difference|gap)$"
    rf"|{SO}difference in (the )?(salary|pay|money|skill)$"
    rf"|{SO}how much (more|less)( money)? (would|will|could|can|do|does) (i|it|that|they|one|you)"
    r"( really| actually| even)* (make|earn|get|pay)( paid)?( then| there| as one| a year)*$"
)
"""What is asked of two roles that were set side by side."""

DIFFERENCE = re.compile(
    rf"{SO}(how (is|are|do|does|would|about) "
    r"(that|it|they|this|these|those|the two|both)( two| one| job| role)* "
    r"(different|differ|compare)( then| from each other)?"
    r"|(what|whats|what is)( is| s)?( the| their)?( main| big| key| real)* difference( then)?"
    r"( between (them|the two|these|those|both))?|compare (them|the two|both|these))$"
)
"""What tells two apart."""

FOR_WHAT = re.compile(rf"{SO}(what about |how about )?for ")

MORE = re.compile(
    rf"{SO}(do|does|will|would|is|are|can|could) (i|it|that|they|this|the pay|pay)"
    r"( really| actually| even| still| be| pay| earn| make| get| paid| me| a lot| much| any| usually)* "
    r"(more|less|better|worse|easier|harder|safer|higher|lower)( money| paid| stressful| secure| technical)?"
    r"( then| though| as that| as one| there| than (now|before))*$"
)
"""What is asked of one beside the other: "is that easier", "will i earn more"."""

COMPARED = 3
"""Roles of a match that are compared at most."""

_OF_ROLES = ("role", "salary", "roadmap", "skills", "match", "compare", "outlook", "day", "progression")
"""Intents of the answers behind which "which is easier" is asked of roles."""

_THEY = frozenset({"they", "them", "both", "those"})
_OF_STEPS = frozenset({"learn", "first", "start", "study", "next"})


def which_to_choose(a: Asked) -> Continued | None:
    """Which of two to choose: "ok so which one should i pick"."""
    few = a.bare and len(a.words) <= CHOOSING_WORDS
    if not few or not CHOOSING.search(a.text):
        return None
    if _side_by_side(a):
        return _again(a)
    return compared(a) if _OF_STEPS.isdisjoint(a.words) else None


def of_both(a: Asked) -> Continued | None:
    """What is asked of both for a place, a level or a degree: "which pays more in the uk"."""
    named = not a.bare and a.named <= OF_PLACE_AND_LEVEL | {"degree"}
    if not named or len(a.words) > CHOOSING_WORDS:
        return None
    asked = a.without_names
    sets_beside = (WHO_EARNS.search(asked) or aspect_of_two(asked)) and not a.before.skill2
    if sets_beside and aspect_of(asked) and (two := compared(a)):
        return merged(a.slots, two.slots, kind="compare")
    if a.before.role2 and not _THEY.isdisjoint(a.words):
        asked_of_them = first_match(PRONOUN_QUESTIONS, asked)
        if asked_of_them == "salary":
            return a.of_asker(kind="salary")
    of_both = _side_by_side(a) and (OF_BOTH.search(a.text) or CHOOSING.search(a.text))
    return a.merged(entry=a.context.entry, asked=a.asked_before) if of_both else None


def who_earns(a: Asked) -> Continued | None:
    """Which of two roles has more: "who earns more"."""
    return compared(a) if a.bare and WHO_EARNS.search(a.text) else None


def of_an_aspect(a: Asked) -> Continued | None:
    """What is asked of two, by one thing alone: "what is the difference in pay", "which takes longer"."""
    if not a.bare or aspect_of_two(a.text) is None:
        return None
    tools = a.before.skill2 and a.intent in ("compare", "skill") and not a.before.role2
    if tools:
        return a.again() if aspect_of(a.text) != "pay" else None
    return compared(a)


def what_tells_apart(a: Asked) -> Continued | None:
    """What tells two roles apart: "how is that different"."""
    return compared(a) if a.bare and DIFFERENCE.search(a.text) else None


def for_what(a: Asked) -> Continued | None:
    """Two tools that were compared, for what is named: "for statistics"."""
    last = max((span.end for span in a.spans), default=0) == len(a.words)
    asked = a.named == {"skill"} and last and not a.long and FOR_WHAT.match(a.text)
    other = a.before.skill2 and a.slots.skill not in a.before.every_skill
    return a.again() if asked and other and a.intent in ("compare", "skill") else None


def is_it_more(a: Asked) -> Continued | None:
    """One role beside the other: "is that easier", "will i earn more" of a switch."""
    return compared(a) if a.bare and not a.before.role2 and MORE.search(a.text) else None


def compared(a: Asked) -> Continued | None:
    """The roles that were spoken of, side by side; None where there are no two or something else was
    spoken of last."""
    if a.before.role2:
        return a.anew(kind="compare")
    of_roles = a.intent in _OF_ROLES or (a.on_careers and not pay_words.WORDS.isdisjoint(a.words))
    two = a.pair or _of_a_match(a)
    if not two or not of_roles or a.intent == "industry" or a.context.entry == RANKED:
        return None
    if a.before.industry or (a.before.skill2 and a.intent != "match"):
        return None
    switch = bool(a.before.from_role) and {a.before.role, a.before.from_role} == {*two}
    pair = (a.before.role, a.before.from_role) if switch else two
    roles, origin = pair if len(pair) > 2 else (), a.before.from_role if switch else None
    both = replace(a.asker, role=pair[0], role2=pair[1], roles=roles, from_role=origin)
    return Continued(both, ("role", "role2"), kind="compare")


def firms_that_pay_more(a: Asked) -> Continued | None:
    """Whether small firms or large ones pay more, where one of them was spoken of: "do they pay more"."""
    of_size = a.context.entry == STARTUPS or (a.intent == "industry" and a.before.industry in BY_SIZE)
    asked = of_size and a.bare and MORE.search(a.text) and not pay_words.WORDS.isdisjoint(a.words)
    return a.anew(entry=PAY_BY_SIZE) if asked else None


def which_is_so(a: Asked) -> Continued | None:
    """Whatever else is asked of two: "which needs more maths"."""
    asked = a.bare and a.words[:1] == ["which"] and OF_TWO.issuperset(a.words[1:2])
    return _again(a) if asked and _side_by_side(a) else None


def _again(a: Asked) -> Continued | None:
    """The comparison of before; in place of that of their pay, the one of all, where another thing is
    asked."""
    of_pay = a.intent == "salary" and a.before.role2
    return compared(a) if of_pay and aspect_of(a.text) else a.again()


def _side_by_side(a: Asked) -> bool:
    """Whether two things were compared."""
    return bool((a.before.role2 or a.before.skill2) and a.intent in SIDE_BY_SIDE)


def _of_a_match(a: Asked) -> tuple[str, ...]:
    """The best roles of a match, which may be set side by side: "which pays more"."""
    matched = a.intent == "match" and not a.before.role and a.context.set_out
    roles = [one for one in a.context.set_out.of if one in a.roles] if matched and a.context.set_out else []
    return tuple(roles[:COMPARED]) if len(roles) > 1 else ()

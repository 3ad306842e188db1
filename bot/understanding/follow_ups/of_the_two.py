"""What is asked of two that were compared, or of one of them: "which pays more", "the second one"."""

import re
from dataclasses import replace

from bot.understanding.follow_ups.asked import Asked
from bot.understanding.follow_ups.aspects import aspect_of, aspect_of_two
from bot.understanding.follow_ups.choice_questions import CHOOSING, CHOOSING_WORDS, OF_BOTH, OF_TWO
from bot.understanding.follow_ups.continued import Continued, merged
from bot.understanding.follow_ups.opening_words import SO
from bot.understanding.follow_ups.pairs import ORDINAL, POINTED, chosen
from bot.understanding.follow_ups.role_questions import BARE_QUESTIONS, PRONOUN_QUESTIONS, first_match
from bot.understanding.follow_ups.telling_words import OF_PLACE_AND_LEVEL
from bot.understanding.follow_ups.time_for_it import asks_how_long
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

POINTED_WORDS = 14
"""Words at most of a question that points back with more than a bare ordinal."""

FEW_WORDS = 3
"""Words at most of a question that asks nothing but the one before: "and what about the latter"."""

_OF_ROLES = ("role", "salary", "roadmap", "skills", "match", "compare", "outlook", "day", "progression")
"""Intents of the answers behind which "which is easier" is asked of roles."""

_OF_STEPS = frozenset({"learn", "first", "start", "study", "next"})


def which_to_choose(a: Asked) -> Continued | None:
    """Which of two to choose: "ok so which one should i pick"."""
    few = a.bare and len(a.words) <= CHOOSING_WORDS
    if not few or not CHOOSING.search(a.text):
        return None
    if _side_by_side(a):
        return a.again()
    return compared(a) if _OF_STEPS.isdisjoint(a.words) else None


def of_both(a: Asked) -> Continued | None:
    """What is asked of both for a place, a level or a degree: "which pays more in the uk"."""
    named = not a.bare and a.named <= OF_PLACE_AND_LEVEL | {"degree"}
    if not named or len(a.words) > CHOOSING_WORDS or not _side_by_side(a):
        return None
    return a.merged() if OF_BOTH.search(a.text) or CHOOSING.search(a.text) else None


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
    asked = ORDINAL.sub("one", a.text)
    few = len(asked.split()) <= FEW_WORDS
    kind = first_match((*PRONOUN_QUESTIONS, *BARE_QUESTIONS), asked)
    kind = kind or ("roadmap" if asks_how_long(asked.split()) else None)
    if a.before.role2:
        role = chosen(found[1], a.pair, None)
        if role is None or (kind is None and not few):
            return None
        of_one = replace(a.slots, role=role, country=a.slots.country or a.before.country)
        return Continued(of_one, ("role",), kind=kind or "role")
    skills = a.before.every_skill if a.before.skill2 else a.context.skills
    of_skills = bool(a.before.skill2) or a.intent == "skill" or not a.pair
    if len(skills) > 1 and of_skills and (a.before.skill2 or POINTED.search(a.text)):
        skill = chosen(found[1], skills, None if a.before.skill2 else a.before.skill)
        return Continued(replace(a.slots, skill=skill), ("skill",), kind="skill") if skill else None
    role = chosen(found[1], a.pair, a.before.role) if a.pair and POINTED.search(a.text) else None
    if role is None or not (kind or few):
        return None
    of_one, asker = replace(a.slots, role=role), replace(a.asker, from_role=None)
    found_one = merged(of_one, asker, kind=kind, entry=None if kind else a.context.entry)
    return replace(found_one, inherited=("role", *found_one.inherited))


def _side_by_side(a: Asked) -> bool:
    """Whether two things were compared."""
    return bool((a.before.role2 or a.before.skill2) and a.intent in SIDE_BY_SIDE)


def _of_a_match(a: Asked) -> tuple[str, ...]:
    """The best roles of a match, which may be set side by side: "which pays more"."""
    matched = a.intent == "match" and not a.before.role and a.context.set_out
    roles = [one for one in a.context.set_out.of if one in a.roles] if matched and a.context.set_out else []
    return tuple(roles[:COMPARED]) if len(roles) > 1 else ()

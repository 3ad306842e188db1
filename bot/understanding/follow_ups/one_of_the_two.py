"""One of those that were set side by side: "the second one", "drop the analyst", "from the first to the
second"."""

import re
from dataclasses import replace

from bot.understanding.follow_ups.asked import Asked
from bot.understanding.follow_ups.aspects import aspect_of
from bot.understanding.follow_ups.context import staying
from bot.understanding.follow_ups.continued import Continued, merged
from bot.understanding.follow_ups.of_the_two import compared
from bot.understanding.follow_ups.pairs import ORDINAL, POINTED, chosen
from bot.understanding.follow_ups.role_questions import BARE_QUESTIONS, PRONOUN_QUESTIONS, first_match
from bot.understanding.follow_ups.telling_words import OF_PLACE_AND_LEVEL
from bot.understanding.follow_ups.time_for_it import asks_how_long

POINTED_WORDS = 14
"""Words at most of a question that points back with more than a bare ordinal."""

FEW_WORDS = 3
"""Words at most of a question that asks nothing but the one before: "and what about the latter"."""

_FROM_TO = re.compile(
    r"\bfrom (?:the )?(?P<origin>first|second|third|former|latter|last)(?: (?:one|role|job))? "
    r"(?:in)?to (?:the )?(?P<to>first|second|third|former|latter|last|other)(?: (?:one|role|job))?"
    r"(?= (?:then|now|later|in|as|if|and|with|without|for|at|within)\b|$)"
)
"""From one of those that were spoken of to another."""

_LEAVING_WORDS = "drop without remove leave skip forget minus exclude ignore except cut scratch lose"
_LEAVING = frozenset(_LEAVING_WORDS.split())
_BESIDE_LEAVING = """
    ok okay so and but then now just only please lets let us me you can could out off away about aside one the
    a an role job of it first second third last former latter them these those compare show again
"""
_LEFT_AWAY = _LEAVING | frozenset(_BESIDE_LEAVING.split())
"""What may stand about one of several that is left away."""


def from_one_to_the_other(a: Asked) -> Continued | None:
    """The way from one of them to another: "how do i go from the first to the second"."""
    pointing = a.pair and "from" in a.words and len(a.words) <= POINTED_WORDS
    found = _FROM_TO.search(a.text) if pointing else None
    if found is None or not a.named <= OF_PLACE_AND_LEVEL | {"hours", "months"}:
        return None
    start, end = (chosen(found[which], a.pair, None) for which in ("origin", "to"))
    if start is None or end is None or start == end:
        return None
    if aspect_of(a.text) == "pay":
        return compared(a)
    way = replace(a.asker, role=end, from_role=start, role2=None, roles=())
    return merged(a.slots, way, kind="roadmap")


def without_one(a: Asked) -> Continued | None:
    """The others, where one of several is left away: "drop the analyst"."""
    if _LEAVING.isdisjoint(a.words) or not a.before.role2 or not a.rest <= _LEFT_AWAY:
        return None
    found = ORDINAL.search(a.text)
    one = chosen(found[1], a.pair, None) if found and a.bare else a.slots.role
    others = [role for role in a.pair if role != one]
    if not a.named <= {"role"} or one not in a.pair:
        return None
    if len(others) == 1:
        return Continued(replace(a.asker, role=others[0], role2=None, roles=()), ("role",), kind="role")
    left = replace(a.before, role=others[0], role2=others[1], roles=tuple(others) if others[2:] else ())
    return Continued(left, ("role", "role2"), kind="compare", asked=a.asked_before)


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
    few = len(ORDINAL.sub("one", a.without_names).split()) <= FEW_WORDS
    kind = first_match((*PRONOUN_QUESTIONS, *BARE_QUESTIONS), asked)
    kind = kind or ("roadmap" if asks_how_long(asked.split()) else None)
    if kind is None and few and a.before.role2 and _of_pay(a):
        kind = "salary"
    if a.before.role2:
        role = chosen(found[1], a.pair, None)
        if role is None or (kind is None and not few):
            return None
        kind = kind or ("roadmap" if a.intent == "roadmap" else None)
        kept = staying(a.slots, a.before) if kind == "salary" else {}
        of_one = replace(a.slots, role=role, **(kept or {"country": a.slots.country or a.before.country}))
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


def _of_pay(a: Asked) -> bool:
    """Whether one of two is asked about by its pay: as both were before, or in a place, by which nothing else
    changes."""
    placed = a.slots.country or a.slots.city or a.slots.region
    return bool(placed or a.aspect_before == "pay" or a.intent == "salary")

"""Two things that were spoken of, side by side or one after the other: "the latter", "and the architect?"."""

import re
from collections.abc import Collection, Container, Sequence

from bot.understanding.follow_ups.set_out import PLACES, both_pointed_at
from bot.understanding.types import Context, Slots, Span

ORDINAL = re.compile(
    r"\b(?:the )?(first|former|second|latter|other|third|last)(?: (?:one|role|job|tool|option))?\b"
)

POINTED = re.compile(
    r"\b(the (first|second|third|other|last)( (one|role|job|tool|option)\b|$)|former|latter)"
    r"(?! (company|employer|job))"
)
"""What points at one of several things and at nothing else: no "first job"."""

_OF_TWO = PLACES | {"former": 0, "latter": 1, "other": 1}

BORROWING_WORDS = 14
"""Words at most of a message that calls a role by a part of its name."""

_BEFORE_NOUN = frozenset(
    {"the", "and", "a", "an", "about", "for", "as", "versus", "from", "to", "of", "than"}
)
_TITLES = frozenset({"vp", "head"})
SHORT = {
    "ml": "machine-learning",
    "dl": "deep-learning",
    "bi": "business-intelligence",
    "cv": "computer-vision",
}
"""Short names of what was set side by side."""


def roles_spoken_of(slots: Slots, before: Context | None) -> tuple[str, ...]:
    """The roles that stand side by side behind an answer on `slots`: two that it compares, those of a switch,
    or the one before and the one that is named now."""
    if slots.role2 and slots.role:
        return slots.roles or (slots.role, slots.role2)
    if slots.from_role and slots.role:
        return slots.from_role, slots.role
    if before is None or slots.role is None or slots.role in before.roles:
        return before.roles if before else ()
    last = before.slots.role
    return (last, slots.role) if last and last != slots.role else ()


def skills_spoken_of(slots: Slots, before: Context | None) -> tuple[str, ...]:
    """The skills that were compared, as long as no other is named."""
    if slots.skill2:
        return slots.every_skill
    kept = before and (slots.skill is None or slots.skill in before.skills)
    return before.skills if before and kept else ()


def chosen(ordinal: str, of: Sequence[str], now: str | None) -> str | None:
    """The one that an ordinal means; "the other" is the one that is not spoken of `now`."""
    if ordinal == "other" and now in of:
        return next((one for one in of if one != now), None)
    return of[_OF_TWO[ordinal]] if _OF_TWO[ordinal] < len(of) else None


def pointed_at(
    words: Sequence[str], spans: Sequence[Span], context: Context, roles: Collection[str]
) -> list[Span]:
    """What "the second one" and "those two" stand for, in their place: roles or skills of those side by
    side."""
    if both := both_pointed_at(words, context, roles):
        return both
    text = " ".join(words)
    found = ORDINAL.search(text) if POINTED.search(text) else None
    if found is None:
        return []
    two = bool(context.slots.role2)
    pairs: tuple[tuple[str, Sequence[str], str | None], ...] = (
        ("skill", context.skills, context.slots.skill if not context.slots.skill2 else None),
        ("role", context.roles, None if two else context.slots.role),
    )
    start = len(text[: found.start()].split())
    if any(span.start <= start < span.end for span in spans):
        return []  # it stands for something already
    end = start + len(found[0].split())
    told = two and context.intent == "match"  # skills that somebody has, not those in question
    of_skills = (context.slots.skill2 and not told) or not context.roles
    for kind, named, now in pairs if of_skills else pairs[::-1]:
        value = chosen(found[1], named, now) if len(named) > 1 else None
        if value and (kind == "skill" or value in roles):
            return [Span(start, end, kind, value, found[0], 0.9)]
    return []


def nouns_of_pair(
    words: Sequence[str], spans: Sequence[Span], context: Context, roles: Container[str]
) -> list[Span]:
    """Roles that are called by what tells them from each other: "the architect", "the head one"."""
    pair = [role for role in context.roles if role in roles]
    if len(pair) < 2 or len(words) > BORROWING_WORDS or any(span.kind == "role" for span in spans):
        return []
    named = {role: _parts(role) for role in pair}
    found = []
    for at, word in enumerate(words):
        own = [role for role in pair if word in named[role]]
        if len(own) != 1 or at == 0:
            continue
        one = words[at + 1 : at + 2] == ["one"] and words[at - 1] == "the"
        noun = word in _TITLES or (word == own[0].rpartition("-")[2] and word not in SHORT)
        if one or (noun and words[at - 1] in _BEFORE_NOUN):
            found.append(Span(at, at + 1 + one, "role", own[0], word, 0.9))
    return found


def _parts(role: str) -> set[str]:
    short = {name for name, long in SHORT.items() if role.startswith(long)}
    return {*role.split("-"), *short}

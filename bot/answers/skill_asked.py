"""What is asked of one skill: how to learn it, who uses it, why it matters, what comes next."""

import re
from typing import Literal

from bot.answers import words
from bot.library import Library
from bot.library.models import LEAD_LENGTH, Importance
from bot.understanding.follow_ups.context import NEEDED

Part = Literal["next", "users", "need", "without", "learn", "why", "what"]
"""A part of the portrait of a skill with which it begins."""

_SOMEBODY = r"(?:job|role|people|position|career|employer|company|firm|industry|one)"
_ASKED: tuple[tuple[re.Pattern[str], Part], ...] = (
    (re.compile(r"\b(?:after (?:{skill}|it|that|this)|next|afterwards)\b"), "next"),
    (
        re.compile(
            rf"\b(?:who|(?:what|which)(?: kind of| type of)?(?: \w+)? {_SOMEBODY})\b"
            r".*\b(?:need|use|want|require|ask|hire|know|get|with)\b"
            r"|\b(?:do|does)(?: \w+)? (?:job|employer|company|firm|advert|posting)\b"
            r"|\benough\b|\b(?:job|hired|work) with\b"
        ),
        "users",
    ),
    (re.compile(rf"\b(?:{'|'.join(sorted(NEEDED))}|have to (?:know|learn|use))\b"), "need"),
    (re.compile(r"\bwithout\b"), "without"),
    (
        re.compile(
            r"\b(?:worth|why|matter|dying|dead|outdated|obsolete|relevant|point|useful|helpful|pay off"
            r"|(?:good|used|use) for|still (?:used|a thing|popular|learn)|future)\b"
        ),
        "why",
    ),
    (
        re.compile(
            r"\b(?:how|way|where|what)\b.*\b(?:learn|study|master|start|begin|started|pick up|practise"
            r"|practice|improve|teach)\b|\b(?:first step|get (?:better|good))\b"
        ),
        "learn",
    ),
    (re.compile(r"^(?:what(?:s| is| are)|define|explain|meaning)\b"), "what"),
)

NAMED, NEXT = 4, 3
"""Roles and skills that are named in a line."""

_FOR: dict[Importance, str] = {"essential": "Essential for", "useful": "useful for"}


def part_asked(asked: str) -> Part | None:
    """The part of a skill's portrait that a question, in its normalised words, asks for.

    >>> part_asked("which job use it"), part_asked("how do i learn {skill}"), part_asked("and {skill}")
    ('users', 'learn', None)
    """
    return next((part for pattern, part in _ASKED if pattern.search(asked)), None)


def users_in_short(library: Library, skill: str) -> str:
    """For whom it is essential and for whom useful, some roles by name."""
    told = [f"{opening} {named}" for kind, opening in _FOR.items() if (named := _some(library, skill, kind))]
    line = (
        f"{'; '.join(told)}."
        if told
        else "None of the roles here counts it among its essential or useful skills."
    )
    return words.upper_first(line if len(line) <= LEAD_LENGTH or len(told) < 2 else f"{told[0]}.")


def _some(library: Library, skill: str, importance: Importance) -> str:
    """Roles that need it so, those first that are asked for most."""
    keys = [
        key
        for key, role in library.roles.items()
        if any(need.skill == skill and need.importance == importance for need in role.skills)
    ]
    order = sorted(keys, key=lambda key: key not in words.MOST_ASKED)
    names = [library.roles[key].plural for key in order]
    rest = len(names) - NAMED
    return words.listing(names if rest < 2 else [*names[:NAMED], f"{rest} more roles"])


def learnt_next(library: Library, skill: str) -> tuple[str, tuple[str, ...]]:
    """What is learnt next, in a line, and the skills that it names: those close to it which the roadmaps
    teach no sooner; not one that stands in its place."""
    instead = library.skills[skill].counts_as or ()
    close = tuple(other for other in library.skills[skill].related if other not in instead)
    coming = tuple(other for other in close if _comes_later(library, skill, other))
    shown = (coming or close)[:NEXT]
    named = words.listing(library.skills[key].name for key in shown)
    if not named:
        return "What comes next depends on the role: name one, and I show its roadmap.", ()
    opening = "Taught with it or after it in the roadmaps:" if coming else "Close to it:"
    return words.clip(f"{opening} {named}; which is next depends on the role.", LEAD_LENGTH), shown


def _comes_later(library: Library, skill: str, other: str) -> bool:
    """Whether more roadmaps teach the other one in the same step or later than sooner."""
    later = 0
    for roadmap in library.roadmaps.values():
        places = [
            next((at for at, step in enumerate(roadmap.steps) if key in step.skills), None)
            for key in (skill, other)
        ]
        if places[0] is not None and places[1] is not None:
            later += 1 if places[1] >= places[0] else -1
    return later > 0

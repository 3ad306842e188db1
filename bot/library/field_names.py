"""How the fields of a piece are called where moderators see them."""

import re
from typing import Any

from bot.library.text import shorten

NAMES = {
    "about": "About",
    "added": "Added",
    "advertised": "Advertised pay",
    "advice": "Advice",
    "after": "Where people go",
    "aliases": "Other names",
    "answer": "Answer",
    "ask": "Question",
    "before": "Where people come from",
    "compute": "Computed answer",
    "country": "Country",
    "counts_as": "Counts as",
    "cues": "Words of which one must be said",
    "currency": "Currency",
    "date": "Date",
    "day": "A day at work",
    "done": "Steps that are done",
    "duties": "Duties",
    "education": "Education",
    "examples": "Test questions",
    "expect": "Question and answer that it belongs to",
    "first_step": "First step",
    "followups": "Related questions",
    "free": "Free",
    "goal": "Goal",
    "guide": "Pay rows",
    "high": "High",
    "hours": "Hours",
    "id": "Id",
    "importance": "Importance",
    "intro": "Introduction",
    "kind": "Group",
    "level": "Level",
    "licence": "Licence",
    "low": "Low",
    "name": "Name",
    "near_misses": "Questions that must not lead here",
    "neighbours": "Similar roles",
    "note": "Note",
    "phase": "Phase",
    "phrases": "Ways to ask",
    "plural": "Plural",
    "progression": "Before and after",
    "project": "Project",
    "publisher": "Publisher",
    "related": "Related skills",
    "resources": "Where to learn it",
    "reviewed": "Checked on",
    "scope": "Whom it is about",
    "shorter": "Steps that are shorter",
    "skill": "Skill",
    "skills": "Skills",
    "slots": "What it names",
    "source": "Source",
    "sources": "Sources",
    "starts": "Coming from elsewhere",
    "steps": "Steps",
    "summary": "Summary",
    "text": "Text",
    "title": "Title",
    "titles": "Job titles",
    "trend": "Pay by year",
    "url": "Address",
    "versus": "Compared with",
    "why": "Why it matters",
    "workplaces": "Workplaces",
    "years": "Years",
}
"""Every field of every model, in plain words."""


def shown(loc: tuple[Any, ...]) -> str:
    """The name of a place within a piece; empty of the whole piece.

    >>> shown(("guide", 0, "low"))
    'Pay rows, number 1, low'
    """
    parts: list[str] = []
    for part in loc:
        if isinstance(part, int):
            parts.append(f"number {part + 1}")
        else:
            name = NAMES.get(str(part), shorten(str(part), 34))
            parts.append(name[0].lower() + name[1:] if parts and part in NAMES else name)
    return ", ".join(parts)


def sentence(loc: tuple[Any, ...], what: str, allowed: str) -> str:
    """A fault of the files' rules as a sentence that names the field."""
    name = shown(loc)
    what, allowed = _COUNT.sub(r": \1 so far", what), _LEAST.sub(r"at least \1 are needed", allowed)
    if _EMPTY.search(what):
        what, allowed = _EMPTY.sub(": nothing yet", what), "please fill it in"
    for word, plain in _PLAIN:
        what, allowed = what.replace(word, plain), allowed.replace(word, plain)
    joined = " " if what.split(" ", 1)[0] in _VERBS else ": "
    said = f"{name}{joined}{what}" if name else what
    return f"{said[0].upper()}{said[1:]}; {allowed.removesuffix('.')}" + (
        "" if allowed.endswith("?") else "."
    )


_COUNT, _LEAST = re.compile(r" has (\d+) items$"), re.compile(r"^at least (\d+) expected$")
_EMPTY = re.compile(r" is (?:empty|missing)$")
_VERBS = frozenset({"expects", "has", "holds", "is", "links", "mentions", "names", "shows"})
_PLAIN = (
    ("names no source", "none is named"),
    (" is no slot", " stands for nothing I know"),
    ("a day without quotes is expected", "a day is expected"),
    (" is no known entry", " is no known question and answer"),
    ("it must be the id of an entry or intent in this folder", "name one that this server has"),
    ("it must be the id of an entry in this folder", "name one that this server has"),
    (" in this folder", " of this server"),
    ("see knowledge/README.md for the form", "mend that"),
)
"""Words of the files, and what moderators read in their place."""

"""What kinds of pieces and areas of questions are called in messages."""

from collections.abc import Mapping
from typing import Any

from bot.library.edits import Kind
from bot.library.library import Library

_WORDS: dict[Kind, str] = {
    "topics": "question and answer",
    "roles": "role",
    "skills": "skill",
    "roadmaps": "roadmap",
    "pay": "pay",
    "sources": "source",
}

AREAS = {
    "salary": "Pay",
    "roadmap": "Becoming one",
    "skills": "Skills of a role",
    "role": "What a role is",
    "compare": "Comparisons",
    "education": "Education",
    "portfolio": "Portfolio",
    "networking": "Networking",
    "outlook": "Outlook",
    "day": "A day at work",
    "progression": "Getting on",
    "job_search": "Job search",
    "skill": "A skill",
    "match": "Which role suits",
    "industry": "Industries",
    "smalltalk": "Small talk",
    "out_of_scope": "Not for me",
}
"""The areas of questions in plain words, by intent."""

AREA_HINTS = {
    "salary": "What roles earn, by level and country",
    "roadmap": "How to become something, switching",
    "skills": "Skills and tools that a role needs",
    "role": "Its duties, and how it differs from others",
    "compare": "One against another",
    "education": "Degrees, courses, bootcamps, books",
    "portfolio": "Projects and showing work",
    "networking": "Communities, events, mentors",
    "outlook": "Demand, trends, is it worth it",
    "day": "Daily work, hours, stress",
    "progression": "Promotion and what comes next",
    "job_search": "First job, applying, interviews",
    "skill": "What one skill is, how to learn it",
    "match": "Which role fits me",
    "industry": "Industries and companies",
    "smalltalk": "Greetings and thanks",
    "out_of_scope": "Not for this bot",
}
"""What an area holds, for whoever chooses one."""


def words_for(kind: Kind) -> str:
    """What a kind of piece is called, such as "question and answer"."""
    return _WORDS[kind]


def title_of(kind: Kind, value: Mapping[str, Any], key: str = "", library: Library | None = None) -> str:
    """What a piece is called. Pay has no title of its own: it is called after the role `key`."""
    if kind == "pay":
        role = library.roles.get(key) if library else None
        called = "the whole field" if key == "_field" else role.name if role else key or "a role"
        return f"Pay: {called}"
    return str(value.get("title") or value.get("name") or key)

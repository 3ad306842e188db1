"""What is short and yet stands by itself: "what is python", "learn sql", "ok and a portfolio?"."""

import re

from bot.understanding.follow_ups.asked import Asked
from bot.understanding.follow_ups.bare_subjects import BARE_SUBJECTS, SUBJECT_WORDS
from bot.understanding.follow_ups.context import NEEDED
from bot.understanding.follow_ups.continued import ALONE, Alone, Continued
from bot.understanding.follow_ups.learning_questions import OF_DEGREE
from bot.understanding.follow_ups.pay_questions import JUDGED_PAY
from bot.understanding.follow_ups.role_questions import first_match
from bot.understanding.pay_entries import RANKED

INTERN = frozenset({"intern", "internship"})

DEFINING = re.compile(
    r"((and|so|ok|wait|also|but) )*(what|whats|what s|what is|what are|define|explain)( an?| the)?"
)
"""What stands before a thing where no more is asked than what it is."""

SUBJECTS = frozenset(
    {
        "salary",
        "pay",
        "wage",
        "earn",
        "roadmap",
        "skill",
        "duty",
        "compensation",
        "comp",
        "become",
        "interview",
        "portfolio",
        "project",
        "resume",
        "cv",
        "learn",
        "course",
        "certificate",
        "certification",
    }
)
"""Words that say by themselves what is asked of a role."""

_OF_NO_SECTOR = ("role", "skills", "roadmap", "compare", "match")
"""Intents whose answers stay the same where a sector is named."""

_OF_ITSELF = frozenset({"skill", "degree", "level", "work_mode"})
"""Slots that the name of a subject may fill: "github" is a skill, too."""


def is_a_degree_needed(a: Asked) -> Alone | Continued | None:
    """A question on a degree: "and is a phd needed" behind a pay asks for no other pay. An MBA is asked of
    in many other fields, too: behind one of ours it is for that."""
    if a.named != {"degree"} or NEEDED.isdisjoint(a.words):
        return None
    here = a.slots.degree == "mba" and a.on_careers
    return a.of_asker(entry=OF_DEGREE["mba"]) if here else ALONE


def at_length(a: Asked) -> Alone | None:
    """All that is longer than most follow-ups."""
    return ALONE if a.long else None


def definition(a: Asked) -> Alone | None:
    """What one thing is, and no more: "what is python?", "what is a data architect?"."""
    if not (a.slots.role or (a.slots.skill and a.intent != "skill")):
        return None
    if len({(span.start, span.end) for span in a.spans}) != 1 or a.spans[0].end != len(a.words):
        return None
    return ALONE if DEFINING.fullmatch(" ".join(a.words[: a.spans[0].start])) else None


def internship(a: Asked) -> Alone | None:
    """Internships are a subject, and only behind a pay the level of it."""
    return ALONE if a.intent != "salary" and not INTERN.isdisjoint(a.words) else None


def way_of_working(a: Asked) -> Alone | None:
    """A way of working is a subject, too, where its pay is judged or something else was spoken of."""
    of_pay = a.intent == "salary" and JUDGED_PAY.isdisjoint(a.words)
    return ALONE if a.slots.work_mode and not of_pay else None


def sector(a: Asked) -> Alone | None:
    """A sector behind what is the same in all of them is a subject of its own: "and in banking?"."""
    told = a.named <= {"industry", "level"} and a.slots.industry and not a.before.industry
    same = a.intent in _OF_NO_SECTOR or a.context.entry == RANKED
    return ALONE if told and same else None


def two_skills(a: Asked) -> Alone | None:
    """Two tools are a question of their own, where none was spoken of."""
    return ALONE if a.slots.skill2 and a.intent != "skill" else None


def names_its_subject(a: Asked) -> Alone | None:
    """A role or a skill with what is asked of it: "data engineer salary sweden", "learn python"."""
    named = a.slots.role or a.slots.skill
    return ALONE if named and not SUBJECTS.isdisjoint(a.words) else None


def another_subject(a: Asked) -> Continued | None:
    """A subject by its bare name: "ok and a portfolio?"."""
    if len(a.words) > SUBJECT_WORDS or not a.on_careers or not a.named <= _OF_ITSELF:
        return None
    entry = first_match(BARE_SUBJECTS, a.text)
    return Continued(a.slots, (), entry=entry) if entry else None

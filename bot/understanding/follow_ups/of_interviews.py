"""A skill, or a part, behind interviews: "how do i prepare for the sql part", "and the coding round"."""

from collections.abc import Callable, Collection

from bot.library import Library
from bot.understanding.follow_ups.of_the_subject import told_of_it
from bot.understanding.reading import pay_words
from bot.understanding.reading.reader import Message
from bot.understanding.types import Context, Understanding

INTERVIEWS = "job_search/interviews"
"""How to prepare for interviews."""

ON_INTERVIEWS = frozenset({INTERVIEWS, "job_search/interview-day", "job_search/big-company-interviews"})

_PARTS = frozenset({"part", "round", "section", "stage", "screen", "portion"})
_PREPARING_WORDS = """
    and but so ok okay then also what about how do can should would could i to best prepare practise practice
    train revise study prep get ready drill brush up on for the in that it with my a too as well question test
    need have know side bit coding technical live some any most
"""
_PREPARING = frozenset(_PREPARING_WORDS.split()) | _PARTS

MOST_OTHERS = 2
"""Words at most that name a part by themselves: "the case study round"."""


def asks_to_prepare(words: Collection[str]) -> bool:
    """Whether words beside the name of a skill ask how to prepare for it, and no more."""
    return _PREPARING.issuperset(words)


def of_interviews(
    message: Message, context: Context, library: Library, _best: Callable[[str], Understanding]
) -> Understanding | None:
    """How to prepare for what is named; None where something else is asked."""
    before, named = context.entry or "", message.slots.named().keys()
    if before not in ON_INTERVIEWS or not named <= {"skill"}:
        return None
    covered = {at for span in message.spans for at in range(span.start, span.end)}
    rest = [word for at, word in enumerate(message.words) if at not in covered]
    if named:
        asked = asks_to_prepare(rest)
    else:
        others = [word for word in rest if word not in _PREPARING]
        few = len(others) <= MOST_OTHERS and pay_words.WORDS.isdisjoint(others)
        asked = few and not _PARTS.isdisjoint(rest[-1:])
    entry = before if before.endswith("interviews") else INTERVIEWS
    return told_of_it(library, message, entry, context) if asked and entry in library.topics else None

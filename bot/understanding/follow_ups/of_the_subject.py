"""A skill named behind a written answer: "and for nlp?" behind projects for a portfolio is asked of those."""

from collections.abc import Callable
from dataclasses import replace

from bot.library import Library
from bot.understanding.deciding import certain
from bot.understanding.reading.reader import Message
from bot.understanding.reading.tokens import singular, tokenise
from bot.understanding.thresholds import FOLLOW_UP_SHARE
from bot.understanding.types import Context, Decision, Understanding

_SUBJECTS = ("portfolio", "job_search", "education", "networking", "compare")
"""Intents of what is done with a skill: shown, asked in interviews, taught."""

_OPENING = frozenset(
    {"and", "but", "so", "ok", "also", "what", "how", "about", "for", "with", "in", "as", "or"}
)
_ADDING = frozenset({"for", "with"})
"""Behind these a skill is none that something is asked of: "for computer vision"."""

_CLOSING = frozenset({"then", "too", "instead", "question", "round", "project", "one", "job", "people"})


def of_the_subject(
    message: Message, context: Context, library: Library, best: Callable[[str], Understanding]
) -> Understanding | None:
    """The subject before, of the skill that is named; None where the skill itself is meant, or no more is
    said of the subject than what was told. `best` ranks a text that stands by itself."""
    before, slots = context.entry or "", message.slots
    written = before in library.topics and library.topics[before].compute is None
    if not written or context.intent not in _SUBJECTS or slots.named().keys() != {"skill"}:
        return None
    covered = {at for span in message.spans for at in range(span.start, span.end)}
    first, last = min(covered), max(covered)
    opening, closing = message.words[:first], message.words[last + 1 :]
    if not opening or not _OPENING.issuperset(opening) or not _CLOSING.issuperset(closing):
        return None
    adding = not _ADDING.isdisjoint(opening)
    if context.intent == "compare" and not adding:
        return None
    told = best(f"{message.text} {library.topics[before].title}")
    entry = told.entry if told.decision is Decision.ANSWER and told.intent == context.intent else before
    tells = entry != before or adding or _mentions(library, before, message)
    if not tells:
        return None
    return told_of_it(library, message, entry, context)


def told_of_it(
    library: Library, message: Message, entry: str, context: Context, skill: str | None = None
) -> Understanding:
    """An entry on the subject before, of the role that was spoken of, and of a `skill` where one is told."""
    kept = replace(message.slots, role=context.slots.role, skill=skill or message.slots.skill)
    found = certain(library, message.text, entry, Decision.ANSWER, "the subject before", FOLLOW_UP_SHARE)
    inherited = ("role",) if kept.role else ()
    normalised = " ".join(message.masked)
    return replace(found, normalised=normalised, slots=kept, spans=message.found, inherited=inherited)


def _mentions(library: Library, entry: str, message: Message) -> bool:
    """Whether the answer names the skill in the words of the message."""
    told = f" {' '.join(singular(token.word) for token in tokenise(library.topics[entry].answer or ''))} "
    skills = [span for span in message.spans if span.kind == "skill"]
    return any(f" {' '.join(message.words[span.start : span.end])} " in told for span in skills)

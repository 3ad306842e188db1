"""What is asked of the written page before itself: "which of those matters most", "i meant for research"."""

import re
from collections.abc import Callable

from bot.library import Library
from bot.understanding.deciding import carried_on
from bot.understanding.follow_ups.asked import NO_TALK
from bot.understanding.follow_ups.context import merge
from bot.understanding.follow_ups.continued import Continued
from bot.understanding.follow_ups.opening_words import SO
from bot.understanding.reading import pay_words
from bot.understanding.reading.reader import Message
from bot.understanding.reading.tokens import singular, tokenise
from bot.understanding.types import Context, Understanding

MOST_WORDS, MOST_TOLD = 10, 18
"""Words at most of such a question, and of one behind what is told."""

_OF_THOSE = re.compile(
    rf"{SO}(which|what)( one)? of (these|those|them)( \w+)? "
    r"(matter|count|help|weigh|work|is|are|should|do|would)\b.*\b(most|more|least|best|first|hardest|easiest)\b"
)
"""Which line of what was told is the foremost."""

_MEANT = re.compile(
    r"^(?:(?:no|nope|sorry|oh|wait|well|ok|actually) )*i (?:mean|meant) (?:for|in|as|at|with) (.+)$"
)
_CHANGES = re.compile(
    r"\b(does|do|would|will|should|is) (that|it|this|they)( really| even)? "
    r"(change( (it|that|this|anything|something|thing|much|your answer|the answer|a lot))*"
    r"|make( (it|that|this))?( (a|any|the|much|big))* (difference|different)"
    r"|(any )?different)( then| for me)*$"
)
"""Whether what is told beside it changes the answer: "i have a phd, does that change it"."""

_CHANGED = frozenset({"change", "difference", "different"})

_WORK = frozenset({"job", "role", "position", "career"})
_SMALL = _WORK | frozenset({"a", "an", "the", "my", "in", "of", "for", "to", "at", "as", "with"})


def of_the_page(
    message: Message, context: Context, library: Library, _best: Callable[[str], Understanding]
) -> Understanding | None:
    """The page before, where one of its lines is asked for, or where it is asked of a kind of work that it
    speaks of."""
    words = frozenset(message.words)
    if message.spans or len(message.words) > MOST_WORDS or words.isdisjoint({"of", "meant", "mean"}):
        return None
    text = " ".join(message.words)
    if pay_words.WORDS.isdisjoint(words) and _OF_THOSE.search(text) and not _of_two(context):
        return stays_on_it(message, context, library)
    meant = _MEANT.search(text) if not _WORK.isdisjoint(words) else None
    told = meant and _speaks_of(library, context, frozenset(meant[1].split()) - _SMALL)
    return stays_on_it(message, context, library) if told else None


def told_beside_it(
    message: Message, context: Context, library: Library, _best: Callable[[str], Understanding]
) -> Understanding | None:
    """The question before, of what is told beside: "i want to be a data analyst, does that change it"."""
    named = message.slots.named().keys()
    if context.entry not in library.topics or context.intent in NO_TALK or not named or "skill" in named:
        return None
    if _CHANGED.isdisjoint(message.words) or len(message.words) > MOST_TOLD:
        return None
    found = _CHANGES.search(" ".join(message.words))
    if found is None:
        return None
    told = Continued(*merge(message.slots, context.slots), entry=context.entry)
    return carried_on(library, message, told, str(context.entry))


def stays_on_it(message: Message, context: Context, library: Library) -> Understanding | None:
    """The written page before once more; None where it was none on careers."""
    topic = library.topics.get(context.entry or "")
    if topic is None or topic.compute or context.intent in NO_TALK:
        return None
    again = Continued(context.slots, tuple(context.slots.named()), entry=context.entry)
    return carried_on(library, message, again, str(context.entry))


def _of_two(context: Context) -> bool:
    """Whether roles or skills were set side by side, of which one may be meant."""
    return len(context.roles) > 1 or len(context.skills) > 1


def _speaks_of(library: Library, context: Context, words: frozenset[str]) -> bool:
    """Whether the page before says all these words."""
    topic = library.topics.get(context.entry or "")
    told = {singular(token.word) for token in tokenise(topic.answer or "")} if topic else set[str]()
    return bool(words) and words <= told

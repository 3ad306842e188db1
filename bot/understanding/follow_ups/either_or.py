"""One of two that are written pages each, or neither: "linkedin or meetups?", "by email or in a call?"."""

from collections.abc import Callable
from dataclasses import replace

from bot.library import Library
from bot.understanding.deciding import certain
from bot.understanding.follow_ups.asked import NO_TALK
from bot.understanding.follow_ups.of_the_page import stays_on_it
from bot.understanding.matching.ranking import REJECT
from bot.understanding.reading.reader import Message
from bot.understanding.types import Context, Decision, Understanding

MOST_WORDS = 12
"""Words at most of such a question."""

SIDE = 3
"""Words at most of one side, beside those of `_ABOUT`."""

CLEARLY = 0.85
"""Share of its entry from which on a side, or the whole, is that entry's own."""

_HOW = frozenset(
    {"by", "in", "on", "over", "via", "with", "without", "at", "as", "before", "after", "during"}
)
"""With what a question begins that asks how to do something that was spoken of, and never stands alone."""

_ABOUT_WORDS = """
    should would could can do does is are i we you it they use go to put try take read get a an the my
    better for join start with on at just rather and ok so then what about have make need into best more good
    if be want write
"""
_ABOUT = frozenset(_ABOUT_WORDS.split())
"""Words about the two sides: "should i use [linkedin] or go to [meetups]"."""

BOTH = "either side of the question has an answer of its own"
"""Why two are given."""


def either_or(
    message: Message, context: Context, library: Library, best: Callable[[str], Understanding]
) -> Understanding | None:
    """Both pages where each side of an "or" leads to one of its own; the page before where it is asked how
    and neither leads anywhere. None where the whole does, or where something is named. `best` ranks a text
    that stands by itself."""
    words = list(message.words)
    if words.count("or") != 1 or message.spans or len(words) > MOST_WORDS or context.intent in NO_TALK:
        return None
    at = words.index("or")
    sides = words[:at], words[at + 1 :]
    if words[0] in _HOW:
        led = not all(sides) or any(_leads(best(" ".join(side))) for side in sides)
        sure = led or _share(best(message.text)) >= CLEARLY
        return None if sure else stays_on_it(message, context, library)
    subjects = [[word for word in side if word not in _ABOUT] for side in sides]
    if not all(0 < len(subject) <= SIDE for subject in subjects):
        return None
    found = [best(" ".join(subject)) for subject in subjects]
    pages = list(dict.fromkeys(side.entry for side in found if _leads(side) and _share(side) >= CLEARLY))
    if len(pages) < 2 or any(library.topics[page].compute for page in pages):
        return None
    first, second = (certain(library, message.text, page, Decision.ANSWER, BOTH) for page in pages)
    return replace(first, normalised=" ".join(message.masked), more=(second,))


def _leads(side: Understanding) -> bool:
    """Whether one side by itself is a subject."""
    return side.decision is Decision.ANSWER and side.intent not in (*REJECT, "smalltalk")


def _share(found: Understanding) -> float:
    return max((one.score for one in found.candidates if one.entry == found.entry), default=0.0)

"""Written answers: their first line, their length, their sources."""

import re
from collections.abc import Iterator

from bot.errors import Problem
from bot.library.files import Files, judged
from bot.library.models import LEAD_LENGTH, Topic

ANSWER_WORDS = (60, 220)
SHORT_INTENTS = frozenset({"smalltalk", "out_of_scope"})
"""Intents whose answers may be a line or two, and need no source."""

_FIGURE = re.compile(r"[$€£¥]\s?\d|\d\s?(?:%|per cent|percent)|\b\d{2,3},\d{3}\b|\b\d{2,3}k\b", re.IGNORECASE)


def answers(files: Files) -> Iterator[Problem]:
    """Written answers begin with a short line, have a useful length, and name sources for figures.

    A server's own answer may be as short as it likes.
    """
    low, high = ANSWER_WORDS
    low = 1 if files.layer else low
    for key, topic in judged(files.topics):
        if topic.model.answer is None:
            continue
        short = key.split("/")[0] in SHORT_INTENTS
        if len(topic.model.lead) > LEAD_LENGTH:
            yield topic.problem(
                ("answer",),
                f"its first paragraph is {len(topic.model.lead)} characters long",
                f"begin with a line of at most {LEAD_LENGTH} that answers the question, then a blank line",
            )
        words = len(topic.model.answer.split())
        if not short and not low <= words <= high:
            yield topic.problem(("answer",), f"is {words} words long", f"{low} to {high} are allowed")
        if not topic.model.sources and (not short or _has_figure(topic.model)):
            yield topic.problem(("sources",), "names no source", "every answer and figure needs one")


def _has_figure(topic: Topic) -> bool:
    return bool(topic.answer and _FIGURE.search(topic.answer))

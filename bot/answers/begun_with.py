"""What is asked of a written answer: it begins with the line that is called so; given again it says, too,
where none tells what is asked."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from bot.answers import words
from bot.answers.types import Body, Section
from bot.library import Library
from bot.understanding import Understanding
from bot.understanding.follow_ups.asked import NO_TALK
from bot.understanding.follow_ups.page_lines import (
    NAME,
    SENTENCE,
    Line,
    lines_of,
    stem,
    telling_lines,
    telling_words,
    words_of,
)
from bot.understanding.reading.normalise import ASKING
from bot.understanding.thresholds import FOLLOW_UP_SHARE

_QUESTION = re.compile(rf"(?:(?:and|so|ok|but|or) )*(?:{ASKING}|any|am|could|would|did|has|have|what's)\b")
_TIME_ASKED = re.compile(r"\bhow (?:long|soon|many (?:hour|day|week|month|years?))\b(?!.* be$)")
_TIME_TOLD = re.compile(
    r"\b(?:minutes|hours|days|weeks|weekends|months|years)\b|\b(?:an?|one|half an?|\d+) ?"
    r"(?:minute|hour|day|week|weekend|month|year|h)\b",
    re.IGNORECASE,
)
_UNIT = re.compile(r"(?:minute|hour|day|week|month|year)s?")

_CHOICE = re.compile(r"(?:(?:and|so|ok|but) )*which(?: one)?\b")
"""What asks for a choice: how the answer begins is one."""

_BESIDE = "than"
"""What is set beside another is told where a line is called so, not where its name falls."""

_MARKS = ".,:;?!()"

_ARTICLES = frozenset({"a", "an", "the"})

_SHORT = 15
"""Words of a question that may be called as a line of the answer is."""

_COMMON = 4
"""Lines of an answer from which on a word is its subject, and tells none of them apart."""

_BY_NAME, _BY_TEXT = 2, 1


def begun_with_what_is_asked(library: Library, understanding: Understanding, body: Body) -> Body:
    """A written answer begun with the line that is called as the question says. Given again it begins with
    the line that tells most of what is asked; where none does, with that. As it is where its lead tells it,
    or where nothing is asked that can be found in it."""
    topic = library.topics[understanding.entry]
    if understanding.intent in NO_TALK or body.lead != topic.lead:
        return body
    if understanding.again or understanding.of_sources:
        return body
    if not understanding.stays and not _may_call(understanding.normalised, topic.answer or ""):
        return body
    lines = telling_lines(topic.answer or "")
    if not understanding.stays:
        return _begun(body, _called(lines, _asked(understanding, lines, topic.title)))
    asked = _asked(understanding, lines, topic.title)
    found = _best(lines, asked)
    if found is not None and found in lines[: len(list(lines_of(topic.lead)))]:
        return body
    if found is None and asked.in_vain and not _CHOICE.match(understanding.normalised):
        untold = f"{_on(understanding.text)} nothing more exact is known here; the nearest is this:"
        return replace(body, lead=untold, sections=(Section(None, body.lead), *body.sections))
    return _begun(body, found)


def _begun(body: Body, line: Line | None) -> Body:
    if line is None:
        return body
    return replace(body, lead=words.in_short(line.text), sections=(Section(None, body.lead), *body.sections))


def _may_call(said: str, answer: str) -> bool:
    """Whether a short question holds the name of a line of an answer, in several words."""
    words_said = said.split()
    if len(words_said) > _SHORT or "or" in words_said:
        return False
    known = _ARTICLES.union(map(stem, words_said))
    names = (name.lower().split() for name in NAME.findall(answer))
    return any(len(name) > 1 and all(stem(word.strip(_MARKS)) in known for word in name) for name in names)


def _called(lines: Sequence[Line], asked: "_Asked") -> Line | None:
    """The one line behind the first whose whole name the question holds, in several words."""
    called = [
        one
        for one in lines[1:]
        if len(one.name) > 1 and one.name - _ARTICLES <= asked.words and one.name & asked.telling
    ]
    return called[0] if len(called) == 1 else None


class _Asked(NamedTuple):
    """What is looked for in an answer: words that tell one line from another, among all words; a time; in
    the names of its lines alone; and whether it is `in_vain` where no line has it."""

    telling: frozenset[str]
    words: frozenset[str]
    time: bool
    by_name: bool
    in_vain: bool


def _asked(understanding: Understanding, lines: Sequence[Line], title: str) -> _Asked:
    said = understanding.normalised
    skills = " ".join(span.alias for span in understanding.spans if span.kind == "skill")
    named = words_of(skills)
    told = [word for word in said.split() if not word.startswith("{")]
    time = bool(_TIME_ASKED.search(said))
    held = Counter(word for line in lines for word in line.words)
    common = {word for word, number in held.items() if number >= _COMMON}
    subject = common if time else common | words_of(title)
    units = {word for word in told if time and _UNIT.fullmatch(word)}
    telling = telling_words(told) - subject - units
    beside = _BESIDE in told
    # By itself it leads to the answer as a whole.
    sure = understanding.confidence > FOLLOW_UP_SHARE and not beside
    return _Asked(
        telling | named - subject,
        named.union(map(stem, told)),
        time,
        by_name=sure or beside or understanding.intent == "compare",
        in_vain=bool(_QUESTION.match(said) and not sure and (time or telling - named)),
    )


def _best(lines: Sequence[Line], asked: _Asked) -> Line | None:
    """The line that names most of what is asked, of several the first; a time where one is asked."""

    def weight(line: Line) -> int:
        named, held = len(line.name & asked.telling), len(line.words & asked.telling)
        called = len(line.name) > 1 and line.name - _ARTICLES <= asked.words
        if asked.time and not _TIME_TOLD.search(line.text):
            return 0
        if not called and (2 * held < len(asked.telling) or (asked.by_name and not named)):
            return 0
        return _BY_NAME * (named + called) + _BY_TEXT * held + asked.time

    best = max(lines, key=weight, default=None)
    return best if best is not None and weight(best) else None


def _on(text: str) -> str:
    """What is asked, as it was written; of a message of several sentences not again."""
    asked = words.shortened(text).rstrip("?!. ")
    return "On that" if SENTENCE.search(text) else f"On “{asked}”"

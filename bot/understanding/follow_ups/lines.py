"""Which line of a list in a written answer a message points at: "the third one", "point 2"."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from bot.understanding.follow_ups.set_out import ORDINAL_WORDS, PLACES

MOST_WORDS = 12
"""Words at most of a message that points at a line."""

_LINE = re.compile(r"^(?:[-*]|\d+\.) (.+)$", re.MULTILINE)
_NUMBERED = re.compile(r"^\d+\. ", re.MULTILINE)
_NAMED = re.compile(r"\*\*(.+?)[:.,]?\*\*|([^:;.,(]+)")

_NUMBERS = {str(number): number for number in range(1, 10)}
_NUMBERS |= {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_NOUN = r"(?:one|point|item|bullet|tip|option|line|idea|rule|thing(?! to\b)|number)"
_POINTED = re.compile(
    r"\b(?:the|that|your|about|explain|said|mentioned|listed) "
    rf"(?P<alone>{ORDINAL_WORDS})\b(?: {_NOUN}\b| (?P<step>step)\b)?"
    rf"|^(?P<one>{ORDINAL_WORDS}) (?:{_NOUN}|(?P<a_step>step))\b"
    rf"|\b(?:{_NOUN}|(?P<this_step>step)) (?P<number>{'|'.join(_NUMBERS)})\b"
)
_POINTING = frozenset({*PLACES, *_NUMBERS})
_ABOUT_WORDS = """
    tell me more about explain describe expand elaborate on what whats is are does do did you mean by and so
    ok okay info detail please can could then the a bit to go into deep deeper how hm hmm well also but sound
    good interesting of them those these list in from further why work i it exactly one say with that this
    give some an example instance for said mentioned mention listed list named made wrote gave there just
"""
_ABOUT = frozenset(_ABOUT_WORDS.split())
_QUOTES = '"“”'


class Line(NamedTuple):
    """One line of a list: which of how many, counted from 1, its text and what it is called."""

    number: int
    of: int
    text: str
    name: str


def line_pointed_at(words: Sequence[str], answer: str) -> Line | None:
    """The line of the first list of a written answer that words point at, and ask no more.

    >>> told = "Do this.\\n\\n- **Plan:** on paper.\\n- **Write:** by hand."
    >>> line_pointed_at("tell me more about the second one".split(), told)
    Line(number=2, of=2, text='**Write:** by hand.', name='Write')
    >>> line_pointed_at("my first job".split(), told)
    """
    if _POINTING.isdisjoint(words) or len(words) > MOST_WORDS:
        return None
    text = " ".join(words)
    found = _POINTED.search(text)
    if found is None or not _ABOUT.issuperset((text[: found.start()] + text[found.end() :]).split()):
        return None
    lists = (block for block in answer.split("\n\n") if len(_LINE.findall(block)) > 1)
    listed = next(lists, "")
    ordinal = found["alone"] or found["one"]
    place = PLACES[ordinal] if ordinal else _NUMBERS[found["number"]] - 1
    steps = found["step"] or found["a_step"] or found["this_step"]
    if not listed or (steps and place == 0 and not _NUMBERED.search(listed)):
        return None  # the first step of all may be meant
    lines = _LINE.findall(listed)
    return _line(lines, place % len(lines)) if -1 <= place < len(lines) else None


def lines_named(answer: str) -> list[str]:
    """What the lines of a written answer are called, of those that have a name."""
    lines = _LINE.findall(answer)
    return [_line(lines, place).name for place, text in enumerate(lines) if text.startswith("**")]


def _line(lines: Sequence[str], place: int) -> Line:
    named = _NAMED.match(lines[place])
    name = (named[1] or named[2]) if named else lines[place]
    name = name.strip()
    if name[:1] in _QUOTES and name[-1:] in _QUOTES:
        name = name[1:-1]
    return Line(place + 1, len(lines), lines[place], name)

"""The lines of a written answer, and the words by which one of them is found."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from bot.answers import words
from bot.library.models import LEAD_LENGTH
from bot.understanding.reading.tokens import singular, tokenise

_ITEM = re.compile(r"^(?:[-*]|\d+\.) ")
NAME = re.compile(r"\*\*(.+?)\*\*")
SENTENCE = re.compile(r"(?<=[.!?]) (?=[A-Z*])")
_ENDING = re.compile(r"(?<=\w{3})(?:ations?|ions?|ment|ings?|ed|e[rs]|est|ly|e|y)$")


def stem(word: str) -> str:
    """A word without its ending, so that "preparing" is "prepare"."""
    return _ENDING.sub("", singular(word))


class Line(NamedTuple):
    """A line, sentence or named part of an answer, as it is written, with its words."""

    text: str
    name: frozenset[str]
    words: frozenset[str]


def lines_of(answer: str) -> Iterator[Line]:
    for line in answer.splitlines():
        item = _ITEM.match(line)
        parts = [line[item.end() :]] if item else _named_parts(line)
        for part in parts:
            named = NAME.match(part)
            held = words_of(part)
            if held:
                yield Line(part, words_of(named[1]) if named else frozenset(), held)


def _named_parts(paragraph: str) -> Iterator[str]:
    """Its sentences; those behind a name in bold together with it."""
    part = ""
    for sentence in SENTENCE.split(paragraph.strip()):
        if part and (sentence.startswith("**") or not part.startswith("**")):
            yield part
            part = ""
        part = f"{part} {sentence}".strip()
    yield part


def words_of(text: str) -> frozenset[str]:
    return frozenset(stem(token.word) for token in tokenise(text))


def in_short(text: str) -> str:
    """A line without markup, as many sentences of it as fit at the beginning of an answer."""
    told = ""
    for sentence in SENTENCE.split(text.replace("*", "").strip()):
        if told and len(told) + len(sentence) >= LEAD_LENGTH:
            break
        told = f"{told} {sentence}".strip()
    return words.clip(words.upper_first(told), LEAD_LENGTH)

"""The lines of a written answer, and the words by which one of them is found."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

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


_FAINT_WORDS = """
    a about above actually after again ago all already also always am an and another any anybody anyone
    anything are as ask at away be because been before begin below best better between bit both but by
    can choose could did different do does doing done during each else even ever every everybody
    everything exactly expect find first for from general get getting give go going gone good got great
    had happen has have he help here hey how i if im important in instead into is it its ive job just
    keep kind know last later least less let like little long look lot make many matter maybe me mean
    mind money more most much must my necessary need needed never new next no nobody none not nothing
    now of off often ok okay on one only onto open or other our out over own part people perhaps person
    pick point possible prefer put question quite rather really recommend recommended require required
    right role same say says see she should side since so some someone something still stuff such
    suggest sure take tell than that the their them then there these they thing think this those though
    till time tip to too try two under until up us use useful usually very wait want was way we well
    went were what when where which while who whom whose why will with without work worth would yes yet
    you your
"""
FAINT = frozenset(_FAINT_WORDS.split())
"""Words that name nothing by themselves; a line may still be called by them."""


_TASK = "this week"
"""What an answer ends with is something to do, and tells nothing."""


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


def telling_lines(answer: str) -> list[Line]:
    """All of them but what an answer ends with."""
    return [line for line in lines_of(answer) if _TASK not in line.text.lower()]


def telling_words(words: Iterable[str]) -> frozenset[str]:
    """Words, without their endings, that name something: no slot, and none that is faint."""
    return frozenset(stem(word) for word in words if word not in FAINT and not word.startswith("{")) - FAINT

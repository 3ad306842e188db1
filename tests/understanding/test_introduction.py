"""Who asks, told in passing: left away before ranking, unless it is the question."""

import pytest

from bot.understanding import Understander
from bot.understanding.introduction import length
from bot.understanding.normalise import clean, singular, tokenise
from bot.understanding.spans import find_spans


def told(understander: Understander, text: str) -> int:
    tokens = tokenise(clean(text))
    words = [singular(token.word) for token in tokens]
    return length(tokens, words, find_spans(tokens, words, understander.lexicon))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("I'm a 29 year old woman, how do i start here", 6),
        ("(m, 23) how do i start here", 2),
        ("As a muslim, how do i start here", 3),
        ("My name is Nguyen Thi Lan. how do i start here", 6),
        ("I'm Emily. how do i start here", 2),
        ("I'm Indian. how do i start here", 2),
        ("as a german woman, 31, how do i start here", 5),
    ],
)
def test_introductions(understander: Understander, text: str, words: int) -> None:
    assert told(understander, text) == words


@pytest.mark.parametrize(
    "text",
    [
        "how do i start here",
        "I'm a data analyst, how do i start here",
        "I'm a teacher, how do i start here",
        "as a woman, do i earn less",
        "I'm 45, am i too old for this",
        "as a muslim, will i be treated well",
        "I'm 23.",
        "as a german, why",
        "I'm lost, how do i start here",
        "",
    ],
)
def test_no_introductions(understander: Understander, text: str) -> None:
    assert told(understander, text) == 0


def test_a_nationality_still_names_a_country(understander: Understander) -> None:
    found = understander.understand("I'm Indian. what does a data scientist earn")
    assert (found.entry, found.slots.country) == ("salary/by-role", "IN")

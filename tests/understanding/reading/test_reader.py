"""Messages -> words as they were meant."""

import pytest

from bot.understanding import Understander
from bot.understanding.reading.normalise import clean


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("jobsearch tips", "job search tip"),
        ("how do i do takehomes", "how do i do take home"),
        ("opensource", "open source"),
        ("however", "however"),
        ("notebook", "notebook"),
        ("daa analyst wht", "data analyst what"),
    ],
)
def test_words_as_they_were_meant(understander: Understander, typed: str, meant: str) -> None:
    assert " ".join(understander.reader.read(clean(typed)).words) == meant


def test_a_word_that_an_entry_is_about_is_not_hidden_by_a_role(understander: Understander) -> None:
    found = understander.understand("is full-stack data scientist a real title")
    assert (found.entry, found.slots.role) == ("role/full-stack-data-scientist", "data-scientist")


def test_spans_fit_the_words_when_words_were_taken_apart(understander: Understander) -> None:
    message = understander.reader.read(clean("jobsearch in germany as a data analyst"))
    assert len(message.words) == len(message.tokens)
    assert " ".join(message.masked) == "job search in {country} as a {role}"


@pytest.mark.parametrize(
    ("text", "part"),
    [
        (
            "My wife says no. What does a data engineer earn in Spain?",
            "What does a data engineer earn in Spain?",
        ),
        (
            "jobsearch is slow, are takehomes normal for a daa analyst",
            "are takehomes normal for a daa analyst",
        ),
        ("What is SQL? i have 5 years of python", "i have 5 years of python"),
        ("the the data the data engineer", "the data engineer"),
    ],
)
def test_a_part_is_what_reading_it_alone_gives(understander: Understander, text: str, part: str) -> None:
    read = understander.reader.read
    found, alone = read(text).part(part), read(part)
    assert found is not None
    assert (found.text, [*found.words], found.masked) == (alone.text, [*alone.words], alone.masked)
    assert (found.values, found.slots) == (alone.values, alone.slots)


def test_what_is_no_part_is_none(understander: Understander) -> None:
    message = understander.reader.read("what is sql? why?")
    assert message.part("why? what is sql?") is None
    assert message.part("") is None
    assert message.part("? ") is None
    assert message.part("hy?") is None

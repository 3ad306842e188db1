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

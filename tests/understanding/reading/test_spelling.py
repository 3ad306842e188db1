"""Typing errors: what is corrected, and what is left alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.understanding import Understander
from bot.understanding.reading.spelling import MOST, Speller

TARGETS = {"salary": 50, "scientist": 20, "engineer": 30, "engine": 2, "interview": 9, "data": 40, "spark": 5}
SPELLER = Speller(TARGETS, known=["salty", "date"])


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("salry", "salary"),
        ("sallary", "salary"),
        ("slaary", "salary"),
        ("selary", "salary"),
        ("scientst", "scientist"),
        ("enginere", "engineer"),
        ("intreviw", "interview"),
        ("spakr", "spark"),
        ("daa", "data"),
        ("dta", "data"),
    ],
)
def test_corrected(typed: str, meant: str) -> None:
    assert SPELLER.correct(typed) == meant


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("salary", "right"),
        ("salty", "known, though no target"),
        ("spr", "too short"),
        ("ata", "begins unlike"),
        ("slary1", "holds a digit"),
        ("sxxary", "two edits in a short word"),
        ("gardening", "nothing is near"),
        ("s" * 31, "too long"),
        ("", "empty"),
    ],
)
def test_left_alone(typed: str, why: str) -> None:
    assert SPELLER.correct(typed) == typed


def test_two_that_are_alike_need_a_margin() -> None:
    assert Speller({"sparka": 5, "sparkb": 5}, []).correct("sparkc") == "sparkc"
    assert Speller({"sparkb": 9, "sparka": 1}, []).correct("sparkc") == "sparkb"


def test_a_message_of_gibberish_is_looked_up_in_part() -> None:
    unknown = [f"salry{letter}{other}" for letter in "abcdefghij" for other in "abcdefghij"]
    words = [*unknown, "salry"]
    assert SPELLER.correct_all(words)[-1] == "salry"
    assert SPELLER.correct_all(words[-MOST:])[-1] == "salary"


def test_known_words_do_not_count_against_the_limit() -> None:
    words = ["salary"] * 1000 + ["salty"] * 1000 + ["scientst"]
    assert SPELLER.correct_all(words)[-1] == "scientist"


@given(st.text(max_size=40))
def test_a_correction_is_a_target_or_the_word_itself(word: str) -> None:
    meant = SPELLER.correct(word)
    assert meant == word or meant in TARGETS
    assert SPELLER.correct_all([word]) == [meant]


def test_the_real_base_corrects_what_members_mistype(understander: Understander) -> None:
    correct = understander.reader.speller.correct
    typed = ["sceintist", "engneer", "machin", "leraning", "portfolo", "intership", "gemany"]
    meant = [
        "scientist",
        "engineer",
        "machine",
        "learning",
        "portfolio",
        "internship",
        "germany",
    ]
    assert [correct(word) for word in typed] == meant


def test_an_insult_is_no_country(understander: Understander) -> None:
    assert understander.understand("salary of nigger engineers").slots.country is None
    assert understander.understand("data engineer salary in niger").slots.country == "NE"
    assert understander.understand("data engineer salary in nigera").slots.country == "NG"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("hwo do i become a daat enginer", "how do i become a data engineer"),
        ("ow much does teh job pay", "how much does the job pay"),
        ("a skill fro an analyst", "a skill for an analyst"),
        ("is a ata scientist paid well", "is a data scientist paid well"),
        ("rhat do i need to laern", "what do i need to learn"),
    ],
)
def test_neighbours_tell_what_was_meant(understander: Understander, typed: str, meant: str) -> None:
    assert understander.reader.speller.correct_all(typed.split()) == meant.split()


@pytest.mark.parametrize("text", ["is ner still a thing in nlp", "a ce course"])
def test_short_words_that_are_not_known_stay(understander: Understander, text: str) -> None:
    assert understander.reader.speller.correct_all(text.split()) == text.split()


def test_an_abbreviation_in_capitals_is_no_typing_error(understander: Understander) -> None:
    assert "ner" in understander.reader.read("Is NER still done at all").words

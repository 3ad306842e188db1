"""Clean text -> tokens."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.understanding.reading.normalise import clean
from bot.understanding.reading.tokens import singular, tokenise, tokenise_phrase


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("What's C++ in the U.S.?", ["whats", "c++", "in", "the", "us"]),
        ("C# or F#", ["c#", "or", "f#"]),
        ("data-scientist/analyst", ["data", "scientist", "analyst"]),
        ("I don’t know", ["i", "dont", "know"]),
        ("ML vs DS w 5 yrs exp", ["ml", "versus", "ds", "with", "5", "years", "experience"]),
        ("thx u", ["thanks", "you"]),
        ("120k or 58000 in 2026", ["80k", "or", "80k", "in", "2026"]),
        ("3200 euros, $4,500 or 3000 a month", ["80k", "euros", "80k", "or", "80k", "a", "month"]),
        ("is £48,000, 55.000€ or 60 000 euros ok", ["is", "80k", "80k", "or", "80k", "euros", "ok"]),
        (
            "1, 2.5, 3.11.4, 2020,2021 and 1,200 rows",
            ["1", "2", "5", "3", "11", "4", "2020", "2021", "and", "1200", "rows"],
        ),
        ("a 3090 under £1800", ["a", "3090", "under", "80k"]),
        ("heyyy sooo engineer iii", ["hey", "so", "engineer", "iii"]),
        ("8h or 10 hrs a week", ["hours", "or", "10", "hours", "a", "week"]),
        ("?!. --", []),
        ("STRASSE straße", ["strasse", "strasse"]),
    ],
)
def test_tokens(typed: str, words: list[str]) -> None:
    assert [token.word for token in tokenise(typed)] == words


def test_a_token_knows_how_it_was_typed() -> None:
    first, second, third = tokenise("US data/it")
    assert (first.raw, first.in_capitals) == ("US", True)
    assert (second.gap, second.in_capitals) == (" ", False)
    assert third.gap == "/"


def test_phrases_keep_their_slots() -> None:
    assert [token.word for token in tokenise_phrase("pay of a {role} in {country}")] == [
        "pay", "of", "a", "{role}", "in", "{country}",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("word", "one"),
    [
        ("engineers", "engineer"),
        ("industries", "industry"),
        ("classes", "class"),
        ("status", "status"),
        ("analysis", "analysis"),
        ("class", "class"),
        ("pandas", "pandas"),
        ("does", "does"),
        ("aws", "aws"),
        ("ties", "tie"),
    ],
)
def test_singular(word: str, one: str) -> None:
    assert singular(word) == one


@given(st.text(max_size=300))
def test_every_token_has_a_word(text: str) -> None:
    assert all(token.word and token.raw for token in tokenise(clean(text)))

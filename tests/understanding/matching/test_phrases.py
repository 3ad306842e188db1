"""Phrases as a table of bytes, and features by the hash of their name: what goes in comes out."""

from zlib import crc32

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.understanding.matching.numbering import Columns, keys_of, places
from bot.understanding.matching.phrases import Phrase, Phrases

WORD = st.text(
    st.characters(exclude_characters="\x1e\x1f", exclude_categories=["Cs"]), min_size=1, max_size=8
)
WORDS = st.lists(WORD, max_size=4).map(tuple)
ANYTHING = st.text(st.characters(), max_size=20)  # halves of surrogate pairs and control characters too
PHRASE = st.builds(Phrase, WORD, WORDS, WORDS, WORDS, ANYTHING)


@given(st.lists(PHRASE, max_size=6))
def test_phrases_come_out_as_they_went_in(phrases: list[Phrase]) -> None:
    table = Phrases(phrases)
    assert len(table) == len(phrases)
    assert [*table] == phrases == table[:]
    assert [table.shown(at) for at in range(len(table))] == [one.shown for one in phrases]
    assert table[1:3] == phrases[1:3]
    assert table[::-2] == phrases[::-2]


def test_places_beyond_the_table_are_errors() -> None:
    one = Phrase("salary/by-role", ("pay",), ("pay",), (), "pay?")
    assert Phrases([one])[-1] == one
    with pytest.raises(IndexError):
        Phrases([one])[1]


@given(st.lists(ANYTHING.filter(lambda name: name.isprintable()), unique=True), st.lists(WORD))
def test_every_feature_has_its_column_and_no_other_one(known: list[str], asked: list[str]) -> None:
    columns = Columns(known, first=10)
    assert columns.of(known) == [*range(10, 10 + len(known))]
    strange = [name for name in asked if name not in known]
    assert columns.of(strange) == []


def test_keys_are_the_same_in_every_process_and_unknown_ones_are_told() -> None:
    keys = keys_of(["sql", "learn sql"])
    assert keys.tolist() == [crc32(b"sql"), crc32(b"learn sql")]
    known = np.sort(keys)
    at, there = places(known, keys_of(["learn sql", "cobol", "sql"]))
    assert there.tolist() == [True, False, True]
    assert known[at[there]].tolist() == [crc32(b"learn sql"), crc32(b"sql")]
    nowhere, none = places(known[:0], keys)
    assert not none.any()
    assert len(nowhere) == 2

"""Words near a mistyped one."""

from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from bot.understanding.reading.near_words import NearWords

LETTERS = st.text("abc", min_size=1, max_size=7)


@given(st.sets(LETTERS), LETTERS)
def test_all_words_one_edit_away_are_found(words: set[str], typed: str) -> None:
    found = {word for word, _ in NearWords(sorted(words)).one_edit_away(typed)}
    assert found == {word for word in words if OSA.distance(typed, word) == 1}


def test_two_edits_count_for_long_words_where_one_does_not_do() -> None:
    words = NearWords(["statistics", "statistician", "interview", "interviews"])
    assert words.near("sttistcs") == [("statistics", 2)]
    assert words.near("intervew") == [("interview", 1)]
    assert words.near("stats") == []
    assert NearWords([]).near("statistics") == []

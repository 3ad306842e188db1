"""The analyser: masked words -> features. One function serves training, scoring and the entry index."""

from collections.abc import Iterator, Sequence

CHARACTERS = (3, 4)
"""Shortest and longest run of characters, word borders included."""

LONGEST_WORD = 24
MOST_WORDS = 120
"""Words that are looked at; a longer message says what it wants before that."""


def word_features(words: Sequence[str]) -> Iterator[str]:
    """Single words and pairs of neighbours, with marks for both ends."""
    words = words[:MOST_WORDS]
    yield from words
    before = "^"
    for word in words:
        yield f"{before} {word}"
        before = word
    yield f"{before} $"


def runs(word: str) -> tuple[str, ...]:
    """The runs of characters of one word; slots such as {role} have none."""
    if word[0] == "{":
        return ()
    shortest, longest = CHARACTERS
    padded = f" {word[:LONGEST_WORD]} "
    return tuple(
        padded[start : start + length]
        for length in range(shortest, min(longest, len(padded)) + 1)
        for start in range(len(padded) - length + 1)
    )

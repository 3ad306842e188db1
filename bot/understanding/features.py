"""The analyser: masked words -> features. One function serves training, scoring and the entry index."""

from collections.abc import Iterator, Sequence

CHARACTERS = (2, 5)
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


def character_features(words: Sequence[str]) -> Iterator[str]:
    """Runs of characters within each word; slots such as {role} have none."""
    shortest, longest = CHARACTERS
    for word in words[:MOST_WORDS]:
        if word[0] == "{":
            continue
        padded = f" {word[:LONGEST_WORD]} "
        size = len(padded)
        for length in range(shortest, min(longest, size) + 1):
            for start in range(size - length + 1):
                yield padded[start : start + length]

"""Texts that are nearly the same: the same words, in another order or with small differences."""

from collections.abc import Iterable, Sequence

from rapidfuzz import fuzz, process

from bot.library.text import fold

ALIKE = 88
"""rapidfuzz score (0 to 100) of the sorted words from which two texts are taken for the same: "how much does
a {role} earn" and "how much do {role} earn" have 92, "is a phd worth it" and "is a master worth it" 76."""

MISSPELT = 75
"""Score from which a word is another one misspelt: "dockr" and "docker" have 91."""


def nearest(texts: Iterable[str], others: Sequence[str]) -> list[tuple[str, int, float]]:
    """(text, place among the others, score from 0 to 100) of all that are alike. The others are folded."""
    found: list[tuple[str, int, float]] = []
    for text in texts:
        folded = fold(text)
        if folded:
            near = process.extract(folded, others, scorer=fuzz.token_sort_ratio, limit=3, score_cutoff=ALIKE)
            found += [(text, at, score) for _, score, at in near]
    return found


def words_alike(words: Sequence[str], name: Sequence[str]) -> float:
    """How much these words are like words of a name, together; 0 where one of them is like none."""
    scores = [max((fuzz.ratio(word, one) for one in name), default=0.0) for word in words]
    return sum(scores) if scores and min(scores) >= MISSPELT else 0.0

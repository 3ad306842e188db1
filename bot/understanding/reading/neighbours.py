"""Which words stand side by side: by its neighbours a mistyped word shows what it was meant to be."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

import numpy as np

from bot.understanding.matching.numbering import keys_of, places
from bot.understanding.matching.vectors import Vector

START, END = "^", "$"
"""Stand before the first and behind the last word of a message."""

FEWEST = 2
"""Times that two words stand side by side to count; most pairs of a base stand in it once."""

OF_A_NAME = 2
"""Times that a pair within a name counts for."""


def side_by_side(texts: Iterable[Sequence[str]], names: Iterable[Sequence[str]]) -> Counter[tuple[str, str]]:
    """How often two words follow each other in texts and names."""
    found = Counter(pair for words in texts for pair in pairwise((START, *words, END)))
    for words in names:
        found.update(dict.fromkeys(pairwise(words), OF_A_NAME))
    return found


class Neighbours:
    """How often pairs of words stand side by side, by hash: eight bytes a pair."""

    def __init__(self, pairs: Mapping[tuple[str, str], int]):
        often = {f"{first} {second}": count for (first, second), count in pairs.items() if count >= FEWEST}
        self._known, at = np.unique(keys_of(often), return_index=True)
        counts = np.fromiter(often.values(), dtype=np.float32, count=len(often))
        self._weights: Vector = np.log1p(counts)[at]

    def around(self, before: str, words: Sequence[str], after: str) -> list[float]:
        """How well each of `words` stands between two others: the sum of the logarithms of both counts."""
        pairs = [*(f"{before} {word}" for word in words), *(f"{word} {after}" for word in words)]
        at, known = places(self._known, keys_of(pairs))
        if not len(self._known):
            return [0.0] * len(words)
        found: list[float] = np.where(known, self._weights[at], 0).reshape(2, -1).sum(axis=0).tolist()
        return found

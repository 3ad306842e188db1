"""Known words near a mistyped one: found by what is left of both without a letter, or looked for among long
ones."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

import numpy as np
from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.understanding.matching.numbering import keys_of

TWO_EDITS_FROM = 8
"""Letters from which two edits are allowed (one below): a quarter of the word at most."""

NEAREST = 30
"""Words two edits away that are weighed; hardly any word has more."""


class NearWords:
    """Words by optimal string alignment: a letter dropped, added, changed, or two swapped.

    Words one edit apart have something in common that is left of each, or of one, without a letter. That is
    kept as a hash; only what shares one is compared.
    """

    def __init__(self, words: Iterable[str]):
        self._words = tuple(words)
        left = [(rest, number) for number, word in enumerate(self._words) for rest in _rests(word)]
        keys = keys_of([rest for rest, _ in left])
        order = np.argsort(keys, kind="stable")
        self._keys = keys[order]
        numbers = np.array([number for _, number in left], dtype=np.min_scalar_type(len(self._words)))
        self._numbers = numbers[order]
        by_length: dict[int, list[str]] = defaultdict(list)
        for word in self._words:
            if len(word) >= TWO_EDITS_FROM - 2:
                by_length[len(word)].append(word)
        self._by_length = dict(by_length)

    def near(self, word: str) -> list[tuple[str, int]]:
        """The words one edit away; where there are none, for a long word those two away. With the edits."""
        return self.one_edit_away(word) or self.two_edits_away(word)

    def one_edit_away(self, word: str) -> list[tuple[str, int]]:
        """The words one edit away."""
        keys = keys_of([*_rests(word)])
        ends = zip(
            np.searchsorted(self._keys, keys).tolist(),
            np.searchsorted(self._keys, keys, side="right").tolist(),
            strict=True,
        )
        numbers = {number for start, end in ends for number in self._numbers[start:end].tolist()}
        found = (self._words[number] for number in sorted(numbers))
        return [(one, 1) for one in found if OSA.distance(word, one, score_cutoff=1) == 1]

    def two_edits_away(self, word: str) -> list[tuple[str, int]]:
        """The words two edits away from a long one; none of a short one."""
        if len(word) < TWO_EDITS_FROM:
            return []
        lists = (self._by_length.get(length, ()) for length in range(len(word) - 2, len(word) + 3))
        return [
            (target, int(distance))
            for words in lists
            for target, distance, _ in process.extract(
                word, words, scorer=OSA.distance, score_cutoff=2, limit=NEAREST
            )
        ]


def _rests(word: str) -> Iterator[str]:
    """The word, and what is left of it without each of its letters."""
    return iter({word, *(word[:at] + word[at + 1 :] for at in range(len(word)))})

"""Typing errors: an unknown word -> the known word it was meant to be, or itself."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import islice

from rapidfuzz import process
from rapidfuzz.distance import OSA

SHORTEST = 4
"""Letters below which a word is never corrected: too many neighbours are one letter away."""

LONGEST = 30
"""Letters above which a word is never corrected."""

TWO_EDITS_FROM = 8
"""Letters from which two edits are allowed (one below): a quarter of the word at most."""

MOST = 50
"""Unknown words of one message that are looked up; nobody mistypes more, and gibberish shall cost little."""


class Speller:
    """Corrects words that are not in `known` to the nearest of `targets` (word -> how common).

    Distance is optimal string alignment: a letter dropped, added, changed, or two swapped. A correction
    needs a margin: the nearest word must be nearer than the next, or at least three times as common.
    """

    def __init__(self, targets: Mapping[str, int], known: Iterable[str]):
        self._counts = Counter(targets)
        self._known = {*known, *targets}
        by_length: dict[int, list[str]] = defaultdict(list)
        for word in targets:
            if len(word) >= SHORTEST - 1 and word.isalpha():
                by_length[len(word)].append(word)
        self._by_length = dict(by_length)
        self._cached = lru_cache(maxsize=4096)(self._search)

    def correct(self, word: str) -> str:
        """The word that was meant; the same word where it is known or nothing is near enough."""
        return self._cached(word) if self._is_unknown(word) else word

    def correct_all(self, words: Sequence[str]) -> list[str]:
        """Each word corrected; of the unknown ones the first `MOST`."""
        unknown = dict.fromkeys(word for word in words if self._is_unknown(word))
        meant = {word: self._cached(word) for word in islice(unknown, MOST)}
        return [meant.get(word, word) for word in words]

    def _is_unknown(self, word: str) -> bool:
        return SHORTEST <= len(word) <= LONGEST and word not in self._known and word.isalpha()

    def _search(self, word: str) -> str:
        edits = 2 if len(word) >= TWO_EDITS_FROM else 1
        near = [
            target
            for size in range(-edits, edits + 1)
            for target in self._by_length.get(len(word) + size, ())
        ]
        found = process.extract(word, near, scorer=OSA.distance, score_cutoff=edits, limit=6)
        if not found:
            return word
        ranked = sorted(
            (
                (int(distance), target[0] != word[0], -self._counts[target], target)
                for target, distance, _ in found
            )
        )
        best = ranked[0]
        if len(ranked) > 1:
            second = ranked[1]
            if best[:2] == second[:2] and best[2] > 3 * second[2]:
                return word
        return best[3]

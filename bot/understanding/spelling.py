"""Typing errors: an unknown word -> the known word it was meant to be, or itself."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import islice
from typing import Any

from rapidfuzz import process
from rapidfuzz.distance import OSA

SHORTEST = 4
"""Letters below which a word is never corrected: too many neighbours are one letter away."""

DROPPED = 3
"""Letters of a word with one dropped that is corrected all the same, if what was meant is common."""

COMMON = 40
"""How often a word must occur in names and phrases to be meant by three letters: "daa", "wht"."""

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
        self.targets = Counter(targets)
        self._others = frozenset(known) - targets.keys()
        by_length: dict[int, list[str]] = defaultdict(list)
        for word in targets:
            if len(word) >= SHORTEST - 1 and word.isalpha():
                by_length[len(word)].append(word)
        self._by_length = dict(by_length)
        self._cached = lru_cache(maxsize=4096)(self._search)

    def __getstate__(self) -> dict[str, Any]:
        return {name: value for name, value in vars(self).items() if name != "_cached"}

    def __setstate__(self, state: dict[str, Any]) -> None:
        vars(self).update(state)
        self._cached = lru_cache(maxsize=4096)(self._search)

    def correct(self, word: str) -> str:
        """The word that was meant; the same word where it is known or nothing is near enough."""
        return self._cached(word) if self._is_unknown(word) else word

    def correct_all(self, words: Sequence[str]) -> list[str]:
        """Each word corrected; of the unknown ones the first `MOST`."""
        unknown = dict.fromkeys(word for word in words if self._is_unknown(word))
        meant = {word: self._cached(word) for word in islice(unknown, MOST)}
        return [meant.get(word, word) for word in words]

    def knows(self, word: str) -> bool:
        """Whether a word is one of the base: a name of a person hardly ever is."""
        return word in self.targets or word in self._others

    def _is_unknown(self, word: str) -> bool:
        return DROPPED <= len(word) <= LONGEST and not self.knows(word) and word.isalpha()

    def _of_length(self, length: int) -> Sequence[str]:
        return self._by_length.get(length, ())

    def _common(self, word: str) -> int:
        return self.targets[word]

    def _reach(self, word: str) -> int:
        """How many edits away the word that was meant may be."""
        return 2 if len(word) >= TWO_EDITS_FROM else 1

    def _search(self, word: str) -> str:
        if len(word) < SHORTEST:
            return self._with_dropped(word)
        edits = self._reach(word)
        near = [target for size in range(-edits, edits + 1) for target in self._of_length(len(word) + size)]
        found = process.extract(word, near, scorer=OSA.distance, score_cutoff=edits, limit=6)
        if not found:
            return word
        ranked = sorted(
            (
                (int(distance), target[0] != word[0], -self._common(target), target)
                for target, distance, _ in found
            )
        )
        best = ranked[0]
        if len(ranked) > 1:
            second = ranked[1]
            if best[:2] == second[:2] and best[2] > 3 * second[2]:
                return word
        return best[3]

    def _with_dropped(self, word: str) -> str:
        """The common word of one letter more that begins alike: "daa" is "data"."""
        near = [
            target
            for target in self._of_length(len(word) + 1)
            if target[0] == word[0] and self._common(target) >= COMMON and OSA.distance(word, target) == 1
        ]
        near.sort(key=lambda target: -self._common(target))
        alone = len(near) == 1 or (near and self._common(near[0]) > 3 * self._common(near[1]))
        return near[0] if alone else word

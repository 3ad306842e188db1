"""Typing errors: an unknown word -> the known word it was meant to be, or itself."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice, pairwise
from typing import Any

from bot.understanding.reading.near_words import NearWords
from bot.understanding.reading.neighbours import END, START, Neighbours

SHORTEST = 4
"""Letters below which a word is meant to be a common one that stands well between its neighbours, or a common
one that lacks a letter: too many others are one letter away."""

COMMON = 40
"""How often a word must occur in names and phrases to be meant by three letters that lack one: "daa"."""

VERY_COMMON = 150
"""How often, where another letter than a lacking one is wrong: "teh", "fro", "ow"."""

BESIDE = {2: 4.0, 3: 1.0}
"""What the neighbours of a very common word and the slip must at least say for it, by the letters typed."""

LONGEST = 30
"""Letters above which a word is never corrected."""

MOST = 40
"""Unknown words of one message that are looked up; nobody mistypes more, and gibberish shall cost little."""

# How likely a slip is, as logarithms beside that of how common the word is that was meant.
SWAPPED, DOUBLED = 1.0, 0.5
FIRST, SECOND = -3.0, -3.0
"""Another first letter, and a second edit."""

MARGIN = math.log(3)
"""How much likelier than the next the word must be that was meant: three times."""


class Speller:
    """Corrects words that are not in `known` to the likeliest of `targets` (word -> how common).

    Near are words by optimal string alignment: a letter dropped, added, changed, or two swapped. Likely is
    what is common and stands well between its neighbours.
    """

    most_kept = 4096
    """Corrections that are kept at hand."""

    def __init__(
        self, targets: Mapping[str, int], known: Iterable[str], neighbours: Neighbours | None = None
    ):
        self.targets = Counter(targets)
        self.neighbours = neighbours or Neighbours({})
        self._others = frozenset(known) - targets.keys()
        self._words = NearWords(word for word in targets if len(word) > 1 and word.isalpha())
        self._found: dict[tuple[str, str, str], str] = {}

    def __getstate__(self) -> dict[str, Any]:
        return vars(self) | {"_found": {}}

    def correct(self, word: str, before: str = START, after: str = END) -> str:
        """The word that was meant; the same word where it is known or none is likely enough."""
        return self.meant(word, before, after) if self._is_unknown(word) else word

    def correct_all(self, words: Sequence[str]) -> list[str]:
        """Each word corrected; of the unknown ones the first `MOST`."""
        meant = [START, *words, END]
        unknown = [at for at, word in enumerate(meant) if self._is_unknown(word)]
        for at in islice(unknown, MOST):
            meant[at] = self.meant(meant[at], meant[at - 1], meant[at + 1])
        return meant[1:-1]

    def meant(self, word: str, before: str, after: str) -> str:
        """What an unknown word between two others was meant to be; looked up once."""
        # A cache of functools that holds a method of its own object is freed late.
        place = word, before, after
        if place not in self._found:
            if len(self._found) >= self.most_kept:
                self._found.clear()
            self._found[place] = self._search(word, before, after)
        return self._found[place]

    def knows(self, word: str) -> bool:
        """Whether a word is one of the base: a name of a person hardly ever is."""
        return word in self.targets or word in self._others

    def _is_unknown(self, word: str) -> bool:
        return min(BESIDE) <= len(word) <= LONGEST and not self.knows(word) and word.isalpha()

    def _common(self, word: str) -> int:
        return self.targets[word]

    def _near(self, word: str) -> list[tuple[str, int]]:
        """Words that may have been meant, with how many edits each is away."""
        return self._words.near(word)

    def _search(self, word: str, before: str, after: str) -> str:
        near = self._near(word)
        beside = self.neighbours.around(before, [target for target, _ in near], after)
        ranked = sorted(
            (
                (math.log(1 + self._common(target)) + _slip(word, target, edits) + said, target)
                for (target, edits), said in zip(near, beside, strict=True)
                if self._may_mean(word, target, said)
            ),
            reverse=True,
        )
        if not ranked or (len(ranked) > 1 and ranked[0][0] - ranked[1][0] < MARGIN):
            return word
        return ranked[0][1]

    def _may_mean(self, word: str, target: str, said: float) -> bool:
        """Whether a word may mean another: one of two or three letters only a common one."""
        if len(word) >= SHORTEST:
            return len(target) >= SHORTEST - 1
        if self._common(target) < COMMON:
            return False
        if len(word) == SHORTEST - 1 and len(target) == SHORTEST and word[0] == target[0]:
            return True
        likely = said + _slip(word, target, 1)
        return self._common(target) >= VERY_COMMON and likely >= BESIDE[len(word)]


def _slip(word: str, target: str, edits: int) -> float:
    """How likely it is to type `word` for `target`, as a logarithm beside that of any other slip."""
    likely = SECOND * (edits - 1)
    if sorted(word) == sorted(target):
        return likely + SWAPPED
    if word[0] != target[0]:
        return likely + FIRST
    doubled = len(word) > len(target) and any(first == second for first, second in pairwise(word))
    return likely + DOUBLED * doubled

"""Which entries cannot answer: a slot that they need, or every word that they wait for, is missing."""

from collections import defaultdict
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from bot.library import Library
from bot.understanding.entries import EntryIndex
from bot.understanding.lexicon import words_of
from bot.understanding.types import NEEDS, Slots


class Conditions:
    """The needed slots and the cues of all entries. However many have cues, a question costs the same."""

    def __init__(self, library: Library, index: EntryIndex):
        known = [entry for entry in library.topics if entry in index]
        self._by_cue: dict[tuple[str, ...], list[int]] = defaultdict(list)
        for entry in known:
            for cue in library.topics[entry].cues:
                self._by_cue[words_of(cue)].append(index.number(entry))
        self._sizes: dict[str, set[int]] = defaultdict(set)  # by the first word of a cue
        for of_cue in self._by_cue:
            self._sizes[of_cue[0]].add(len(of_cue))
        self._conditional = np.zeros(len(index.entries), dtype=bool)
        for numbers in self._by_cue.values():
            self._conditional[numbers] = True
        self._needs = [
            (index.number(library.computed[kind]), needs)
            for kind, needs in NEEDS.items()
            if library.computed.get(kind) in index
        ]

    def excluded(self, slots: Slots, words: Sequence[str]) -> NDArray[np.intp]:
        """Numbers of the entries that cannot answer."""
        out = self._conditional.copy()
        for at, word in enumerate(words):
            for size in self._sizes.get(word, ()):
                if met := self._by_cue.get(tuple(words[at : at + size])):
                    out[met] = False
        for number, needs in self._needs:
            out[number] |= not all(getattr(slots, name) for name in needs)
        return np.flatnonzero(out)

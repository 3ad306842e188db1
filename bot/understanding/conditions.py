"""Which entries cannot answer: a slot that they need, or every word that they wait for, is missing, or a
computed one counts with what was named and they cannot."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from bot.library import Library
from bot.library.models import Computed
from bot.understanding.entries import Index
from bot.understanding.lexicon import words_of
from bot.understanding.types import NEEDS, Slots

COUNTS: Mapping[Computed, tuple[str, ...]] = {"roadmap": ("role", "hours")}
"""Slots that a computed answer counts with where all are named. Written ones of its folder, which cannot,
give way to it then."""

OF_THE_FIELD = ("skills/for-the-whole-field",)
"""Entries on the field as a whole, which say nothing of a role that was named."""


class Conditions:
    """The needed slots and the cues of all entries. However many have cues, a question costs the same."""

    def __init__(self, library: Library, index: Index, entries: Iterable[str] | None = None):
        """`entries` are those whose cues count; without them all of the Library."""
        known = [entry for entry in (library.topics if entries is None else entries) if entry in index]
        self._by_cue: dict[tuple[str, ...], list[int]] = defaultdict(list)
        for entry in known:
            for cue in library.topics[entry].cues:
                self._by_cue[words_of(cue)] += index.numbers(entry)
        self._sizes: dict[str, set[int]] = defaultdict(set)  # by the first word of a cue
        for of_cue in self._by_cue:
            self._sizes[of_cue[0]].add(len(of_cue))
        self._conditional = np.zeros(len(index.entries), dtype=bool)
        for numbers in self._by_cue.values():
            self._conditional[numbers] = True
        self._needs = [
            (number, needs)
            for kind, needs in NEEDS.items()
            if library.computed.get(kind) in index
            for number in index.numbers(library.computed[kind])
        ]

        both = [library.computed.get(kind) for kind in ("salary", "pay_by_country")]
        self._of_one_country = index.numbers(str(both[0])) if all(one in index for one in both) else ()
        self._of_the_field = [n for entry in OF_THE_FIELD if entry in index for n in index.numbers(entry)]
        # Guides for who has one role: nobody else's way.
        self._guides = [
            (number, starts)
            for number in _beside(library, index, "roadmap")
            if (starts := index.about[number].get("role"))
        ]
        self._written = [(needs, _beside(library, index, kind)) for kind, needs in COUNTS.items()]

    def excluded(self, slots: Slots, words: Sequence[str]) -> NDArray[np.intp]:
        """Numbers of the entries that cannot answer."""
        out = self.waiting(words)
        for number in self.lacking(slots):
            out[number] = True
        return np.flatnonzero(out)

    def waiting(self, words: Sequence[str]) -> NDArray[np.bool_]:
        """Of each entry whether it waits for a cue that is not among the words."""
        out = self._conditional.copy()
        for at, word in enumerate(words):
            for size in self._sizes.get(word, ()):
                if met := self._by_cue.get(tuple(words[at : at + size])):
                    out[met] = False
        return out

    def lacking(self, slots: Slots) -> list[int]:
        """Numbers of the entries that need a slot which is empty, or cannot count with those that are not."""
        out = [number for number, needs in self._needs if not _all_named(slots, needs)]
        if slots.countries:
            out += self._of_one_country
        if slots.role:
            out += self._of_the_field
        for needs, numbers in self._written:
            if _all_named(slots, needs):
                out += numbers
        if slots.role and slots.from_role:
            out += [number for number, starts in self._guides if f"role={slots.from_role}" not in starts]
        return out


def _beside(library: Library, index: Index, kind: Computed) -> list[int]:
    """Numbers of the written entries in the folder of a computed one; none where that is not there."""
    computed = library.computed.get(kind)
    if computed is None or computed not in index:
        return []
    folder = computed.partition("/")[0]
    written = (key for key, topic in library.topics.items() if key.startswith(f"{folder}/") and topic.answer)
    return [number for entry in written if entry in index for number in index.numbers(entry)]


def _all_named(slots: Slots, names: Iterable[str]) -> bool:
    return all(getattr(slots, name) for name in names)

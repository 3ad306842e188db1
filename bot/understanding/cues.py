"""Runs of words that stand for something, found in a message."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Generic, TypeVar

V = TypeVar("V")


class Cues(Generic[V]):
    """Runs of words, each with what it stands for. However many they are, a message costs the same."""

    def __init__(self, by_cue: Mapping[tuple[str, ...], V]):
        self._by_cue = dict(by_cue)
        self._sizes: dict[str, set[int]] = defaultdict(set)  # by the first word of a cue
        for of_cue in self._by_cue:
            self._sizes[of_cue[0]].add(len(of_cue))

    def said(self, words: Sequence[str]) -> Iterator[V]:
        """What those stand for that are among the words."""
        for at, word in enumerate(words):
            for size in self._sizes.get(word, ()):
                cue = tuple(words[at : at + size])
                if cue in self._by_cue:
                    yield self._by_cue[cue]

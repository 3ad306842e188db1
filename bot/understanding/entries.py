"""The entry index: which entry has the phrase most like a question. Grows without training."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from bot.understanding.vectors import Vector, word_vectors

TOP = 3
"""Phrases of an entry whose mean similarity counts."""

PREFIX = 5
"""Letters of a longer word that count by themselves: interview, interviews, interviewing."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """One way to ask for an entry: `words` are masked, `plain` are not; `values` were masked."""

    entry: str
    words: tuple[str, ...]
    plain: tuple[str, ...]
    values: tuple[str, ...]
    shown: str


def index_features(words: Sequence[str], values: Iterable[str]) -> Counter[str]:
    """Words, neighbouring pairs, beginnings of long words, and slot values such as skill=sql."""
    features = Counter(words)
    features.update(f"{first} {second}" for first, second in pairwise(words))
    features.update(f"{word[:PREFIX]}~" for word in words if len(word) > PREFIX and word[0] != "{")
    features.update(values)
    return features


class EntryIndex:
    """How near a question is to the phrases of each entry.

    By words: cosine of TF-IDF with every phrase, through inverted lists. By meaning: cosine of the mean word
    vectors with each entry's centre, and with the phrases of the entries that lead so far.
    """

    def __init__(self, phrases: Sequence[Phrase]):
        self.phrases = tuple(sorted(phrases, key=lambda phrase: phrase.entry))
        self.entries = tuple(dict.fromkeys(phrase.entry for phrase in self.phrases))
        owners = [phrase.entry for phrase in self.phrases]
        self._starts = np.array([owners.index(entry) for entry in self.entries])
        self._ends = np.append(self._starts[1:], len(owners))
        self._build_lists()
        vectors = word_vectors()
        self._meanings = vectors.matrix([phrase.plain for phrase in self.phrases])
        masked = vectors.matrix([phrase.words for phrase in self.phrases])
        self._centres = _centres(masked, self._starts)

    def _build_lists(self) -> None:
        counts = [index_features(phrase.words, phrase.values) for phrase in self.phrases]
        seen = Counter(feature for count in counts for feature in count)
        self._idf = {feature: math.log((1 + len(counts)) / n) for feature, n in seen.items()}
        self._unseen = math.log(1 + len(counts))
        lists: dict[str, tuple[list[int], list[float]]] = defaultdict(lambda: ([], []))
        for number, count in enumerate(counts):
            weights = {feature: self._weight(feature, n) for feature, n in count.items()}
            length = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
            for feature, weight in weights.items():
                lists[feature][0].append(number)
                lists[feature][1].append(weight / length)
        self._lists = {
            feature: (np.array(numbers, dtype=np.int32), np.array(shares, dtype=np.float32))
            for feature, (numbers, shares) in lists.items()
        }

    def _weight(self, feature: str, count: int) -> float:
        return (1 + math.log(count)) * self._idf.get(feature, self._unseen)

    def by_words(self, words: Sequence[str], values: Iterable[str]) -> Vector:
        """Similarity from 0 to 1 of every phrase, in the order of `phrases`."""
        scores = np.zeros(len(self.phrases), dtype=np.float32)
        total = 0.0
        for feature, count in index_features(words, values).items():
            weight = self._weight(feature, count)
            total += weight * weight
            if found := self._lists.get(feature):
                scores[found[0]] += weight * found[1]
        return scores / np.float32(math.sqrt(total) or 1.0)

    def top_mean(self, scores: Vector, entry: int) -> float:
        """Mean of the best `TOP` phrases of an entry: one lucky word in one phrase is not enough."""
        own = scores[self._starts[entry] : self._ends[entry]]
        if len(own) > TOP:
            own = np.partition(own, len(own) - TOP)[-TOP:]
        return float(own.mean())

    def best(self, scores: Vector) -> Vector:
        """The best phrase's score of every entry."""
        return np.asarray(np.maximum.reduceat(scores, self._starts), dtype=np.float32)

    def by_centre(self, meaning: Vector) -> Vector:
        """Similarity of every entry's centre to the meaning of a masked question."""
        return self._centres @ meaning

    def by_meaning(self, meaning: Vector, entry: int) -> float:
        """Mean similarity of the nearest phrases of one entry, by meaning."""
        own = self._meanings[self._starts[entry] : self._ends[entry]] @ meaning
        if len(own) > TOP:
            own = np.partition(own, len(own) - TOP)[-TOP:]
        return float(own.mean())

    def nearest(self, entry: int, scores: Vector) -> str:
        """The phrase of an entry that is most like the question: the evidence."""
        start = int(self._starts[entry])
        return self.phrases[start + int(scores[start : int(self._ends[entry])].argmax())].shown


def _centres(rows: Vector, starts: NDArray[np.int64]) -> Vector:
    """The mean of each entry's rows, scaled to length 1."""
    sums = np.add.reduceat(rows, starts, axis=0)
    lengths = np.linalg.norm(sums, axis=1, keepdims=True)
    lengths[lengths == 0] = 1
    return np.asarray(sums / lengths, dtype=np.float32)

"""The entry index: which entry has the phrase most like a question. Grows without training."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

PREFIX = 5
"""Letters of a longer word that count by themselves: interview, interviews, interviewing."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """One way to ask for an entry: `words` are masked, `values` say which slot values stood there."""

    entry: str
    words: tuple[str, ...]
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
    """Cosine similarity of TF-IDF between a question and every phrase, by inverted lists."""

    def __init__(self, phrases: Sequence[Phrase]):
        self.phrases = tuple(phrases)
        counts = [index_features(phrase.words, phrase.values) for phrase in self.phrases]
        seen = Counter(feature for count in counts for feature in count)
        self._idf = {feature: math.log((1 + len(counts)) / n) for feature, n in seen.items()}
        self._unseen = math.log(1 + len(counts))
        lists: dict[str, tuple[list[int], list[float]]] = defaultdict(lambda: ([], []))
        for number, count in enumerate(counts):
            weights = {feature: self._weight(feature, n) for feature, n in count.items()}
            length = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
            for feature, weight in weights.items():
                numbers, shares = lists[feature]
                numbers.append(number)
                shares.append(weight / length)
        self._lists: dict[str, tuple[NDArray[np.int32], NDArray[np.float32]]] = {
            feature: (np.array(numbers, dtype=np.int32), np.array(shares, dtype=np.float32))
            for feature, (numbers, shares) in lists.items()
        }

    def _weight(self, feature: str, count: int) -> float:
        return (1 + math.log(count)) * self._idf.get(feature, self._unseen)

    def similarities(self, words: Sequence[str], values: Iterable[str]) -> NDArray[np.float32]:
        """One number from 0 to 1 a phrase, in the order of `phrases`."""
        scores = np.zeros(len(self.phrases), dtype=np.float32)
        total = 0.0
        for feature, count in index_features(words, values).items():
            weight = self._weight(feature, count)
            total += weight * weight
            if found := self._lists.get(feature):
                scores[found[0]] += weight * found[1]
        return scores / np.float32(math.sqrt(total) or 1.0)

    def best(self, words: Sequence[str], values: Iterable[str]) -> dict[str, tuple[float, str]]:
        """(similarity, nearest phrase) of every entry that shares anything with the question."""
        scores = self.similarities(words, values)
        found: dict[str, tuple[float, str]] = {}
        for number in np.nonzero(scores)[0].tolist():
            phrase, score = self.phrases[number], float(scores[number])
            if score > found.get(phrase.entry, (0.0, ""))[0]:
                found[phrase.entry] = (score, phrase.shown)
        return found

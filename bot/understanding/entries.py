"""The entry index: which entry has the phrase most like a question. Grows without training."""

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from bot.understanding.vectors import DIMENSIONS, Vector, word_vectors

TOP = 3
"""Phrases of an entry whose mean similarity by meaning counts: one lucky phrase is not enough."""

ABOUT_SHARE = 0.3
"""Share of an entry's phrases that must name a thing for the entry to be about it."""

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
    vectors with the phrases of the entries that lead so far.
    """

    def __init__(self, phrases: Sequence[Phrase]):
        phrases = sorted(phrases, key=lambda phrase: phrase.entry)
        owners = [phrase.entry for phrase in phrases]
        self.entries = tuple(dict.fromkeys(owners))
        self.shown = [phrase.shown for phrase in phrases]
        self._starts = np.array([owners.index(entry) for entry in self.entries])
        self._ends = np.append(self._starts[1:], len(owners))
        self._build_lists(phrases)
        self._meanings = np.empty((len(phrases), DIMENSIONS), dtype=np.float16)
        self._has_slot = np.array([any(word[0] == "{" for word in phrase.plain) for phrase in phrases])
        self.about: list[dict[str, frozenset[str]]] = []
        for start, end in zip(self._starts, self._ends, strict=True):
            own = phrases[start:end]
            self._meanings[start:end] = word_vectors().matrix([phrase.plain for phrase in own])
            self.about.append(_about(own))

    def _build_lists(self, phrases: Sequence[Phrase]) -> None:
        """Lists of (phrase, weight) of all features, one after the other in two arrays."""
        seen: Counter[str] = Counter()
        for phrase in phrases:
            seen.update(index_features(phrase.words, phrase.values).keys())
        self._feature = {feature: number for number, feature in enumerate(seen)}
        found = np.array([*seen.values()], dtype=np.int32)
        self._idf = np.log((1 + len(phrases)) / found).astype(np.float32)
        self._unseen = math.log(1 + len(phrases))
        self._bounds = np.concatenate([[0], np.cumsum(found)]).astype(np.int32)
        self._numbers = np.empty(int(self._bounds[-1]), dtype=np.int32)
        self._shares = np.empty(int(self._bounds[-1]), dtype=np.float32)
        free = self._bounds[:-1].copy()
        for number, phrase in enumerate(phrases):
            weights = self._weights(index_features(phrase.words, phrase.values))
            for feature, weight in weights:
                if feature is not None:
                    self._numbers[free[feature]], self._shares[free[feature]] = number, weight
                    free[feature] += 1

    def _weights(self, features: Counter[str]) -> list[tuple[int | None, float]]:
        """(feature's number or None where no phrase has it, TF-IDF), scaled to length 1."""
        found: list[tuple[int | None, float]] = []
        total = 0.0
        for name, count in features.items():
            number = self._feature.get(name)
            weight = (1 + math.log(count)) * (self._unseen if number is None else float(self._idf[number]))
            total += weight * weight
            found.append((number, weight))
        length = math.sqrt(total) or 1.0
        return [(number, weight / length) for number, weight in found]

    def by_words(self, words: Sequence[str], values: Iterable[str]) -> Vector:
        """Similarity from 0 to 1 of every phrase, in the order of `shown`."""
        scores = np.zeros(len(self.shown), dtype=np.float32)
        for feature, weight in self._weights(index_features(words, values)):
            if feature is not None:
                start, end = self._bounds[feature], self._bounds[feature + 1]
                scores[self._numbers[start:end]] += np.float32(weight) * self._shares[start:end]
        return scores

    def top_mean(self, scores: Vector, entry: int) -> float:
        """Mean of the best `TOP` scores of an entry's phrases."""
        return _top_mean(scores[self._starts[entry] : self._ends[entry]])

    def best(self, scores: Vector) -> Vector:
        """The best phrase's score of every entry."""
        return np.asarray(np.maximum.reduceat(scores, self._starts), dtype=np.float32)

    def by_meaning(self, meanings: Vector, entry: int) -> float:
        """Mean similarity of the nearest phrases of one entry, by meaning.

        `meanings` has two columns: of the plain question, for phrases that name things, and of the masked
        one, for phrases with slots.
        """
        span = slice(self._starts[entry], self._ends[entry])
        both = self._meanings[span].astype(np.float32) @ meanings
        return _top_mean(np.where(self._has_slot[span], both[:, 1], both[:, 0]))

    def nearest(self, entry: int, scores: Vector) -> str:
        """The phrase of an entry that is most like the question: the evidence."""
        start = int(self._starts[entry])
        return self.shown[start + int(scores[start : int(self._ends[entry])].argmax())]


def _top_mean(scores: Vector) -> float:
    if len(scores) > TOP:
        scores = np.partition(scores, len(scores) - TOP)[-TOP:]
    return float(scores.mean())


def _about(phrases: Sequence[Phrase]) -> dict[str, frozenset[str]]:
    """Slot values that an entry is about, by kind: those that stand in enough of its phrases."""
    seen = Counter(value for phrase in phrases for value in set(phrase.values))
    about: dict[str, set[str]] = {}
    for value, count in seen.items():
        if count >= ABOUT_SHARE * len(phrases):
            about.setdefault(value.partition("=")[0], set()).add(value)
    return {kind: frozenset(values) for kind, values in about.items()}

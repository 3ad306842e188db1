"""One scale for all evidence: the classifier's margins and the index's similarities -> shares of 1."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from bot.understanding import thresholds
from bot.understanding.classifier import IntentClassifier, softmax
from bot.understanding.entries import EntryIndex
from bot.understanding.types import Candidate
from bot.understanding.vectors import word_vectors


@dataclass(frozen=True)
class Ranking:
    """Entries and groups (intents), best first, each with its share of 1."""

    candidates: tuple[Candidate, ...]
    groups: tuple[tuple[str, float], ...]


class Matcher:
    """Ranks entries for a question; `group` tells which label of the classifier an entry belongs to."""

    def __init__(self, index: EntryIndex, classifier: IntentClassifier, group: Callable[[str], str]):
        self.index = index
        self.classifier = classifier
        self._groups = [group(entry) for entry in index.entries]
        number = {label: at for at, label in enumerate(classifier.labels)}
        self._columns = np.array([number[name] for name in self._groups])

    def rank(
        self,
        masked: Sequence[str],
        plain: Sequence[str],
        values: Sequence[str],
        possible: Callable[[str], bool] = lambda _: True,
    ) -> Ranking:
        """Rank all entries that are `possible`. `masked` words hold slots, `plain` ones do not."""
        index, weights = self.index, thresholds.WEIGHTS
        vectors = word_vectors()
        meaning = vectors.embed(plain)
        words = index.by_words(masked, values)
        centre, masked_centre = index.by_centre(meaning, vectors.embed(masked))
        scores = (
            weights["margin"] * self.classifier.margins(masked, meaning)[self._columns]
            + weights["words"] * index.top_means(words)
            + weights["centre"] * centre
            + weights["masked_centre"] * masked_centre
        )
        allowed = np.array([possible(entry) for entry in index.entries])
        scores[~allowed] = -np.inf
        leading = np.argsort(-scores, kind="stable")[: thresholds.LOOKED_AT]
        floor = min(index.by_meaning(meaning, int(entry)) for entry in leading)
        scores += weights["phrases"] * floor
        for entry in leading.tolist():
            scores[entry] += weights["phrases"] * (index.by_meaning(meaning, entry) - floor)
        shares = softmax(scores * thresholds.TEMPERATURE)
        order = np.argsort(-shares, kind="stable")[: thresholds.LOOKED_AT].tolist()
        candidates = [
            Candidate(index.entries[entry], float(shares[entry]), index.nearest(entry, words))
            for entry in order
        ]
        return Ranking(tuple(candidates), self._group_shares(shares.tolist()))

    def _group_shares(self, shares: Sequence[float]) -> tuple[tuple[str, float], ...]:
        totals = dict.fromkeys(self.classifier.labels, 0.0)
        for group, share in zip(self._groups, shares, strict=True):
            totals[group] += share
        return tuple(sorted(totals.items(), key=lambda pair: (-pair[1], pair[0])))

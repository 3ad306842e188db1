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
        known = weights["margin"] * self.classifier.margins(masked, meaning)[self._columns] + weights[
            "centre"
        ] * index.by_centre(vectors.embed(masked))
        rough = known + weights["words"] * index.best(words)
        rough[[at for at, entry in enumerate(index.entries) if not possible(entry)]] = -np.inf
        leading = np.argsort(-rough, kind="stable")[: thresholds.LOOKED_AT].tolist()
        scores = np.array(
            [
                known[entry]
                + weights["words"] * index.top_mean(words, entry)
                + weights["phrases"] * index.by_meaning(meaning, entry)
                for entry in leading
            ]
        )
        shares = softmax(scores)
        candidates = [
            Candidate(index.entries[leading[at]], float(shares[at]), index.nearest(leading[at], words))
            for at in np.argsort(-shares, kind="stable").tolist()
        ]
        return Ranking(tuple(candidates), self._group_shares(leading, shares.tolist()))

    def _group_shares(self, entries: Sequence[int], shares: Sequence[float]) -> tuple[tuple[str, float], ...]:
        totals = dict.fromkeys(self.classifier.labels, 0.0)
        for entry, share in zip(entries, shares, strict=True):
            totals[self._groups[entry]] += share
        return tuple(sorted(totals.items(), key=lambda pair: (-pair[1], pair[0])))

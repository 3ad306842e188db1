"""One scale for all evidence: the classifier's margins and the index's similarities -> shares of 1."""

from collections.abc import Callable, Sequence
from copy import copy
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bot.understanding import thresholds
from bot.understanding.matching.classifier import IntentClassifier, softmax
from bot.understanding.matching.entries import Index
from bot.understanding.matching.vectors import Vector, word_vectors
from bot.understanding.thresholds import Weights
from bot.understanding.types import Candidate

REJECT = ("out_of_scope", "oos")
"""Labels that stand for "none of these"."""

EXPLAINED = 5
"""Candidates that show their nearest phrase where the ranking is explained."""

Shares = NDArray[np.float64]


@dataclass(frozen=True)
class Ranking:
    """Entries and groups (intents), best first, each with its share of 1."""

    candidates: tuple[Candidate, ...]
    groups: tuple[tuple[str, float], ...]


@dataclass(frozen=True)
class Evidence:
    """What a question is ranked by: a row an entry, with its margin, its nearest phrase by words and by
    meaning, and whether it is of the reject class; and the group of each row."""

    rows: Shares
    groups: tuple[str, ...]


class Matcher:
    """Ranks entries for a question; `group` tells which label of the classifier an entry belongs to."""

    def __init__(
        self,
        index: Index,
        classifier: IntentClassifier,
        group: Callable[[str], str],
        weights: Weights = thresholds.CALIBRATION.weights,
    ):
        self.index = index
        self.classifier = classifier
        self.weights = weights
        self.group = group
        self._explained = 0
        self._groups = [group(entry) for entry in index.entries]
        self._rejects = np.array([name in REJECT for name in self._groups], dtype=np.float64)
        self._labels = tuple(dict.fromkeys((*classifier.labels, *self._groups)))
        number = {label: at for at, label in enumerate(self._labels)}
        self._columns = np.array([number[name] for name in self._groups])
        # A label that the classifier has not learnt yet lies on neither side of its plane.
        self._unlearnt = np.zeros(len(self._labels) - len(classifier.labels))

    def rank(
        self,
        masked: Sequence[str],
        plain: Sequence[str],
        values: Sequence[str],
        excluded: Sequence[int] | NDArray[np.intp] = (),
    ) -> Ranking:
        """Rank all entries but those numbered `excluded`. `masked` words hold slots, `plain` ones do not."""
        index, weights = self.index, self.weights
        meaning = word_vectors().embed(plain)
        words = index.by_words(masked, values)
        nearest = index.best(words)
        margins = np.concatenate([self.classifier.margins(masked, meaning), self._unlearnt])
        rough = (
            weights.margin * self._margins(margins) + weights.words * nearest + weights.reject * self._rejects
        )
        rough[np.asarray(excluded, dtype=np.intp)] = -np.inf
        most = min(thresholds.LOOKED_AT, len(rough) - len(excluded))
        leading = _highest(rough, most).tolist()
        phrases = index.by_meaning(meaning, word_vectors().embed(masked), leading)
        groups = self._group_shares(leading, softmax(rough[leading] + weights.phrases * phrases))
        scores = (
            weights.own_words * nearest[leading]
            + weights.own_phrases * phrases
            + weights.about * self._about(values, leading)
        )
        shares = zip(self._labels, groups.tolist(), strict=True)
        return Ranking(
            self._within_groups(leading, scores, groups, words),
            tuple(sorted(shares, key=lambda pair: (-pair[1], pair[0]))),
        )

    def evidence(
        self,
        masked: Sequence[str],
        plain: Sequence[str],
        values: Sequence[str],
        excluded: Sequence[int] | NDArray[np.intp] = (),
        most: int | None = None,
    ) -> Evidence:
        """What `rank` weighs, for all entries but the `excluded`; or for the `most` that lead before phrases
        are compared by meaning, and all of the reject class."""
        meaning = word_vectors().embed(plain)
        margins = np.concatenate([self.classifier.margins(masked, meaning), self._unlearnt])
        nearest = self.index.best(self.index.by_words(masked, values))
        of_label = self._margins(margins)
        rough = self.weights.margin * of_label + self.weights.words * nearest
        rough[self._rejects > 0] = np.inf
        rough[np.asarray(excluded, dtype=np.intp)] = -np.inf
        leading = np.argsort(-rough, kind="stable")
        if most:
            leading = leading[: most + int(self._rejects.sum())]
        kept = leading[rough[leading] > -np.inf].tolist()
        phrases = self.index.by_meaning(meaning, word_vectors().embed(masked), kept)
        columns = (of_label[kept], nearest[kept], phrases, self._rejects[kept])
        return Evidence(np.stack(columns, axis=1), tuple(self._groups[entry] for entry in kept))

    def weighing(self, weights: Weights) -> "Matcher":
        """The same with other weights."""
        made = copy(self)
        made.weights = weights
        return made

    def explaining(self) -> "Matcher":
        """The same, whose leading candidates show their nearest phrase: nobody but a curator looks at it."""
        made = copy(self)
        made._explained = EXPLAINED
        return made

    def _margins(self, margins: Shares) -> Shares:
        """The margin of each entry, by those of the labels."""
        return np.asarray(margins[self._columns], dtype=np.float64)

    def _group_shares(self, entries: Sequence[int], shares: Shares) -> Shares:
        """The shares of the labels: what their entries hold together."""
        return np.asarray(np.bincount(self._columns[entries], shares, len(self._labels)), dtype=np.float64)

    def _within_groups(
        self, entries: Sequence[int], scores: Shares, groups: Shares, words: Vector
    ) -> tuple[Candidate, ...]:
        """Each group's share divided among its entries: what a question is about tells entries apart, and
        has no say in which group it belongs to."""
        columns = self._columns[entries]
        powers = np.exp(scores - scores.max())
        parts = (powers * groups[columns] / np.bincount(columns, powers)[columns]).tolist()
        names = self.index.entries
        found = sorted((-part, names[entry], entry) for part, entry in zip(parts, entries, strict=True))
        return tuple(
            Candidate(name, -part, self.index.nearest(entry, words) if place < self._explained else "")
            for place, (part, name, entry) in enumerate(found)
        )

    def _about(self, values: Sequence[str], entries: Sequence[int]) -> Vector:
        """1 for entries about something that was named, -1 for those about other ones, else 0."""
        fits = np.zeros(len(entries), dtype=np.float32)
        if not values:
            return fits
        named: dict[str, set[str]] = {}
        for value in values:
            named.setdefault(value.partition("=")[0], set()).add(value)
        for at, entry in enumerate(entries):
            for kind, own in self.index.about[entry].items():
                if kind in named:
                    # An entry that sets three things side by side wants all three of them named.
                    wanted = len(own) if len(own) > 2 else 1
                    fits[at] += 1 if len(named[kind] & own) >= wanted else -1
        return fits


def _highest(scores: Shares, most: int) -> NDArray[np.intp]:
    """Places of the `most` highest scores, best first; of equal ones the first. Sorts only those."""
    least = np.partition(scores, len(scores) - most)[len(scores) - most]
    leading = np.flatnonzero(scores >= least)
    return leading[np.argsort(-scores[leading], kind="stable")[:most]]

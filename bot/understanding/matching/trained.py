"""A matcher for any labelled texts: the Library's classifier, index and ranking, without slots."""

from collections import Counter
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from bot.understanding.matching.classifier import IntentClassifier, softmax, words_of
from bot.understanding.matching.entries import EntryIndex
from bot.understanding.matching.fitting import FITTED, Rejection, fit_rejection, fit_weights
from bot.understanding.matching.phrases import Phrase
from bot.understanding.matching.ranking import REJECT, Evidence, Matcher
from bot.understanding.thresholds import CALIBRATION, LOOKED_AT, Weights

FOLDS = 4
"""Parts into which the texts are cut; each is judged once by a matcher that learnt the others."""

JUDGED = 800
"""Texts of a part that are judged at most."""

Numbers = NDArray[np.float64]


class TrainedMatcher:
    """Ranks the labels it was trained on.

    The weights of the evidence, and when a text belongs to no label, are learnt by cross-validation; then all
    texts are learnt. Where no text of the reject class is given, labels that were left out stand for it.
    """

    def __init__(self, texts: Sequence[str], labels: Sequence[str]):
        taught = [at for at, text in enumerate(texts) if words_of(text)]  # the others teach nothing
        texts, labels = [texts[at] for at in taught], [labels[at] for at in taught]
        judged = list(_judged(texts, labels))
        weights = fit_weights([e for e, _ in judged], [{label} for _, label in judged]) if judged else None
        self.weights: Weights = weights or CALIBRATION.weights
        self._matcher = _matcher(texts, labels).weighing(self.weights)
        self._rejection = self._learn_rejection(judged)

    def _learn_rejection(self, judged: Sequence[tuple[Evidence, str]]) -> Rejection | None:
        known = [bool({label} & set(e.groups)) and label not in REJECT for e, label in judged]
        if all(known) or not any(known):
            return None
        right = [self._ranked(e)[0][0] == label for e, label in judged]
        return fit_rejection(np.stack([self._standing(e) for e, _ in judged]), known, right)

    def judge(self, text: str) -> tuple[list[tuple[str, float]], bool]:
        """Labels but the reject class with their shares of 1, best first; and whether the text belongs to
        none of them."""
        words = words_of(text)
        evidence = self._matcher.evidence(words, words, (), most=LOOKED_AT)
        ranked = self._ranked(evidence)
        if self._rejection is None:
            standing = self._standing(evidence)
            return ranked, bool(standing[-1] < 0)
        return ranked, self._rejection.rejects(self._standing(evidence))

    def _scores(self, evidence: Evidence) -> Numbers:
        return np.asarray(evidence.rows @ np.array([getattr(self.weights, name) for name in FITTED]))

    def _ranked(self, evidence: Evidence) -> list[tuple[str, float]]:
        shares = softmax(self._scores(evidence)).tolist()
        pairs = [pair for pair in zip(evidence.groups, shares, strict=True) if pair[0] not in REJECT]
        return sorted(pairs, key=lambda pair: (-pair[1], pair[0]))

    def _standing(self, evidence: Evidence) -> Numbers:
        """How well the leading label stands: its own evidence, its lead over the next one, and its lead over
        the reject class."""
        scores = self._scores(evidence)
        rejects = evidence.rows[:, -1] > 0
        inside = np.flatnonzero(~rejects)
        order = inside[np.argsort(-scores[inside], kind="stable")]
        best = scores[order[0]]
        lead = best - scores[order[1]] if len(order) > 1 else 0.0
        over_reject = best - scores[rejects].max() if rejects.any() else 0.0
        return np.array([*evidence.rows[order[0], :-1], lead, over_reject])


def _judged(texts: Sequence[str], labels: Sequence[str]) -> Iterator[tuple[Evidence, str]]:
    """The evidence of texts that were not learnt, with their labels."""
    part = _parts(labels)
    leave_out = not any(label in REJECT for label in labels)
    names = sorted(set(labels))
    for fold in range(FOLDS):
        gone = set(names[fold::FOLDS]) if leave_out else set()
        kept = [at for at in range(len(texts)) if part[at] != fold and labels[at] not in gone]
        held = [at for at in range(len(texts)) if part[at] == fold]
        if len({labels[at] for at in kept} - set(REJECT)) < 2:
            continue
        trial = _matcher([texts[at] for at in kept], [labels[at] for at in kept])
        for at in held[:: max(1, len(held) // JUDGED)]:
            words = words_of(texts[at])
            yield trial.evidence(words, words, ()), labels[at]


def _parts(labels: Sequence[str]) -> list[int]:
    """The part of each text; those of one label are spread over all parts."""
    seen: Counter[str] = Counter()
    parts: list[int] = []
    for label in labels:
        parts.append(seen[label] % FOLDS)
        seen[label] += 1
    return parts


def _matcher(texts: Sequence[str], labels: Sequence[str]) -> Matcher:
    words = [words_of(text) for text in texts]
    phrases = [
        Phrase(label, tuple(own), tuple(own), (), text)
        for text, own, label in zip(texts, words, labels, strict=True)
    ]
    return Matcher(EntryIndex(phrases), IntentClassifier.fit_words(words, words, labels), lambda label: label)

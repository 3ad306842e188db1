"""Fitting the weights of the ranking and its limits to labelled questions. Needs scipy, so the bot never
imports this module."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from bot.understanding.matching.ranking import REJECT, Evidence
from bot.understanding.thresholds import Limits, Weights

FITTED = ("margin", "words", "phrases", "reject")
"""The weights that tell groups apart, in the order of the columns of `Matcher.evidence`."""

SPREAD = 10.0
"""Standard deviation of a weight before anything is known. Keeps weights finite where all is right."""

RECALL = 0.93
"""Share of the questions out of scope that the limits must decline."""

REFUSED = 0.04
"""Share of the questions in scope that the limits may decline."""

TINY = 1e-300
"""Keeps a share that vanished from being divided by."""

ALIKE = 0.01
"""Limits whose worths differ by no more, as a share of the questions, are taken to be equally good."""

STEPS = tuple(round(0.01 * step, 2) for step in range(100))
"""Limits that are tried."""


def fit_weights(evidence: Sequence[Evidence], wanted: Sequence[AbstractSet[str]]) -> Weights:
    """The weights under which the `wanted` groups of each question get the largest shares: maximum
    likelihood, by L-BFGS. Shares are a softmax over entries, summed over the right ones.
    """
    both = [(e, own) for e, own in zip(evidence, wanted, strict=True) if not own.isdisjoint(e.groups)]
    rows = np.concatenate([e.rows for e, _ in both])
    right = np.array([group in own for e, own in both for group in e.groups])
    sizes = np.array([len(e.groups) for e, _ in both])
    starts = np.cumsum([0, *sizes[:-1]])

    def loss(weights: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        scores = rows @ weights
        scores -= np.repeat(np.maximum.reduceat(scores, starts), sizes)
        powers = np.exp(scores)
        every = np.add.reduceat(powers, starts)
        hit = np.add.reduceat(powers * right, starts) + TINY
        slope = powers * (1 / np.repeat(every, sizes) - right / np.repeat(hit, sizes))
        held = weights / SPREAD
        value = float(np.log(every / hit).sum() + held @ held / 2)
        return value / len(both), (slope @ rows + held / SPREAD) / len(both)

    found = minimize(loss, np.array([3.0, 9.0, 9.0, 0.0]), jac=True, method="L-BFGS-B")
    return Weights(**dict(zip(FITTED, np.round(found.x, 2).tolist(), strict=True)))


@dataclass(frozen=True)
class Scored:
    """The intent that leads for a question, its share, and those that are right."""

    best: str
    share: float
    right: frozenset[str]

    @property
    def in_scope(self) -> bool:
        """Whether the question should be answered."""
        return not self.right & set(REJECT)


def fit_limits(scored: Sequence[Scored]) -> Limits:
    """The limits with the most right answers less wrong ones, among those that decline at least `RECALL` of
    the questions out of scope and at most `REFUSED` of those in scope.

    `answer` decides on the right and wrong answers alone; the two others on what is declined. Of limits that
    do as well the middle one is taken.
    """
    inside = [one for one in scored if one.in_scope]
    outside = [one for one in scored if not one.in_scope]
    told = [one for one in scored if one.best not in REJECT]

    def worth(answer: float) -> int:
        return sum(1 if one.best in one.right else -1 for one in told if one.share >= answer)

    def declined(questions: Sequence[Scored], offer: float, decline: float) -> int:
        return sum(one.share >= decline if one.best in REJECT else one.share < offer for one in questions)

    def allowed(offer: float, decline: float) -> tuple[bool, float]:
        recall = declined(outside, offer, decline) / max(1, len(outside))
        refused = declined(inside, offer, decline) / max(1, len(inside))
        return recall >= RECALL and refused <= REFUSED, recall - refused

    worths = {step: worth(step) for step in STEPS}
    least = max(worths.values()) - ALIKE * len(scored)
    answer = _middle([step for step in STEPS if worths[step] >= least])
    pairs = {
        (offer, decline): allowed(offer, decline) for offer in STEPS if offer <= answer for decline in STEPS
    }
    kept, most = max(pairs.values())
    good = [pair for pair, (is_kept, gain) in pairs.items() if is_kept == kept and gain >= most - ALIKE]
    offer = _middle(sorted({offer for offer, _ in good}))
    return Limits(answer=answer, offer=offer, decline=_middle([at for own, at in good if own == offer]))


def _middle(ordered: Sequence[float]) -> float:
    return ordered[len(ordered) // 2]


@dataclass(frozen=True)
class Rejection:
    """When a text belongs to no label: a linear rule over how well the leading label stands."""

    middle: NDArray[np.float64]
    spread: NDArray[np.float64]
    weights: NDArray[np.float64]
    limit: float

    def worth(self, standing: NDArray[np.float64]) -> NDArray[np.float64]:
        """How surely texts (rows) belong to their leading labels; 0 is undecided."""
        scaled = (standing - self.middle) / self.spread
        return np.asarray(scaled @ self.weights[:-1] + self.weights[-1])

    def rejects(self, standing: NDArray[np.float64]) -> bool:
        """Whether one text is declined."""
        return bool(self.worth(standing) < self.limit)


KEPT = 0.95
"""Share of the right answers that declining must leave."""


def fit_rejection(standing: NDArray[np.float64], known: Sequence[bool], right: Sequence[bool]) -> Rejection:
    """The rule that tells `known` texts from others best: logistic regression, both sides of equal weight.

    Its limit has the best sum of the two shares that matter, known texts answered rightly and others
    declined, among the limits that keep `KEPT` of the right answers.
    """
    is_known, is_right = np.array(known), np.array(right) & np.array(known)
    middle, spread = standing.mean(axis=0), standing.std(axis=0) + 1e-9
    columns = np.column_stack([(standing - middle) / spread, np.ones(len(standing))])
    side = np.where(is_known, 1.0, -1.0)
    share = np.where(is_known, 0.5 / is_known.sum(), 0.5 / (~is_known).sum())

    def loss(weights: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        behind = -side * (columns @ weights)
        slope = -side * share / (1 + np.exp(-behind))
        held = 1e-4 * weights
        return float(share @ np.logaddexp(0, behind) + held @ weights), slope @ columns + 2 * held

    weights = minimize(loss, np.zeros(columns.shape[1]), jac=True, method="L-BFGS-B").x
    worth = columns @ weights
    highest = np.quantile(worth[is_right], 1 - KEPT) if is_right.any() else np.inf
    limits = [limit for limit in np.unique(worth) if limit <= highest]

    def gain(limit: float) -> float:
        return float(
            (is_right & (worth >= limit)).sum() / is_known.sum()
            + (~is_known & (worth < limit)).sum() / (~is_known).sum()
        )

    return Rejection(middle, spread, weights, float(max(limits, key=gain, default=worth.min())))

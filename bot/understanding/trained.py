"""A matcher for any labelled texts: the Library's classifier, index and ranking, without slots."""

from collections import defaultdict
from collections.abc import Sequence

from bot.understanding.classifier import IntentClassifier, words_of
from bot.understanding.entries import EntryIndex, Phrase
from bot.understanding.ranking import REJECT, Matcher

HELD_OUT = 5
"""Every fifth text of a label is held out while the threshold is set."""

WRONGLY_DECLINED = 0.05
"""Share of known texts that may be declined where there are no texts to be declined to learn from."""


class TrainedMatcher:
    """Ranks the labels it was trained on. `threshold` is the share of the best label below which a text is
    declined; it is set on texts held out, then all texts are learnt."""

    def __init__(self, texts: Sequence[str], labels: Sequence[str]):
        held = _held_out(labels)
        kept = [at for at in range(len(texts)) if at not in held]
        trial = _matcher([texts[at] for at in kept], [labels[at] for at in kept])
        scored = [(labels[at], *_best(trial, texts[at])) for at in sorted(held)]
        self.threshold = calibrate(scored)
        self._matcher = _matcher(texts, labels)

    def rank(self, text: str) -> list[tuple[str, float]]:
        """Labels with their shares of 1, best first."""
        return list(_rank(self._matcher, text))

    def declined(self, ranked: Sequence[tuple[str, float]]) -> bool:
        """Whether a text so ranked belongs to no label."""
        return ranked[0][0] in REJECT or ranked[0][1] < self.threshold


def calibrate(scored: Sequence[tuple[str, str, float]]) -> float:
    """The threshold for (right label, best label, its share) of texts held out.

    With texts to be declined among them, the one with the best sum of the two shares that matter: right
    answers, and rightly declined. Without, the one that declines `WRONGLY_DECLINED` of them.
    """
    shares = sorted(share for _, _, share in scored)
    if not any(right in REJECT for right, _, _ in scored):
        return shares[int(WRONGLY_DECLINED * len(shares))] if shares else 0.0
    inside = [row for row in scored if row[0] not in REJECT]
    outside = [row for row in scored if row[0] in REJECT]

    def worth(threshold: float) -> float:
        answered = sum(best == right and share >= threshold for right, best, share in inside)
        declined = sum(best in REJECT or share < threshold for _, best, share in outside)
        return answered / max(1, len(inside)) + declined / len(outside)

    return max((0.0, *shares), key=worth)


def _held_out(labels: Sequence[str]) -> set[int]:
    seen: dict[str, int] = defaultdict(int)
    held: set[int] = set()
    for at, label in enumerate(labels):
        seen[label] += 1
        if seen[label] % HELD_OUT == 0:
            held.add(at)
    return held


def _matcher(texts: Sequence[str], labels: Sequence[str]) -> Matcher:
    words = [words_of(text) for text in texts]
    phrases = [
        Phrase(label, tuple(own), tuple(own), (), text)
        for text, own, label in zip(texts, words, labels, strict=True)
    ]
    return Matcher(EntryIndex(phrases), IntentClassifier.fit_words(words, words, labels), lambda label: label)


def _rank(matcher: Matcher, text: str) -> Sequence[tuple[str, float]]:
    words = words_of(text)
    return matcher.rank(words, words, ()).groups


def _best(matcher: Matcher, text: str) -> tuple[str, float]:
    return _rank(matcher, text)[0]

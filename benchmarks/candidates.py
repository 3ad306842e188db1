"""Ways to find the intent, side by side: `python -m benchmarks.candidates FILE...` on labelled questions.

All of them see the same phrases and the same questions, both with slot names for slot values. A question is
declined where the best intent is `out_of_scope`. Figures for docs/understanding.md; JSON on stdout.
"""

import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from rapidfuzz import fuzz, process
from scipy.sparse import hstack
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.svm import LinearSVC

from bot.evaluating import read
from bot.library import Library
from bot.settings import load_settings
from bot.understanding import Understander
from bot.understanding.matching.measuring import Labelled, Outcome, measure
from bot.understanding.matching.ranking import REJECT
from bot.understanding.matching.vectors import word_vectors

Rank = Callable[[str, list[str]], Sequence[str]]
"""(masked question, its plain words) -> intents, best first."""

SHOWN = ("top1", "top3", "out_of_scope_recall", "wrongly_declined")


def candidates(understander: Understander) -> dict[str, Rank]:
    """Each way by its name."""
    index = understander.matcher.index
    texts = [" ".join(phrase.words) for phrase in index.phrases]
    intents = np.array([phrase.entry.partition("/")[0] for phrase in index.phrases])

    def by_score(scores: Any) -> list[str]:
        order = np.argsort(-np.asarray(scores), kind="stable")
        return list(dict.fromkeys(intents[order[:2000]].tolist()))

    def fuzzy(scorer: Callable[..., float]) -> Rank:
        return lambda text, _: by_score(process.cdist([text], texts, scorer=scorer)[0])

    words = TfidfVectorizer(analyzer=str.split, sublinear_tf=True).fit(texts)
    pairs = TfidfVectorizer(token_pattern=r"\S+", ngram_range=(1, 2), sublinear_tf=True).fit(texts)  # noqa: S106
    runs = TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), sublinear_tf=True, min_df=2).fit(texts)
    rows = words.transform(texts)

    def tfidf(of: Sequence[str]) -> Any:
        return hstack([pairs.transform(of), runs.transform(of)]).tocsr()

    def vectors(plain: Sequence[Sequence[str]]) -> Any:
        return word_vectors().matrix(plain)

    def svm(features: Any, of: Callable[[str, list[str]], Any]) -> Rank:
        model = LinearSVC(C=0.5, class_weight="balanced", random_state=0, tol=0.1).fit(features, intents)
        return lambda text, plain: model.classes_[
            np.argsort(-model.decision_function(of(text, plain))[0])
        ].tolist()

    both = hstack([tfidf(texts), vectors([phrase.plain for phrase in index.phrases])]).tocsr()
    return {
        "nearest phrase, rapidfuzz ratio": fuzzy(fuzz.ratio),
        "nearest phrase, rapidfuzz WRatio": fuzzy(fuzz.WRatio),
        "nearest phrase, rapidfuzz token_set_ratio": fuzzy(fuzz.token_set_ratio),
        "nearest phrase, TF-IDF of words": lambda text, _: by_score(
            (rows @ words.transform([text]).T).toarray().ravel()
        ),
        "TF-IDF + linear SVM": svm(tfidf(texts), lambda text, _: tfidf([text])),
        "TF-IDF and word vectors + linear SVM": svm(
            both, lambda text, plain: hstack([tfidf([text]), vectors([plain])]).tocsr()
        ),
    }


def compare(questions: Sequence[Labelled], understander: Understander) -> dict[str, dict[str, Any]]:
    """The shares of `SHOWN` for each way, and for the one in use."""
    found: dict[str, dict[str, Any]] = {}
    seen = [understander.understand(question.text) for question in questions]
    read_words = [understander.words(question.text) for question in questions]
    for name, rank in candidates(understander).items():
        ranked = [rank(" ".join(masked), plain) for masked, plain in read_words]
        outcomes = [_outcome(own, own[0] in REJECT) for own in ranked]
        found[name] = measure(questions, outcomes)
    ours = [
        Outcome(
            one.intent,
            one.decision == "decline",
            tuple(dict.fromkeys(candidate.intent for candidate in one.candidates)),
            (),
            {},
            0.0,
        )
        for one in seen
    ]
    found["in use: SVM, nearest phrases, reject bias"] = measure(questions, ours)
    return {name: {share: figures[share] for share in SHOWN} for name, figures in found.items()}


def _outcome(ranked: Sequence[str], declined: bool) -> Outcome:
    return Outcome(ranked[0], declined, tuple(ranked[:3]), (), {}, 0.0)


if __name__ == "__main__":
    ours = Understander(Library.load(load_settings().knowledge_dir))
    print(json.dumps({file: compare(read(Path(file)), ours) for file in sys.argv[1:]}, indent=2))

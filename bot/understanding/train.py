"""Fitting the intent classifier. Runs as a child process, so that scikit-learn never loads in the bot.

Input, one JSON object on stdin: `{"words": [[...], ...], "labels": [...]}`; the argument names the .npz file
to write. Everything random is seeded: the same phrases give the same file.
"""

import json
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix, diags, hstack
from sklearn.svm import LinearSVC

from bot.understanding.features import character_features, word_features

PENALTY = 0.5
"""C of the linear SVM: measured best of 0.1 to 4 on held-out phrases."""

FOLDS = 3
TEMPERATURES = np.geomspace(0.5, 12, 24)


def matrix(
    documents: Sequence[Sequence[str]], analyse: Callable[[Sequence[str]], Iterable[str]], min_documents: int
) -> tuple[list[str], Any, Any]:
    """(features, their idf, rows of TF-IDF with length 1): sublinear counts, smoothed idf."""
    counts = [Counter(analyse(words)) for words in documents]
    seen: Counter[str] = Counter()
    for count in counts:
        seen.update(count.keys())
    features = sorted(feature for feature, n in seen.items() if n >= min_documents)
    column = {feature: index for index, feature in enumerate(features)}
    data: list[float] = []
    columns: list[int] = []
    starts = [0]
    for count in counts:
        for feature, n in count.items():
            if feature in column:
                columns.append(column[feature])
                data.append(n)
        starts.append(len(columns))
    rows = csr_matrix((1 + np.log(data), columns, starts), shape=(len(documents), len(features)))
    idf = np.log((1 + len(documents)) / (1 + np.array([seen[f] for f in features]))) + 1
    rows = rows @ diags(idf)
    lengths = np.sqrt(np.asarray(rows.multiply(rows).sum(axis=1)).ravel())
    lengths[lengths == 0] = 1
    return features, idf, diags(1 / lengths) @ rows


def fit(documents: Sequence[Sequence[str]], labels: Sequence[str]) -> dict[str, Any]:
    """Arrays for the .npz file."""
    words, word_idf, word_rows = matrix(documents, word_features, 1)
    characters, character_idf, character_rows = matrix(documents, character_features, 2)
    rows = hstack([word_rows, character_rows]).tocsr()
    names = sorted(set(labels))
    numbers = np.array([names.index(label) for label in labels])
    model = LinearSVC(C=PENALTY, class_weight="balanced", random_state=0).fit(rows, numbers)
    weights, bias = _both_columns(model.coef_, model.intercept_)
    return {
        "labels": np.array(names),
        "features": np.frombuffer("\n".join([*words, *characters]).encode(), dtype=np.uint8),
        "split": np.array(len(words)),
        "idf": np.concatenate([word_idf, character_idf]).astype(np.float32),
        "weights": weights.T.astype(np.float32).copy(),
        "bias": bias.astype(np.float32),
        "temperature": np.array(_temperature(rows, numbers), dtype=np.float32),
    }


def _both_columns(weights: Any, bias: Any) -> tuple[Any, Any]:
    """A two-class SVM has one row; give it one a class like all others."""
    if len(bias) == 1:
        return np.vstack([-weights, weights]), np.concatenate([-bias, bias])
    return weights, bias


def _temperature(rows: Any, numbers: Any) -> float:
    """What to multiply margins by so that their softmax is calibrated, by cross-validation."""
    order = np.random.default_rng(0).permutation(len(numbers))
    margins, truth = [], []
    for fold in range(FOLDS):
        test, train = order[fold::FOLDS], np.setdiff1d(order, order[fold::FOLDS])
        if len(set(numbers[train])) < len(set(numbers)):
            continue
        model = LinearSVC(C=PENALTY, class_weight="balanced", random_state=0).fit(rows[train], numbers[train])
        scores = model.decision_function(rows[test])
        margins.append(np.column_stack([-scores, scores]) if scores.ndim == 1 else scores)
        truth.append(numbers[test])
    if not margins:
        return 3.0
    scores, wanted = np.vstack(margins), np.concatenate(truth)
    return float(min(TEMPERATURES, key=lambda t: _log_loss(scores * t, wanted)))


def _log_loss(scores: Any, wanted: Any) -> float:
    shifted = scores - scores.max(axis=1, keepdims=True)
    logs = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    return float(-logs[np.arange(len(wanted)), wanted].mean())


def main() -> None:
    """Read phrases from stdin, write the file named by the only argument."""
    given = json.load(sys.stdin)
    target = Path(sys.argv[1])
    with target.open("wb") as file:
        np.savez(file, **fit(given["words"], given["labels"]))


if __name__ == "__main__":
    main()

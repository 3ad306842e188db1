"""Fitting the intent classifier. Runs as a child process, so that scikit-learn never loads in the bot.

Two lines on stdin name a JSON file, `{"masked": [[...], ...], "plain": [[...], ...], "labels": [...]}`, and
the .npz file to write. Everything random is seeded: the same phrases give the same file.
"""

import json
import os
import sys
from array import array
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix, diags, hstack

from bot.understanding.matching.features import MOST_WORDS, runs, word_features
from bot.understanding.matching.liblinear import one_vs_rest
from bot.understanding.matching.vectors import word_vectors

PENALTY = 0.5
"""C of the linear SVM: measured best of 0.1 to 4 on held-out phrases."""

AXES = 64
"""Dimensions of the word vectors that the fit looks at: 128 rank no better and take half as long again."""

TOLERANCE = 0.05
"""Where the optimiser stops. Sixteen times coarser takes three quarters of the time and is right as often,
but one more phrase then changes the answers to 33 of 3,400 questions that it has nothing to do with; here to
5: who adds a phrase must see what that phrase does."""


def counted(documents: Iterable[Iterable[str]]) -> tuple[list[str], Any]:
    """(features, how often each document has each, a row a document)."""
    number: dict[str, int] = {}
    columns, starts = array("i"), [0]
    for document in documents:
        columns.extend([number.setdefault(feature, len(number)) for feature in document])
        starts.append(len(columns))
    ones = np.ones(len(columns))
    rows = csr_matrix((ones, np.asarray(columns), starts), shape=(len(starts) - 1, len(number)))
    rows.sum_duplicates()
    return list(number), rows


def weighed(names: Sequence[str], rows: Any, min_documents: int) -> tuple[list[str], Any, Any]:
    """(features that enough documents have, their idf, rows of TF-IDF with length 1): sublinear counts,
    smoothed idf."""
    seen = np.bincount(rows.indices, minlength=len(names))
    kept = np.flatnonzero(seen >= min_documents)
    rows = rows[:, kept]
    rows.data = 1 + np.log(rows.data)
    idf = np.log((1 + rows.shape[0]) / (1 + seen[kept])) + 1
    rows = rows @ diags(idf)
    lengths = np.sqrt(np.asarray(rows.multiply(rows).sum(axis=1)).ravel())
    lengths[lengths == 0] = 1
    return [names[column] for column in kept.tolist()], idf, diags(1 / lengths) @ rows


def fit(
    masked: Sequence[Sequence[str]], plain: Sequence[Sequence[str]], labels: Sequence[str]
) -> dict[str, Any]:
    """Arrays for the .npz file."""
    words, word_idf, word_rows = weighed(*counted(map(word_features, masked)), 2)
    each, of_document = counted(document[:MOST_WORDS] for document in masked)
    found, of_word = counted(map(runs, each))
    characters, character_idf, character_rows = weighed(found, of_document @ of_word, 3)
    meanings, axes = _main_axes(word_vectors().matrix(plain))
    rows = hstack([word_rows, character_rows, csr_matrix(meanings)]).tocsr()
    names = sorted(set(labels))
    number = {name: index for index, name in enumerate(names)}
    numbers = np.array([number[label] for label in labels])
    weights, bias = one_vs_rest(rows, numbers, PENALTY, TOLERANCE)
    # Weights of the axes are turned back to weights of the whole vectors: scoring knows no axes.
    weights = np.hstack([weights[:, : -axes.shape[1]], weights[:, -axes.shape[1] :] @ axes.T])
    return {
        "labels": np.array(names),
        "features": np.frombuffer("\n".join([*words, *characters]).encode(), dtype=np.uint8),
        "split": np.array(len(words)),
        "idf": np.concatenate([word_idf, character_idf]).astype(np.float32),
        "weights": weights.T.astype(np.float32).copy(),
        "bias": bias.astype(np.float32),
    }


def _main_axes(vectors: Any) -> tuple[Any, Any]:
    """(vectors along their `AXES` main axes, the axes as columns): a third of the time to fit."""
    _, axes = np.linalg.eigh(vectors.T @ vectors)
    axes = axes[:, ::-1][:, :AXES]
    return vectors @ axes, axes


def main() -> None:
    """Read two lines from stdin, the file of phrases and the file to write; do nothing without them."""
    word_vectors()  # reads its pieces while the phrases are still made ready
    given, target = sys.stdin.readline().strip(), sys.stdin.readline().strip()
    if not target:
        return
    phrases = json.loads(Path(given).read_bytes())
    arrays = fit(phrases["masked"], phrases["plain"], phrases["labels"])
    with Path(target).open("wb") as file:
        np.savez(file, **arrays)


if __name__ == "__main__":
    main()
    os._exit(0)  # unloading scikit-learn takes a tenth of a second that somebody waits for

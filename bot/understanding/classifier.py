"""The intent classifier: a linear model over TF-IDF features, scored with numpy alone."""

import hashlib
import json
import math
import os
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from bot.errors import TrainingError
from bot.understanding import features, normalise
from bot.understanding.features import character_features, word_features
from bot.understanding.normalise import clean, singular, tokenise_phrase

_TIMEOUT = 600
"""Seconds after which a training is given up."""


def words_of(text: str) -> list[str]:
    """The words of a text that the classifier looks at; slots such as {role} stay whole."""
    return [singular(token.word) for token in tokenise_phrase(clean(text))]


class IntentClassifier:
    """Ranks labels for a text. Build one with `fit`."""

    def __init__(self, arrays: dict[str, Any]):
        names = arrays["features"].tobytes().decode().split("\n")
        split = int(arrays["split"])
        self._words = {name: index for index, name in enumerate(names[:split])}
        self._characters = {name: index + split for index, name in enumerate(names[split:])}
        self._idf = arrays["idf"].tolist()
        self._weights = arrays["weights"]
        self._bias = arrays["bias"]
        self._temperature = float(arrays["temperature"])
        self.labels: tuple[str, ...] = tuple(str(label) for label in arrays["labels"])

    @classmethod
    def fit(
        cls, texts: Sequence[str], labels: Sequence[str], cache: Path | None = None
    ) -> "IntentClassifier":
        """Train on texts and their labels in a child process.

        With `cache`, a folder, the weights are kept there under a hash of the texts, the labels and this
        code, and are read back instead of being trained again. Raises `TrainingError`.
        """
        if len(texts) != len(labels) or len(set(labels)) < 2:
            raise TrainingError("a classifier needs one label a text, and at least two different labels")
        return cls.fit_words([words_of(text) for text in texts], labels, cache)

    @classmethod
    def fit_words(
        cls, documents: Sequence[Sequence[str]], labels: Sequence[str], cache: Path | None = None
    ) -> "IntentClassifier":
        """Like `fit`, for texts whose words are known already."""
        given = json.dumps({"words": documents, "labels": list(labels)})
        if cache is None:
            with tempfile.TemporaryDirectory() as folder:
                return cls._trained(given, Path(folder) / "intents.npz")
        kept = cache / f"intents-{_key(given)}.npz"
        if arrays := _read(kept):
            return cls(arrays)
        try:
            cache.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryDirectory(dir=cache) as folder:
                fresh = Path(folder) / "intents.npz"
                classifier = cls._trained(given, fresh)
                fresh.replace(kept)
        except OSError:
            return cls.fit_words(documents, labels)  # a cache that cannot be written is no reason to fail
        for old in sorted(cache.glob("intents-*.npz"), key=lambda p: p.stat().st_mtime)[:-4]:
            old.unlink(missing_ok=True)
        return classifier

    @classmethod
    def _trained(cls, given: str, target: Path) -> "IntentClassifier":
        command = [sys.executable, "-m", "bot.understanding.train", str(target)]
        environment = {**os.environ, "OMP_NUM_THREADS": "1", "PYTHONPATH": os.pathsep.join(sys.path)}
        try:
            done = subprocess.run(
                command,
                input=given,
                text=True,
                capture_output=True,
                timeout=_TIMEOUT,
                env=environment,
                check=False,
            )
        except (OSError, subprocess.TimeoutExpired) as error:
            raise TrainingError(f"the intent classifier could not be trained: {error}") from None
        arrays = _read(target)
        if done.returncode != 0 or arrays is None:
            last = (done.stderr.strip().splitlines() or ["no message"])[-1]
            raise TrainingError(f"the intent classifier could not be trained: {last}")
        return cls(arrays)

    def rank(self, text: str) -> list[tuple[str, float]]:
        """Labels with their probabilities, best first."""
        return self.rank_words(words_of(text))

    def rank_words(self, words: Sequence[str]) -> list[tuple[str, float]]:
        """Like `rank`, for words that may hold slots."""
        scores = self.probabilities(words)
        order = sorted(range(len(scores)), key=lambda i: (-scores[i], self.labels[i]))
        return [(self.labels[i], scores[i]) for i in order]

    def probabilities(self, words: Sequence[str]) -> list[float]:
        """One probability a label, in the order of `labels`; they sum to 1."""
        indices: list[int] = []
        values: list[float] = []
        self._add(word_features(words), self._words, indices, values)
        self._add(character_features(words), self._characters, indices, values)
        margins = self._bias.astype(np.float64)
        if indices:
            margins = margins + np.asarray(values) @ self._weights[indices]
        powers = np.exp((margins - margins.max()) * self._temperature)
        shares: list[float] = (powers / powers.sum()).tolist()
        return shares

    def _add(
        self, names: Iterable[str], columns: dict[str, int], indices: list[int], values: list[float]
    ) -> None:
        """Append one block of features, scaled to length 1."""
        counts = Counter(index for name in names if (index := columns.get(name)) is not None)
        weighted = [(1 + math.log(n)) * self._idf[index] for index, n in counts.items()]
        length = math.sqrt(sum(value * value for value in weighted)) or 1.0
        indices.extend(counts)
        values.extend(value / length for value in weighted)


def _key(given: str) -> str:
    """A hash of what is learnt and of the code that decides how."""
    digest = hashlib.sha256(given.encode())
    here = Path(__file__).parent
    for module in (here / "train.py", Path(str(features.__file__)), Path(str(normalise.__file__))):
        digest.update(module.read_bytes())
    return digest.hexdigest()[:24]


def _read(path: Path) -> dict[str, Any] | None:
    """The arrays in a file, or None where it is missing or damaged."""
    try:
        with np.load(path, allow_pickle=False) as file:
            return dict(file)
    except (OSError, ValueError, KeyError, EOFError):
        return None

"""The intent classifier: a linear model over TF-IDF features, scored with numpy alone."""

import hashlib
import tempfile
import zlib
from collections import Counter
from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import chain
from pathlib import Path
from types import ModuleType
from typing import Any
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from bot.caching import keep_latest
from bot.errors import TrainingError
from bot.understanding.matching import features, vectors
from bot.understanding.matching.features import MOST_WORDS, runs, word_features
from bot.understanding.matching.numbering import Columns
from bot.understanding.matching.trainer import Documents, Trainer
from bot.understanding.matching.vectors import Vector, word_vectors
from bot.understanding.reading import courtesies, normalise, tokens
from bot.understanding.reading.normalise import clean
from bot.understanding.reading.tokens import singular, tokenise_phrase

TEMPERATURE = 3.0
"""What margins are multiplied by before their softmax."""

STEPS = 127
"""Steps to either side of zero in which a weight is kept; their size is `_unit`, one for each label."""

WORDS_KEPT = 2000
"""Words whose runs of characters are kept as columns, about 1 KB each."""

KEPT = 4
"""Trained files that stay in the cache folder."""


def words_of(text: str) -> list[str]:
    """The words of a text that the classifier looks at; slots such as {role} stay whole."""
    return [singular(token.word) for token in tokenise_phrase(clean(text))]


class IntentClassifier:
    """Ranks labels for a text. Build one with `fit`."""

    def __init__(self, arrays: dict[str, Any]):
        joined = arrays["features"].tobytes().decode()
        names = joined.split("\n") if joined else []  # few short texts have no feature in common
        split = int(arrays["split"])
        self._words = Columns(names[:split])
        self._characters = Columns(names[split:], first=split)
        self._idf = arrays["idf"]
        weights = arrays["weights"][: len(names)]
        self._unit = np.abs(weights).max(axis=0, initial=1e-6) / np.float32(STEPS)
        self._weights = np.rint(weights / self._unit).astype(np.int8)  # a quarter of the memory
        self._meaning_weights = arrays["weights"][len(names) :]
        self._bias = arrays["bias"]
        self.labels: tuple[str, ...] = tuple(str(label) for label in arrays["labels"])
        self._runs = _runs_in(self._characters)

    def __getstate__(self) -> dict[str, Any]:
        return {name: value for name, value in vars(self).items() if name != "_runs"}

    def __setstate__(self, state: dict[str, Any]) -> None:
        vars(self).update(state)
        self._runs = _runs_in(self._characters)

    @classmethod
    def fit(
        cls, texts: Sequence[str], labels: Sequence[str], cache: Path | None = None
    ) -> "IntentClassifier":
        """Train on texts and their labels in a child process.

        With `cache`, a folder, the weights are kept there under a hash of the texts, the labels and this
        code, and are read back instead of being trained again. Raises `TrainingError`.
        """
        words = [words_of(text) for text in texts]
        return cls.fit_words(words, words, labels, cache)

    @classmethod
    def fit_words(
        cls,
        masked: Documents,
        plain: Documents,
        labels: Sequence[str],
        cache: Path | None = None,
        trainer: Trainer | None = None,
    ) -> "IntentClassifier":
        """Like `fit`, for texts whose words are known: `masked` with slots for values, `plain` without.

        `trainer` is one that was started early.
        """
        if len(masked) != len(labels) or len(set(labels)) < 2:
            raise TrainingError("a classifier needs one label a text, and at least two different labels")
        if cache is None:
            with tempfile.TemporaryDirectory() as folder:
                target = Path(folder) / "intents.npz"
                (trainer or Trainer()).train(masked, plain, labels, target)
                return cls(_trained(target))
        kept = cache / f"intents-{_key(masked, plain, labels)}.npz"
        if arrays := _read(kept):
            return cls(arrays)
        try:
            cache.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryDirectory(dir=cache) as folder:
                fresh = Path(folder) / "intents.npz"
                (trainer or Trainer()).train(masked, plain, labels, fresh)
                arrays = _trained(fresh)
                fresh.replace(kept)
        except OSError:
            # A cache that cannot be written is no reason to fail.
            return cls.fit_words(masked, plain, labels)
        keep_latest(cache, "intents-*.npz", KEPT)
        return cls(arrays)

    def rank(self, text: str) -> list[tuple[str, float]]:
        """Labels with their shares of 1, best first."""
        words = words_of(text)
        shares = softmax(self.margins(words, word_vectors().embed(words)) * TEMPERATURE).tolist()
        order = sorted(range(len(shares)), key=lambda i: (-shares[i], self.labels[i]))
        return [(self.labels[i], shares[i]) for i in order]

    def margins(self, masked: Sequence[str], meaning: Vector) -> NDArray[np.float64]:
        """How far each label lies on the right side of its plane, in the order of `labels`."""
        margins = self._bias + meaning @ self._meaning_weights
        words = Counter(self._words.of([*word_features(masked)]))
        characters = Counter(chain.from_iterable(map(self._runs, masked[:MOST_WORDS])))
        for counts in (words, characters):
            if counts:
                rows = self._weights[list(counts)].astype(np.float32)
                margins = margins + (self._scaled(counts) @ rows) * self._unit
        return np.asarray(margins, dtype=np.float64)

    def _scaled(self, counts: Counter[int]) -> Vector:
        """TF-IDF of one block of features, scaled to length 1."""
        numbers = np.fromiter(counts.values(), dtype=np.float32)
        weights = (1 + np.log(numbers)) * self._idf[list(counts)]
        return np.asarray(weights / np.sqrt(weights @ weights), dtype=np.float32)


def _runs_in(characters: Columns) -> Callable[[str], tuple[int, ...]]:
    """The columns of a word's runs, kept for later. Not a method: a classifier that is referred to by its own
    cache would keep its arrays mapped long after it was replaced."""

    @lru_cache(maxsize=WORDS_KEPT)
    def columns(word: str) -> tuple[int, ...]:
        return tuple(characters.of(runs(word)))

    return columns


def softmax(scores: NDArray[np.float64]) -> NDArray[np.float64]:
    """Scores as shares of 1."""
    powers = np.exp(scores - scores.max())
    return np.asarray(powers / powers.sum(), dtype=np.float64)


def _key(masked: Documents, plain: Documents, labels: Sequence[str]) -> str:
    """A hash of what is learnt and of the code that decides how."""
    digest = hashlib.sha256()
    for words, own, label in zip(masked, plain, labels, strict=True):
        digest.update("\0".join((*words, "", *own, "", label, "")).encode())
    here = Path(__file__).parent
    read_by = map(_source, (features, courtesies, normalise, tokens, vectors))
    for module in (here / "train.py", here / "liblinear.py", *read_by):
        digest.update(module.read_bytes())
    return digest.hexdigest()[:24]


def _trained(path: Path) -> dict[str, Any]:
    arrays = _read(path)
    if arrays is None:
        raise TrainingError("the intent classifier could not be trained: what it wrote is damaged")
    return arrays


def _read(path: Path) -> dict[str, Any] | None:
    """The arrays in a file, or None where it is missing or damaged."""
    try:
        with path.open("rb") as stored, np.load(stored, allow_pickle=False) as file:
            return dict(file)
    except (OSError, ValueError, KeyError, EOFError, BadZipFile, zlib.error):
        return None


def _source(module: ModuleType) -> Path:
    return Path(str(module.__file__))

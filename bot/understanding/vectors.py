"""Meaning of words as static vectors, so that "telco" finds phrases about telecommunications.

The vectors are those of wordllama (MIT): 256 numbers for each of 32,000 word pieces, 16 MB in its wheel,
mapped from the file and read where touched. Only its data files are used: importing the package would
load a tokenizer library and network code that the bot does not need.
"""

import json
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

DIMENSIONS = 256
_WORD_START = "▁"
_LONGEST_PIECE = 16

Vector = NDArray[np.float32]


class WordVectors:
    """Word pieces and their vectors, found by the longest match from the left."""

    def __init__(self, folder: Path):
        vocabulary = json.loads((folder / "tokenizers/l2_supercat_tokenizer_config.json").read_bytes())
        pieces: dict[str, int] = vocabulary["model"]["vocab"]
        self._rows = {p: row for p, row in pieces.items() if p.isascii() or p[1:].isascii()}
        weights = folder / "weights/l2_supercat_256.safetensors"
        with weights.open("rb") as file:
            header = 8 + int.from_bytes(file.read(8), "little")
        self._table = np.memmap(
            weights, dtype="<f2", mode="r", offset=header, shape=(len(pieces), DIMENSIONS)
        )
        self._word = lru_cache(maxsize=20_000)(self._sum)

    def _sum(self, word: str) -> tuple[Vector, int]:
        """(sum of the vectors of a word's pieces, how many they are)."""
        rows: list[int] = []
        rest = _WORD_START + word
        while rest:
            for size in range(min(len(rest), _LONGEST_PIECE), 0, -1):
                row = self._rows.get(rest[:size])
                if row is not None:
                    rows.append(row)
                    rest = rest[size:]
                    break
            else:
                rest = rest[1:]
        total = self._table[rows].astype(np.float32).sum(axis=0, dtype=np.float32)
        return total, len(rows)

    def embed(self, words: Iterable[str]) -> Vector:
        """The mean vector of a text's words, of length 1; zeros for no words. Braces of slots are dropped."""
        total = np.zeros(DIMENSIONS, dtype=np.float32)
        for word in words:
            vector, _ = self._word(word.strip("{}"))
            total += vector
        length = float(np.linalg.norm(total))
        return total / np.float32(length) if length else total

    def matrix(self, documents: Sequence[Sequence[str]]) -> NDArray[np.float32]:
        """One row a document."""
        return np.array([self.embed(words) for words in documents], dtype=np.float32).reshape(-1, DIMENSIONS)


@cache
def word_vectors() -> WordVectors:
    """The vectors of the installed wordllama package."""
    spec = find_spec("wordllama")
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError("wordllama is not installed; run make setup")
    return WordVectors(Path(next(iter(spec.submodule_search_locations))))

"""Meaning of words as static vectors, so that "telco" finds phrases about telecommunications.

The vectors are those of wordllama (MIT): 256 numbers for each of 32,000 word pieces, 16 MB in its wheel,
read from the file a row at a time, so that they take no memory. Only its data files are used: importing
the package would load a tokenizer library and network code that the bot does not need.
"""

import json
import os
from array import array
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, cached_property, lru_cache
from importlib.util import find_spec
from pathlib import Path
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from bot.understanding.matching.numbering import keys_of, places

DIMENSIONS = 256
ROW_BYTES = 2 * DIMENSIONS
WORDS_KEPT = 2500
"""Words whose vectors are kept at hand, about 1.2 KB each."""

MANY = 500
"""Words from which on a dictionary of the pieces is made to look them up: 10 ms, and a tenth a word."""

BLOCK = 512
"""Documents that are added up at once, a few MB."""

_WORD_START = "▁"
_LONGEST_PIECE = 16

Vector = NDArray[np.float32]


class Pieces:
    """Word pieces, by hash, and their rows: 170 kB; a dictionary of them would take 2.6 MB."""

    def __init__(self, rows: dict[str, int]):
        self._known, first = np.unique(keys_of(rows), return_index=True)
        self._rows = np.array(list(rows.values()), dtype=np.int32)[first]

    def all(self) -> dict[int, int]:
        """Rows by hash, for as long as many words are looked up."""
        return dict(zip(self._known.tolist(), self._rows.tolist(), strict=True))

    def longest(self, text: str, rows: Mapping[int, int] | None = None) -> tuple[int, int] | None:
        """Characters and row of the longest piece that a text begins with; found in `rows`, all of them, if
        given."""
        if rows is not None:
            for size in range(min(len(text), _LONGEST_PIECE), 0, -1):
                row = rows.get(crc32(text[:size].encode()))
                if row is not None:
                    return size, row
            return None
        beginnings = [text[:size] for size in range(min(len(text), _LONGEST_PIECE), 0, -1)]
        at, known = places(self._known, keys_of(beginnings))
        if not known.any():
            return None
        best = int(known.argmax())
        return len(beginnings) - best, int(self._rows[at[best]])


class WordVectors:
    """Word pieces and their vectors, found by the longest match from the left."""

    def __init__(self, folder: Path):
        self._folder = folder
        self._file = (folder / "weights/l2_supercat_256.safetensors").open("rb")
        self._begin = 8 + int.from_bytes(self._file.read(8), "little")
        self._word = lru_cache(maxsize=WORDS_KEPT)(self._sum)

    @cached_property
    def pieces(self) -> Pieces:
        """The word pieces, read when the first word is looked at; who has kept them sets them before."""
        return Pieces(_pieces(self._folder / "tokenizers/l2_supercat_tokenizer_config.json"))

    def _sum(self, word: str, pieces: Mapping[int, int] | None = None) -> Vector:
        """The sum of the vectors of a word's pieces."""
        rows: list[int] = []
        rest = _WORD_START + word
        while rest:
            size, row = self.pieces.longest(rest, pieces) or (1, None)
            rest = rest[size:]
            if row is not None:
                rows.append(row)
        total = np.zeros(DIMENSIONS, dtype=np.float32)
        for row in rows:
            stored = os.pread(self._file.fileno(), ROW_BYTES, self._begin + row * ROW_BYTES)
            total += np.frombuffer(stored, dtype="<f2")
        return total

    def embed(self, words: Iterable[str]) -> Vector:
        """The mean vector of a text's words, of length 1; zeros for no words. Braces of slots are dropped."""
        total = np.zeros(DIMENSIONS, dtype=np.float32)
        for word in words:
            total += self._word(word.strip("{}"))
        length = float(np.linalg.norm(total))
        return total / np.float32(length) if length else total

    def matrix(self, documents: Sequence[Sequence[str]], axes: Vector | None = None) -> Vector:
        """One row a document: what `embed` gives, for many at once; along the columns of `axes` if given."""
        number: dict[str, int] = {"": 0}  # stands for a document without words
        columns, starts = array("i"), [0]
        for document in documents:
            columns.extend([number.setdefault(word, len(number)) for word in document or ("",)])
            starts.append(len(columns))
        table = np.zeros((len(number), DIMENSIONS), dtype=np.float32)
        pieces = self.pieces.all() if len(number) > MANY else None
        for word, at in number.items():
            table[at] = self._sum(word.strip("{}"), pieces) if word else 0
        rows = np.empty((len(documents), DIMENSIONS if axes is None else axes.shape[1]), dtype=np.float32)
        for start in range(0, len(documents), BLOCK):
            bounds = starts[start : start + BLOCK + 1]
            words = table[columns[bounds[0] : bounds[-1]]]
            sums = np.add.reduceat(words, np.subtract(bounds[:-1], bounds[0]))
            lengths = np.linalg.norm(sums, axis=1, keepdims=True)
            np.divide(sums, lengths, out=sums, where=lengths > 0)
            rows[start : start + BLOCK] = sums if axes is None else sums @ axes
        return rows


def _pieces(path: Path) -> dict[str, int]:
    """Row of every piece that a folded word can hold.

    The file has a piece a line, and is read a line at a time: as a whole it would take 10 MB for a moment.
    """
    pieces: dict[str, int] = {}
    with path.open(encoding="utf-8") as file:
        for line in file:
            if line.strip() == '"vocab": {':
                break
        for line in file:
            written, colon, row = line.strip().rstrip(",").rpartition(": ")
            if not colon:
                break
            piece = json.loads(written) if "\\" in written else written[1:-1]
            if piece.islower() or piece[-1:].isdigit():
                pieces[piece] = int(row)
    return pieces


@cache
def word_vectors() -> WordVectors:
    """The vectors of the installed wordllama package."""
    spec = find_spec("wordllama")
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError("wordllama is not installed; run make setup")
    return WordVectors(Path(next(iter(spec.submodule_search_locations))))

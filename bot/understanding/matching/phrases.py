"""Ways to ask for the entries: one by one, and many as a table that takes hardly any memory."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import overload

import numpy as np

_FIELD, _WORD = "\x1f", "\x1e"  # control characters, which stand in no entry's name and no word
_ENCODING = "utf-8", "surrogatepass"


@dataclass(frozen=True, slots=True)
class Phrase:
    """One way to ask for an entry: `words` are masked, `plain` are not; `values` were masked."""

    entry: str
    words: tuple[str, ...]
    plain: tuple[str, ...]
    values: tuple[str, ...]
    shown: str


class Texts:
    """Texts one after the other, as bytes in one array: mapped from a file, those that are never looked at
    take no memory."""

    def __init__(self, texts: Iterable[str]):
        written = [text.encode(*_ENCODING) for text in texts]
        self._bytes = np.frombuffer(b"".join(written), dtype=np.uint8)
        self._ends = np.array([0, *accumulate(map(len, written))], dtype=np.int32)

    def __len__(self) -> int:
        return len(self._ends) - 1

    def __getitem__(self, at: int) -> str:
        start, end = self._ends[at : at + 2].tolist()
        return self._bytes[start:end].tobytes().decode(*_ENCODING)


class Phrases(Sequence[Phrase]):
    """Phrases as texts, 2 MB for 13,000 of them instead of 4. Each is made anew when it is asked for."""

    def __init__(self, phrases: Sequence[Phrase]):
        self._shown = Texts(phrase.shown for phrase in phrases)  # by themselves: questions ask for them alone
        self._read = Texts(map(_written, phrases))

    def __len__(self) -> int:
        return len(self._shown)

    @overload
    def __getitem__(self, at: int) -> Phrase: ...
    @overload
    def __getitem__(self, at: slice) -> list[Phrase]: ...
    def __getitem__(self, at: int | slice) -> Phrase | list[Phrase]:
        if isinstance(at, slice):
            return [self[one] for one in range(*at.indices(len(self)))]
        place = range(len(self))[at]
        entry, *groups = self._read[place].split(_FIELD)
        words, plain, values = (tuple(group.split(_WORD)) if group else () for group in groups)
        return Phrase(entry, words, plain, values, self._shown[place])

    def shown(self, at: int) -> str:
        """One of them as it is shown."""
        return self._shown[at]


def _written(phrase: Phrase) -> str:
    words = (_WORD.join(group) for group in (phrase.words, phrase.plain, phrase.values))
    return _FIELD.join((phrase.entry, *words))

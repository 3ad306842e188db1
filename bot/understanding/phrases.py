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


class Phrases(Sequence[Phrase]):
    """Phrases as bytes in one array, 2 MB for 13,000 of them instead of 4, and none where it is mapped from a
    file and not looked at. Each is made anew when it is asked for."""

    def __init__(self, phrases: Iterable[Phrase]):
        written = [_written(phrase).encode(*_ENCODING) for phrase in phrases]
        self._text = np.frombuffer(b"".join(written), dtype=np.uint8)
        self._ends = np.array([0, *accumulate(map(len, written))], dtype=np.int32)

    def __len__(self) -> int:
        return len(self._ends) - 1

    @overload
    def __getitem__(self, at: int) -> Phrase: ...
    @overload
    def __getitem__(self, at: slice) -> list[Phrase]: ...
    def __getitem__(self, at: int | slice) -> Phrase | list[Phrase]:
        if isinstance(at, slice):
            return [self[one] for one in range(*at.indices(len(self)))]
        place = range(len(self))[at]
        return _read(self._text[self._ends[place] : self._ends[place + 1]].tobytes().decode(*_ENCODING))


def _written(phrase: Phrase) -> str:
    words = (_WORD.join(group) for group in (phrase.words, phrase.plain, phrase.values))
    return _FIELD.join((phrase.entry, *words, phrase.shown))


def _read(written: str) -> Phrase:
    entry, *groups, shown = written.split(_FIELD, 4)
    words, plain, values = (tuple(group.split(_WORD)) if group else () for group in groups)
    return Phrase(entry, words, plain, values, shown)

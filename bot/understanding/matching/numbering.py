"""Features and their numbers, by hash: four bytes a feature where a dictionary takes more than a hundred."""

from collections.abc import Collection, Sequence
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

Keys = NDArray[np.uint32]
"""Hashes of features. Of 40,000 features it takes luck for two to have the same; they then count as one."""


def keys_of(features: Collection[str]) -> Keys:
    """The hash of each, the same in every process."""
    return np.fromiter((crc32(name.encode()) for name in features), dtype=np.uint32, count=len(features))


def places(known: Keys, keys: Keys) -> tuple[NDArray[np.intp], NDArray[np.bool_]]:
    """Where each of `keys` stands in `known`, which is sorted, and whether it does."""
    if not len(known):
        return np.zeros(len(keys), dtype=np.intp), np.zeros(len(keys), dtype=bool)
    found = np.minimum(known.searchsorted(keys), len(known) - 1)
    return found, known[found] == keys


class Columns:
    """The columns of a table that stand for features, from the column `first` on."""

    def __init__(self, features: Sequence[str], first: int = 0):
        self._known, columns = np.unique(keys_of(features), return_index=True)
        self._columns = (columns + first).astype(np.int32)

    def of(self, features: Collection[str]) -> list[int]:
        """The columns of those that have one, in their order."""
        at, known = places(self._known, keys_of(features))
        found: list[int] = self._columns[at[known]].tolist()
        return found

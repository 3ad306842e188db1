"""The entry index: which entry has the phrase most like a question. Grows without training."""

import math
from array import array
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from copy import copy
from heapq import nsmallest
from itertools import pairwise
from typing import Protocol
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from bot.understanding.matching.numbering import Keys, keys_of, places
from bot.understanding.matching.phrases import Phrase, Phrases
from bot.understanding.matching.vectors import Vector, word_vectors

AXES = 96
"""Main axes of the word vectors along which phrases are compared: as good as all 256, and a third of the
memory and of the time."""

STEPS = 127
"""Steps to either side of zero in which a meaning is kept along an axis; their size is `_unit`."""

PARTS = 255
"""Parts of 1 in which the share of a feature in a phrase is kept."""

AT_ONCE = 8
"""Entries whose phrases are compared by meaning at once: what that takes stays in the cache of a core."""

SAMPLE = 3000
"""Phrases from which the axes are found at most."""

ABOUT_SHARE = 0.3
"""Share of an entry's phrases that must name a thing for the entry to be about it."""

PREFIX = 5
"""Letters of a longer word that count by themselves: interview, interviews, interviewing."""


Rows = slice | NDArray[np.intp]
"""Places of the phrases of one entry."""

Weighted = tuple[Keys, NDArray[np.float64]]
"""Features and what each weighs."""


def index_features(words: Sequence[str], values: Iterable[str]) -> Counter[str]:
    """Words, neighbouring pairs, beginnings of long words, and slot values such as skill=sql."""
    pairs = [f"{first} {second}" for first, second in pairwise(words)]
    beginnings = [f"{word[:PREFIX]}~" for word in words if len(word) > PREFIX and word[0] != "{"]
    return Counter([*words, *pairs, *beginnings, *values])


class Index(Protocol):
    """What the ranking asks of an index: that of a base, or that of a server over it."""

    entries: tuple[str, ...]
    about: list[dict[str, frozenset[str]]]

    @property
    def phrases(self) -> Sequence[Phrase]:
        """All phrases, entry by entry."""

    def __contains__(self, entry: object) -> bool: ...

    def numbers(self, entry: str) -> tuple[int, ...]:
        """The places of an entry in `entries`."""

    def phrases_of(self, entry: str) -> Sequence[Phrase]:
        """The phrases of one entry, none where it is not known."""

    def by_words(self, words: Sequence[str], values: Iterable[str]) -> Vector:
        """Similarity from 0 to 1 of every phrase."""

    def best(self, scores: Vector) -> Vector:
        """The best phrase's score of every entry."""

    def by_meaning(self, plain: Vector, masked: Vector, entries: Sequence[int]) -> Vector:
        """Similarity of the nearest phrase of each of `entries`, by meaning."""

    def nearest(self, entry: int, scores: Vector) -> str:
        """The phrase of an entry that is most like the question."""


class EntryIndex:
    """How near a question is to the phrases of each entry.

    By words: cosine of TF-IDF with every phrase, through inverted lists. By meaning: cosine of the mean word
    vectors with the phrases of the entries that lead so far.
    """

    def __init__(
        self,
        phrases: Sequence[Phrase],
        before: "EntryIndex | None" = None,
        over: "EntryIndex | None" = None,
    ):
        """`before` is an index whose work on the same phrases is taken over; `over` one beside which this
        one stands: it weighs features and lays axes as that one does."""
        phrases = sorted(phrases, key=lambda phrase: phrase.entry)
        owners = [phrase.entry for phrase in phrases]
        self.entries = tuple(dict.fromkeys(owners))
        self._number = {entry: number for number, entry in enumerate(self.entries)}
        self.phrases = Phrases(phrases)
        counts = np.array([*Counter(owners).values()], dtype=np.intp)
        self._ends = np.cumsum(counts)
        self._starts = self._ends - counts
        self._build_lists(phrases, over)
        self._rows: list[Rows] = [*map(slice, self._starts.tolist(), self._ends.tolist())]
        self._gone: list[int] = []
        slots = [any(word[0] == "{" for word in phrase.plain) for phrase in phrases]
        self._has_slot = np.array(slots, dtype=bool)
        known = before or over
        self._axes: Vector = known._axes if known else _main_axes(phrases)
        self._meanings = np.empty((len(phrases), AXES), dtype=np.int8)  # a quarter of the memory
        self.about: list[dict[str, frozenset[str]]] = []
        fresh: list[int] = []
        for entry, start, end in zip(self.entries, self._starts, self._ends, strict=True):
            rows = slice(int(start), int(end))
            number = before._number.get(entry) if before else None
            if before and number is not None and before.phrases_of(entry) == phrases[rows]:
                self._meanings[rows] = before._meanings[before._rows[number]]
                self.about.append(before.about[number])
            else:
                fresh += range(rows.start, rows.stop)
                self.about.append(_about(phrases[rows]))
        meanings = word_vectors().matrix([phrases[at].plain for at in fresh], self._axes)
        self._unit: Vector = (
            known._unit if known else np.abs(meanings).max(axis=0, initial=1e-6) / np.float32(STEPS)
        )
        self._meanings[fresh] = np.rint(meanings / self._unit).clip(-STEPS, STEPS)

    def __contains__(self, entry: object) -> bool:
        return entry in self._number

    def number(self, entry: str) -> int:
        """The place of an entry in `entries`."""
        return self._number[entry]

    def numbers(self, entry: str) -> tuple[int, ...]:
        """The same, as the only one of its places."""
        return (self._number[entry],)

    def phrases_of(self, entry: str) -> Sequence[Phrase]:
        """The phrases of one entry, none where it is not known."""
        number = self._number.get(entry)
        if number is None:
            return []
        rows = self._rows[number]
        return self.phrases[rows] if isinstance(rows, slice) else [self.phrases[at] for at in rows]

    def without(self, gone: Mapping[str, Iterable[str]]) -> "EntryIndex":
        """The same without some phrases, told as they are shown, of some entries; of each at least one stays.
        All else is shared."""
        made = copy(self)
        made._rows, made._gone = [*self._rows], [*self._gone]
        for entry, shown in gone.items():
            number, leaves = self._number[entry], {*shown}
            every = range(int(self._starts[number]), int(self._ends[number]))
            kept = [at for at in every if self.phrases[at].shown not in leaves]
            made._rows[number] = np.array(kept, dtype=np.intp)
            made._gone += sorted({*every}.difference(kept))
        return made

    def _build_lists(self, phrases: Sequence[Phrase], over: "EntryIndex | None") -> None:
        """Lists of (phrase, weight) of all features, one after the other in two arrays."""
        self._unseen: float = over._unseen if over else math.log(1 + len(phrases))
        names, counts, sizes = array("I"), array("f"), array("i")
        for phrase in phrases:
            own = index_features(phrase.words, phrase.values)
            names.frombytes(keys_of(own).tobytes())
            counts.extend(own.values())
            sizes.append(len(own))
        self._known, features, found = np.unique(
            np.frombuffer(names, dtype=np.uint32), return_inverse=True, return_counts=True
        )
        if over:
            self._idf = over._rarity(self._known).astype(np.float32)
        else:
            self._idf = np.log((1 + len(phrases)) / found).astype(np.float32)
        self._bounds = np.array([0, *np.cumsum(found)], dtype=np.int32)
        numbers = np.repeat(np.arange(len(phrases), dtype=np.int32), sizes)
        weights = (1 + np.log(counts)) * self._idf[features]
        lengths = np.sqrt(np.bincount(numbers, weights**2))
        order = np.argsort(features, kind="stable")
        self._numbers = numbers[order].astype(np.min_scalar_type(len(phrases)))
        shares = np.rint(weights / lengths[numbers] * PARTS)
        self._shares = shares.astype(np.uint8)[order]  # an eighth of the memory

    def _rarity(self, keys: Keys) -> NDArray[np.float64]:
        at, known = places(self._known, keys)
        return np.where(known, self._idf[at], self._unseen)

    def weighted(self, words: Sequence[str], values: Iterable[str]) -> Weighted:
        """The features of a question with their TF-IDF, scaled to length 1."""
        counts = index_features(words, values)
        keys = keys_of(counts)
        weights = (1 + np.log([*counts.values()])) * self._rarity(keys)
        return keys, weights / (math.sqrt(weights @ weights) or 1.0)

    def by_words(self, words: Sequence[str], values: Iterable[str]) -> Vector:
        """Similarity from 0 to 1 of every phrase, in the order of `phrases`."""
        return self.similarities(self.weighted(words, values))

    def similarities(self, weighted: Weighted) -> Vector:
        """The same for the weighted features of a question."""
        keys, weights = weighted
        at, known = places(self._known, keys)
        starts, ends = self._bounds[at[known]], self._bounds[at[known] + 1]
        if not len(starts):
            return np.zeros(len(self.phrases), dtype=np.float32)
        lists = [*map(slice, starts.tolist(), ends.tolist())]
        numbers = np.concatenate([self._numbers[one] for one in lists], dtype=np.intp)
        shares = np.concatenate([self._shares[one] for one in lists], dtype=np.float64)
        shares *= np.repeat(weights[known] / PARTS, ends - starts)
        found = np.bincount(numbers, shares, len(self.phrases))
        if self._gone:
            found[self._gone] = 0
        return found.astype(np.float32)

    def best(self, scores: Vector) -> Vector:
        """The best phrase's score of every entry."""
        return np.asarray(np.maximum.reduceat(scores, self._starts), dtype=np.float32)

    def by_meaning(self, plain: Vector, masked: Vector, entries: Sequence[int]) -> Vector:
        """Similarity of the nearest phrase of each of `entries`, by meaning.

        `plain` is the meaning of the question, for phrases that name things; `masked` the same of the masked
        question, for phrases with slots.
        """
        sides = [self._axes.T @ side * self._unit for side in (plain, masked)]
        runs = [self._rows[entry] for entry in entries]
        each = [self._meanings[run] for run in runs]
        found: list[list[Vector]] = []
        for at in range(0, len(each), AT_ONCE):
            some = np.concatenate(each[at : at + AT_ONCE], dtype=np.float32)
            # One side after the other: both in one product take twice as long.
            found.append([some @ side for side in sides])
        of_plain, of_masked = (np.concatenate(side) for side in zip(*found, strict=True))
        has_slot = np.concatenate([self._has_slot[run] for run in runs])
        sizes = np.fromiter(map(len, each), dtype=np.intp, count=len(each))
        starts = np.cumsum(sizes) - sizes
        nearest = np.maximum.reduceat(np.where(has_slot, of_masked, of_plain), starts)
        return np.asarray(nearest, dtype=np.float32)

    def nearest(self, entry: int, scores: Vector) -> str:
        """The phrase of an entry that is most like the question: the evidence."""
        rows = self._rows[entry]
        place = int(scores[rows].argmax())
        return self.phrases.shown(rows.start + place if isinstance(rows, slice) else int(rows[place]))


def _main_axes(phrases: Sequence[Phrase]) -> Vector:
    """The axes along which the meanings of phrases differ most, as columns."""
    # Drawn by a hash of the text: one phrase more exchanges one of the sample, not all of it.
    some = nsmallest(SAMPLE, phrases, key=lambda phrase: crc32(phrase.shown.encode()))
    vectors = word_vectors().matrix([phrase.plain for phrase in some])
    _, axes = np.linalg.eigh(vectors.T @ vectors)
    return np.ascontiguousarray(axes[:, ::-1][:, :AXES], dtype=np.float32)


def _about(phrases: Sequence[Phrase]) -> dict[str, frozenset[str]]:
    """Slot values that an entry is about, by kind: those that stand in enough of its phrases."""
    seen = Counter(value for phrase in phrases for value in set(phrase.values))
    about: dict[str, set[str]] = {}
    for value, count in seen.items():
        if count >= ABOUT_SHARE * len(phrases):
            about.setdefault(value.partition("=")[0], set()).add(value)
    return {kind: frozenset(values) for kind, values in about.items()}

"""One server's understanding over that of the base: its own phrases beside the base's index.

Only what the server brought or took away is kept here. The base's arrays, dictionaries and classifier are
shared, and nothing of the base is read anew.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from bot.library import Library
from bot.understanding.conditions import Conditions
from bot.understanding.matching.entries import EntryIndex
from bot.understanding.matching.phrases import Phrase
from bot.understanding.matching.ranking import Matcher, Ranking, Shares
from bot.understanding.matching.vectors import Vector, word_vectors
from bot.understanding.reading.lexicon import Lexicon
from bot.understanding.reading.reader import Message, read_phrase
from bot.understanding.types import Candidate, Slots


@dataclass(frozen=True)
class Difference:
    """What the entries of a layered Library have that the base's do not, and the reverse."""

    changed: frozenset[str]
    """Entries that were added, or have another content."""
    brought: tuple[Phrase, ...]
    """Phrases that the base's entry does not have."""
    gone: Mapping[str, frozenset[str]]
    """Phrases, as they are shown, that were taken away from entries that keep others."""
    hidden: frozenset[str]
    """Entries of which nothing of the base is left."""


def difference(base: Library, library: Library, index: EntryIndex, lexicon: Lexicon) -> Difference:
    """Compare a layered Library with its base, whose index this is; new phrases are read with `lexicon`."""
    changed = [entry for entry, topic in library.topics.items() if base.topics.get(entry) is not topic]
    brought: list[Phrase] = []
    gone: dict[str, frozenset[str]] = {}
    hidden = base.topics.keys() - library.topics.keys()
    for entry in sorted(changed):
        before = {phrase.shown for phrase in index.phrases_of(entry)}
        now = dict.fromkeys(library.topics[entry].phrases)
        brought += [read_phrase(entry, shown, lexicon) for shown in now if shown not in before]
        left = before.difference(now)
        if before and left == before:
            hidden |= {entry}
        elif left:
            gone[entry] = frozenset(left)
    return Difference(frozenset(changed), tuple(brought), gone, frozenset(hidden))


class LayeredIndex:
    """The base's index and behind it a small one of the phrases that the server brought.

    An entry of the base to which phrases were added has a place in both; `numbers` tells both. Hidden
    entries keep their place in `entries`, so that the base's numbers hold, but have no number.
    """

    def __init__(self, base: EntryIndex, found: Difference):
        self._base = base.without(found.gone) if found.gone else base
        self._own = EntryIndex(found.brought, over=base)
        self._hidden = found.hidden
        self._first = len(base.entries)
        self._phrases = len(base.phrases)
        self.entries = (*base.entries, *self._own.entries)
        self.about = [*base.about, *self._own.about]
        self.own_phrases = self._own.phrases
        self.hidden_numbers = tuple(base.number(entry) for entry in sorted(found.hidden) if entry in base)

    def __contains__(self, entry: object) -> bool:
        return entry in self._own or (entry in self._base and entry not in self._hidden)

    @property
    def phrases(self) -> Sequence[Phrase]:
        """All phrases, entry by entry."""
        return [phrase for entry in dict.fromkeys(self.entries) for phrase in self.phrases_of(entry)]

    def numbers(self, entry: str) -> tuple[int, ...]:
        """The places of an entry in `entries`: that of the base, that of the server, or both."""
        own = (self._first + self._own.number(entry),) if entry in self._own else ()
        if entry in self._base and entry not in self._hidden:
            return (self._base.number(entry), *own)
        return own

    def phrases_of(self, entry: str) -> Sequence[Phrase]:
        """The phrases of one entry, those of the base first; none where it is not known."""
        kept = () if entry in self._hidden else self._base.phrases_of(entry)
        return [*kept, *self._own.phrases_of(entry)]

    def by_words(self, words: Sequence[str], values: Iterable[str]) -> Vector:
        """Similarity from 0 to 1 of every phrase: the base's, then the server's."""
        weighted = self._base.weighted(words, values)
        return np.concatenate([self._base.similarities(weighted), self._own.similarities(weighted)])

    def best(self, scores: Vector) -> Vector:
        """The best phrase's score of every entry."""
        base, own = scores[: self._phrases], scores[self._phrases :]
        return np.concatenate([self._base.best(base), self._own.best(own)])

    def by_meaning(self, plain: Vector, masked: Vector, entries: Sequence[int]) -> Vector:
        """Similarity of the nearest phrase of each of `entries`, by meaning."""
        numbers = np.asarray(entries, dtype=np.intp)
        found = np.empty(len(numbers), dtype=np.float32)
        own = numbers >= self._first
        for index, of_it, first in ((self._base, ~own, 0), (self._own, own, self._first)):
            if of_it.any():
                found[of_it] = index.by_meaning(plain, masked, (numbers[of_it] - first).tolist())
        return found

    def nearest(self, entry: int, scores: Vector) -> str:
        """The phrase of an entry that is most like the question: the evidence."""
        if entry < self._first:
            return self._base.nearest(entry, scores[: self._phrases])
        return self._own.nearest(entry - self._first, scores[self._phrases :])


class LayeredMatcher(Matcher):
    """Ranks with the base's classifier, which has not learnt the server's phrases.

    A question near one of them is taken by the classifier for what it takes the phrase for. So the margin
    of the server's phrases is the best of their own label's and of the labels it takes them for; words and
    meaning then tell them from the base's entries of those labels.
    """

    index: LayeredIndex

    def __init__(self, base: Matcher, index: LayeredIndex):
        super().__init__(index, base.classifier, base.group, base.weights)
        own = index.entries[len(base.index.entries) :]
        place = {entry: number for number, entry in enumerate(own)}
        lent = np.zeros((len(own), len(self._labels)), dtype=bool)
        lent[np.arange(len(own)), self._columns[len(base.index.entries) :]] = True
        for phrase in index.own_phrases:
            margins = self.classifier.margins(phrase.words, word_vectors().embed(phrase.plain))
            lent[place[phrase.entry], margins.argmax()] = True
        self._lent = lent

    def _margins(self, margins: Shares) -> Shares:
        of_label = super()._margins(margins)
        if len(self._lent):
            of_label[-len(self._lent) :] = np.where(self._lent, margins, -np.inf).max(axis=1)
        return of_label

    def rank(
        self,
        masked: Sequence[str],
        plain: Sequence[str],
        values: Sequence[str],
        excluded: Sequence[int] | NDArray[np.intp] = (),
    ) -> Ranking:
        """Rank all entries but those numbered `excluded`; each stands once, with the shares of its places."""
        ranking = super().rank(masked, plain, values, excluded)
        merged: dict[str, Candidate] = {}
        for one in ranking.candidates:
            known = merged.get(one.entry)
            merged[one.entry] = known._replace(score=known.score + one.score) if known else one
        if len(merged) == len(ranking.candidates):
            return ranking
        return replace(
            ranking, candidates=tuple(sorted(merged.values(), key=lambda one: (-one.score, one.entry)))
        )


class LayeredConditions:
    """The base's conditions, but for changed entries their own; hidden ones never answer."""

    def __init__(self, base: Conditions, library: Library, index: LayeredIndex, changed: Iterable[str]):
        known = [entry for entry in sorted(changed) if entry in index]
        self._base = base
        self._own = Conditions(library, index, known)
        self._changed = np.array([n for entry in known for n in index.numbers(entry)], dtype=np.intp)
        self._hidden = list(index.hidden_numbers)

    def excluded(self, slots: Slots, words: Sequence[str], values: Sequence[str]) -> NDArray[np.intp]:
        """Numbers of the entries that cannot answer; `values` are all that is named, "industry=finance"."""
        out = self._own.waiting(words)
        own = out[self._changed]
        base = self._base.waiting(words)
        out[: len(base)] = base
        out[self._changed] = own
        out[[*self._own.lacking(slots, values), *self._hidden]] = True
        return np.flatnonzero(out)


class WordForWord:
    """The phrases that a server brought, for questions that are one of them word for word."""

    def __init__(self, phrases: Iterable[Phrase]):
        self._masked: dict[tuple[str, ...], list[Phrase]] = {}
        self._plain: dict[tuple[str, ...], str] = {}
        for phrase in phrases:
            if any(word[0] == "{" for word in phrase.words):
                self._masked.setdefault(phrase.words, []).append(phrase)
            if phrase.plain:
                self._plain.setdefault(phrase.plain, phrase.entry)

    def entry(self, message: Message) -> str | None:
        """The entry of the phrase that a message is: as it stands, or else with what it names for the slots.

        What a phrase names itself, the message must name too; of several phrases the one that names most.
        """
        if found := self._plain.get(tuple(message.words)):
            return found
        named = {*message.values}
        fitting = [one for one in self._masked.get(tuple(message.masked), ()) if named.issuperset(one.values)]
        return max(fitting, key=lambda one: len(one.values)).entry if fitting else None

"""Which entries cannot answer: a slot that they need, or every word that they wait for, is missing, or a
computed one counts with what was named and they cannot."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from bot.library import Library
from bot.library.models import Computed
from bot.understanding.about_one import (
    bearing_a_role,
    beside,
    numbers_of,
    of_one_degree,
    of_one_role,
    of_one_skill,
    of_sectors,
    sectors_named,
)
from bot.understanding.cues import Cues
from bot.understanding.giving_way import ELSEWHERE, GivingWay
from bot.understanding.matching.entries import Index
from bot.understanding.reading.lexicon import words_of
from bot.understanding.types import NEEDS, Slots

COUNTS: Mapping[Computed, tuple[tuple[str, ...], ...]] = {
    "roadmap": (("role", "hours"), ("role", "from_role", "months")),
}
"""Slots that a computed answer counts with where all of one group are named. Written ones of its folder,
which cannot, give way to it then."""

UNCOUNTED = {
    "roadmap/from-another-profession": ("role", "months"),
    "roadmap/first-step": ("role",),
    "roadmap/into-the-field": ("role", "months"),
    "education/one-year-plan": ("role", "hours"),
}
"""Entries that give way to a computed answer where that can count with these slots."""

OF_THE_FIELD = ("skills/for-the-whole-field",)
"""Entries on the field as a whole, which say nothing of a role that was named."""

OF_CITIES = "outlook/cities"
"""The entry on cities, which says nothing of several countries where no city was named."""


OF_BEGINNERS = "outlook/entry-level-market"
"""The entry on the market for beginners, which says nothing of the levels above."""


class Conditions:
    """The needed slots and the cues of all entries. However many have cues, a question costs the same."""

    def __init__(self, library: Library, index: Index, entries: Iterable[str] | None = None):
        """`entries` are those whose cues count; without them all of the Library."""
        known = [entry for entry in (library.topics if entries is None else entries) if entry in index]
        by_cue: dict[tuple[str, ...], list[int]] = defaultdict(list)
        for entry in known:
            for cue in library.topics[entry].cues:
                by_cue[words_of(cue)] += index.numbers(entry)
        self._cues = Cues(by_cue)
        self._conditional = np.zeros(len(index.entries), dtype=bool)
        for numbers in by_cue.values():
            self._conditional[numbers] = True
        self._needs = [
            (number, needs)
            for kind, needs in NEEDS.items()
            if library.computed.get(kind) in index
            for number in index.numbers(library.computed[kind])
        ]

        both = [library.computed.get(kind) for kind in ("salary", "pay_by_country")]
        self._of_one_country = index.numbers(str(both[0])) if all(one in index for one in both) else ()
        self._of_the_field = numbers_of(index, OF_THE_FIELD)
        self._of_cities = numbers_of(index, [OF_CITIES])
        self._of_beginners = numbers_of(index, [OF_BEGINNERS])
        self._elsewhere = numbers_of(index, ELSEWHERE)
        self._giving_way = GivingWay(library, index, known)
        # Guides for who has one role: nobody else's way.
        self._guides = [
            (number, starts)
            for number in beside(library, index, "roadmap")
            if (starts := index.about[number].get("role"))
        ]
        self._of_one_skill = [*of_one_skill(library, index)]
        self._of_one_role = [*of_one_role(library, index), *bearing_a_role(library, index)]
        self._of_one_degree = [*of_one_degree(library, index)]
        self._of_sectors = [*of_sectors(library, index)]
        self._sectors = sectors_named(library)
        # Written comparisons of certain roles: none of others.
        self._of_roles = [
            (number, roles)
            for number in beside(library, index, "compare")
            if (roles := index.about[number].get("role"))
        ]
        self._written = [
            *((needs, beside(library, index, kind)) for kind, groups in COUNTS.items() for needs in groups),
            *((needs, index.numbers(entry)) for entry, needs in UNCOUNTED.items() if entry in index),
        ]

    def excluded(self, slots: Slots, words: Sequence[str], values: Sequence[str]) -> NDArray[np.intp]:
        """Numbers of the entries that cannot answer; `values` are all that is named, "industry=finance"."""
        out = self.waiting(words)
        for number in self.lacking(slots, values):
            out[number] = True
        return np.flatnonzero(out)

    def waiting(self, words: Sequence[str]) -> NDArray[np.bool_]:
        """Of each entry whether it waits for a cue that is not among the words, or gives way to another."""
        out = self._conditional.copy()
        for met in self._cues.said(words):
            out[met] = False
        for given in self._giving_way.by_words(words):
            out[given] = True
        return out

    def lacking(self, slots: Slots, values: Sequence[str]) -> list[int]:
        """Numbers of the entries that need a slot which is empty, or cannot count with those that are not."""
        out = [number for number, needs in self._needs if not _all_named(slots, needs)]
        if slots.countries:
            out += self._of_one_country
        if len(slots.countries) > 1 and not slots.city:
            out += self._of_cities
        if slots.level not in (None, "entry"):
            out += self._of_beginners
        if slots.role:
            out += self._of_the_field
        if slots.role and (slots.from_role or slots.months):
            out += self._elsewhere
        for needs, numbers in self._written:
            if _all_named(slots, needs):
                out += numbers
        if slots.skill:
            named = {f"skill={skill}" for skill in slots.every_skill}
            out += [number for number, known in self._of_one_skill if known.isdisjoint(named)]
        if slots.role:
            roles = {f"role={slots.role}", f"role={slots.role2}"}
            every = {*roles, f"role={slots.from_role}"}
            out += [number for number, known in self._of_one_role if known.isdisjoint(every)]
            if slots.role2:
                out += [number for number, known in self._of_roles if not roles <= known]
        if slots.degree:
            out += [number for number, known in self._of_one_degree if slots.degree not in known]
        if sectors := [self._sectors[value] for value in values if value in self._sectors]:
            out += [number for number, known in self._of_sectors if known.isdisjoint(sectors)]
        if slots.role and slots.from_role:
            out += [number for number, starts in self._guides if f"role={slots.from_role}" not in starts]
        return out


def _all_named(slots: Slots, names: Iterable[str]) -> bool:
    return all(getattr(slots, name) for name in names)

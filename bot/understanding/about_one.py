"""Entries that are about one role, skill or degree, or some sectors: nobody's answers who names another."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from bot.library import Library
from bot.library.models import Computed
from bot.understanding.matching.entries import Index
from bot.understanding.reading.lexicon import words_of

OF_ONE_ROLE, SOME = 0.7, 0.1
"""Shares of an entry's phrases that name one role for it to be about that alone, and another for it to be
about that one too."""

BORNE, OF_ANY = 0.7, 0.2
"""Of an entry that bears a role's name, the share of the phrases with a role that name this one for it to be
about that, and the share that may name any."""

TWICE = 2
"""Phrases of such an entry in which another role stands for it to be about that one too."""


ANY_SECTOR = "industry/any-sector"
"""The entry on all sectors that have none of their own."""

AT_HOME = 5
"""Phrases of an entry in which a sector stands for it to be the one on that sector."""

ALMOST = 0.25
"""Share of those phrases, beside which as many of another entry make it one on that sector, too."""


def numbers_of(index: Index, entries: Iterable[str]) -> list[int]:
    """Numbers of those that there are."""
    return [number for entry in entries if entry in index for number in index.numbers(entry)]


def beside(library: Library, index: Index, kind: Computed) -> list[int]:
    """Numbers of the written entries in the folder of a computed one; none where that is not there."""
    computed = library.computed.get(kind)
    if computed is None or computed not in index:
        return []
    folder = computed.partition("/")[0]
    written = (key for key, topic in library.topics.items() if key.startswith(f"{folder}/") and topic.answer)
    return numbers_of(index, written)


def of_one_skill(library: Library, index: Index) -> Iterator[tuple[int, frozenset[str]]]:
    """Entries that bear the name of a skill, each with that and what its phrases name without it: nobody's
    answers who names another skill."""
    for number in beside(library, index, "skill"):
        entry = index.entries[number]
        own = f"skill={entry.partition('/')[2].removeprefix('learn-')}"
        if own in index.about[number].get("skill", ()):
            named = (phrase.values for phrase in index.phrases_of(entry) if own not in phrase.values)
            yield number, frozenset({own}.union(*named))


def of_one_role(library: Library, index: Index) -> Iterator[tuple[int, frozenset[str]]]:
    """Written entries most of whose phrases name one role, each with that and the other roles that some of
    its phrases name: nobody's answers who names another. Comparisons are told apart by both roles."""
    comparisons = {*beside(library, index, "compare")}
    for number, entry in enumerate(index.entries):
        topic = library.topics.get(entry)
        if topic is None or not topic.answer or number in comparisons or not index.about[number].get("role"):
            continue
        phrases = index.phrases_of(entry)
        named = Counter(value for one in phrases for value in {*one.values} if value.startswith("role="))
        if max(named.values()) >= OF_ONE_ROLE * len(phrases):
            yield number, frozenset(role for role, count in named.items() if count >= SOME * len(phrases))


def of_one_degree(library: Library, index: Index) -> Iterator[tuple[int, frozenset[str]]]:
    """Entries on education most of whose phrases name one degree, each with all degrees that several of them
    name: nobody's answers who names another. Phrases keep the words of degrees, so these are looked for."""
    names = {
        words_of(word): degree for degree, held in library.vocabulary.degrees.items() for word in held.words
    }
    longest = max(map(len, names), default=0)
    for number in numbers_of(index, [key for key in library.topics if key.startswith("education/")]):
        phrases = index.phrases_of(index.entries[number])
        named = Counter(
            degree
            for one in phrases
            for degree in {names[run] for run in _runs(one.plain, longest) if run in names}
        )
        if named and max(named.values()) >= OF_ONE_ROLE * len(phrases):
            yield number, frozenset(degree for degree, count in named.items() if count >= TWICE)


def _runs(words: Sequence[str], longest: int) -> Iterator[tuple[str, ...]]:
    """All runs of words up to a length."""
    for at in range(len(words)):
        for end in range(at + 1, min(len(words), at + longest) + 1):
            yield tuple(words[at:end])


def bearing_a_role(library: Library, index: Index) -> Iterator[tuple[int, frozenset[str]]]:
    """Written entries that bear the name of a role, "data-engineer-to-ml", each with all roles that some
    of its phrases name: nobody's answers who names another. Comparisons are told apart by both roles."""
    comparisons = {*beside(library, index, "compare")}
    names = {
        words_of(name): role for role, held in library.roles.items() for name in (held.name, *held.aliases)
    }
    for number, entry in enumerate(index.entries):
        topic = library.topics.get(entry)
        words = words_of(entry.partition("/")[2].replace("-", " "))
        borne = {f"role={names[run]}" for run in _runs(words, len(words)) if run in names}
        if topic is None or not topic.answer or number in comparisons or not borne:
            continue
        phrases = index.phrases_of(entry)
        with_one = [{*one.values} for one in phrases if "{role}" in one.words]
        named = [{value for value in values if value.startswith("role=")} for values in with_one]
        of_it = sum(not roles.isdisjoint(borne) for roles in named)
        if named and of_it >= BORNE * len(named) and sum(not roles for roles in named) <= OF_ANY * len(named):
            count = Counter(role for roles in named for role in roles)
            yield number, frozenset(role for role in count if count[role] >= TWICE)


def of_sectors(library: Library, index: Index) -> Iterator[tuple[int, frozenset[str]]]:
    """Written entries on sectors, each with those that it speaks of: nobody's answers who names another. A
    sector is spoken of by the entry in most of whose phrases it stands, and by that on any sector if none
    has enough; entries that are on no sector more than another are not among them."""
    entries = numbers_of(index, [key for key in library.topics if key.startswith("industry/")])
    said = {number: _sectors_said(index, number) for number in entries}
    homes = {number: set[str]() for number in numbers_of(index, [ANY_SECTOR])}
    most = {}
    for sector in (f"industry={key}" for key in library.vocabulary.industries):
        home = max(said, key=lambda number: said[number][sector], default=-1)
        most[sector] = said[home][sector] if said else 0
        if most[sector] >= AT_HOME:
            homes.setdefault(home, set()).add(sector)
        else:
            for number in numbers_of(index, [ANY_SECTOR]):
                homes[number].add(sector)
    for number, own in homes.items():
        also = {sector for sector, count in said[number].items() if count >= ALMOST * most[sector]}
        yield number, frozenset(own | also)


def _sectors_said(index: Index, number: int) -> Counter[str]:
    """In how many phrases of an entry each sector stands."""
    phrases = index.phrases_of(index.entries[number])
    return Counter(value for one in phrases for value in {*one.values} if value.startswith("industry="))


def sectors_named(library: Library) -> dict[str, str]:
    """By what a message may name, "company=google", the sector that it speaks of thereby."""
    words = library.vocabulary
    sectors = {f"industry={key}": f"industry={key}" for key in words.industries}
    of_companies = {key: company.industry for key, company in words.companies.items() if company.industry}
    return sectors | {f"company={key}": f"industry={sector}" for key, sector in of_companies.items()}

"""All names of slot values, as token sequences: which words mean which role, skill, level, country."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from sys import intern

from bot.library import Library
from bot.library.checks import country_names
from bot.understanding.reading.normalise import clean
from bot.understanding.reading.tokens import singular, tokenise

KINDS = (
    "role",
    "skill",
    "level",
    "country",
    "industry",
    "company",
    "degree",
    "city",
    "work_mode",
    "background",
)

CAPITALS_ONLY = frozenset(
    {"r", "c", "go", "it", "us", "in", "is", "de", "da", "des", "das", "ae", "ba", "excel", "rust", "spark"}
)
"""Names that are also everyday words: taken only in capitals, or capitalised within a sentence.

A message written wholly in lower case may still mean them; `spans` looks at their neighbours then.
"""


@dataclass(frozen=True, slots=True)
class Name:
    """One way to write one value: its words in singular, and as a person reads it."""

    words: tuple[str, ...]
    kind: str
    value: str
    shown: str
    capitals: bool = False


Group = tuple[Name, ...]
"""The names of one wording."""


class Lexicon:
    """All names by their words; built once a Library. However many there are, finding one costs the same."""

    def __init__(self, names: Iterable[Name]):
        groups: dict[tuple[str, ...], list[Name]] = defaultdict(list)
        self.words: Counter[str] = Counter()
        seen: set[tuple[tuple[str, ...], str]] = set()
        for name in names:
            if not name.words or (name.words, name.kind) in seen:
                continue
            seen.add((name.words, name.kind))
            groups[name.words].append(name)
            self.words.update(name.words)
        self.names: dict[tuple[str, ...], Group] = {
            words: tuple(sorted(group, key=lambda name: KINDS.index(name.kind)))
            for words, group in groups.items()
        }
        sizes: dict[str, set[int]] = defaultdict(set)
        for words in self.names:
            sizes[words[0]].add(len(words))
        longest_first = {word: tuple(sorted(found, reverse=True)) for word, found in sizes.items()}
        one = {found: found for found in longest_first.values()}
        self.sizes = {word: one[found] for word, found in longest_first.items()}
        """Lengths of the names that begin with a word, longest first."""

    def starting(self, words: Sequence[str], at: int) -> Iterator[Name]:
        """The names that stand at this place of a text, longest first, then in the order of `KINDS`."""
        for size in self.sizes.get(words[at], ()):
            yield from self.names.get(tuple(words[at : at + size]), ())

    @classmethod
    def of(cls, library: Library) -> "Lexicon":
        """The lexicon of everything a Library names."""
        return cls(_names(library))


def words_of(text: str) -> tuple[str, ...]:
    """The words by which a name is found.

    >>> words_of("Machine-Learning Engineers")
    ('machine', 'learning', 'engineer')
    """
    return tuple(intern(singular(token.word)) for token in tokenise(clean(text)))


def _names(library: Library) -> Iterator[Name]:
    for key, role in library.roles.items():
        for shown in (role.name, *role.aliases):
            yield from _forms(shown, "role", key)
    for key, skill in library.skills.items():
        for shown in (skill.name, *skill.aliases):
            yield from _forms(shown, "skill", key)
    vocabulary = library.vocabulary
    for level, level_words in vocabulary.levels.items():
        for shown in level_words.words:
            yield from _forms(shown, "level", level)
    groups = (
        ("industry", vocabulary.industries),
        ("company", vocabulary.companies),
        ("degree", vocabulary.degrees),
        ("work_mode", vocabulary.work_modes),
        ("background", vocabulary.backgrounds),
    )
    for kind, group in groups:
        for key, named in group.items():
            for shown in (named.name, *named.words):
                yield from _forms(shown, kind, key)
    yield from _country_names(library)


def _country_names(library: Library) -> Iterator[Name]:
    for code, words in library.vocabulary.countries.items():
        for shown in words.names:
            yield from _forms(shown, "country", code)
        for shown in words.cities:
            yield from _forms(shown, "city", code)
    for code, shown in country_names().items():
        yield from _forms(shown, "country", code)
        yield Name((code.casefold(),), "country", code, code, capitals=True)


def _forms(shown: str, kind: str, value: str) -> Iterator[Name]:
    words = words_of(shown)
    capitals = len(words) == 1 and words[0] in CAPITALS_ONLY
    yield Name(words, kind, value, shown, capitals)
    if kind in ("role", "skill") and 1 < len(words) <= 3 and len("".join(words)) >= 6:
        yield Name(("".join(words),), kind, value, shown)

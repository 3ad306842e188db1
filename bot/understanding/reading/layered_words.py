"""The names and words that a server's Library has beyond those of the base, which are shared."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from copy import copy
from typing import Any, Generic, TypeVar

from bot.library import Library
from bot.understanding.matching.entries import Index
from bot.understanding.matching.phrases import Phrase
from bot.understanding.reading.lexicon import Group, Lexicon
from bot.understanding.reading.reader import Reader, about_persons, run_together
from bot.understanding.reading.spelling import SHORTEST, Speller
from bot.understanding.reading.tokens import singular, tokenise

K = TypeVar("K")
V = TypeVar("V")


class Over(dict[K, V], Generic[K, V]):
    """A small dictionary over a large one that is shared: what it lacks is looked up there."""

    def __init__(self, own: Mapping[K, V], base: Mapping[K, V]):
        super().__init__(own)
        self._base = base

    def __missing__(self, key: K) -> V:
        return self._base[key]

    def __contains__(self, key: object) -> bool:
        return super().__contains__(key) or key in self._base

    def get(self, key: K, default: Any = None) -> Any:
        """The value here, else that of the base, else the default."""
        return self[key] if super().__contains__(key) else self._base.get(key, default)


class LayeredLexicon(Lexicon):
    """The base's names, with those that a server added or took away."""

    def __init__(self, base: Lexicon, library: Library):
        full = Lexicon.of(library)  # for a moment: only what differs is kept
        differing = {words: group for words, group in full.names.items() if base.names.get(words) != group}
        lost: dict[tuple[str, ...], Group] = dict.fromkeys(base.names.keys() - full.names.keys(), ())
        sizes: dict[str, tuple[int, ...]] = {}
        for words in differing:
            known = {*sizes.get(words[0], base.sizes.get(words[0], ())), len(words)}
            sizes[words[0]] = tuple(sorted(known, reverse=True))
        self.names = Over({**differing, **lost}, base.names)
        self.sizes = Over(sizes, base.sizes)
        self.words = Counter({w: n for w, n in full.words.items() if w not in base.words})
        """Words that no name of the base has."""


class LayeredSpeller(Speller):
    """The base's speller with further words. One that the base knows stays as common as it is there."""

    most_kept = 256

    def __init__(self, base: Speller, targets: Mapping[str, int], known: Iterable[str]):
        self._base = base
        super().__init__(
            {word: count for word, count in targets.items() if word not in base.targets},
            {word for word in known if not base.knows(word)},
            base.neighbours,
        )

    def knows(self, word: str) -> bool:
        """Whether a word is one of the base or of the server."""
        return super().knows(word) or self._base.knows(word)

    def _common(self, word: str) -> int:
        return super()._common(word) or self._base._common(word)

    def _search(self, word: str, before: str, after: str) -> str:
        if len(word) < SHORTEST or not super()._near(word):
            return self._base.meant(word, before, after)
        return super()._search(word, before, after)

    def _near(self, word: str) -> list[tuple[str, int]]:
        return [*self._base._near(word), *super()._near(word)]


def layered_lexicon(base: Lexicon, before: Library, library: Library) -> Lexicon:
    """The names of a Library that was made of `before`; the base's own where no name differs."""
    same = _same(before.roles, library.roles) and _same(before.skills, library.skills)
    return base if same and before.vocabulary is library.vocabulary else LayeredLexicon(base, library)


def layered_reader(
    base: Reader,
    library: Library,
    lexicon: Lexicon,
    changed: Iterable[str],
    brought: Sequence[Phrase],
    index: Index,
) -> Reader:
    """A reader that knows the words of the `changed` entries and of the phrases they `brought` besides."""
    changed = frozenset(changed)
    targets: Counter[str] = Counter()
    if lexicon is not base.lexicon:
        targets.update({word: 4 + names for word, names in lexicon.words.items()})
    for phrase in brought:
        targets.update(word for word in phrase.words if word[0] != "{")
    prose = (library.topics[entry].answer or "" for entry in changed)
    known = {singular(token.word) for answer in prose for token in tokenise(answer)}
    made = copy(base)
    made.lexicon = lexicon
    made.speller = LayeredSpeller(base.speller, targets, known)
    taken = {word: 0 for word in {*targets, *known} if word in base.run_together}  # they are words now
    pairs = run_together(brought, made.speller)
    if taken or pairs:
        made.run_together = Over({**pairs, **taken}, base.run_together)
    own = [phrase for entry in sorted(changed) for phrase in index.phrases_of(entry)]
    made.about_persons = (base.about_persons - changed) | about_persons(own)
    return made


def _same(one: Mapping[str, object], other: Mapping[str, object]) -> bool:
    return one is other or (
        one.keys() == other.keys() and all(value is other[key] for key, value in one.items())
    )

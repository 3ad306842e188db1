"""The words of a message that say who asks: those of `person`, ages, names of people."""

import re
from collections.abc import Callable, Mapping, Sequence

from bot.understanding.reading.person import AROUND, CORE
from bot.understanding.reading.tokens import Token
from bot.understanding.types import Span

ABBREVIATION = 3
"""Letters of the longest abbreviation of a country: "uk", "usa", "uae"."""

LONGEST_NAME = 4
"""Words that a person's name has at most."""

PLACES = frozenset({"country", "city"})
"""Kinds of spans that name a place."""

Openers = Mapping[str, Sequence[tuple[str, ...]]]
"""Runs of words by their first."""


def openers(listed: str) -> Openers:
    """Runs, listed with commas between them, by their first word, longer ones first."""
    by_first: dict[str, list[tuple[str, ...]]] = {}
    for words in sorted((tuple(run.split()) for run in listed.split(",")), key=len, reverse=True):
        by_first.setdefault(words[0], []).append(words)
    return by_first


_BORDER = re.compile(r"[,.;:!?()\n\"]|[-–—]{2}|[–—]| - ")
AGE = re.compile(r"(?:[fm](?:1[3-9]|[2-9]\d)|(?:1[3-9]|[2-9]\d)(?:f|m|nb|yo|yrs?|y)|[2-9]0s)")
BARE_AGE = re.compile(r"1[3-9]|[2-9]\d")
_BEFORE_AGE_WORDS = """
    im am i aged age turned turning almost nearly over about around past of being at is
"""
_BEFORE_AGE = frozenset(_BEFORE_AGE_WORDS.split())
_NAME_OPENERS = openers(
    """
    my name is, my names, name is, name, i go by, call me, people call me, everyone call me, friend call
    me, im called, i am called, im named, i am named
    """
)
_SELF_OPENERS = openers(
    """
    im, i am, this is, its
    """
)
SIGNING = frozenset({"thanks", "thank", "thank you", "regard", "cheer", "best", "sincerely", "signed", "you"})
ASKING_WORDS = """
    how what which where when why who whos is are do does did can could should would will any whats hows i id
    want need looking
"""
ASKING = frozenset(ASKING_WORDS.split())
JOINTS = frozenset({"and", "but", "so"})
ONWARD_WORDS = """
    wanting trying hoping thinking considering planning interested wondering curious in with at
    working doing studying who now currently
"""
ONWARD = frozenset(ONWARD_WORDS.split())
"""Words that lead on from who someone is to what they do or want."""
_OLD = (("year", "old"), ("years", "old"), ("yr", "old"), ("years", "of", "age"), ("y", "o"), ("yo",))
_PRONOUNS = frozenset({("she", "her"), ("he", "him"), ("they", "them")})
_NAMING = frozenset(
    {
        "name",
        "names",
        "im",
        "am",
        "call",
        "by",
        "this",
        "here",
        "her",
        "him",
        "them",
        "thanks",
        "regards",
        "cheers",
        "best",
        "signed",
    }
)
"""One of these stands beside a name that somebody tells."""


def may_hold(tokens: Sequence[Token], words: Sequence[str], spans: Sequence[Span]) -> bool:
    """Whether a message may say who asks at all; most hold no word that could."""
    typed = [token.word for token in tokens]
    if not (CORE.isdisjoint(words) and CORE.isdisjoint(typed) and _NAMING.isdisjoint(typed)):
        return True
    return any(span.kind in PLACES for span in spans) or any(
        word[:2].isdigit() or word[-2:].isdigit() for word in typed
    )


def _is_place(span: Span) -> bool:
    """Whether a span names a place itself. Other names of countries are abbreviations, or of their people."""
    main = span.alias[:1].isupper() or len(span.alias) <= ABBREVIATION
    return span.kind == "city" or (span.kind == "country" and main)


class Personal:
    """A message with its words marked: `kinds` has 2 for words that say who asks, 1 for words that may stand
    beside them, 0 for others."""

    def __init__(
        self,
        tokens: Sequence[Token],
        words: Sequence[str],
        spans: Sequence[Span],
        known: Callable[[str], bool],
    ):
        self.tokens, self.words, self.known = tokens, words, known
        self.size = len(words)
        self.typed = [token.word for token in tokens]
        self.kinds = [*map(self._kind, words, self.typed)]
        self.places: set[int] = set()
        self.taken: set[int] = set()
        self.by_name = {span.start for span in spans if _is_place(span)}
        """Where places begin that are called by name: "Kenya", and not "Kenyan"."""
        for span in spans:
            self._set_of(span.kind).update(range(span.start, span.end))
        for place in self.places:
            self.kinds[place] = 2
        for other in self.taken - self.places:
            self.kinds[other] = 0
        for at, token in enumerate(tokens):
            if token.word[0].isdigit() or token.word[-1].isdigit():
                self._mark_age(at)
        for at in range(self.size - 1):
            if (self.typed[at], self.typed[at + 1]) in _PRONOUNS:
                self.kinds[at : at + 2] = [2, 2]
        if not _NAMING.isdisjoint(self.typed):
            self._mark_names()

    def _kind(self, word: str, typed: str) -> int:
        if word in CORE or typed in CORE:
            return 2
        # What the whole base never speaks of says nothing of a career either.
        small = len(typed) <= 2 and typed.isdigit()
        return int(small or word in AROUND or typed in AROUND or not self.known(word))

    def _set_of(self, kind: str) -> set[int]:
        return self.places if kind in PLACES else self.taken

    def border(self, at: int) -> bool:
        """Whether a clause begins or ends before this word."""
        return at <= 0 or at >= self.size or _BORDER.search(self.tokens[at].gap) is not None

    def opening(self, at: int, openers: Openers) -> int:
        """How many words of the longest fitting opener stand here; 0 for none."""
        if at >= self.size:
            return 0
        for words in (self.words, self.typed):
            for opener in openers.get(words[at], ()):
                if tuple(words[at : at + len(opener)]) == opener:
                    return len(opener)
        return 0

    def _mark_age(self, at: int) -> None:
        word = self.tokens[at].word
        if AGE.fullmatch(word):
            self.kinds[at] = 2
            return
        if not BARE_AGE.fullmatch(word):
            return
        after = list(self.words[at + 1 : at + 4])
        for unit in _OLD:
            if tuple(after[: len(unit)]) == unit:
                self.kinds[at : at + 1 + len(unit)] = [2] * (1 + len(unit))
                return
        before = self.border(at) or self.words[at - 1] in _BEFORE_AGE or self.kinds[at - 1] == 2
        following = after[0] if after else ""
        goes_on = following in JOINTS | ONWARD | ASKING | {"f", "m"} or following in CORE
        if before and (self.border(at + 1) or goes_on):
            self.kinds[at] = 2
        for beside in (at - 1, at + 1):  # "(m, 23)"
            if 0 <= beside < self.size and self.words[beside] in ("m", "f"):
                self.kinds[at] = self.kinds[beside] = 2

    def _mark_names(self) -> None:
        for at in range(self.size):
            if (size := self.opening(at, _NAME_OPENERS)) and (self.border(at) or self.kinds[at] == 1):
                self._mark_name(at, size, capitals=self.words[at] == "name")
            elif size := self.opening(at, _SELF_OPENERS):
                self._mark_name(at, size, capitals=True)
            elif self.words[at] == "here":
                self._mark_name_before(at)
        if self.size > 2 and self.border(self.size - 1) and self._is_name(self.size - 1):
            before = self.words[self.size - 2]
            if before in SIGNING or self.tokens[self.size - 2].word in SIGNING:
                self.kinds[self.size - 2] = self.kinds[self.size - 1] = 2

    def _mark_name_before(self, end: int) -> None:
        """Mark "Fatima here", "Mohammed Al-Rashid here"."""
        start = end
        while start > max(0, end - LONGEST_NAME) and self._is_name(start - 1) and not self.border(start):
            start -= 1
        if start < end and self.border(start):
            self.kinds[start:end] = [2] * (end - start)

    def _is_name(self, at: int) -> bool:
        raw = self.tokens[at].raw
        return raw[0].isupper() and not raw.isdigit() and not self.known(self.tokens[at].word)

    def _mark_name(self, at: int, size: int, capitals: bool) -> None:
        """Mark "my name is Jamal", where what follows the opener ends like a name."""
        start = end = at + size
        while end < min(self.size, start + LONGEST_NAME):
            if end in self.taken or (capitals and not self._is_name(end)):
                break
            end += 1
            if self.border(end) or self.words[end] in ASKING | JOINTS | {"from", "here"}:
                self.kinds[at:end] = [2] * (end - at)
                return
        if start < end < self.size and capitals and self.kinds[end]:
            self.kinds[at:end] = [2] * (end - at)

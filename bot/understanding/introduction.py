"""Who asks, told in passing: it never changes the answer, so neither ranking nor slots see it.

"I'm a 29 year old woman, ", "As a muslim, ", "My name is Jamal. ", "(m, 23) ", ", btw I wear a hijab".
A clause is told in passing where each of its words is one that people say who they are with (`person`).
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bot.understanding.normalise import Token
from bot.understanding.person import AROUND, CORE
from bot.understanding.types import Span

SHORTEST_REST = 2
"""Words that the question beside it has at least."""

LONGEST_NAME = 4
"""Words that a person's name has at most."""

_BORDER = re.compile(r"[,.;:!?()\n\"]|[-–—]{2}|[–—]| - ")
_AGE = re.compile(r"(?:[fm](?:1[3-9]|[2-9]\d)|(?:1[3-9]|[2-9]\d)(?:f|m|nb|yo|yrs?|y)|[2-9]0s)")
_BARE_AGE = re.compile(r"1[3-9]|[2-9]\d")
_BEFORE_AGE_WORDS = """
    im am i aged age turned turning almost nearly over about around past of being at is
"""
_BEFORE_AGE = frozenset(_BEFORE_AGE_WORDS.split())
_ASKING_WORDS = """
    how what which where when why who whos is are do does did can could should would will any whats hows i id
    want need looking
"""
_ASKING = frozenset(_ASKING_WORDS.split())
_JOINTS = frozenset({"and", "but", "so"})
_ONWARD_WORDS = """
    wanting trying hoping thinking considering planning interested wondering curious in with at
    working doing studying who now currently
"""
_ONWARD = frozenset(_ONWARD_WORDS.split())
"""Words that lead on from who someone is to what they do or want."""

_CONNECTORS = (
    ("by", "the", "way"), ("if", "that", "matter"), ("if", "it", "matter"), ("for", "context"),
    ("for", "reference"), ("for", "what", "its", "worth"), ("full", "disclosure"), ("about", "me"),
    ("a", "bit", "about", "me"),
    ("some", "background"), ("quick", "background"), ("a", "little", "about", "me"),
    ("btw",), ("fyi",), ("fwiw",), ("also",), ("and",), ("but",), ("so",), ("well",), ("oh",), ("ps",),
    ("background",), ("context",), ("note",), ("hi",), ("hello",), ("hey",), ("ok",), ("yes",), ("since",),
    ("because",), ("given", "that",),
)  # fmt: skip
_NAME_OPENERS = (
    ("my", "name", "is"), ("my", "names"), ("name", "is"), ("name",), ("i", "go", "by"),
    ("call", "me"), ("people", "call", "me"), ("everyone", "call", "me"), ("friend", "call", "me"),
    ("im", "called"), ("i", "am", "called"), ("im", "named"), ("i", "am", "named"),
)  # fmt: skip
_SELF_OPENERS = (("im",), ("i", "am"), ("this", "is"), ("its",))
_SIGNING = frozenset({"thanks", "thank", "thank you", "regard", "cheer", "best", "sincerely", "you"})
_IDENTITY = (
    ("im",),
    ("i", "am"),
    ("as", "a"),
    ("as", "an"),
    ("as",),
    ("being", "a"),
    ("being", "an"),
    ("being",),
)
_IF = frozenset({"if", "when", "because", "that", "though", "although"})
_NO_OPENING_WORDS = """
    is are was were be in to or of at with by for on who there from over past under
"""
_NO_OPENING = frozenset(_NO_OPENING_WORDS.split())
_OTHERS = frozenset({"he", "she", "him"})
_LIVING = frozenset({"in", "from", "live", "based", "near"})
_ORIGIN = frozenset(
    {"born", "originally", "grew", "raised", "descent", "origin", "heritage", "root", "ancestry"}
)
_BOTH_WAYS = frozenset({"single", "straight"})
"""Words that before a job mean something else: "the single data scientist of a firm"."""


@dataclass(frozen=True)
class Told:
    """The places of the words that only say who asks; `attached` where they are part of the question, as in
    "can I do that as a woman"."""

    words: frozenset[int] = frozenset()
    attached: bool = False
    homes: frozenset[int] = frozenset()
    """Those of them that name where someone lives: "I'm in Berlin"; not where they were born."""


NOTHING = Told()


def told(
    tokens: Sequence[Token], words: Sequence[str], spans: Sequence[Span], known: Callable[[str], bool]
) -> Told:
    """What a message tells of who asks. `known` tells whether a word is one of the base: names are not."""
    message = _Message(tokens, words, spans, known)
    return message.told() if 2 in message.kinds else NOTHING


class _Message:
    """One message while it is looked through; `kinds` has 2 for words that say who asks, 1 for words that
    may stand beside them, 0 for others."""

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
        for span in spans:
            self._set_of(span.kind).update(range(span.start, span.end))
        for place in self.places:
            self.kinds[place] = 2
        for other in self.taken - self.places:
            self.kinds[other] = 0
        for at, token in enumerate(tokens):
            if token.word[0].isdigit() or token.word[-1].isdigit():
                self._mark_age(at)
        if not {
            "name",
            "names",
            "im",
            "am",
            "call",
            "by",
            "this",
            "here",
            "thanks",
            "regards",
            "cheers",
        }.isdisjoint([token.word for token in tokens]):
            self._mark_names()

    def _kind(self, word: str, typed: str) -> int:
        if word in CORE or typed in CORE:
            return 2
        # What the whole base never speaks of says nothing of a career either.
        small = len(typed) <= 2 and typed.isdigit()
        return int(small or word in AROUND or typed in AROUND or not self.known(word))

    def _set_of(self, kind: str) -> set[int]:
        return self.places if kind in ("country", "city") else self.taken

    def border(self, at: int) -> bool:
        """Whether a clause begins or ends before this word."""
        return at <= 0 or at >= self.size or _BORDER.search(self.tokens[at].gap) is not None

    def opening(self, at: int, openers: Sequence[tuple[str, ...]]) -> int:
        """How many words of the first fitting opener stand here."""
        for opener in openers:
            end = at + len(opener)
            if tuple(self.words[at:end]) == opener or tuple(self.typed[at:end]) == opener:
                return len(opener)
        return 0

    def _mark_age(self, at: int) -> None:
        word = self.tokens[at].word
        if _AGE.fullmatch(word):
            self.kinds[at] = 2
            return
        if not _BARE_AGE.fullmatch(word):
            return
        after = list(self.words[at + 1 : at + 4])
        for unit in (
            ["year", "old"],
            ["years", "old"],
            ["yr", "old"],
            ["years", "of", "age"],
            ["y", "o"],
            ["yo"],
        ):
            if after[: len(unit)] == unit:
                self.kinds[at : at + 1 + len(unit)] = [2] * (1 + len(unit))
                return
        before = self.border(at) or self.words[at - 1] in _BEFORE_AGE or self.kinds[at - 1] == 2
        following = after[0] if after else ""
        goes_on = following in _JOINTS | _ONWARD | _ASKING | {"f", "m"} or following in CORE
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
            elif self.words[at] == "here" and at and self.border(at - 1) and self._is_name(at - 1):
                self.kinds[at - 1] = 2
        if self.size > SHORTEST_REST and self.border(self.size - 1) and self._is_name(self.size - 1):
            before = self.words[self.size - 2]
            if before in _SIGNING or self.tokens[self.size - 2].word in _SIGNING:
                self.kinds[self.size - 2] = self.kinds[self.size - 1] = 2

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
            if self.border(end) or self.words[end] in _ASKING | _JOINTS | {"from", "here"}:
                self.kinds[at:end] = [2] * (end - at)
                return
        if start < end < self.size and capitals and self.kinds[end]:
            self.kinds[at:end] = [2] * (end - at)

    def told(self) -> Told:
        """All that is told in passing."""
        out: set[int] = set()
        attached = False
        at = 0
        while at < self.size:
            clause, end = self._clause(at) if self.border(at) else (range(0), at)
            if not clause:
                clause, end, within = self._within(at)
                attached |= within
            out.update(clause)
            at = max(end, at + 1)
        rest = self.size - len(out)
        if not out or rest < SHORTEST_REST:
            return NOTHING
        return Told(frozenset(out), attached, frozenset(at for at in out & self.places if self._is_home(at)))

    def _is_home(self, at: int) -> bool:
        start = at
        while not self.border(start):
            start -= 1
        before = self.words[start:at]
        return not _LIVING.isdisjoint(before[-3:]) and _ORIGIN.isdisjoint(self.words[start : at + 3])

    def _run(self, start: int) -> tuple[int, int]:
        """(end of the words that may say who asks, end of the last that does), within one clause."""
        end = last = start
        while end < self.size and self.kinds[end] and (end == start or not self.border(end)):
            end += 1
            if self.kinds[end - 1] == 2:
                last = end
        return end, last

    def _clause(self, at: int) -> tuple[range, int]:
        """(what is told by the clause that begins here, where to look on)."""
        start = at
        while (size := self.opening(start, _CONNECTORS)) and start + size < self.size:
            start += size
        if self.words[start] in _NO_OPENING and not self._place_ahead(start):
            return range(0), at
        if self.words[start] == "my" and not _OTHERS.isdisjoint(self.words):
            return range(0), at  # "my son is 14, what could he learn"
        end, last = self._run(start)
        if last == start or not (self._says_so(start) or self._more_than_places(start, last)):
            return range(0), at
        if self.border(end + self.opening(end, _CONNECTORS) if end < self.size else end):
            end += self.opening(end, _CONNECTORS) if end < self.size else 0
            return range(at, end), end
        following = self.words[last]
        if self.words[start] == "my":
            return range(0), at  # "my wife wants a break"
        if following in _JOINTS and self._says_so(start):
            return range(at, last + 1), last + 1
        if following in _ASKING and self._says_so(start):
            return range(at, last), last
        size = self.opening(start, _IDENTITY)
        if size and (following in _ONWARD or last in self.taken):
            return self._qualities(start + size, last), last
        return range(0), at

    def _more_than_places(self, start: int, end: int) -> bool:
        return any(self.kinds[at] == 2 and at not in self.places for at in range(start, end))

    def _place_ahead(self, at: int) -> bool:
        """ "From India, ..." and "in my thirties, ..." open with a small word."""
        return self.words[at] in ("from", "in", "with", "at", "of")

    def _says_so(self, start: int) -> bool:
        """Whether a clause begins like a statement of the first person, or with an age."""
        word = self.tokens[start].word
        first = word in (
            "i",
            "im",
            "ive",
            "as",
            "being",
            "my",
            "we",
            "our",
            "name",
            "names",
            "call",
            "speaking",
        )
        return first or _AGE.fullmatch(word) is not None or word in ("f", "m")

    def _qualities(self, start: int, end: int) -> range:
        """The words before a job that say who someone is: "a [29 year old female] data scientist"."""
        while start < end and self.kinds[start] != 2:
            start += 1
        market = end in self.taken and not self.places.isdisjoint(range(start, end))
        if market or not _BOTH_WAYS.isdisjoint(self.words[start:end]):
            return range(0)  # "an Indian data scientist" says where the job is
        return range(start, end)

    def _within(self, at: int) -> tuple[range, int, bool]:
        """(what is told within a clause from here on, where to look on, whether the question needs it)."""
        nothing = range(0), at, False
        if at == self.size - 2 and self.words[at] in _SIGNING and self.kinds[at] == 2:
            return range(at, self.size), self.size, False
        size = self.opening(at, (*_IDENTITY, ("at", "the", "age", "of"), ("at",), ("at", "age")))
        if not size or at == 0:
            return nothing
        _, last = self._run(at)
        if last <= at + (self.words[at] != "at" and size > 1) or not self._more_than_places(at, last):
            return nothing
        ends = self.border(last) or self.border(last + self.opening(last, _CONNECTORS))
        if self.words[at] in ("im", "i"):
            if not ends:
                return nothing
            if self.words[at - 1] in _IF:
                return range(at - 1, last), last, True
            return range(at, last), last, False
        if self.words[at] == "at":
            aged = _BARE_AGE.fullmatch(self.tokens[last - 1].word) and ends
            return (range(at, last), last, True) if aged and last == at + size + 1 else nothing
        return range(at, last), last, True

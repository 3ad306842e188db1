"""Who asks, told in passing: it never changes the answer, so neither ranking nor slots see it.

"I'm a 29 year old woman, ", "As a muslim, ", "My name is Jamal. ", "(m, 23) ", ", btw I wear a hijab".
A clause is told in passing where each of its words is one that people say who they are with (`person`).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bot.understanding.reading.personal import (
    AGE,
    ASKING,
    BARE_AGE,
    JOINTS,
    ONWARD,
    SIGNING,
    Personal,
    may_hold,
    openers,
)
from bot.understanding.reading.tokens import Token
from bot.understanding.types import Span

SHORTEST_REST = 2
"""Words that the question beside it has at least."""

_CONNECTORS = openers(
    """
    by the way, if that matter, if it matter, for context, for reference, for what its worth, full
    disclosure, about me, a bit about me, some background, quick background, a little about me, btw,
    fyi, fwiw, also, and, but, so, well, oh, ps, background, context, note, hi, hello, hey, ok, yes,
    since, because, given that
    """
)
_IDENTITIES = "im, i am, as a, as an, as, being a, being an, being"
_IDENTITY = openers(_IDENTITIES)
_WITHIN = openers(f"{_IDENTITIES}, at the age of, at age, at")
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

LONGEST_CLAUSE = 64
"""Words of a clause that are looked through: nobody needs as many to say who asks."""


def told(
    tokens: Sequence[Token], words: Sequence[str], spans: Sequence[Span], known: Callable[[str], bool]
) -> Told:
    """What a message tells of who asks. `known` tells whether a word is one of the base: names are not."""
    if not may_hold(tokens, words, spans):
        return NOTHING
    message = _Clauses(tokens, words, spans, known)
    return message.told() if 2 in message.kinds else NOTHING


class _Clauses(Personal):
    """Looks through the clauses of a message for those that only say who asks."""

    def told(self) -> Told:
        """All that is told in passing."""
        out: set[int] = set()
        attached = False
        at = 0
        while at < self.size:
            clause, end = self._clause(at, at - 1 in out) if self.border(at) else (range(0), at)
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
        if not before and at in self.by_name:
            return True  # "46, Kenya"
        return not _LIVING.isdisjoint(before[-3:]) and _ORIGIN.isdisjoint(self.words[start : at + 3])

    def _run(self, start: int) -> tuple[int, int]:
        """(end of the words that may say who asks, end of the last that does), within one clause."""
        end = last = start
        most = min(self.size, start + LONGEST_CLAUSE)
        while end < most and self.kinds[end] and (end == start or not self.border(end)):
            end += 1
            if self.kinds[end - 1] == 2:
                last = end
        return end, last

    def _clause(self, at: int, goes_on: bool) -> tuple[range, int]:
        """(what is told by the clause that begins here, where to look on); it may go on with what the one
        before told: "(28, female, from Poland)"."""
        start = at
        while (size := self.opening(start, _CONNECTORS)) and start + size < self.size:
            start += size
        we = self.tokens[start].raw.casefold() in ("we're", "we’re")
        if self.words[start] in _NO_OPENING and not we and not self._place_ahead(start):
            return range(0), at
        if self.words[start] == "my" and not _OTHERS.isdisjoint(self.words):
            return range(0), at  # "my son is 14, what could he learn"
        end, last = self._run(start)
        if last == start or not (goes_on or self._says_so(start) or self._more_than_places(start, last)):
            return range(0), at
        if self.border(end + self.opening(end, _CONNECTORS)):
            end += self.opening(end, _CONNECTORS)
            return range(at, end), end
        following = self.words[last]
        if self.words[start] == "my":
            return range(0), at  # "my wife wants a break"
        if following in JOINTS and self._says_so(start):
            return range(at, last + 1), last + 1
        if following in ASKING and self._says_so(start):
            return range(at, last), last
        size = self.opening(start, _IDENTITY)
        if size and (following in ONWARD or last in self.taken):
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
        return first or AGE.fullmatch(word) is not None or word in ("f", "m")

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
        if at == self.size - 2 and self.words[at] in SIGNING and self.kinds[at] == 2:
            return range(at, self.size), self.size, False
        size = self.opening(at, _WITHIN)
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
            aged = BARE_AGE.fullmatch(self.tokens[last - 1].word) and ends
            return (range(at, last), last, True) if aged and last == at + size + 1 else nothing
        return range(at, last), last, True

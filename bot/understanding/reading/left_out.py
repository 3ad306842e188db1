"""What is named to be left out: places that somebody does not mean, skills that they lack."""

import re
from collections.abc import Sequence

from bot.understanding.types import Span

_EXCLUDING = frozenset({"outside", "except", "besides", "beside", "excluding", "than"})


def excluded(span: Span, words: Sequence[str]) -> bool:
    """Whether a place is named to be left out: "outside the US"."""
    before = [*words[max(0, span.start - 3) : span.start]]
    if before[-1:] == ["not"] or before[-2:] in (["not", "in"], ["not", "for"]):
        return True
    return bool(_EXCLUDING & set(before)) or ("apart" in before and "from" in before)


_DENIED = re.compile(
    r"\b(?:not|no|without|never (?:used?|learned|learnt|did)|(?:dont|do not|cant|cannot) (?:know|have|use))"
    r"(?: any| much| really)?$"
)
_JOINED: tuple[list[str], ...] = (["and"], ["or"], ["nor"], [])


def not_denied(skills: Sequence[Span], words: Sequence[str]) -> Sequence[Span]:
    """The skills without those that somebody says they lack beside others: "I know Python but not SQL"."""
    kept: list[Span] = []
    denied: Span | None = None
    for span in skills:
        goes_on = denied is not None and words[denied.end : span.start] in _JOINED
        if goes_on or _DENIED.search(" ".join(words[max(0, span.start - 4) : span.start])):
            denied = span
        else:
            kept.append(span)
    return kept or skills

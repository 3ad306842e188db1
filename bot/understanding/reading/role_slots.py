"""Which role is asked about, which is left behind and which stands beside it, by the words around them."""

from collections.abc import Sequence
from itertools import pairwise

from bot.understanding.types import Span

_FROM = frozenset({"from", "as", "am", "im", "being", "leaving", "leave", "currently", "was", "been"})
_TO = frozenset(
    {"to", "into", "become", "becoming", "toward", "towards", "be", "eyeing", "targeting", "want", "wanna",
     "considering"}
)  # fmt: skip
_TO_BE = frozenset({("to", "be"), ("to", "become"), ("want", "to")})
_FROM_BEHIND = frozenset(
    {"background", "turned", "here", "looking", "wanting", "hoping", "eyeing", "dreaming"}
)
_IN = frozenset({"in", "for"})
_ARTICLES = frozenset(
    {"a", "an", "the", "my", "working", "role", "junior", "senior", "currently", "being", "do", "go"}
)
_VERSUS = frozenset({"versus", "or"})
_COMPARING = frozenset(
    {"difference", "differ", "different", "compare", "compared", "comparison", "than", "between", "similar",
     "separate", "distinguish"}
)  # fmt: skip
_DIFFERING = frozenset({"differ", "different", "separate", "distinguish"})
_SWITCHING = frozenset(
    {"switch", "switching", "transition", "transitioning", "pivot", "pivoting", "move", "moving", "shift",
     "shifting", "pivoted", "change", "changing", "become", "becoming", "from", "expand", "break", "going",
     "go", "jump", "jumping"}
)  # fmt: skip
_WISHING = frozenset(
    {"want", "goal", "aim", "dream", "ultimately", "eventually", "eyeing", "targeting", "considering",
     "thinking"}
)  # fmt: skip


def named_roles(spans: Sequence[Span], words: Sequence[str]) -> tuple[str | None, str | None, str | None]:
    """(role, role2, from_role) of the roles that were named, in their order."""
    distinct: list[Span] = []
    for span in spans:
        if span.value not in [other.value for other in distinct]:
            distinct.append(span)
    if not distinct:
        return None, None, None
    if len(distinct) == 1:
        return distinct[0].value, None, None
    if all(_adjacent(one, two, words) for one, two in pairwise(distinct)):
        return distinct[0].value, distinct[1].value, None
    comparing = bool(_COMPARING & set(words)) or _joined_by(distinct, words, _VERSUS)
    switching = (_SWITCHING | _WISHING) & set(words) - ({"from"} if _DIFFERING & set(words) else set())
    if not comparing or switching:
        origin = next((s for s in distinct if cue(s, words) == "from"), None)
        sought = [s for s in distinct if s is not origin and cue(s, words) in ("to", "in")]
        target = next((s for s in sought if cue(s, words) == "to"), next(iter(sought), None))
        if origin is None and target is not None and switching:
            origin = next((s for s in distinct if s.start < target.start), None)
        if origin is not None:
            rest = [s for s in distinct if s is not origin]
            target = target or rest[0]
            return target.value, None, origin.value
        if target is not None and not comparing and len(distinct) == 2 and _aimed_at(target, words):
            first = next(s for s in distinct if s is not target)
            return target.value, None, first.value
    return distinct[0].value, distinct[1].value, None


def _aimed_at(span: Span, words: Sequence[str]) -> bool:
    """Whether a role is what somebody wants to be: "to data scientist", "learn to be a data scientist"."""
    before = words[max(0, span.start - 3) : span.start]
    return before[-1:] in (["to"], ["into"]) or any(pair in _TO_BE for pair in pairwise(before))


def _adjacent(one: Span, two: Span, words: Sequence[str]) -> bool:
    """Whether two roles stand side by side: "data scientist/analyst", "DS or DE"."""
    return set(words[one.end : two.start]) <= {"or", "and", "a", "an"}


def _joined_by(spans: Sequence[Span], words: Sequence[str], joints: frozenset[str]) -> bool:
    first, second = spans[0], spans[1]
    between = words[first.end : second.start]
    return len(between) <= 3 and bool(joints & set(between))


def cue(span: Span, words: Sequence[str]) -> str | None:
    """Whether a role is left ("from"), sought ("to") or either ("in"), by the word behind it or the
    nearest before it."""
    if words[span.end : span.end + 1] and words[span.end] in _FROM_BEHIND:
        return "from"
    at = span.start - 1
    for _ in range(3):
        if at < 0:
            return None
        if words[at] in _FROM:
            return None if words[at] == "as" and words[at - 1 : at] in (["same"], ["such"]) else "from"
        if words[at] in _TO or (
            words[at] in ("of", "about") and words[at - 1 : at] in (["thinking"], ["dreaming"])
        ):
            return "to"
        if words[at] in _IN:
            return "in"
        if words[at] not in _ARTICLES and words[at - 1 : at] not in (["a"], ["an"]):  # "as a php developer"
            return "to" if (words[at], words[at + 1]) == ("i", "go") else None  # "can i go ai engineer"
        at -= 1
    return None

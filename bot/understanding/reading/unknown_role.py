"""Jobs that were named and are no known role."""

from collections.abc import Iterable, Sequence

from bot.understanding.types import Span


def unknown_role(words: Sequence[str], spans: Iterable[Span]) -> str | None:
    """A job that was named and is no known role: "forward deployed engineer". None for a bare "engineer"."""
    taken = {at for span in spans if span.kind != "level" for at in range(span.start, span.end)}
    for at, word in enumerate(words):
        if word not in _JOBS or at in taken:
            continue
        first = at
        while first > 0 and at - first < 2 and first - 1 not in taken and words[first - 1] not in _SMALL:
            first -= 1
        if first < at:
            return " ".join(words[first : at + 1])
    return None


def pay_of_unknown(words: Sequence[str], spans: Iterable[Span]) -> str | None:
    """A job of the field that is no known role and whose pay is asked: "salary of a data steward"."""
    job = unknown_role(words, spans)
    return job if job and _PAY & set(words) and _FIELD & set(job.split()) else None


_PAY = frozenset({"salary", "pay", "earn", "paid", "wage"})
_FIELD = frozenset({"data", "ai", "ml", "analytics"})
_JOB_WORDS = """
    engineer scientist analyst architect developer steward researcher modeller modeler administrator
    technician nurse teacher lawyer pilot doctor officer accountant
"""
_SMALL_WORDS = """
    a an the as to of is are be become becoming for or and my your in good great better best what
    which do does how why that this being like versus any some most real typical average new every
    each first other from junior senior mid lead staff principal entry level employed hire hired
    with
"""
_JOBS = frozenset(_JOB_WORDS.split())
_SMALL = frozenset(_SMALL_WORDS.split())

"""What people tell of themselves, clause by clause: their age, their trade, their degree, family, a break."""

import re
from collections.abc import Sequence

MOST_WORDS = 16
"""Words at most of a message that only tells."""

Kind = str
"""age, trade, degree, family, break, being (what somebody is) or other."""

_JOINTS = frozenset({"and", "but", "so", "because", "since", "then"})
_OPENING_WORDS = """
    ok okay well btw oh hmm yeah yes no actually sorry fyi also lol just currently honestly already now
    tbh basically really
"""
_OPENING = frozenset(_OPENING_WORDS.split())
_SELF = frozenset({"i", "im", "ive", "my", "me", "was", "used", "ex", "former", "turning", "studied", "been"})
_SELF_BEHIND = _SELF | frozenset({"had", "have", "got", "work", "worked", "with", "do", "did", "no"})
"""With what somebody begins who tells about themselves, and who goes on to."""

_ASKS_OR_WANTS = """
    what how which where when who whom why whose should can could would will shall may is are does any anyone
    tell help want wanna need like love hope wish plan planning think thinking wonder wondering looking
    trying interested possible worth thanks thank please recommend advice tip you your
"""
_ASKING = frozenset(_ASKS_OR_WANTS.split())

_AGE = re.compile(r"1[3-9]|[2-9]\d|[2-9]0s|twenties|thirties|forties|fifties|sixties")
_ABOUT_AGE_WORDS = """
    i im am ill be will turn turning turned just age aged almost nearly already only about now soon over
    past me in my late mid early next this year years yrs old yo y o of btw though tho too by the way still
    at is lol haha
"""
_ABOUT_AGE = frozenset(_ABOUT_AGE_WORDS.split())

_TRADE = re.compile(
    r"^(i |im |ive |i am |i have |i had )?((just|only|currently|also|still) )*"
    r"((was|am|been|being|used to be|become|became) (an?|the|in)"
    r"|(work|worked|working|used to work)( as| in| at| for)?|do|did|used to do|come from|coming from"
    r"|ex|former|formerly) \w|^im (an?|in|the) \w|^my (background|job|trade|profession) is\b"
)  # fmt: skip
_DEGREE = re.compile(
    r"\b(studied|majored|minored|graduated) (in )?(?!(at|in|last|this|\d)\b)\w"
    r"|\b(have|had|got|hold|did|finished|with)\b.*\b(degree|diploma|bachelor|bachelors)\b"
)
_FAMILY_WORDS = "kid child children baby toddler family son daughter mom mum dad parent mother father"
_FAMILY = frozenset(_FAMILY_WORDS.split())
_BUSY = re.compile(
    r"\bfull time\b|\btwo job\b|\b(night )?shift\b|\bno time\b|\bnot? (have )?(much |any )?time\b"
)
_BREAK = re.compile(
    r"\b(sick|ill|unwell|cancer|surgery|burnout|hospital|illness|disease|treatment|unemployed|laid off)\b"
    r"|\bbur(nt|ned) out\b|\b(on|parental|maternity|paternity|sick) leave\b|\b(career|long) break\b"
    r"|\boff( work| sick)?( for)? \d+|\bcar(ed|ing) for my\b|\btook (a |some )?(year|time) off\b"
)
_PAST = frozenset({"was", "were", "been", "had", "took", "got", "cared", "off"})
_BEING = re.compile(r"^(i am|im|i work as|ive been|i have been) (currently |only |just |still )?(an? )?\w")


def clauses(words: Sequence[str]) -> frozenset[Kind]:
    """The kinds of the clauses of a message that only tells about who writes it; empty for all else.

    >>> sorted(clauses("im 38 and was a nurse".split())), sorted(clauses("im 45".split()))
    (['age', 'trade'], ['age'])
    >>> sorted(clauses("i studied law".split())), clauses("am i too old at 45".split())
    (['degree'], frozenset())
    """
    if not 1 < len(words) <= MOST_WORDS or not _ASKING.isdisjoint(words):
        return frozenset()
    parts = _parts(words)
    if not parts or parts[0][0] not in _SELF:
        return frozenset()
    return frozenset(_kind(part) for part in parts)


def _parts(words: Sequence[str]) -> list[list[str]]:
    """The clauses: what follows "and" is one of its own where it begins like one."""
    parts: list[list[str]] = [[]]
    for at, word in enumerate(words):
        if word in _JOINTS and at + 1 < len(words) and words[at + 1] in _SELF_BEHIND | {"it", "they", "the"}:
            parts.append([])
        elif parts[-1] or word not in _OPENING | _JOINTS:
            parts[-1].append(word)
    return [part for part in parts if part]


def _kind(part: list[str]) -> Kind:
    text = " ".join(part)
    ages = [word for word in part if _AGE.fullmatch(word)]
    if len(ages) == 1 and _ABOUT_AGE.issuperset(word for word in part if word not in ages):
        return "age"
    if _BREAK.search(text) and not _PAST.isdisjoint(part):
        return "break"
    if _DEGREE.search(text):
        return "degree"
    if not _FAMILY.isdisjoint(part) or _BUSY.search(text):
        return "family"
    if _TRADE.search(text):
        return "trade"
    return "being" if _BEING.search(text) else "other"

"""What is said instead of what was asked: "wait no, to data engineer", "or rather data scientist"."""

import re
from dataclasses import replace

from bot.understanding.types import Context

_BEFORE = r"^(?:(?:no|nope|nah|sorry|wait|oh|oops|actually|hold on|hang on|my bad|ok|well)\b[\s,.!…]*)"
_SO_MEANT = r"i (?:mean|meant|wanted to say|should have said)\b[\s,:]*"
_MEANT = rf"(?:{_SO_MEANT})?"
_CORRECTING = re.compile(
    rf"{_BEFORE}*not (?:the |an? |for |in |as |to )?(?:\w++ ?){{1,3}}?(?:\s*[,;–-]|\s+but\b|\s+rather\b)\s*"
    rf"(?:but |rather )?{_MEANT}(?P<denied>.+)$"
    rf"|(?:{_BEFORE}+{_MEANT}|^{_SO_MEANT})(?P<opened>.+)$"
    r"|^(?P<closed>.+?)(?<![\s,])[\s,]+i mea?nt?\W*$",
    re.IGNORECASE,
)
_ASIDE = r"(?:(?:ok|okay|hmm?|so|well|oh|and|but|or|maybe|perhaps)\b[\s,]*)*"
_ASKED = r"(?:what|how|why|which|where|who|when|is|are|does|did|will|would|should)"
_REPLACING = re.compile(
    rf"^{_ASIDE}(?:or (?:rather|better|actually)|make (?:it|that)|scratch that|forget that)\b[\s,:]*"
    rf"{_MEANT}(?P<replaced>\S+(?:\s+\S+){{0,4}})\s*$"
    rf"|^{_ASIDE}(?:(?:could|can|may|might|what if)\s+)?(?:i\s+)?"
    r"(?:(?:be|become|do|did|go for|went for|aim for|aim at|try|pick|choose)\s+)?(?:an?\s+)?"
    rf"(?P<instead>(?!{_ASKED}\b)(?:[\w+#.-]+\s+){{1,4}}?)instead\W*$",
    re.IGNORECASE,
)
"""What is put in the place of what was named: "or rather data engineer", "could i do mlops instead"."""

_SORRY = re.compile(r"\b(?:no|nope|nah|sorry|wait|oops|hold on|hang on|my bad|i mean)", re.IGNORECASE)
_INSTEAD = re.compile(
    r"\b(?:instead|or (?:rather|better|actually)|make (?:it|that)|scratch that|forget that)\b", re.IGNORECASE
)
_SAID_MEANT = re.compile(rf"^{_BEFORE}*{_SO_MEANT}(?:like\b[\s,]*)?(?P<meant>.+?)\W*$", re.IGNORECASE)
_NO_PART = re.compile(
    rf"(?:{_ASKED}|do|can|could|am|i|i'?m|i'?ve|you|we|it|it'?s|they|he|she|that|that'?s|thanks?|well|no|yes"
    r"|really|seriously|sure|ok|okay|come|tell|show|give)\b",
    re.IGNORECASE,
)
"""How a whole question or sentence begins, and a word of talk."""
MEANT_WORDS = 7
"""Words at most of what was meant in a question."""

_IN_GENERAL = re.compile(r"\b(?:in general|generally|overall)\b[\s,]*", re.IGNORECASE)


def corrected(text: str) -> str | None:
    """What a message says instead, as a follow-up to the question that is corrected; None where it corrects
    nothing. In general is nothing that is named, but ends what was particular (`in_general`).

    >>> corrected("wait no, to data engineer"), corrected("not research, applied scientists")
    ('and to data engineer', 'and applied scientists')
    >>> corrected("or rather data engineer"), corrected("could i be a data analyst instead?")
    ('and data engineer', 'and data analyst')
    >>> corrected("to data scientist i mean"), corrected("ok thanks"), corrected("and in general in the uk")
    ('and to data scientist', None, 'and in the uk')
    """
    if _SORRY.search(text) and (found := _CORRECTING.match(text)):
        told = found["denied"] or found["opened"] or found["closed"]
        return f"and {told}"
    if _INSTEAD.search(text) and (found := _REPLACING.match(text)):
        return f"and {found['replaced'] or found['instead']}".strip()
    general = _IN_GENERAL.sub("", text, count=1)
    return general.strip() if general != text else None


def meant(text: str) -> str | None:
    """What somebody says that they meant, who names nothing: a manner, a place or a part of what was asked.

    >>> meant("no i meant by email"), meant("sorry, i mean the layout"), meant("no i mean i like coding")
    ('by email', 'the layout', None)
    >>> meant("no, by email"), meant("i meant how do i start")
    (None, None)
    """
    found = _SAID_MEANT.search(text)
    told = found["meant"].strip() if found else ""
    few = 0 < len(told.split()) <= MEANT_WORDS
    return told if few and not _NO_PART.match(told) else None


def in_general(text: str, context: Context) -> Context:
    """The conversation without the company and the sector, where a message asks in general."""
    if not _IN_GENERAL.search(text):
        return context
    return replace(context, slots=replace(context.slots, company=None, industry=None))

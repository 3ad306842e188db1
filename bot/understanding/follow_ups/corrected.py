"""What is said instead of what was asked: "wait no, to data engineer", "not research, applied scientists"."""

import re
from dataclasses import replace

from bot.understanding.types import Context

_BEFORE = r"^(?:(?:no|nope|nah|sorry|wait|oh|oops|actually|hold on|hang on|my bad|ok|well)\b[\s,.!…]*)"
_MEANT = r"(?:i (?:mean|meant|wanted to say|should have said)\b[\s,:]*)?"
_CORRECTING = re.compile(
    rf"{_BEFORE}*not (?:the |an? |for |in |as |to )?(?:\w++ ?){{1,3}}?(?:\s*[,;–-]|\s+but\b|\s+rather\b)\s*"
    rf"(?:but |rather )?{_MEANT}(?P<denied>.+)$"
    rf"|{_BEFORE}+{_MEANT}(?P<opened>.+)$"
    r"|^(?P<closed>.+?)(?<![\s,])[\s,]+i mea?nt?\W*$",
    re.IGNORECASE,
)
_SORRY = re.compile(r"\b(?:no|nope|nah|sorry|wait|oops|hold on|hang on|my bad|i mean)", re.IGNORECASE)
_IN_GENERAL = re.compile(r"\b(?:in general|generally|overall)\b[\s,]*", re.IGNORECASE)


def corrected(text: str) -> str | None:
    """What a message says instead, as a follow-up to the question that is corrected; None where it corrects
    nothing. In general is nothing that is named, but ends what was particular (`in_general`).

    >>> corrected("wait no, to data engineer"), corrected("not research, applied scientists")
    ('and to data engineer', 'and applied scientists')
    >>> corrected("to data scientist i mean"), corrected("ok thanks"), corrected("and in general in the uk")
    ('and to data scientist', None, 'and in the uk')
    """
    if _SORRY.search(text) and (found := _CORRECTING.match(text)):
        told = found["denied"] or found["opened"] or found["closed"]
        return f"and {told}"
    general = _IN_GENERAL.sub("", text, count=1)
    return general.strip() if general != text else None


def in_general(text: str, context: Context) -> Context:
    """The conversation without the company and the sector, where a message asks in general."""
    if not _IN_GENERAL.search(text):
        return context
    return replace(context, slots=replace(context.slots, company=None, industry=None))

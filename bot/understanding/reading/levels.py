"""The level that is asked about, and those who begin."""

import re
from collections.abc import Sequence

from bot.understanding.reading.span_values import values
from bot.understanding.types import Span

_STARTING = re.compile(
    r"\b(?:starting|starter|beginners?'?|first[- ]job)\s+(?:base\s+)?"
    r"(?:salar|pay\b|wage|compensation|package|income)",
    re.IGNORECASE,
)
_BEGINNER = r"(?:newbie|newb|noob|n00b|beginner|newcomer|starter|rookie)s?\b"
_NEW = re.compile(
    rf"\b{_BEGINNER}(?!\s+(?:course|project|level|friendly))"
    r"|\b(?:starting|start)\s+out\b|\bjust\s+start(?:ed|ing)\b|\bat\s+the\s+(?:start|beginning)\b"
    r"|\bto\s+(?:start|begin)\s+with\b|\bwhen\s+(?:i|you|they)\s+(?:first\s+)?start\b"
    r"|\b(?:no|zero|without(?:\s+any)?|0|little)\s+(?:work\s+|job\s+|prior\s+|previous\s+|real\s+)?"
    r"(?:experience|exp|xp|yoe)\b|\b(?:in\s+)?(?:my|your|the|their)\s+first\s+(?:job|year|role)\b",
    re.IGNORECASE,
)
"""Those who begin. For a roadmap that is the usual start; their pay is that of the entry level."""
_EARNING = re.compile(
    r"\b(?:salar(?:y|ies)|earn(?:s|ing|ings)?|wages?|paid|compensation|comp|income"
    rf"|pay(?!\s+(?:off|attention|money|to)\b)(?!\s+for\b(?!\s+(?:an?\s+)?(?:\w+\s+)?{_BEGINNER}))"
    r"|pays(?!\s+off\b)|money(?=\s+(?:for|as)\b)"
    r"|make(?=\s*(?:$|[?.!,;$€£\d]|(?:in|as|at|per|a\s+(?:year|month)|when|while|with|without|starting|there)\b)))",
    re.IGNORECASE,
)
_LEVELS = r"(?:junior|entry|mid|senior|lead|staff|principal)"
_SIDES = re.compile(
    rf"\b{_LEVELS}s?(?:[ -]level)?\s+(?:vs?\.?|versus|or|and|than)\s+(?:an?\s+)?{_LEVELS}\b"
    rf"|\bthan an? {_LEVELS}\b",
    re.IGNORECASE,
)
"""Two levels side by side: "junior vs senior", "a senior makes more than a junior"."""
_BY_RANK = re.compile(
    r"\b(?:more|less|most|how) (?:senior|junior)(?= than\b| (?:of|is|are|title|one)\b|[\s?!.]*$|,)"
    r"|\b(?:as|equally) (?:senior|junior)(?= as\b|[\s?!.]*$)",
    re.IGNORECASE,
)
"""What tells how high somebody stands and names no level: "is that more senior than a data engineer"."""


def level(spans: Sequence[Span], roles: Sequence[Span], text: str) -> str | None:
    """One level: of two the one that a role is named with, else the first; none where more are compared
    ("junior, mid or senior"), nor where it is a matter of rank. A starting salary is one of the entry level,
    and so is a beginner's."""
    levels = values(spans)
    if not levels:
        begins = _STARTING.search(text) or (_EARNING.search(text) and begins_anew(text))
        return "entry" if begins else None
    if (len(levels) == 2 and _SIDES.search(text)) or _BY_RANK.search(text):
        return None
    if len(levels) == 2:
        beside = values(span for span in spans if any(span.end == role.start for role in roles))
        levels = beside if len(beside) == 1 else levels
    return levels[0] if len(levels) <= 2 else None


def begins_anew(text: str) -> bool:
    """Whether somebody is told of who begins.

    >>> begins_anew("for a total noob"), begins_anew("with no experience"), begins_anew("a beginner course")
    (True, True, False)
    """
    return _NEW.search(text) is not None

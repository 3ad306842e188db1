"""What is paid on top of pay, or is no pay at all: "a 20k bonus", "10k in stock"."""

import re

from bot.understanding.reading.written_amounts import stands_before

_EXTRA = (
    r"(?:bonus(?:es)?|rsus?|stocks?|equity|shares?|(?:stock )?options|commission|relocation|variable"
    r"|sign(?:ing|[- ]?on)|loans?|debts?|savings|raise|hike|increase"
    r"|(?:more|less|extra|higher|lower)(?=\s*(?:$|[?.!,;)]|an?\b|per\b)))\b"
)
_LED_IN = r"(?:in|of|as|for|worth|an?|the|yearly|annual|one[- ]time|performance|target|guaranteed)\s+"
_ON_TOP = re.compile(
    rf"\s*(?:(?:{_LED_IN}){{0,3}}{_EXTRA}|(?:tuition|bootcamp|degree|course)\b)", re.IGNORECASE
)
_ADDED = re.compile(
    rf"(?:\+|\bplus|\bby|\bspent|\bcosts?|\b{_EXTRA}(?:\s+(?:of|is|was))?)\s*$", re.IGNORECASE
)
"""What stands behind and before an amount that is paid on top of pay, or that is none."""


def on_top(match: re.Match[str], text: str) -> bool:
    """Whether an amount comes on top of pay, or is none: "a 20k bonus", "10k in stock"."""
    return bool(_ON_TOP.match(text, match.end()) or _ADDED.search(stands_before(match, text)))

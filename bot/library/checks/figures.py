"""Figures of pay in an answer name their currency."""

import re
from collections.abc import Iterator

from bot.errors import Problem
from bot.library.files import Files, judged
from bot.library.text import shorten

_AMOUNT = re.compile(
    r"(?<![\w.,$€£¥₹-])(?:\d{1,3}(?:,\d{3})+|\d{4,7}|\d{1,3}(?:\.\d)?\s?k)\b"
    r"(?!\s+(?:members|people|employees|students|hours|jobs|questions|words|postings|answers|rows)\b)",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_PAY = re.compile(
    r"\b(?:earn(?:s|ed|ing|ings)?|pays?|salar(?:y|ies)|wages?|compensation"
    r"|\d+ ?k?\s+(?:(?:a|per|each|every)\s+(?:year|month)|annually|yearly|on\s+average|base|gross|net))\b",
    re.IGNORECASE,
)
"""What speaks of pay: its names, and what stands behind such a figure."""
_CURRENCY = re.compile(
    r"[$€£¥₹]|\b[A-Z]{3}\b|\b(?:euro|dollar|pound|rupee|franc|yen|krona|zloty|real|peso)s?\b|\blakhs?\b"
)
_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n+")


def bare_pay(files: Files) -> Iterator[Problem]:
    """No sentence of a written answer speaks of pay in thousands without saying of which currency."""
    for _, topic in judged(files.topics):
        for sentence in _SENTENCE.split(topic.model.answer or ""):
            if not _PAY.search(sentence) or _CURRENCY.search(sentence):
                continue
            bare = [found[0] for found in _AMOUNT.finditer(sentence) if not _YEAR.fullmatch(found[0])]
            if bare:
                what = f"names the pay {shorten(bare[0])} without its currency"
                yield topic.problem(("answer",), what, "write it with one, such as EUR 60,000")

"""Years of experience, in figures or in words."""

import re

from bot.understanding.reading.deadline import NUMBER_WORDS

_YEARS = re.compile(
    r"(?<!\d[.,])(?<!\.)\b(\d{1,2})(?:[.,]\d)?\s*(?:\+|plus)?\s*(?:-\s*\d{1,2}\s*)?(?:years?|yrs?|yoe)\b"
    r"(?![\s-]*(?:old\b|of\s+age\b|long\b|associates?\b|degrees?\b|diploma|college|masters?\b|courses?\b|programs?\b|gap\b))",
    re.IGNORECASE,
)

_NOT_WORKED = re.compile(r"\b(?:gap|break)(?:\s+(?:of|is|was))?\s*$|\b(?:next|within)\s*$", re.IGNORECASE)
"""What stands before years in which nobody worked: "gap 1 year", "in the next 5 years"."""

_AGO = re.compile(r"\s*ago\b", re.IGNORECASE)
_BEGUN = re.compile(r"\b(?:started|joined|began|begun|hired|became)\b", re.IGNORECASE)
_YOE_FIRST = re.compile(r"\byoe\s*(?:is|of)?\s*[:=-]?\s*(\d{1,2})\b(?!\s*k)", re.IGNORECASE)
"""Years behind their name: "YOE: 5"."""

_YEARS_BEFORE = re.compile(r"\b\d{1,2}\s*(?:years?|yrs?)?\s*(?:,|and|then|or|versus|vs)\s*$", re.IGNORECASE)

COUNTS = {word: number for word, number in NUMBER_WORDS.items() if number <= 10} | {"an": 1}
"""Numbers up to ten as they are told of years and hours: "five years", "an hour"."""

_YEARS_IN_WORDS = re.compile(
    rf"\b(?P<count>{'|'.join(word for word in COUNTS)})\s+(?:years?|yrs?)(?:'|s')?\s+(?:of\s+)?"
    r"(?:\w+\s+)?(?:exp|experience|work)\b"
    rf"|\b(?:with|after|have|has|got)\s+(?:about\s+|around\s+|over\s+)?"
    rf"(?P<after>{'|'.join(word for word in COUNTS)})\s+(?:years?|yrs?)\b(?!\s+old)",
    re.IGNORECASE,
)
"""Years of experience in words: "with five years of experience", "after ten years"."""


def years(text: str) -> int | None:
    """Years of experience, not of age; none where several are compared.

    >>> years("pay with 5 yoe"), years("what will i earn after 5 and 10 years"), years("after ten years")
    (5, None, 10)
    >>> years("2.5 yrs as a ds"), years("fired 5 years ago"), years("gap 1 year"), years("YOE: 4")
    (2, None, None, 4)
    """
    lower = text.lower()
    if "year" not in lower and "yr" not in lower and "yoe" not in lower:  # as most questions: half the time
        return None
    match = next((each for each in _YEARS.finditer(text) if _worked(each, text)), None)
    match = match or _YOE_FIRST.search(text)
    told = _YEARS_IN_WORDS.search(text) if match is None else None
    if told:
        return COUNTS[(told["count"] or told["after"]).lower()]
    return int(match.group(1)) if match and not _YEARS_BEFORE.search(text[: match.start()]) else None


def _worked(years: re.Match[str], text: str) -> bool:
    """Whether years were worked: no gap, no time to come, nor how long ago something else was."""
    before = text[: years.start()]
    if _NOT_WORKED.search(before):
        return False
    return not _AGO.match(text, years.end()) or _BEGUN.search(before) is not None

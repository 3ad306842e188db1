"""The time somebody gives themselves to learn a job: "in 6 months", "a three-month plan", "before june"."""

import re
from datetime import date
from functools import lru_cache

from bot.understanding.reading.due import months_until

MOST_MONTHS = 120
WEEKS_IN_A_MONTH = 4.35

_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
NUMBER_WORDS = {word: number for number, word in enumerate(_WORDS, start=1)}
_NUMBERS = NUMBER_WORDS | {"a": 1, "an": 1, "couple": 2}
_ABOUT = (
    r"(?:(?:just|only|about|around|roughly|like|exactly|maybe|say|less than|at most|under|the next|next)\s+)*"
)
_MONTHS = r"months?|mos?|mths?|weeks?|wks?"
_YEARS = r"years?|yrs?"


_AND_A_HALF = r"[\s-]+and[\s-]+(?:a[\s-]+)?half"


def _time(units: str) -> str:
    """A length of time; of two ("6 to 9 months") the longer."""
    return (
        rf"(?:(?:\d{{1,2}}|{'|'.join(_WORDS)})\s*(?:-|–|to|or)\s*)?(?:a\s+(?=couple))?"
        rf"(?P<number>\d{{1,3}}(?:[.,]5)?|{'|'.join(_NUMBERS)})(?:(?<=couple)\s+of)?(?P<half>{_AND_A_HALF}|\s+1/2|\s*½)?[\s-]*"
        rf"(?P<unit>{units})\b(?P<more>{_AND_A_HALF}\b)?"
    )


_TIME = _time(f"{_MONTHS}|{_YEARS}")
_LENGTH = re.compile(rf"(?<![\w-]){_TIME}", re.IGNORECASE)
_GIVING = r"\b(?:give|giving|gave)\s+(?:me|myself|it|us)\s+"
_HAVING = (
    r"(?:\b(?:have|having|has)\s+(?:got\s+)?|['’]ve\s+got\s+|\b(?:ive\s+)?got\s+"
    r"|\bif\s+(?:i|we)\s+(?:only\s+|just\s+)?had\s+)"
)
_FREE = r"\s+(?:left\b|free\b|to\s+spare\b|max\b|tops\b|of\s+(?:savings|runway|notice|free\s+time)\b)"
_AT_HOURS = r"(?:(?:at|with|of)\s+\d+\s*h\w*\s*(?:/|an?|per|every)\s*(?:week|wk|day|d|w)\s+)?"
_PATTERNS = (
    rf"(?<![\w-]){_TIME}(?:'s)?[\s-]+(?:long\s+)?(?:study\s+|learning\s+)?"
    r"(?:plan|roadmap|road\s+map|path|timeline|schedule|deadline|sabbatical)\b",
    rf"(?<![\w-])(?<!after\s){_TIME}\s+{_AT_HOURS}(?:(?:time|be|is|are|a|long|really|realistically|actually)\s+)*"
    r"(?:enough|sufficient|realistic|unrealistic|doable|feasible|too\s+(?:short|little|tight|ambitious|optimistic))\b",
    rf"\b(?:plan|roadmap|schedule)\b[^.!?]*(?:,|\band|\bwith|\bfor)\s*{_time(_MONTHS)}\s*(?=[,.;!?]|$)",
    rf"(?:{_HAVING}|{_GIVING}){_ABOUT}{_TIME}\s+(?:left\s+|time\s+)?(?:to|until|till|before)\b",
    rf"(?<![\w-]){_TIME}{_FREE}",
    rf"{_GIVING}{_ABOUT}{_TIME}",
    rf"^(?:can\s+i\s+|is\s+)?{_time(_MONTHS)}\s+to\b",
    rf"\b(?:take|taking)\s+{_ABOUT}{_TIME}\s+off\b",
    rf"{_HAVING}{_ABOUT}(?P<number>an?)(?P<half>(?!))?\s+(?:whole\s+|full\s+|entire\s+)?(?P<unit>year)\b"
    rf"(?P<more>{_AND_A_HALF}\b)?(?=\s*(?:[,.;:?!]|$|and\b|so\b|for\s+(?:it|this|that)\b))",
    # "i have 6 months", but not "of experience", "as an analyst", "at a bank"
    rf"{_HAVING}{_ABOUT}{_time(_MONTHS)}(?=\s*(?:[,.;:?!]|$|and\b|so\b|for\s+(?:it|this|that)\b))",
)
_UNIT = re.compile(r"mo(?:nth|s?\b)|mth|w(?:ee)?k|y(?:ea)?r", re.IGNORECASE)
"""Without one of these no pattern fits. Most questions hold none, and the patterns take ten times as long."""
_STATED = tuple(re.compile(pattern, re.IGNORECASE) for pattern in _PATTERNS)
"""Time that somebody has or plans with, never the time that they have worked."""
_YEARS_AT_HAND = re.compile(
    rf"\b(?:if|suppose|say|assuming)\s+(?:i|we|you)\s*{_HAVING}{_ABOUT}{_time(_YEARS)}"
    r"(?=\s*(?:[,.;:?!]|$|and\b|so\b|for\s+(?:it|this|that)\b))",
    re.IGNORECASE,
)
"""Years that may be of experience as well; at hand they are where something is to be learnt."""
_LEARNING = re.compile(
    r"\b(?:becom\w+|learn\w*|study\w*|switch\w*|transition\w*|pivot\w*|move|moving|get(?:ting)?\s+into|break\w*\s+into"
    r"|roadmap|retrain\w*|hours)\b",
    re.IGNORECASE,
)
_WITHIN = re.compile(
    rf"\b(?:(?:in|within|under|inside)\s+{_ABOUT}|(?:over|during|for)\s+(?:the\s+)?(?:next|coming)\s+)"
    rf"(?:(?P<part>half\s+a\s+year|(?<=next\s)year(?:{_AND_A_HALF})?)\b|{_TIME})(?!\s*(?:ago|old|of\s+exp))",
    re.IGNORECASE,
)


def months(text: str, today: date | None = None) -> int | None:
    """Months in which it is to be done, at least one; None where no time is set.

    A day ("before june") is counted from `today`; without it none is read.

    >>> months("become a data engineer in 6 months"), months("a 12-week roadmap"), months("within a year")
    (6, 3, 12)
    >>> months("i have 3 years of experience in python"), months("in half a year"), months("in 5 years time")
    (None, 6, 60)
    >>> months("i have 9 months and 10 hours a week"), months("in 6-9 months"), months("i have 9 years, pay?")
    (9, 9, None)
    >>> months("i want to be done before june", date(2026, 11, 21)), months("in 1.5 years")
    (6, 18)
    """
    return _length(text) or (months_until(text, today) if today else None)


def _length(text: str) -> int | None:
    """Months of a length of time."""
    if not _UNIT.search(text):
        return None
    found = _WITHIN.search(text)
    if found and found["part"]:
        part = found["part"].lower()
        return 6 if part.startswith("half") else 18 if "half" in part else 12
    found = found or _stated(text)
    return _counted(found) if found else None


def length(text: str) -> int | None:
    """Months of the first length of time that is named, whatever it is of.

    >>> length("make it 6 months"), length("10 weeks max"), length("soon")
    (6, 2, None)
    """
    found = _LENGTH.search(text)
    return _counted(found) if found else None


def _counted(found: re.Match[str]) -> int | None:
    number = found["number"].lower()
    count = (_NUMBERS.get(number) or float(number.replace(",", "."))) + (
        0.5 if found["half"] or found["more"] else 0
    )
    unit = found["unit"][0].lower()
    whole = round(count * 12 if unit == "y" else count / WEEKS_IN_A_MONTH if unit == "w" else count)
    return max(1, whole) if count and whole <= MOST_MONTHS else None


def without(text: str) -> str:
    """The text without the time that somebody has, which is none that they have worked.

    >>> without("i have 2 years left, what then"), without("i have 2 years, what then")
    ('i have , what then', 'i have 2 years, what then')
    >>> without("become an analyst in 2 years"), without("pay in 2 years")
    ('become an analyst ', 'pay in 2 years')
    """
    if not _UNIT.search(text):
        return text
    found = _stated(text) or (_WITHIN.search(text) if _LEARNING.search(text) else None)
    return text[: found.start()] + text[found.end() :] if found else text


@lru_cache(maxsize=4)  # of one text the time is read and left out
def _stated(text: str) -> re.Match[str] | None:
    found = next((found for pattern in _STATED if (found := pattern.search(text))), None)
    if found is None and _LEARNING.search(text):
        return _YEARS_AT_HAND.search(text)
    return found

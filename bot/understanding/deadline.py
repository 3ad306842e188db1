"""The time somebody gives themselves to learn a job: "in 6 months", "a three-month plan"."""

import re

MOST_MONTHS = 120
WEEKS_IN_A_MONTH = 4.35

_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
NUMBER_WORDS = {word: number for number, word in enumerate(_WORDS, start=1)}
_NUMBERS = NUMBER_WORDS | {"a": 1, "an": 1}
_ABOUT = r"(?:(?:just|only|about|around|roughly|like|less than|under|the next|next)\s+)*"
_TIME = (
    rf"(?P<number>\d{{1,3}}|{'|'.join(_NUMBERS)})(?P<half>\s+and\s+a\s+half)?[\s-]*"
    r"(?P<unit>months?|mos?|weeks?|wks?|years?|yrs?)\b(?P<more>\s+and\s+a\s+half\b)?"
)
_WITHIN = re.compile(
    rf"\b(?:in|within|under|inside)\s+{_ABOUT}(?:(?P<part>half\s+a\s+year)\b|{_TIME})(?!\s*(?:ago|old|of\s+exp))",
    re.IGNORECASE,
)
_PLAN = re.compile(
    rf"(?<![\w-]){_TIME}(?:'s)?[\s-]+(?:long\s+)?(?:study\s+|learning\s+)?(?:plan|roadmap|road\s+map|path|timeline|schedule)\b",
    re.IGNORECASE,
)
_ENOUGH = re.compile(
    rf"(?<![\w-]){_TIME}\s+(?:(?:time|be|really|realistically|actually)\s+)*(?:enough|sufficient|realistic)\b",
    re.IGNORECASE,
)
_LEFT = re.compile(rf"\bhave\s+(?:got\s+)?{_ABOUT}{_TIME}\s+(?:left\s+)?to\b", re.IGNORECASE)


def months(text: str) -> int | None:
    """Months in which it is to be done, at least one; None where no time is set.

    >>> months("become a data engineer in 6 months"), months("a 12-week roadmap"), months("within a year")
    (6, 3, 12)
    >>> months("i have 3 years of experience in python"), months("in half a year"), months("in 5 years time")
    (None, 6, 60)
    """
    found = _WITHIN.search(text)
    if found and found["part"]:
        return 6
    found = found or _PLAN.search(text) or _ENOUGH.search(text) or _LEFT.search(text)
    if found is None:
        return None
    number = found["number"].lower()
    count = (_NUMBERS.get(number) or int(number)) + (0.5 if found["half"] or found["more"] else 0)
    unit = found["unit"][0].lower()
    whole = round(count * 12 if unit == "y" else count / WEEKS_IN_A_MONTH if unit == "w" else count)
    return max(1, whole) if count and whole <= MOST_MONTHS else None

"""A day by which somebody wants to be done: "before june", "by the end of the year", "until next summer"."""

import re
from datetime import date, timedelta

DAYS_IN_A_MONTH = 30.44
SOON = 120
"""Days: "next june" is the one after, where that of this year is as near."""

SUMMER_MONTHS = 3

_MONTH_NAMES = (
    ("january", "jan"), ("february", "feb"), ("march", "mar"), ("april", "apr"), ("may",), ("june", "jun"),
    ("july", "jul"), ("august", "aug"), ("september", "sept", "sep"), ("october", "oct"), ("november", "nov"),
    ("december", "dec"),
)  # fmt: skip
_DAYS = (
    {name: (month, 1) for month, names in enumerate(_MONTH_NAMES, start=1) for name in names}
    | {"spring": (3, 1), "summer": (6, 1), "autumn": (9, 1), "fall": (9, 1), "winter": (12, 1)}
    | {"christmas": (12, 25), "xmas": (12, 25), "new year": (1, 1), "easter": (4, 5)}
)
_SEASONS = frozenset({"spring", "summer", "autumn", "fall", "winter"})
WORDS = frozenset({*_DAYS, "christma", "eoy", "new", "until", "untill", "til", "till"} - {"new year"})
"""The words of a day, as they are written and in singular."""

_OPENS = r"(?:by|before|until|untill|till?)"
_HINT = re.compile(rf"\b(?:{_OPENS}|eoy|over|during)\b", re.IGNORECASE)
"""Without one of these no day is told."""

_NAMES = "|".join(sorted(_DAYS, key=len, reverse=True))
_WHICH = r"(?:(?:this|the|coming|following)\s+)*(?P<next>next\s+)?"
_DAY_OF_MONTH = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        # "by the end of next year", "before the year ends", "by eoy", "until the end of the month"
        rf"\b{_OPENS}\s+(?:the\s+)?(?:very\s+)?end\s+of\s+{_WHICH}(?P<unit>year|month)\b",
        rf"\b{_OPENS}\s+{_WHICH}(?P<unit>year|month)(?:['’]?s)?[\s-]+(?:end|is\s+over|is\s+out|ends|runs\s+out)\b",
        rf"\b{_OPENS}\s+(?:the\s+)?(?P<unit>eoy)\b",
        # "before 2028", "by mid 2027", "by the end of 2027"
        rf"\b{_OPENS}\s+(?:(?P<part>early|mid)[\s-]+|(?P<late>(?:the\s+)?end\s+of|late)\s+)?(?P<only>20\d\d)\b",
        # "before june", "by the 15th of june 2027", "by early next summer", "before i graduate in may"
        rf"\b{_OPENS}\s+(?:(?:\w+\s+){{1,5}}in\s+)?(?:(?:about|around|roughly|maybe|like|latest)\s+)*"
        r"(?:(?P<late>(?:the\s+)?end\s+of|late)\s+|(?:(?:the\s+)?(?:start|beginning|middle)\s+of|early|mid)[\s-]+)?"
        rf"{_WHICH}(?:{_DAY_OF_MONTH}\s+(?:of\s+)?)?(?P<name>{_NAMES})(?:['’]?s)?\b"
        r"(?:\s+(?P<behind>\d{1,2})(?:st|nd|rd|th)?\b(?!\s*(?:h|hrs?|hours?|years?|months?|weeks?)\b))?"
        r"(?:,?\s+(?:of\s+)?(?:(?P<in>20\d\d)|(?P<in_next>next\s+year))\b)?",
    )
)
_SUMMER = re.compile(
    r"\b(?:over|during)\s+(?:the\s+|this\s+|next\s+|my\s+|all\s+)*summer"
    r"(?:\s+(?:break|holidays?|vacation))?\b(?!\s+(?:school|course|internship))",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"\b(?:was|were|worked|did|been|studied|laid|fired|quit|left|graduated|employed|paid|stayed|lived|since)\b",
    re.IGNORECASE,
)
"""What was done until then."""
_CLAUSE = re.compile(r"[,.;:!?]|\b(?:and|but|so)\b", re.IGNORECASE)
_WORLD = re.compile(
    r"\b(?:will|going\s+to|gonna|still|exist|demand|dead|die|replaced?|future|trends?|market|predict\w*)\b",
    re.IGNORECASE,
)
_OWN = re.compile(
    r"\b(?:i|im|ive|id|me|my|we|our|becom\w+|(?<!machine )learn\w*|study\w*|roadmap|plan|switch\w*|ready)\b",
    re.IGNORECASE,
)
"""What is said of a plan, which a year by which the world will have changed is not."""


def months_until(text: str, today: date) -> int | None:
    """Months from `today` to the day that is told, at least one; None where none is, or where it is past.

    >>> day = date(2026, 11, 21)
    >>> [months_until(text, day) for text in ("before june?", "i want a job by next summer", "till sept")]
    [6, 6, 9]
    >>> [months_until(text, day) for text in ("by eoy", "ready by the end of 2027", "by may 2025")]
    [1, 13, None]
    >>> months_until("i worked there until march, what now", day), months_until("by then i quit", day)
    (None, None)
    """
    if not _HINT.search(text):
        return None
    found = next((found for pattern in _PATTERNS if (found := pattern.search(text))), None)
    if found is None:
        found = _SUMMER.search(text)
        return SUMMER_MONTHS if found and not _past(found, text) else None
    of_the_world = found.groupdict().get("only") and _WORLD.search(text) and not _OWN.search(text)
    day = None if of_the_world or _past(found, text) else _day(found.groupdict(), today)
    return max(1, round((day - today).days / DAYS_IN_A_MONTH)) if day and day > today else None


def _past(found: re.Match[str], text: str) -> bool:
    return _PAST.search(_CLAUSE.split(text[: found.start()])[-1]) is not None


def _day(told: dict[str, str | None], today: date) -> date | None:
    if told.get("unit"):
        later = 1 if told.get("next") else 0
        if str(told["unit"]).lower() == "month":
            return _month_later(today.replace(day=1), 1 + later)
        return date(today.year + 1 + later, 1, 1)
    if told.get("only"):
        month = {"early": 4, "mid": 7}.get(str(told["part"]).lower(), 1)
        return date(int(told["only"] or 0) + bool(told["late"]), month, 1)
    name = str(told["name"]).lower()
    month, number = _DAYS[name]
    late = told["late"] and name not in ("christmas", "xmas", "new year", "easter")
    number = int(told["day"] or told["behind"] or number)
    span = 3 if name in _SEASONS else 1

    def of(year: int) -> date:
        first = date(year, month, 1)
        return _month_later(first, span) if late else first + timedelta(days=min(number, 31) - 1)

    if told["in"]:
        return of(int(told["in"]))
    if told["in_next"]:
        return of(today.year + 1)
    coming = next(day for year in (today.year - 1, today.year, today.year + 1) if (day := of(year)) > today)
    soon = coming.year == today.year and (coming - today).days <= SOON
    return of(coming.year + 1) if told["next"] and soon else coming


def _month_later(first: date, count: int) -> date:
    """The first day of the month so many months later."""
    year, month = divmod(first.year * 12 + first.month - 1 + count, 12)
    return date(year, month + 1, 1)

"""Hours a week for learning."""

import re

from bot.understanding.reading.years import COUNTS

_HOURS = re.compile(
    rf"(?<![\w$€£.,-])(?P<low>\d{{1,2}}|{'|'.join(COUNTS)})(?:\s*(?:-|–|to)\s*(?P<high>\d{{1,2}}))?"
    r"\s*\+?\s*(?:h|hrs?|hours?)\s*(?:/|(?:a|an|per|each|every|on|at|in\s+the|during\s+the)\b)?\s*"
    r"(?:(?:weeks?|wk|w|weekly|(?:the\s+)?weekends?|saturdays?|sundays?)|(?P<day>days?|d|daily)"
    r"|(?P<weekday>weekdays?|work\s?days?|weeknights?|evenings?|nights?|(?:after|before)\s+work))\b",
    re.IGNORECASE,
)
_WORKING = re.compile(r"\b(?:work|works|working|job|shift)\b[^\w,;.]*(?:\w+[^\w,;.]+)?$", re.IGNORECASE)

MOST_HOURS = 80
"""Hours a week that somebody can learn."""


def hours(text: str) -> int | None:
    """Hours a week for learning, of a range the middle; not those that somebody works.

    >>> hours("5 hours a week"), hours("10h/week"), hours("2 h a day"), hours("i work 40 hours a week")
    (5, 10, 14, None)
    >>> hours("2h on weekdays"), hours("i work 50h weeks so maybe 6 hours weekly")
    (10, 6)
    """
    told = (each for each in _HOURS.finditer(text) if not _WORKING.search(text[: each.start()]))
    match = next(told, None)
    if match is None:
        return None
    low = COUNTS.get(match["low"].lower()) or int(match["low"])
    days = 7 if match["day"] else 5 if match["weekday"] else 1
    weekly = (low + int(match["high"] or low)) // 2 * days
    return weekly if 1 <= weekly <= MOST_HOURS else None

"""What is asked of the days of roles that were compared: "which has better work life balance"."""

import re

from bot.understanding.follow_ups.asked import Asked
from bot.understanding.follow_ups.continued import Continued
from bot.understanding.follow_ups.opening_words import SO
from bot.understanding.follow_ups.role_questions import first_match

_ASKED = re.compile(
    rf"{SO}(which|who|what|whose)( one| role| job)?"
    r"( of (them|these|those|the two|both))?"
    r"( is| are| has| have| got| get| gets| does| do| work| works| would be| will be| needs| need"
    r"| code| program| spend)\b"
    rf"|{SO}whos\b"
    rf"|{SO}(how|what)\b.*\b(day|daily)\b"
)
"""How two are asked about: "which has ...", "who works ..."."""

OF_THE_DAY: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"\b(work life( balance)?|wlb|overtime|hour|weekend|night|on call)\b"), "day/hours"),
    (re.compile(r"\b(stress|stressful|stressed|relaxed|calm|calmer|pressure|burnout)\b"), "day/low-stress"),
    (
        re.compile(r"\b(meeting|(code|coding|program|programming)(?! interview| test| challenge))\b"),
        "day/coding-and-meetings",
    ),
    (re.compile(r"\b(remote|remotely|from home)\b"), "day/remote-work"),
    (re.compile(r"\b(day|daily)\b"), "day/typical-day"),
)
"""What tells of a day, of which a comparison says nothing."""

MOST_WORDS = 12
"""Words at most of such a question."""


def their_days(a: Asked) -> Continued | None:
    """What tells of the hours, the stress, the meetings or the place of work of roles that were compared."""
    if not a.on_careers or not a.before.role2 or not a.named <= {"work_mode"}:
        return None
    if len(a.words) > MOST_WORDS or not _ASKED.search(a.text):
        return None
    entry = first_match(OF_THE_DAY, a.text)
    return a.again(entry=entry) if entry else None

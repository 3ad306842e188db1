"""The time that somebody has or sets for the way to a role: "only 4 hours a week", "make it 6 months"."""

from collections.abc import Collection
from dataclasses import replace

from bot.understanding.follow_ups.asked import Asked
from bot.understanding.follow_ups.continued import Continued
from bot.understanding.follow_ups.set_out import ONE
from bot.understanding.follow_ups.time_words import WORDS_OF_HOW_LONG
from bot.understanding.follow_ups.way_questions import DOING_IT, FREE_ONLY, REALISTIC, THERE
from bot.understanding.follow_ups.way_to_role import HOW_LONG_ENTRY
from bot.understanding.reading.deadline import length
from bot.understanding.reading.due import WORDS as DATE_WORDS

LITTLE_TIME = "roadmap/with-little-time"
"""The way for those who have but evenings."""

_TIMES = frozenset({"long", "month", "year", "week", "hour", "time"})


def with_time_told(a: Asked) -> Asked:
    """The message behind a way, where the years or the length that it sets are months for learning."""
    if a.intent != "roadmap" or not a.sets_time:
        return a
    if a.slots.years and not a.slots.months:  # "and if i have two years"
        return replace(a, slots=replace(a.slots, years=None, months=12 * a.slots.years))
    if a.bare and (told := length(a.said)):  # "make it 6 months"
        return replace(a, slots=replace(a.slots, months=told))
    return a


def time_for_learning(a: Asked) -> Continued | None:
    """The time that somebody has for the way to the role of before: "i have only 4 hours a week"."""
    if not a.sets_aim:
        return None
    return a.merged(kind="roadmap") if a.intent == "roadmap" else a.of_asker(kind="roadmap")


def free_time(a: Asked) -> Continued | None:
    """The same without a number: "i only have weekends"."""
    of_role = a.intent in ("roadmap", "skills") and a.before.role
    return a.anew(entry=LITTLE_TIME) if of_role and a.bare and FREE_ONLY.search(a.text) else None


def how_long_it_takes(a: Asked) -> Continued | None:
    """How long the way takes to the role of before or to one of a list: "how many months do you think", "how
    long for the first one"; of two that were compared, how long either."""
    if a.intent not in ("roadmap", "role", "skills", "match", "compare") or not asks_how_long(a.rest):
        return None
    if a.named == {"role"} and ONE.search(a.text):
        return a.of_asker(kind="roadmap")
    if not a.bare or not a.before.role:
        return None
    both = a.before.role2 and not a.before.from_role
    return a.anew(kind="compare" if both else "roadmap")


def asks_how_long(words: Collection[str]) -> bool:
    """Whether words ask how long something takes, and no more."""
    return "how" in words and not _TIMES.isdisjoint(words) and WORDS_OF_HOW_LONG.issuperset(words)


def in_time_behind_role(a: Asked) -> Continued | None:
    """A time that is set behind another answer on a role: "what does one earn", then "in 18 months"."""
    of_role = a.intent in ("salary", "role", "skills") and a.before.role and a.sets_time
    return a.of_asker(kind="roadmap") if of_role and _in_time(a) else None


def in_time_without_role(a: Asked) -> Continued | None:
    """A time that is set for a way to no role in particular: "how would i do it in under a year"."""
    unnamed = a.intent == "roadmap" and not a.before.role
    return a.merged(entry=HOW_LONG_ENTRY) if unnamed and _in_time(a) else None


def will_it_do(a: Asked) -> Continued | None:
    """Whether the time that was set will do: "is that realistic"."""
    timed = a.before.months or a.before.hours
    if a.intent != "roadmap" or not a.before.role or not a.bare or not timed:
        return None
    return a.again(kind="roadmap") if REALISTIC.search(a.text) else None


def more_time(a: Asked) -> Continued | None:
    """Hours or months behind the way to a role; a day is told of much: "will there be layoffs before
    christmas"."""
    told = a.tells_time and (a.sets_time or DATE_WORDS.isdisjoint(a.words))
    return a.merged(kind="roadmap") if told else None


def _in_time(a: Asked) -> bool:
    """Whether a time is set, and what it is for is not named."""
    timed = a.slots.months and a.named <= {"months", "hours"}
    return bool(timed and (a.sets_time or THERE.search(a.text) or DOING_IT.search(a.text)))

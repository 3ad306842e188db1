"""The way to the role that was spoken of, from where and how long: "how do i become one"."""

from bot.understanding.asked import Asked
from bot.understanding.continued import Continued, merged
from bot.understanding.role_questions import HOW_LONG
from bot.understanding.short_questions import AIMING_WORDS, BECOMING, INTO_IT, OF_PLACE_AND_LEVEL, THERE
from bot.understanding.time_words import TOLD_WORDS
from bot.understanding.types import Slots

INTO_THE_FIELD = "roadmap/into-the-field"
"""The way in where no role was named."""

HOW_LONG_ENTRY = "roadmap/how-long"
"""How long the way takes where no role was named."""

WAYS_IN = ("education/no-degree", "education/self-taught")
"""What tells of ways into the field beside those of its own folder."""

COMING_FROM = ("from", "as a", "as an", "im a", "im an", "i am a", "i am an", "coming from")
"""How somebody begins who tells where they come from."""

_OF_WHO_ASKS = OF_PLACE_AND_LEVEL | {"months", "hours", "from_role", "skill", "industry"}
"""Slots that tell who asks for a way, and in what time."""


def aims_at_it(a: Asked) -> Continued | None:
    """The role of before as an aim in some time: "how do i become one by next autumn"."""
    timed = (a.slots.months or a.slots.hours) and a.named <= {"months", "hours", "years"}
    if not a.long or len(a.words) > AIMING_WORDS or not timed or not a.before.role or not a.on_careers:
        return None
    return a.of_asker(kind="roadmap") if THERE.search(a.text) else None


def into_it(a: Asked) -> Continued | None:
    """The way to the role of before, with some words on who asks: "how do i get into that as a ..."."""
    few = a.long and len(a.words) <= AIMING_WORDS
    if not few or not a.named <= _OF_WHO_ASKS or not a.before.role or not a.on_careers:
        return None
    return a.of_asker(kind="roadmap") if INTO_IT.search(a.text) else None


def from_there(a: Asked) -> Continued | None:
    """The way to the role of before, from the one that is named: "can i get there from data analyst"."""
    if len(a.words) > TOLD_WORDS:
        return None
    named = [span for span in a.spans if span.kind in ("role", "background")]
    if len(named) != 1 or a.before.role in (None, named[0].value) or not THERE.search(a.text):
        return None
    before = [word for word in a.words[: named[0].start] if word not in ("a", "an", "being")]
    if before[-1:] not in (["from"], ["as"], ["im"]):
        return None
    told = Slots(from_role=named[0].value, hours=a.slots.hours, months=a.slots.months, years=a.slots.years)
    return merged(told, a.asker, kind="roadmap")


def coming_from(a: Asked) -> Continued | None:
    """The way from where somebody says that they come from: "from data analyst", "i'm a teacher"."""
    if a.intent != "roadmap":
        return None
    found = _origin(a)
    known = found is None or a.before.role in (None, found)
    return None if known else merged(Slots(from_role=found, years=a.slots.years), a.before, kind="roadmap")


def coming_from_at_length(a: Asked) -> Continued | None:
    """The same with how long they were it: "im an analyst with 2 years"."""
    if not a.long or len(a.words) > TOLD_WORDS or not a.plain:
        return None
    return coming_from(a)


def how_long_at_length(a: Asked) -> Continued | None:
    """How long the way to the role of before takes, in a longer question."""
    asked = a.long and a.before.role and a.bare and HOW_LONG.search(a.text)
    return a.anew(kind="roadmap") if asked else None


def how_long(a: Asked) -> Continued | None:
    """How long the way takes where no role was named."""
    of_ways = a.intent in ("roadmap", "skills") or a.context.entry in WAYS_IN
    return a.again(entry=HOW_LONG_ENTRY) if of_ways and a.bare and HOW_LONG.search(a.text) else None


def how_to_become_one(a: Asked) -> Continued | None:
    """The way into the field, where "one" is no role that was named."""
    unnamed = a.bare and not a.before.role and not a.before.skill
    return a.again(entry=INTO_THE_FIELD) if unnamed and BECOMING.search(a.text) else None


def _origin(a: Asked) -> str | None:
    """Where a member comes from who says no more than that."""
    named = [span for span in a.spans if span.kind in ("role", "background")]
    opener = next((opener for opener in COMING_FROM if a.text.startswith(f"{opener} ")), None)
    if opener is None or len(named) != 1 or named[0].start != len(opener.split()):
        return None
    return named[0].value

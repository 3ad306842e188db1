"""The way to the role that was spoken of, from where and how long: "how do i become one"."""

import re
from dataclasses import replace

from bot.understanding.follow_ups.asked import Asked
from bot.understanding.follow_ups.continued import Continued, merged
from bot.understanding.follow_ups.opening_words import SO
from bot.understanding.follow_ups.role_questions import HOW_LONG
from bot.understanding.follow_ups.telling_words import OF_PLACE_AND_LEVEL
from bot.understanding.follow_ups.time_words import TOLD_WORDS
from bot.understanding.follow_ups.way_questions import (
    AIMING_WORDS,
    BECOMING,
    GET_IN,
    INTO_IT,
    THERE,
    WHAT_I_DO,
    WHOLE_WAY,
)
from bot.understanding.types import Slots

INTO_THE_FIELD = "roadmap/into-the-field"
"""The way in where no role was named."""

FROM_A_TRADE = "roadmap/from-another-profession"
"""The way of those who had another trade: it stays near to that."""

HOW_LONG_ENTRY = "roadmap/how-long"
"""How long the way takes where no role was named."""

WAYS_IN = ("education/no-degree", "education/self-taught")
"""What tells of ways into the field beside those of its own folder."""

COMING_FROM = ("from", "as a", "as an", "im a", "im an", "i am a", "i am an", "coming from")
"""How somebody begins who tells where they come from."""

_PERHAPS = frozenset({"maybe", "perhaps", "possibly"})
_ALOUD = frozenset(
    {"and", "or", "a", "an", "as", "to", "what", "how", "about", "then", "into", "become", "so"}
)

_REVERSED = re.compile(r"\b(other way|way) (round|around)\b|\b(in )?reverse$|\bvice versa\b")

_WAYS = ("roadmap", "role", "skills", "match", "education")
"""Intents behind which a degree that somebody has is one for the way to the role."""

FROM_MATHS = "roadmap/from-maths-or-physics"
MATHS = frozenset({"math", "maths", "mathematics", "physics", "statistics"})
HOLDING = re.compile(
    rf"{SO}((what )?(if|when|since|because) )(i |im |i am )(already |do |also |just )*"
    r"(have|had|hold|holding|got|get|did|finish|finished|having) (an? |my |the )?"
)
"""How somebody tells of a degree that they have."""

_OF_WHO_ASKS = OF_PLACE_AND_LEVEL | {"months", "hours", "from_role", "skill", "industry"}
"""Slots that tell who asks for a way, and in what time."""


def the_whole_way(a: Asked) -> Continued | None:
    """How long the whole way takes, also behind a skill of it: "how long all in all"."""
    if not a.bare or not a.on_careers or "how" not in a.words or not WHOLE_WAY.search(a.said):
        return None
    return a.anew(kind="roadmap") if a.before.role else a.again(entry=HOW_LONG_ENTRY)


def aims_at_it(a: Asked) -> Continued | None:
    """The role of before as an aim in some time: "how do i become one by next autumn"."""
    timed = (a.slots.months or a.slots.hours) and a.named <= {"months", "hours", "years"}
    if not a.long or len(a.words) > AIMING_WORDS or not timed or not a.before.role or not a.on_careers:
        return None
    return a.of_asker(kind="roadmap") if THERE.search(a.text) else None


def into_it(a: Asked) -> Continued | None:
    """The way to the role of before, with some words on who asks: "how do i get into that as a ..."."""
    asked = len(a.words) <= AIMING_WORDS and a.named <= _OF_WHO_ASKS and a.on_careers
    if not asked or not a.before.role or "how" not in a.words:
        return None
    if (found := GET_IN.search(a.text)) and a.text[: found.start()].split()[1:]:
        origin = next((span.value for span in a.spans if span.kind == "background"), None)
        told = replace(a.slots, from_role=a.slots.from_role or origin)
        kept = a.asker if a.named and a.named <= {"hours", "months"} else replace(a.asker, from_role=None)
        return merged(told, kept, kind="roadmap")
    return a.of_asker(kind="roadmap") if a.long and INTO_IT.search(a.text) else None


def near_to_ones_own(a: Asked) -> Continued | None:
    """A way that stays near to what somebody does: "something closer to what i do"."""
    near = a.bare and a.on_careers and "to" in a.words and len(a.words) <= AIMING_WORDS
    return a.anew(entry=FROM_A_TRADE) if near and WHAT_I_DO.search(a.text) else None


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


def perhaps(a: Asked) -> Continued | None:
    """The way to a role that somebody thinks of who asked where to go from theirs: "data engineer maybe"."""
    asked = a.named == {"role"} and a.rest & _PERHAPS and a.rest <= _PERHAPS | _ALOUD
    if a.intent != "progression" or not asked or a.before.role in (None, a.slots.role):
        return None
    return merged(replace(a.slots, from_role=a.before.role), a.asker, kind="roadmap")


def other_way_round(a: Asked) -> Continued | None:
    """The way back, behind a switch: "what about the other way round"."""
    asked = a.bare and not a.long and a.on_careers and _REVERSED.search(a.text)
    if not asked or a.before.from_role not in a.roles:
        return None
    back = replace(a.asker, role=a.before.from_role, from_role=a.before.role, role2=None, roles=())
    return Continued(back, ("role", "from_role"), kind="roadmap")


def with_a_degree(a: Asked) -> Continued | None:
    """The way to the role of before for somebody who has a degree: "and if i have a masters in physics"."""
    told = a.before.role and a.slots.degree and not a.slots.role and len(a.words) <= TOLD_WORDS
    if not told or a.intent not in _WAYS or not HOLDING.search(a.text):
        return None
    origin = next((span.value for span in a.spans if span.kind == "background"), None)
    held = merged(replace(a.slots, from_role=origin, skill=None, skill2=None), a.asker, kind="roadmap")
    return held if MATHS.isdisjoint(a.words) else replace(held, kind=None, entry=FROM_MATHS)


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

"""The pay of before, a level higher or lower: "and one level up", "what about the next one down"."""

import re
from dataclasses import replace

from bot.library.models import LEVELS
from bot.understanding.follow_ups.asked import Asked
from bot.understanding.follow_ups.continued import Continued
from bot.understanding.follow_ups.opening_words import SO

_RANK = r"(level|grade|rank|rung|tier|step)"
_UP, _DOWN = r"(up|higher|above|over)", r"(down|lower|below|under|beneath)"
_OTHER = re.compile(
    rf"{SO}(what about |how about |what if |for |at )*(what (do|does|would) )?(the |a |an |one |1 |next )+"
    rf"({_RANK} )?(?P<way>{_UP}|{_DOWN})( (from )?(that|it|this|them))?( then| (earn|pay|make|get))*$"
    rf"|{SO}(what about |how about |for |at )*the (?P<next>next|following|previous) {_RANK}( then)?$"
)
_HIGHER = frozenset({"up", "higher", "above", "over", "next", "following"})


def next_level(a: Asked) -> Continued | None:
    """The pay of before at the level next to its own."""
    level = a.before.level
    if a.intent != "salary" or level not in LEVELS or not a.named <= {"degree"} or a.long:
        return None
    found = _OTHER.match(a.text)
    if found is None:
        return None
    at = LEVELS.index(level) + (1 if (found["way"] or found["next"]) in _HIGHER else -1)
    if not 0 <= at < len(LEVELS):
        return None
    slots = replace(a.before, level=LEVELS[at], years=None)
    return Continued(slots, tuple(set(slots.named()) - {"level"}), entry=a.context.entry)

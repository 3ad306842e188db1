"""How a message tells more of somebody: a place, a level, years, one more skill."""

import re

from bot.understanding.follow_ups.context import PLACE_AND_LEVEL
from bot.understanding.follow_ups.time_words import EXPERIENCE

_TELLING_WORDS = """
    it its is s that thats this was would be id ill will and but so well oh sorry btw though a an the i im
    me my we for in at on as position role job level one post title company office based live living working
    here there city remote fully by way just now forgot to mention should have said say mean meant probably
    currently move moved moving from
"""
TELLING = frozenset(_TELLING_WORDS.split()) | EXPERIENCE
"""Words of a message that tells no more than a place, a level or years: "its a senior position btw"."""
OF_PLACE_AND_LEVEL = PLACE_AND_LEVEL | {"work_mode"}
"""Slots of such a message."""

BEGINNER_WORDS = 3
"""Words by which a beginner is told of: "as a newbie", "with no experience"."""

MORE_SKILLS = re.compile(
    r"^(and |but |so |also |then |ok |okay |plus |with )*(what |how about )?(if |when )?(i )?"
    r"(already |do |also |just |then )*(know|have|learn|learned|learnt|add|pick up|use|plus|and|with)\b"
    r"|^(and|plus|also|with)\b|\b(too|as well|also|on top)$"
)
"""How somebody adds to the skills that were matched: "and if i also know Spark", "plus Tableau"."""

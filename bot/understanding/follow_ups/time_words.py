"""The words of a message that tells no more than a time: for learning, or that somebody has worked."""

import re

from bot.understanding.reading.deadline import NUMBER_WORDS
from bot.understanding.reading.due import WORDS as DATE_WORDS

TIME_WORDS = 16
"""Words at most of a message that sets no more than a time."""

TOLD_WORDS = 12
"""Words at most of a message that tells one thing more: hours a week, years, a place, a start."""

HAVING = re.compile(
    r"^(and |but |so |ok |what )*(if )?(i |ive |im |id |we )?"
    r".*\b(hour|hours|h)\b.*\b(day|daily|week|weekly|weekend)"
    r"( only| free| max| tops| left| at most| for (it|this|that|learning|studying))*$"
)
"""How somebody tells no more than the time they have: "i have only 4 hours a week"."""

_TIME_SET_WORDS = """
    and but so ok what how about if i ive im me want wanted need had have got like only just it this that
    done do make be become one get there ready finish learn all everything in within under before a an the
    to by my is are could can would will might possible doable realistic feasible enough faster quicker
    sooner time left half year years yr yrs month week couple max top time plan give gave myself study for
    wanna gotta lol haha hmm thats that too short long tight quick fast had id ill well oh wait actually
    sorry lets let say goal deadline hour hours hrs hr h day daily weekly per each every full part evening
    night weekend free spend put dedicate spare job hired employed then now by end start beginning early
    late mid next coming there any chance way s still only first unrealistic impossible soon much little
    quit leave stop uni university school college class kid family beside next student studies
"""

TIME_SET = frozenset({*_TIME_SET_WORDS.split(), *NUMBER_WORDS, *DATE_WORDS})
"""Words of a message that sets no more than a time: "what if i want it within 6 months"."""

_EXPERIENCE_WORDS = """
    i im ive am have has had got been being doing done this it that for in at into with and so but well ok
    about around almost over only just like year years yr yrs yoe of experience exp work working worked now
    already total relevant industry field job btw though my under belt on the sorry meant mean actually no
"""

EXPERIENCE = frozenset({*_EXPERIENCE_WORDS.split(), *NUMBER_WORDS})
"""Words of a message that tells no more than how long somebody has worked: "im 3 years in"."""

_WORDS_OF_HOW_LONG = """
    and but so ok then how long many month year week hour do does will would could should it that this the
    whole thing way you u i me one most people usually normally typically on average about roughly think take
    need to get there become reckon realistically in total all for much time is
"""
WORDS_OF_HOW_LONG = frozenset(_WORDS_OF_HOW_LONG.split())
"""Words of a question that asks how long it takes and no more."""

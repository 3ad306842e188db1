"""Short questions on two things that were set side by side: "which one should i pick"."""

import re

from bot.understanding.follow_ups.opening_words import SO

_PICKED = r"pick|choose|take|go for|go with|recommend|suggest|advise"
_WHOSE = r"( (then|now|first|me|for me|(for|as) an? (\w+ )?\w+|if i am new|to start with))*$"
_FOR_WHOM = (
    r"( (for|as|in|to|at|if) ((an?|the|my|get|land|find|total|complete|absolute|long|first) )*"
    r"(beginner|newbie|noob|junior|fresher|student|starter|job|start|learn|career|future|hired|run|term|begin|me"
    r"|market|someone new|new|role))?( now| then| overall| with)?$"
)
CHOOSING = re.compile(
    rf"{SO}"
    r"(which( one)?( of (them|these|those|the two|both))?( role| job| tool| language| path)? "
    rf"(should|would|do|does|could|can|is|are|will|to)\b.*\b({_PICKED}|start|learn|do|better|best|easier"
    r"|safer|right|fit|suit)\b"
    rf"|what( one)?( of (them|these|those|the two))? (should|would|do|could|to)( i| you| u)? "
    rf"({_PICKED}){_WHOSE}"
    rf"|(what|whats|what is)( s| is)? (your|ur) (pick|choice|advice|suggestion|recommendation){_WHOSE}"
    rf"|which( one)?( of (them|these|those|the two|both))?( first| next)?{_WHOSE}"
    r"|which (one )?(do|does|would|will|are|is) .*\b(want|use|prefer|need|hire|like|ask for)( more| most)?$"
    r"|(what|whats|what is|which|which is|which one|which one is)( is)?( the| more| most| less)* "
    r"(easier|easiest|harder|hardest|better|best|safer|faster|simpler|popular|useful|common|creative|technical"
    rf"|boring|demanding|stable|stressful|fun|future proof){_FOR_WHOM})"
)
"""What is asked of two things that were set side by side: "ok so which one should i pick"."""
CHOOSING_WORDS = 14
_OF_TWO_WORDS = """
    one of is are would should do does did can could will has have role job path tool language career option
    pay earn make need require get to for you u i better easier more less harder safer first
"""
OF_TWO = frozenset(_OF_TWO_WORDS.split())
"""What may stand behind "which" where one of the two is meant: no "which laptop"."""
OF_BOTH = re.compile(
    rf"{SO}which( one)?( of (them|these|those|the two|both))?( role| job)? "
    r"(has|have|got|get|gets|pay|earn|make|need|require|offer|is|are)\b"
)
"""What is asked of both: "which has the better pay in the uk"."""

OF_TWO_WAYS = {
    frozenset({"bootcamp", "master"}): "education/bootcamp-vs-masters",
    frozenset({"certificate", "bachelor"}): "education/degree-vs-certificate",
    frozenset({"certificate", "master"}): "education/degree-vs-certificate",
}
"""What compares two degrees: "a bootcamp", then "versus a masters"."""

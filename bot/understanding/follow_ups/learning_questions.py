"""Short questions on a course, a degree or a skill: what it costs, how long it takes, if it is worth it."""

import re

from bot.understanding.follow_ups.opening_words import SO

_IT = r"(it|that|this|them)"
_ABLE = (
    r"(really |actually |half )?(decent|good|great|ok|okay|fluent|comfortable|confident|productive|proficient"
    r"|competent|useful|better|job ready|ready|hireable|employable)( enough)?"
)
_I_AM = r"( (i|im|ill|id|you|youre|one|am|are|is|be|can|get|feel|become))*"
LEARNING_IT = re.compile(
    rf"{SO}how (long|many (hour|week|month|year)) (does|will|would|do|should|might) (it|that|i|you) "
    r"(take|need)( me| you| people| someone| a beginner)?( usually| normally)? to"
    rf"( (learn|master|pick up)( {_IT})?|{_I_AM} {_ABLE}( (at|with|in|using) {_IT})?)( all| properly| well)*$"
    rf"|{SO}how long (till|until|til|before|to){_I_AM} {_ABLE} (at|with|in|using) {_IT}$"
    rf"|{SO}how long (till|until|til|before) (i|you|one) (can|could) (really )?(use|work with) {_IT}"
    r"( properly| well| at work| on the job| in a job| for real)*$"
    rf"|{SO}how many (hour|day|week|month|year)s?( (do|does|would|will|should) (i|it|that|you|one)"
    rf" (need|take|spend|study)( (for|on|with) {_IT})?)?( usually| normally| roughly)*$"
    rf"|{SO}how long (do|would|will|should) (i|you|one) (need|spend|study)( (for|on|with) {_IT})?$"
)
"""How long it takes to learn what was spoken of, or to be good at it."""
WORTH = re.compile(
    rf"{SO}(is|are|would|does|do) (it|they|that|those|these|them) "
    r"(be )?(really |even |still |actually )?"
    r"((any |a )?good|worth (it|the money|the time|doing|having)|needed|necessary|required|useful|helpful"
    r"|help|matter)"
    r"( (for|to) (it|that|me|get hired|get a job))?( at all)?$"
    rf"|{SO}(does|do|will|would) (it|they|that|one) (really |even |still |actually )?"
    r"pay( (off|more|better|well))?( at all)?$"
)
"""What is thought of courses, projects or tools that were spoken of: the answer told it."""
OF_WORTH = ("education", "portfolio", "networking")
LEARNING = ("education", "networking")
"""Intents of what may cost something and takes a while."""

OF_DEGREE = {
    "bootcamp": "education/bootcamps",
    "certificate": "education/certificates",
    "master": "education/masters-worth-it",
    "mba": "education/masters-worth-it",
    "phd": "education/phd-value",
}
"""What tells of a kind of degree."""

_THEY = r"(it|they|that|those|these|this|one|them|the (ticket|fee|course|exam)|ticket|fee|course|exam)"
OF_COSTS = re.compile(
    rf"{SO}(how (much|expensive)( money)?|what) (is|are|do|does|would|will) {_THEY}"
    r"( usually| normally| typically| roughly)*( cost| to (attend|join|do( it)?|take( it)?))*$"
    rf"|{SO}how (much|expensive)$"
    rf"|{SO}(what (is|are) the|any|the)? ?(cost|price|fee|tuition)( of {_THEY})?$"
    rf"|{SO}(is|are) ({_THEY}|there)( all| very| that| too| really| any| a)*"
    r" (expensive|pricey|free|cheap|costly|affordable)( one| version| option)*$"
)
"""What it costs."""
OF_CHOICE = re.compile(
    rf"{SO}(which|what) (one |of (them|those|these) )?(is|are|do you recommend|would you)"
    r"( the)?( best| good| better| most useful| take| pick| recommend)*( one)?( for (me|a beginner))?$"
)
"""Which of them is best: the answer told as much as is known."""
OF_LENGTH = re.compile(
    rf"{SO}how long (do|does|would|will|is|are) {_THEY}( usually| normally)*( take| last)?$"
)
"""How long a course or a degree takes."""

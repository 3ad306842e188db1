"""Whether an answer is to be believed: "source?", "are you sure", "based on what", "is that up to date"."""

import re

from bot.understanding.follow_ups.asked import Asked
from bot.understanding.follow_ups.continued import Continued
from bot.understanding.pay_entries import EXPLAINING

_IT = r"(it|that|this|these|those|them|all that|all this|so)"
_FACTS = (
    r"(data|info|information|answer|figure|number|advice|fact|list|claim|statement|salary|pay|range|step"
    r"|roadmap|stuff)"
)
_THEM = rf"({_IT}|(the|your|that|this|these|those|such)( \w+)? {_FACTS})"
_SOURCE = r"(source|reference|citation|proof|evidence|link|basis)"
_BEFORE = r"(and |but |so |ok |wait |hmm |sorry |though )*"
_AFTER = r"( then| though| exactly| please| anyway| really| or what| or not| actually| btw| again)*"

RESTS_ON = re.compile(
    rf"{_BEFORE}("
    # "source?", "got a link for that?", "what is that based on"
    rf"((do|have) you )?(got |have )?(an? |any |the |your |whats |what is |what are |what "
    rf"|where is |where are |cite |show me |give me |tell me )*{_SOURCE}"
    rf"( (is|was) {_IT})?( (for|of|on|behind) {_THEM})?"
    rf"|(what|where) ((is|are|was|does|do|did|has|have) )?{_THEM} (based|come|taken|coming|rest|got)"
    r"( (on|from|out of))?"
    rf"|(is |are )?({_THEM} )?(based|rests?|resting) on what( data| source)?"
    rf"|where ((is|are|was|were|do|does|did|have) )?{_THEM}( come| taken| coming)?( \w+)? from"
    rf"|where (do|did|have) (you|u) (get|got|take|find|read|hear|pull) {_THEM}( from)?"
    # "are you sure", "says who", "really?", "is that true"
    rf"|(are |r )?(you|u|ya) (really |so |very |100 )?(sure|certain|positive)( (about|of) {_THEM}| {_THEM})?"
    rf"|(say|says|according to|told by) (who|whom|what)"
    rf"|who (say|says|said|told (you|u)|claims?|wrote)( {_THEM})?"
    rf"|how (do|would|can|could) (you|u) (even )?know( {_THEM})?"
    rf"|how (sure|certain|confident) (are|r) (you|u)( (about|of) {_THEM}| {_THEM})?"
    # "can you back that up", "is there research on that", "how did you come up with that"
    rf"|((can|could) (you|u) )?(prove|back|back up) {_THEM}( up)?"
    rf"|(is|are) there (any |some )?(research|study|proof|evidence) (on|for|behind|about) {_THEM}"
    rf"|how (do|did) (you|u) (come up with|arrive at|work out) {_THEM}"
    r"|really|for real|seriously"
    rf"|(is|are|was) {_THEM} (really |even |still |actually |all )*"
    r"(true|real|accurate|reliable|correct|legit|official|trustworthy|verified|up to date|current|recent"
    r"|outdated|out of date|made up|invented)"
    rf"|(can|should|could|why should|how can) i (really |even |actually )?(trust|believe|rely on) {_THEM}"
    rf"|how (reliable|accurate|trustworthy|old|recent|current|up to date|fresh) (is|are) {_THEM}"
    rf"|when (was|were|is) {_THEM} (last )?(reviewed|updated|checked|written|collected|from)"
    rf"|(from )?(which|what) year (is|are|was) {_THEM}( from)?"
    rf"){_AFTER}"
)
"""What is asked of an answer: where it comes from, how old it is, and if it is true."""

_COUNTED = (
    r"((job )?(advert|ads?|ad|posting|vacancy|listing|opening|offer|job|salary|people|person|company|employer"
    r"|data point|data|figure|entry|answer|case))"
)
SAMPLE = re.compile(
    rf"{_BEFORE}("
    # "how many adverts is that based on", "from how many postings", "how many salaries did you look at"
    rf"((is|are) {_THEM} )?(based on |from |out of |on |over )?how (many|much) {_COUNTED}"
    rf"( (is|are|was|were|do|does|did|have|has))?( ({_THEM}|you|u|they))?"
    r"( (based|rest|built|come|taken|drawn|counted|look|use|ask|asked|count|check|have|take|go|in|into))*"
    rf"( (on|from|out of|at|for|in|into|behind))?( {_THEM})?"
    # "how big is the sample"
    rf"|how (big|large|small) (is|was) (the|your|that|this) (sample|data set|dataset)( size)?( for {_THEM})?"
    rf"|((what|whats|what is|and) )*(the |your )?sample size( (of|for) {_THEM})?"
    rf"){_AFTER}"
)
"""How many adverts a pay rests on."""

NUMBERS = re.compile(
    rf"{_BEFORE}(number|figure|(((do|have) (you|u) )?(have |got |give me |show me |is there |are there )*"
    r"(an? |any |some |actual |hard |real |exact )+"
    r"|((do|have) (you|u) (have|got)|got|give me|show me|what are) "
    r"(the |some |actual |hard |real |exact )*)(number|figure|data|percentage))"
    rf"( (for|of|on|behind|about|to back|to support) ({_THEM}|{_IT} up))?{_AFTER}"
)
"""Whether there are figures: "have you got numbers", "any data on that"."""

_FIGURES = frozenset({"figure", "number", "range", "salary", "pay"})
"""What is meant of a pay, also behind what explains its figures."""

DOUBTING_WORDS = 10
"""Words at most of such a question."""


def what_it_rests_on(a: Asked) -> Continued | None:
    """The sources of the answer before, and how old they are."""
    if not a.on_careers or not a.bare or len(a.words) > DOUBTING_WORDS:
        return None
    if NUMBERS.fullmatch(a.text):
        return Continued(a.before, (), entry=a.context.entry, sources=True)
    of_figures = a.intent == "salary" or (a.intent == "compare" and a.before.role2)
    counted = of_figures and SAMPLE.fullmatch(a.text)
    if not (counted or RESTS_ON.fullmatch(a.text) or RESTS_ON.fullmatch(a.said)):
        return None
    of_pay = counted or not _FIGURES.isdisjoint(a.words)
    if a.context.entry in EXPLAINING and a.before.role and of_pay:
        return Continued(a.before, (), kind="salary", sources=True)
    return Continued(a.before, (), entry=a.context.entry, sources=True)

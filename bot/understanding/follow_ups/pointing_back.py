"""Short questions that point back: "who hires them?", "how do I learn it?", "and for beginners?"."""

import re
from collections.abc import Sequence

from bot.understanding.follow_ups.opening_words import SO

WHERE_HIRED = "industry/where-the-jobs-are"
"""What tells who hires."""

_THEM = r"(it|they|them|that|this|those|these|one|such people|people like (that|them)|that (role|job))"

_FIRMS = (
    r"(what|which)( kind| sort| type)?( of)? (company|firm|employer|business|industry|sector|place|people)"
)
HIRING = re.compile(
    rf"{SO}(who|where|{_FIRMS})( all| even| usually| actually)* "
    r"(((is|are) )?(hire|hiring|employ|need|want|recruit|look for|looking for) "
    rf"{_THEM}|(do|would|can|could|will|are|is) {_THEM} (usually |mostly |get |be )*"
    r"(hired|employed|work|find job|needed))"
    r"( most| mostly| usually| then| in( the)? \w+( \w+)?)*$"
)
"""Who hires for the role that was spoken of."""

LEARN_IT = re.compile(
    rf"{SO}(how|where)( best)?( do| can| should| would| could| to)?( i| you| one| we)?( best| even)? "
    r"(learn|study|master|pick up|practise|practice|teach myself)( all| more)?( of| about)? "
    r"(it|that|this|them|these|those|all that|this stuff|that stuff|such thing)"
    r"( best| fast| quickly| then| now| first| alone| online| for free| at home| properly| by myself| myself"
    r"| from scratch)*$"
)
"""How to learn what was spoken of."""

START_IT = re.compile(
    rf"{SO}(how|where) (do|can|should|would|could|to)( i| you| one)?( best| even)? (start|begin|get started)"
    r"( (with|on|in|learning) (it|that|this|them)| learning)?( then| now| best| properly)*$"
)
"""How to begin with the skill that was spoken of."""

WHY_IT = re.compile(
    rf"{SO}(why (would|should|do|does|must) (i|people|you|one|anyone|they) (even )?(need|learn|use|know|want)"
    r"( to (learn|know|use))? (it|that|this|them)"
    r"|(is there|whats|what is) (a|any|the|even a) (point|use|sense|reason)"
    r"( (in|of|to)( (learn|know|learning|knowing|using))? (it|that|this|them))?"
    r"|why (does|would) (it|that|this) matter|what (is|are) (it|that|this|they) good for)"
    r"( at all| then| now)*$"
)
"""Why the skill that was spoken of matters."""

_GROUP = (
    r"(an? |the |total |complete |absolute |somebody |someone |people )*"
    r"(beginner|newbie|noob|newcomer|starter|novice|rookie|fresher|junior|new|starting out)"
    r"( people| one| level)?"
)
BEGINNERS_TOO = re.compile(
    rf"{SO}((what|how) about |(is|are|does|do|would|will) {_THEM} )?((the )?same )?(also )?(for |as |with )?"
    rf"{_GROUP}( too| also| as well| then)*$"
)
"""The question before, asked of those who begin."""

OF_BEGINNERS = {
    "role": "outlook/entry-level-market",
    "industry": "outlook/entry-level-market",
    "outlook": "outlook/entry-level-market",
    "portfolio": "portfolio/beginner-projects",
    "job_search": "job_search/first-job",
    "roadmap": "roadmap/no-background",
}
"""What tells those who begin of the subject of an intent; elsewhere the answer before does."""

DEMAND_ENTRY = "outlook/demand"
DEMAND = re.compile(
    rf"{SO}(how many|are there( any| many| enough| still)?|is there( any| much| enough)?"
    r"|(what|how) about( the)?) (job|opening|position|vacancy|demand|posting|work)"
    r"( (are|is) there| exist| out there| for (it|that|them))*$"
    rf"|{SO}(is|are) (it|they|that) (still )?(in demand|sought after|wanted)$"
)
"""Whether there is work of the kind that was spoken of."""

STILL_USED = re.compile(
    rf"{SO}(is|are) (it|that|they) (still |already |really |getting )*(dying|dead|outdated|obsolete|old|used"
    r"|relevant|popular|future proof|a thing|in demand|wanted)( these days| now| anymore| in \d+)*$"
)
"""Whether the skill that was spoken of has a future."""

SUITS_ENTRY = "match/which-role-suits-me"
SOMETHING_ELSE = re.compile(
    rf"{SO}(is there )?((something|anything|a job|a role|one) (else|easier|simpler|calmer|less \w+)"
    r"|(any |what |other |some )*(alternative|other option|other job|other role))"
    r"( then| instead| for me| to it)*$"
)
"""What else there is beside the role that was spoken of."""

_NEAR = "(better|similar|comparable|neighbouring|related|nearby|closest|nearest|closer)"
_KIN = "(role|job|one|career|position|thing|title|option|alternative|choice|fit|bet|path|match)"
NEIGHBOURS = re.compile(
    rf"{SO}((what|which)( (would|might|could|may))?( (is|be|are|do|s))? |is there |are there |is |any )?"
    rf"((a|an|any|the|some|there|then|other|maybe) )*"
    rf"(alternative|neighbour|{_NEAR}( {_KIN})?"
    rf"|((something|anything|{_KIN}) )?(else )?(is |are )?(similar|like it|like that|comparable|close)( to)?)"
    rf"( (is|are|would|there|then|instead|for me|for someone like me|to|than|it|that|this|be|could|suit me"
    r"|i|pick|go for|do|have))*$"
)
"""What stands next to the role that was spoken of: "what would be a better choice", "similar roles?"."""

_TOO = re.compile(
    rf"{SO}((what|how) about|((what|how) about )?for)( the)? "
    r"(engineer|scientist|analyst|developer)( too| also)*$"
)


def points_back(words: Sequence[str]) -> bool:
    """Whether a message asks something of what it does not name: nobody can tell where nothing was spoken of.

    >>> points_back(["how", "do", "i", "learn", "it"]), points_back(["how", "do", "i", "learn", "sql"])
    (True, False)
    """
    text = " ".join(words)
    return any(pattern.search(text) for pattern in (LEARN_IT, BEGINNERS_TOO, _TOO))

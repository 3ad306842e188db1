"""What is asked about of two things, or of the way to a role: the pay, the mathematics, the time."""

import re

from bot.understanding.follow_ups.opening_words import SO
from bot.understanding.follow_ups.role_questions import first_match
from bot.understanding.follow_ups.set_out import PLACES
from bot.understanding.reading import pay_words
from bot.understanding.types import Aspect

_ASPECTS: tuple[tuple[re.Pattern[str], Aspect], ...] = (
    (
        re.compile(
            rf"\b(?!pay off)({pay_words.NOUN}|paid|paying)\b|(?<!\bi )\bearn\b|\bearn (more|less|better)\b"
            r"|\b(lucrative|financially)\b|\bworth (the )?(more|less|most)\b(?! (of|time))"
            r"|\bmake (the )?(more|better|less|most)\b|\bwho make\b"
            r"|\bhow much (more|less)( money)? (would|will|could|can|do|does) \w+ (make|get|earn)\b"
        ),
        "pay",
    ),
    (re.compile(r"\b(math|maths|mathematics|mathematical)\b"), "maths"),
    (
        re.compile(
            r"\b(demand|opening|vacancy|posting|advert|sought after|wanted|(ask|asked) for)\b"
            r"|\bemployer (want|prefer|need)\b"
            r"|\b(more|most|less|fewer|many) (open )?(job|role|position|work)\b(?! security)"
        ),
        "demand",
    ),
    (
        re.compile(
            r"\b(how long|how many (month|year|week|hour)|(less|more|most|least) time|long(er)? to"
            r"|(take|need) (long|longer|longest)|quick|quicker|quickest|fast|faster|fastest|short|shorter)\b"
        ),
        "time",
    ),
    (
        re.compile(r"\b(easy|easier|easiest|hard|harder|hardest|simpler|simplest|tough|tougher|difficult)\b"),
        "easier",
    ),
    (
        re.compile(
            r"\b(safe|safer|safest|secure|security|stable|stability|future proof|automated|replaced|layoff)\b"
            r"|\b(better|more|brighter|longer) (of a )?future\b"
        ),
        "safe",
    ),
)

_OF_TWO = re.compile(
    rf"{SO}"
    r"((which|who|whose)\b|what (one|role|job|tool)\b"
    r"|(what |how (big|large) |is there )?(is |s )?(the |a |any |big |much )*(difference|gap)\b)"
    r"|\b(of|for|between|in) (them|those|these|the two|both|either|one of (them|those|these))$"
    r"|\b((money|pay|salary) wise|financially)$"
)
"""How two are asked about: "which takes longer", "what is the difference in pay", "more jobs for them"."""

_COMPARATIVE_WORDS = """
    more less fewer better higher lower easier harder simpler tougher safer quicker faster shorter longer
"""
COMPARATIVES = frozenset(_COMPARATIVE_WORDS.split())
"""Words that set one beside another."""

_COMPARING = COMPARATIVES | {"difference", "gap", "worth", "wise", "financially", "secure", "sought"}
_BESIDE_WORDS = """
    and but so ok okay then hmm well which who whose what one role job tool path career option of them
    these those they it the two both either between in for is are s has have had get got would will should
    do does can could paying lucrative math maths mathematics mathematical demand opening vacancy posting
    advert after wanted work position open there a an any much big how large be been take need require want
    time long to learn study become start begin with into out getting going i you me my people
    usually really actually generally overall now today nowadays days term run hour month year hard easy
    difficult tough safe
    stable stability security future proof automated replaced layoff than that other on average about
    skill employer want prefer bright brighter
"""
_KNOWN = _COMPARING | pay_words.WORDS | frozenset(_BESIDE_WORDS.split())
"""Words of such a question: any other names a thing of its own, which is asked about instead."""

_GROWS = re.compile(r"\bgrow")
"""What is told of no figure here: "which grows faster"."""

_NUMBERS = {
    word: str(at)
    for at, word in enumerate(
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"], 1
    )
}

_STEP = re.compile(
    rf"\bstep (?:number |no )?(\d{{1,2}}|{'|'.join(_NUMBERS)})\b"
    r"|\b(first|second|third|fourth|fifth|last)(?: \w+)? step\b"
)

MOST_WORDS = 12
"""Words at most of a question about an aspect of two."""

ASKED_BY: dict[Aspect, str] = {
    "pay": "pay",
    "maths": "math",
    "demand": "demand",
    "time": "how long",
    "easier": "easier",
    "safe": "safer",
}
"""The words by which an aspect is asked again where a follow-up leaves them out: "in canada"."""


def aspect_of(text: str) -> Aspect | None:
    """What a question, in its normalised words, asks about.

    >>> aspect_of("which one need more math"), aspect_of("which has better pay"), aspect_of("the first")
    ('maths', 'pay', None)
    >>> aspect_of("i earn 42k, snowflake or databricks"), aspect_of("do i earn more with r")
    (None, 'pay')
    """
    return None if _GROWS.search(text) else first_match(_ASPECTS, text)


def aspect_of_two(text: str) -> Aspect | None:
    """The same of a question that sets two beside each other without naming them."""
    words = text.split()
    known = len(words) <= MOST_WORDS and _KNOWN.issuperset(words) and not _COMPARING.isdisjoint(words)
    return aspect_of(text) if known and _OF_TWO.search(text) else None


def step_of(text: str) -> int | None:
    """The step of a roadmap that is asked about, counted from 1; -1 is the last.

    >>> step_of("what is step 2"), step_of("step two"), step_of("the last step"), step_of("which step")
    (2, 2, -1, None)
    """
    found = _STEP.search(text)
    if found is None:
        return None
    if found[1]:
        return int(_NUMBERS.get(found[1], found[1]))
    place = PLACES[found[2]]
    return place + 1 if place >= 0 else place

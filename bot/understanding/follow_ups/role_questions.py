"""What is asked of a role that is not named again: "what does it pay", "how do i start", "and the skills"."""

import re
from collections.abc import Iterable
from typing import TypeVar

from bot.library.models import Computed
from bot.understanding.follow_ups.opening_words import SO
from bot.understanding.reading.pay_words import NOUN

T = TypeVar("T", bound=str)

PRONOUNS = frozenset({"one", "it", "they", "that", "them", "this", "there", "its"})
"""What a role or a skill that was spoken of is called."""

_LEVEL = (
    r"(an? |the )?((total|complete|absolute) )?"
    r"(junior|jr|senior|sr|entry|mid|middle|staff|principal|graduate|grad|fresher|beginner|newbie|noob|newcomer"
    r"|starter)( level| one| people| person)?"
)
"""A level by itself, as in "the pay for juniors"."""

_ABOUT = (
    rf"{SO}"
    r"(what about |how about |how is |hows |what is |whats |what are |what |"
    r"tell me about |tell me |show me |give me |list )?(the |their |its |a |my )?"
)

_USUAL = r"((expected|average|starting|typical|usual|normal|median|realistic|base|monthly|yearly) )?"

_BEHIND = (
    r"( like| look like| needed| required| then| please| there| again)*"
    rf"( (of|for) (it|that|this|them|one|a job like that)| (of|for|as) {_LEVEL}"
    r"| (with|at|after) \d+ (years?|yrs?|yoe)( of)?( experience| exp)?)?( in( the)? \w+( \w+)?)?"
)
"""What stands about the bare name of what is asked: "what is the pay like", "and the skills for that"."""

PRONOUN_QUESTIONS: tuple[tuple[re.Pattern[str], Computed], ...] = (
    (re.compile(r"become (one|that|it)\b|get (there|into it)|\bbe one\b|start|long .*\btake$"), "roadmap"),
    (re.compile(r"\b(pay|earn|salary|paid)\b|(how much|what) .*\bmake\b"), "salary"),
    (
        re.compile(
            r"skill|need to know|learn for"
            rf"|{SO}what( all)? (do|does|would) (they|one) (even |usually |actually |mostly )?(use|work with)"
            r"( day to day| every day| daily| on a daily basis| at work| most| mostly| usually)*$"
        ),
        "skills",
    ),
    (re.compile(r"\b(they|it|one|that) do\b"), "role"),
)

HOW_LONG = re.compile(
    rf"{SO}how (long|many (years?|months?)) (does it take )?(until|till|before) "
    r"(im|i am|ill be|i can be|id be|you are|youre|you become|i become|they are) "
    r"(ready|there|done|hired|job ready|employable|one|good enough)$"
    rf"|{SO}how long( (do|does|will|would|might|could|should) "
    r"(it|that|this|the( whole)? (switch|change|move|transition|way|path|roadmap|journey|thing))"
    r"( \w+)? take)?"
    r"( me| people| most people)?"
    r"( to (get there|become one|be one|be ready|be job ready|get (a|my) first job|do (it|that)"
    r"|(learn|study|master|get through) (all )?(of )?(it|that|this|them|those|these)( all| stuff| thing)*))?"
    r"( then)?$"
)
"""How long the way to a role takes, which is not named again."""

OWN_QUESTIONS: tuple[tuple[re.Pattern[str], Computed], ...] = (
    (re.compile(r"\b(would|will|can|could|do) i (earn|make|get paid)\b"), "salary"),
    (
        re.compile(rf"{SO}(what|how much) (would|will|could) i get( then| there)?$"),
        "salary",
    ),
    (
        re.compile(
            r"(what|which) (skill|tool|technology|software)s? (do|should|would|will|must) i "
            r"(need|learn|have|know|use|(start|begin) with|focus on|pick up)"
            r"( to (know|learn|have|use))?( first| most)?( (for|as|in) (it|that|this|one))?$"
        ),
        "skills",
    ),
    (
        re.compile(
            rf"{SO}what( all)? (should|do|must) i (have to |need to )?"
            r"(learn|study|know)( first| next| then)?( for (it|that|this))?$"
        ),
        "skills",
    ),
    (
        re.compile(
            rf"{SO}how (do|can|would|could|should) i (get in|break in|get hired)"
            r"( then| there| myself| to this)?$"
        ),
        "roadmap",
    ),
    (
        re.compile(
            rf"{SO}(how|where|what) (do|can|would|could|should|to) (i )?(even )?"
            r"(start|begin|get started)( with)?( (it|that|this|them))?( then| now| first)?$"
        ),
        "roadmap",
    ),
    (
        re.compile(
            rf"{SO}"
            r"((which|what)( one)? of (those|them|these|that)|in (which|what) order)"
            r"( (do|should|would) i (learn|do|start|study))?( with)?( first)?$"
        ),
        "roadmap",
    ),
    (HOW_LONG, "roadmap"),
    (
        re.compile(
            rf"{SO}(what|which) step (do|should|would|must|can) i (have to |need to )?"
            r"(take|do|follow|go through)( to (get there|become one|be one))?( first| then| next| now)*$"
        ),
        "roadmap",
    ),
)
"""Questions of the first person, which mean the role that was spoken of."""

NEEDS = re.compile(
    rf"{SO}what( all| exactly)? (would|will|do|should) i need( to (know|learn|have))?"
    r"( for (it|that|this))?( then)?$"
)
"""What a role needs, where one is spoken of and not papers or a place: "what would i need"."""

BARE_QUESTIONS: tuple[tuple[re.Pattern[str], Computed], ...] = (
    (
        re.compile(rf"{_ABOUT}{_USUAL}({NOUN}|ctc|package){_BEHIND}$"),
        "salary",
    ),
    (
        re.compile(
            rf"{SO}(is|are) (the |their )?({NOUN})"
            r" (any |that |really |even |actually )?"
            r"(good|ok|okay|alright|decent|great|bad|high|low|fine|nice)\b"
        ),
        "salary",
    ),
    (re.compile(rf"{SO}(does|do|would) (it|that|this|they) pay\b"), "salary"),
    (
        re.compile(
            rf"{SO}(what|how much) (would|will|do|does|could|can|is|are) {_LEVEL} "
            r"(earn|make|get|get paid|paid|expect)( then| there| anyway| in (it|that|this|there)| as one)*$"
        ),
        "salary",
    ),
    (re.compile(rf"{_ABOUT}(required |needed |main |key )?skill(set)?{_BEHIND}$"), "skills"),
    (
        re.compile(rf"{_ABOUT}(roadmap|path|learning path|study plan|time ?line|time ?frame){_BEHIND}$"),
        "roadmap",
    ),
    (re.compile(rf"{_ABOUT}(duty|task|day to day|daily work|work){_BEHIND}$"), "role"),
)
"""No more than the name of what is asked of the role that was spoken of."""


def first_match(questions: Iterable[tuple[re.Pattern[str], T]], text: str) -> T | None:
    """What goes with the first of the patterns that is found in a text."""
    return next((meant for pattern, meant in questions if pattern.search(text)), None)

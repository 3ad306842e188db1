"""Why an answer is so, and what to do now."""

import re

from bot.understanding.follow_ups.asked import Asked
from bot.understanding.follow_ups.continued import Continued
from bot.understanding.follow_ups.opening_words import SO
from bot.understanding.pay_entries import RAISES, WHY_PAY

WHY = re.compile(
    rf"{SO}(why|how come)( (is|are) (it|that|they|this)| (that|this|these|those)( ones?)?)?"
    r"( (so|that|this|very|too) (much |far )?"
    r"(much|little|low|high|different|less|more|bad|good|few|big|small|wide))?$"
)
"""Why it is so: "why", "how come it is so low"."""

NEXT = re.compile(
    rf"{SO}(what|how) (should|can|do|shall) i (even )?do( now| next| then| about it)?$"
    rf"|{SO}(then what|what next|whats next|what then|what after that)$"
)
"""What to do now: "what next", "so what should i do"."""

AFTERWARDS = re.compile(
    SO + r"(?:(?:what |whats )?(?:comes |come )?(?:after|next after) (?:that|this|it|those|them)"
    r"|(?:what (?:comes?|would come|is|follows) )(?:next|after|then)|and then|next"
    r"|(?:what )?(?:when|once|after|if) (?:im|i am|thats?|that is|its?|it is|i have|ive)"
    r" (?:done|finished|through)"
    r"(?: (?:with )?(?:it|that|this|them|those))?|after the \w+"
    r"|i (?:already )?(?:know|did|have done) (?:that|this|it|all that)(?: already)?)$"
)
"""What comes behind something that is learnt: "and after that?", "when im done", "i know that already"."""

_BEHIND_A_SKILL = re.compile(
    SO + r"(?:(?:what|which)(?: one| skill| tool)? (?:should|can|could|would|do|shall) i"
    r" (?:learn|study|do|take|pick up) (?:next|afterwards|then|after (?:that|it|this))"
    r"|(?:when|once|after|if) (?:i|im|ive|i am|i have) \w+(?: \w+)?(?: (?:it|that|this))?"
    r" (?:then )?(?:what|whats|what is)(?: (?:comes?|should i (?:learn|do)))?(?: (?:next|then|after))?)$"
)
"""The same of a skill at more length: "what should i learn after it", "once i know it, whats next"."""

_LEARNT = ("skill", "education", "portfolio", "roadmap", "skills", "match")
"""Intents of answers that tell what to learn, read or build."""

_MEANS = re.compile(SO + r"what (?:does|do) (?:that|this|it|they|you) mean(?: by (?:that|this|it))?$")
_DEPENDS = re.compile(SO + r"what (?:does|do|would) (?:that|this|it|they) depend on$")


def what_comes_next(a: Asked) -> Continued | None:
    """What comes behind what is learnt: of a skill the way to the role that was spoken of, or what is learnt
    next; of all else what follows from it is offered."""
    of_a_skill = a.intent == "skill" and a.bare and _BEHIND_A_SKILL.search(a.text)
    if a.intent not in _LEARNT or a.named - {"skill"} or not (of_a_skill or AFTERWARDS.search(a.text)):
        return None
    if a.intent == "skill" and a.before.role:
        return a.anew(kind="roadmap")
    if a.intent == "skill" and a.before.skill:
        return a.again(kind="skill", asked="what comes next")
    return a.again(entry=a.context.entry, offers=True)


def why_so_much(a: Asked) -> Continued | None:
    """Why a pay is what it is, what its figures mean and what it depends on."""
    if a.intent != "salary":
        return None
    if _DEPENDS.search(a.text):
        return a.again(entry=RAISES)
    return a.again(entry=WHY_PAY) if WHY.search(a.text) or _MEANS.search(a.text) else None


def why_or_next(a: Asked) -> Continued | None:
    """Why an answer is so and what to do now: what follows from it is offered."""
    asked = a.on_careers and (WHY.search(a.text) or NEXT.search(a.text))
    return a.again(entry=a.context.entry, offers=True) if asked else None

"""What is asked of one step or of what is missing: "what do i start with", then "where do i learn that"."""

import re

from bot.understanding.follow_ups.asked import Asked
from bot.understanding.follow_ups.continued import Continued
from bot.understanding.follow_ups.known_skills import KNOWN_SKILLS
from bot.understanding.follow_ups.opening_words import SO
from bot.understanding.follow_ups.pointing_back import LEARN_IT
from bot.understanding.follow_ups.resources import asks_for_resources
from bot.understanding.follow_ups.role_questions import PRONOUNS
from bot.understanding.follow_ups.set_out import STEP
from bot.understanding.follow_ups.time_for_it import asks_how_long
from bot.understanding.follow_ups.why_and_next import AFTERWARDS

FIRST = re.compile(
    rf"{SO}((what|which)( (is|one is|s))? )?the (very )?first (thing|topic|skill|one)"
    r"( (that )?(i|you|to)( (should|would|need to|have to|must))? (learn|do|study|start with|tackle))?$"
    rf"|{SO}(what|which) (one|step|skill|thing) (do|should|would|must) i"
    r" (do|learn|take|start with|study|tackle) (very )?first$"
    rf"|{SO}(what|where) (should|do|would|can|shall) i (start|begin)( with| from)?( first| then| now)?$"
)
"""What comes first on a way."""

ABOUT_IT = re.compile(
    rf"{SO}(what|whats|what is) (is |s )?(it|that|this|that one) (about|for)$"
    rf"|{SO}((is|will) (it|that|this) (be )?|how )(hard|difficult|tough)( (is|will) (it|that|this)( be)?)?$"
)
"""What one thing is for, and whether it is hard."""

NEXT = re.compile(
    rf"{SO}((what|how) about |what is |whats )?the (next|following)( one| step)?$"
    rf"|{SO}(what|whats|what is|what comes) (is )?(next|after (that|it|this))$|{SO}after (that|it|this)$"
)
"""The step behind it."""

DOING_IT = re.compile(
    rf"{SO}(how|where|what|which)( \w+)? (do|can|should|would|could|to)( i| you| one)?( best)? "
    r"((do|get|use|read|watch|take)( (to|for) (learn|learning|study|do|get))?) (it|that|this|those|them)$"
)
"""How to do it: "how do i do that", "what should i use to learn that"."""

_NOW = re.compile(SO + r"what (?:comes |is |do i (?:do|learn) )?next(?: after (?:that|this|it))?$")

STEP_AFTER = "step after"
"""With the key of a skill behind it, how the step is asked for that follows the one with that skill."""

_IN_ALL = frozenset({"all", "whole", "total", "way", "thing", "there", "become"})

LEARN_MISSING = re.compile(
    rf"{SO}(how|where) (do|can|should|would|could) i (best )?(learn|get|study|pick up) "
    r"(what (is |s |i am |im |i )?(still )?(missing|miss|lack|lacking)|whats( still)? missing"
    r"|the (missing|first|next|lacking|other) (one|skill|bit|part|thing|stuff|piece)|the rest"
    r"|the one i (miss|lack|am missing))( then| now| first)*$"
)
"""How to learn what somebody lacks."""


def first_of_the_way(a: Asked) -> Continued | None:
    """The first step of the way that was set out: "what do i start with"."""
    asked = a.intent == "roadmap" and a.before.role and a.bare and FIRST.search(a.text)
    return a.again(kind="roadmap", asked="step 1") if asked else None


def of_the_step(a: Asked) -> Continued | None:
    """What is asked of the one step that was told of: "where do i learn that", "how long does that take"."""
    told = a.context.set_out
    if told is None or told.kind != STEP or a.intent != "roadmap" or not a.bare or a.long:
        return None
    number, last = (int(one) for one in told.of)
    step = f"step {number}"
    if NEXT.search(a.text):
        return a.again(kind="roadmap", asked=f"step {number + 1}") if number < last else None
    if _learns(a):
        return a.again(kind="roadmap", asked=f"where learn {step}")
    takes = asks_how_long(a.rest) and a.rest & PRONOUNS and a.rest.isdisjoint(_IN_ALL)
    return a.again(kind="roadmap", asked=step) if takes or ABOUT_IT.search(a.text) else None


def behind_the_skill(a: Asked) -> Continued | None:
    """The step of the way to the role that follows the one with the skill that was spoken of: "and then"."""
    one = a.intent == "skill" and a.before.skill and not a.before.skill2 and a.before.role
    asked = one and a.bare and (NEXT.search(a.text) or AFTERWARDS.search(a.text) or _NOW.search(a.text))
    return a.anew(kind="roadmap", asked=f"{STEP_AFTER} {a.before.skill}") if asked else None


def learn_what_is_missing(a: Asked) -> Continued | None:
    """What the skill is learnt from that is missing first: "how do i learn that" behind what somebody can."""
    asked = _learns(a) or LEARN_MISSING.search(a.text)
    lacking = a.context.entry == KNOWN_SKILLS or (a.intent == "match" and a.before.role)
    if not lacking or not a.before.skill or not a.bare or not asked:
        return None
    return a.again(kind="match", asked="where learn it")


def _learns(a: Asked) -> bool:
    """Whether it is asked how to learn what was told of, or from what."""
    return bool(LEARN_IT.search(a.text) or DOING_IT.search(a.text) or asks_for_resources(a.words))

"""What is asked of steps, skills or roles that the answer before set out: "step 2", "which can i skip"."""

import re
from dataclasses import replace

from bot.understanding.follow_ups.asked import Asked
from bot.understanding.follow_ups.aspects import step_of
from bot.understanding.follow_ups.continued import Continued, merged
from bot.understanding.follow_ups.known_skills import KNOWN_SKILLS
from bot.understanding.follow_ups.opening_words import SO
from bot.understanding.follow_ups.pointing_back import LEARN_IT
from bot.understanding.follow_ups.resources import OF_THEMES
from bot.understanding.follow_ups.set_out import ONE
from bot.understanding.pay_entries import RANKED

_WHICH = r"(which|what)( one)?( of)?( these| those| them| it)?"

SKIPPING = re.compile(
    rf"{SO}({_WHICH} (can|could|should|may) i|can i) (skip|leave out|ignore|drop|do without)"
    r"( (some|any|one|half|a few)( of (them|these|those|it))?)?( for now| at first| then)*$"
    rf"|{SO}{_WHICH} (is|are) (the )?((most|really|least) )*"
    r"(important|essential|optional|needed|necessary|required)( one)?$"
    rf"|{SO}do i( really| even)? (need|have to know|have to learn) (all|every one) (of )?"
    r"(it|them|these|those|that|this)( all)?$"
)
"""Which of the skills of a role are needed less."""

_TIME = (
    r"(long|longest|short|shortest|quick|quickest|fast|fastest|slow|slowest|most time|least time"
    r"|hard|hardest|easy|easiest|toughest|most difficult)"
)
EACH_TIME = re.compile(
    rf"\b{_WHICH}( skill| tool)? (is|are|take|would take|will take|can i learn|do i learn) "
    rf"((the|me|to|up) )*{_TIME}( \w+)?( to (learn|master|pick up|study|get into))?( then)*$"
    rf"|{SO}(what|which)( is| are|s)? the {_TIME}( one| skill| tool)?( (of|among) (them|those|these))?$"
    r"|\bhow (long|much time|many hour) (do|does|would|will|for|is|should i spend on)?"
    r" ?(each|every|all)\b"
)
"""How long each of the skills takes that were set out: "which of those takes longest"."""

_SKIP_IT = re.compile(
    rf"{SO}(can|could|should|may|must|do) i (really |even )?"
    r"(skip|leave out|ignore|drop|do without|need)( to (know|learn))?\b"
)

_EASIEST = re.compile(
    rf"{SO}({_WHICH}( role| job)? (is|would be|are) )?(the )?(easiest|quickest|simplest|fastest)"
    r"( one| role| job)? (to (get|land|find|enter|become|reach|start|break)|for)\b"
)
"""Which of the roles of a ranking is the nearest: "which of them is easiest to get"."""

PARTS = re.compile(
    rf"{SO}(which|what) (part|topic|area|bit|subject|kind|branch)( of (it|that|them|maths?))?"
    r"( (exactly|mostly|specifically|first|do i need|matter|matters|matter most|are needed))*$"
)
"""Which parts of a theme are meant: "which topics"."""

_THAT_ONE = re.compile(rf"{SO}(that|this) one (?=how|where)")


_ABOUT_WORDS = (
    "tell me more about explain describe what is and so ok on info please can could you then the a bit"
)
_ABOUT = frozenset(_ABOUT_WORDS.split())
_TELLING = frozenset({"tell", "explain", "describe", "more"})
"""Words of "tell me more about the second one"."""

_LACKING = re.compile(r"\b(missing|miss|lack|lacking|gap|how far)\b")

ENTRY_MARKET = "outlook/entry-level-market"
"""Where most people begin."""

BY_ROLE = "roadmap/by-role"
"""The way to a role, step by step."""


def about_one(a: Asked) -> Continued | None:
    """What one of a list is: "tell me more about the second one"."""
    pointed = len(a.named) == 1 and (a.slots.role or a.slots.skill) and ONE.search(a.text)
    if not pointed or _TELLING.isdisjoint(a.rest) or not a.rest <= _ABOUT:
        return None
    return Continued(a.slots, (), kind="role" if a.slots.role else "skill")


def what_one_takes(a: Asked) -> Continued | None:
    """What is missing for one of the roles of a match: "whats missing for the second one"."""
    asked = a.context.entry == KNOWN_SKILLS and a.named == {"role"} and a.before.skill
    return a.merged() if asked and not a.long and _LACKING.search(a.text) else None


def step_asked(a: Asked) -> Continued | None:
    """A step of the way that was set out: "what is step 2"."""
    asked = a.intent == "roadmap" and a.bare and step_of(a.text) is not None
    return a.again(kind="roadmap") if asked and (a.before.role or a.context.entry == BY_ROLE) else None


def how_long_each_takes(a: Asked) -> Continued | None:
    """How long each of the skills of a role takes, the longest or the shortest first."""
    asked = a.intent == "skills" and a.bare and a.before.role and EACH_TIME.search(a.text)
    return a.again(kind="skills", asked=a.text) if asked else None


def skip_one(a: Asked) -> Continued | None:
    """How much the role needs one of the skills that were set out: "can i skip the second one"."""
    asked = a.intent == "skills" and a.named == {"skill"} and not a.slots.skill2 and not a.long
    if not asked or not a.before.role or a.before.role2 or not _SKIP_IT.search(a.text):
        return None
    return Continued(replace(a.slots, role=a.before.role), ("role",), kind="skill")


def easiest_to_get(a: Asked) -> Continued | None:
    """Which of the roles that were ranked by pay are open to those who begin."""
    ranked = a.context.entry == RANKED and a.named <= {"level"} and not a.slots.years
    if not ranked or not _EASIEST.search(a.text):
        return None
    return merged(a.slots, replace(a.asker, roles=()), entry=ENTRY_MARKET)


def which_parts(a: Asked) -> Continued | None:
    """Which parts of the mathematics are needed: what tells the order in which they are learnt."""
    asked = a.intent in ("skills", "skill") and a.bare and PARTS.search(a.text)
    return a.anew(entry=OF_THEMES[a.context.entry]) if asked and a.context.entry in OF_THEMES else None


def which_to_skip(a: Asked) -> Continued | None:
    """What of the skills of a role is not essential: they are set out by that."""
    return a.again() if a.intent == "skills" and a.bare and SKIPPING.search(a.text) else None


def learn_either(a: Asked) -> Continued | None:
    """How to learn one of two tools that were compared, which of them being left open."""
    two = a.before.skill2 and a.intent in ("compare", "skill") and a.bare
    asked = two and LEARN_IT.search(_THAT_ONE.sub("", a.text))
    return a.again(kind="compare_skills") if asked else None

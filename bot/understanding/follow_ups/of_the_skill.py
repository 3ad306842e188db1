"""What is asked of the skill that was spoken of: "is it hard", "how do i learn it", "what does it pay"."""

import re
from dataclasses import replace

from bot.understanding.follow_ups.asked import Asked
from bot.understanding.follow_ups.continued import Continued, merged
from bot.understanding.follow_ups.known_skills import KNOWN_SKILLS
from bot.understanding.follow_ups.learning_questions import LEARNING_IT
from bot.understanding.follow_ups.opening_words import SO
from bot.understanding.follow_ups.pointing_back import LEARN_IT, START_IT, STILL_USED, WHY_IT
from bot.understanding.follow_ups.role_questions import (
    BARE_QUESTIONS,
    OWN_QUESTIONS,
    PRONOUN_QUESTIONS,
    PRONOUNS,
    first_match,
)
from bot.understanding.follow_ups.way_questions import TOWARDS
from bot.understanding.implied_roles import job_of
from bot.understanding.pay_entries import PAY_BY_SKILL
from bot.understanding.types import Slots

OF_A_SKILL = re.compile(
    rf"{SO}(what|which) (job|role) (can|could|would|do) i (get|do|apply for)( if i know)?"
    r"( (with|using|if i know|for))? (it|that|this|them)\b"
    r"|^how long$|long .*\btake$|\bhard\b|\bdifficult\b|\blearn (it|that)\b"
    rf"|{SO}(do|does) (many |most )?(job|employer|company|advert|posting) (ask for|want|need|require|use)"
    r" (it|that|them)\b"
    rf"|{SO}(who|(what|which)( kind of)? (job|role|people)) "
    r"(use|need|want|require) (it|that|them)\b"
)
"""What is asked of a skill, too, where it might be asked of a role."""

NEEDED_BY = re.compile(
    rf"{SO}(do|does|did|would|will|should|must|can|could) .*"
    r"\b(need|use|require|want|know|learn|work with) (it|that|this|them)"
    r"( too| also| much| a lot| often| at all| really| at work| as well| every day| daily)*"
    r"( (as|for|in|to be|to become) .*)?$"
    rf"|{SO}(is|are) (it|that|this|they) .*"
    r"\b(needed|used|required|necessary|important|useful|must)( (for|by|as|to) .*)?$"
    rf"|{SO}(can|could|may) (i|you|one|people) .*"
    r"\bwithout (it|that|this)( at all| then)*$"
)
"""Whether a role that is named needs the skill that was spoken of."""

IN_TIME = re.compile(
    rf"{SO}(can|could|will|would|is it possible to|do you think) (i |you |one )?(can |could )?"
    r"(learn|master|pick up|know|get) (it|that|this|them) (in|within|inside) "
)
"""Whether it can be learnt in a time that is told."""

ENOUGH = re.compile(
    rf"{SO}(is|would|will) (it|that|this|they) (be )?(alone |really |already )?enough( alone)?"
    r"( (to|for) (get |find |land )?(a |an |my |the )?(first )?(job|hired|work|start))?$"
    rf"|{SO}(can|could|will|would|do) (i|you|people) (really )?(get|find|land) (a )?(job|hired|work)"
    r" with (just |only |nothing but )?(it|that|this|them)( alone| only)?$"
)
"""Whether no more than it is needed for a job."""

ELSE = re.compile(
    rf"{SO}(what|anything|something|which) else( skill)?"
    r"( (should|do|must|can|would|could|will) i( have to| need to)? (learn|know|need|study|have|pick up))?"
    r"( (to|worth|should i) (learn|learning|know|study))?"
    r"( (besides|beside|apart from|next to) (it|that|this))?( for (it|that|this))?( then| is there)*$"
)
"""What is learnt beside it."""

NEEDED_WORDS = 12

_OF_THE_WAY = ("roadmap", "role", "skills", "match")
"""Intents behind which one wants to be good at what a role takes."""


def needed_by(a: Asked) -> Continued | None:
    """Whether a role, a sector, or the job that has the name of another skill, needs the skill that was
    spoken of: "does a data scientist need it", "do i need it for nlp"."""
    one = a.intent in ("skill", "skills") and a.before.skill and not a.before.skill2
    job = job_of(str(a.slots.skill), a.roles)
    other = a.named <= {"skill", "role"} and a.slots.skill not in (None, a.before.skill)
    other = other and a.slots.role in (None, job)
    of_work = not a.bare and a.named <= {"role", "level", "industry"}
    if not one or not (of_work or other) or len(a.words) > NEEDED_WORDS or not NEEDED_BY.search(a.text):
        return None
    role = a.slots.role or (job if other else None)
    return Continued(replace(a.slots, role=role, skill=a.before.skill), ("skill",), kind="skill")


def how_long_to_learn(a: Asked) -> Continued | None:
    """How long a skill that was spoken of takes: "how long does it take to learn"; else the way to the role,
    where somebody wants to be good at it."""
    in_time = a.intent == "skill" and a.named == {"months"} and IN_TIME.search(a.text)
    if not in_time and not (a.bare and LEARNING_IT.search(a.text)):
        return None
    if a.intent == "skill" or a.before.skill2:
        one = a.before.skill and not a.before.skill2
        return a.again(kind="skill", asked="how long") if one else a.again()
    return a.anew(kind="roadmap") if a.intent in _OF_THE_WAY and a.before.role else None


def of_the_skill(a: Asked) -> Continued | None:
    """What is asked of the one skill that was spoken of: "is it hard"."""
    one = a.intent == "skill" and not a.before.skill2
    return a.again() if one and a.bare and _means_the_skill(a) else None


def of_the_skills(a: Asked) -> Continued | None:
    """The same of two that were compared."""
    return a.again() if a.before.skill2 and a.bare and _means_the_skill(a) else None


def is_it_enough(a: Asked) -> Continued | None:
    """Whether the skill alone leads to a job: "can i get hired with just that"; its portrait tells who needs
    it."""
    one = a.intent == "skill" and a.before.skill and not a.before.skill2
    return a.again(kind="skill") if one and a.bare and ENOUGH.search(a.said) else None


def still_used(a: Asked) -> Continued | None:
    """Whether a skill has a future: "is it dying"."""
    asked = a.intent == "skill" and a.bare and STILL_USED.search(a.text)
    return a.again() if asked else None


def what_else(a: Asked) -> Continued | None:
    """What is needed beside the one skill that was spoken of: what is missing for the role that was; where
    none was, what is learnt next."""
    one = a.intent == "skill" and a.before.skill and not a.before.skill2
    if not one or not a.bare or not ELSE.search(a.said):
        return None
    if a.before.role:
        return a.again(entry=KNOWN_SKILLS)
    return a.again(kind="skill", asked="what comes next")


def why_it(a: Asked) -> Continued | None:
    """Why the one skill that was spoken of matters: "why would i need that"."""
    one = a.intent == "skill" and a.before.skill and not a.before.skill2
    return a.again(kind="skill", asked="why learn it") if one and a.bare and WHY_IT.search(a.text) else None


def start_it(a: Asked) -> Continued | None:
    """How to begin with the one skill that was spoken of, where no role was: "how do i start"."""
    one = a.before.skill and not a.before.skill2 and not a.before.role
    asked = one and a.on_careers and a.bare and START_IT.search(a.text)
    return a.again(kind="skill", asked="how do i learn it") if asked else None


def learn_it(a: Asked) -> Continued | None:
    """How to learn the skill that was spoken of, or what the role takes: "how do i learn it"."""
    if not a.on_careers or not a.bare or not LEARN_IT.search(a.text):
        return None
    if a.before.skill and (a.intent == "skill" or not a.before.role) and not a.before.skill2:
        return a.again(kind="skill")
    return a.anew(kind="roadmap") if a.before.role else None


def of_its_job(a: Asked) -> Continued | None:
    """What is asked of the job that has the name of a skill: "prompt engineering", then "salary?".

    Where no job has it, pay leads to what tells that a skill has none.
    """
    skill = a.before.skill
    if a.intent != "skill" or not skill or a.slots.role or a.slots.skill:
        return None
    kind = first_match((*PRONOUN_QUESTIONS[:2], *OWN_QUESTIONS, *BARE_QUESTIONS), a.text)
    if kind not in ("salary", "roadmap") or OF_A_SKILL.search(a.text):
        return None
    job = job_of(skill, a.roles)
    if job is not None:
        return Continued(replace(a.slots, role=job), ("role",), kind=kind)
    return merged(a.slots, Slots(skill=skill), entry=PAY_BY_SKILL) if kind == "salary" else None


def _means_the_skill(a: Asked) -> bool:
    """Whether "it" is the skill that was spoken of, rather than the way to a role."""
    asked = OF_A_SKILL.search(a.text) and (PRONOUNS & set(a.words) or a.text == "how long")
    return bool(asked and not a.long and not (a.before.role and TOWARDS.search(a.text)))

"""A role, a skill, a country or a degree set beside the one before: "versus a data engineer"."""

from dataclasses import replace
from itertools import pairwise

from bot.understanding.follow_ups.asked import Asked
from bot.understanding.follow_ups.aspects import COMPARATIVES
from bot.understanding.follow_ups.choice_questions import OF_TWO_WAYS
from bot.understanding.follow_ups.context import staying
from bot.understanding.follow_ups.continued import ALONE, Alone, Continued
from bot.understanding.follow_ups.role_questions import PRONOUNS
from bot.understanding.follow_ups.time_words import TOLD_WORDS
from bot.understanding.types import Slots

COMPARING = frozenset(
    {
        "versus",
        "compare",
        "compared",
        "comparison",
        "difference",
        "different",
        "differ",
        "better",
        "than",
        "unlike",
        "or",
    }
)

_TO = frozenset({"to", "from", "with"})
"""What stands before the other one of two: "the difference to an ML engineer"."""

_OPENING = frozenset({"how", "what", "is", "are", "and", "so", "ok"})
_IS_IT = frozenset({"do", "does", "is", "are", "will", "would", "can"})
"""How a question begins that sets a role beside another by what it has more of."""

SOONER = frozenset({"first", "before", "sooner", "start", "begin", "order"})
"""Words by which is asked what to learn first."""

_LIKE = frozenset({("same", "as"), ("similar", "to")})
_AGAINST = frozenset({"versus", "compared"})


def both_named(a: Asked) -> Alone | None:
    """Two roles that are compared behind the way to another: a question of its own."""
    two = a.slots.role2 and a.named <= {"role", "role2", "roles"} and a.intent == "roadmap"
    return ALONE if two and not COMPARING.isdisjoint(a.words) else None


def role_beside_at_length(a: Asked) -> Continued | None:
    """A role beside the one before, in a longer question: "how is it different from a ..."."""
    few = a.long and len(a.words) <= TOLD_WORDS and a.words[0] in _OPENING
    if few and a.named == {"role"} and a.words[-1] not in COMPARING:
        return role_beside(a)
    return None


def role_beside(a: Asked) -> Continued | None:
    """The role of before compared with the one that is named, at the place and level of before."""
    if not a.slots.role or a.before.role in (None, a.slots.role) or not _sets_beside(a):
        return None
    named = Slots(role=a.before.role, role2=a.slots.role, country=a.slots.country, level=a.slots.level)
    kept = {name: value for name, value in staying(a.slots, a.before).items() if value}
    return Continued(replace(named, **kept), ("role", *kept), kind="compare")


def country_beside(a: Asked) -> Continued | None:
    """The pay in the country of before beside that in another."""
    new, old = a.slots.country, a.before.country
    if a.intent != "salary" or not old or not new or new == old or COMPARING.isdisjoint(a.words):
        return None
    beside = replace(a.asker, country=old, city=None, countries=(old, new))
    return Continued(beside, ("role",), kind="pay_by_country")


def skill_beside(a: Asked) -> Continued | Alone | None:
    """A skill beside the one before: "or R", "how is that different from devops"."""
    named = a.slots.skill and not a.slots.skill2 and not a.slots.role
    opened = a.intent == "skill" and a.words[0] in ("or", "versus")
    if not named or not (opened or (a.before.skill and _sets_beside(a))):
        return None
    if a.before.skill == a.slots.skill:
        return ALONE
    return Continued(Slots(skill=a.before.skill, skill2=a.slots.skill), ("skill",), kind="compare_skills")


def which_skill_first(a: Asked) -> Continued | None:
    """Which of two skills comes first for the role that was spoken of: "is it sql or python first"."""
    two = a.slots.skill2 and a.named <= {"skill", "skill2", "skills"} and not a.long
    if not two or SOONER.isdisjoint(a.words) or not a.before.role or a.before.role2:
        return None
    of_role = a.intent in ("skills", "roadmap", "role", "skill") or (
        a.intent == "compare" and a.before.skill2
    )
    two_of_it = Continued(replace(a.slots, role=a.before.role), ("role",), kind="compare_skills")
    return two_of_it if of_role else None


def degree_beside(a: Asked) -> Continued | None:
    """Two ways of learning: "a bootcamp", then "versus a masters"."""
    if a.long or not (a.before.degree and a.slots.degree) or a.words[0] not in _AGAINST:
        return None
    entry = OF_TWO_WAYS.get(frozenset({a.before.degree, a.slots.degree}))
    return Continued(a.slots, (), entry=entry) if entry else None


def _sets_beside(a: Asked) -> bool:
    """Whether what is named is set beside what was spoken of."""
    words = set(a.words)
    opened = [word for word in a.words if word not in ("and", "but", "so")]
    first = opened[0] if opened else ""
    return a.slots.role2 is None and (
        first in _AGAINST
        or (first == "compare" and not _TO.isdisjoint(opened[1:2]))
        or bool(COMPARING & words and PRONOUNS & words)
        or any(one in ("difference", "compared") and two in _TO for one, two in pairwise(a.words))
        or any(one in ("in", "by") and two == "comparison" for one, two in pairwise(a.words))
        or (not _LIKE.isdisjoint(pairwise(a.words)) and bool(PRONOUNS & words))
        or ({"set", "apart"} <= words and bool(PRONOUNS & words))
        or (first in _IS_IT and a.words[-1] in COMPARATIVES)
    )

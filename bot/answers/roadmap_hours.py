"""How many hours of a roadmap are left to somebody who has some of its skills already. Pure.

A skill counts in the step where it comes first: it is learnt there, and only used later. `known` is what
somebody has and what that counts as (`met`).
"""

from collections.abc import Collection, Iterable, Sequence

from bot.library import Library
from bot.library.models import Roadmap, Skill, Step

ROUNDED = 5
"""Hours that a share of a step is rounded to; it is an estimate."""


def met(library: Library, skills: Iterable[str]) -> frozenset[str]:
    """What somebody has, and what it counts as where a role or a step asks for that."""
    own = frozenset(skills)
    return own.union(*(library.skills[skill].counts_as for skill in own if skill in library.skills))


def standing_for(library: Library, own: Sequence[str], asked: Collection[str]) -> list[str]:
    """Which of the skills somebody has meet those that are asked: these themselves, and what counts as one
    that they do not have."""
    open_still = set(asked).difference(own)
    return [
        skill
        for skill in own
        if skill in asked
        or (skill in library.skills and open_still.intersection(library.skills[skill].counts_as))
    ]


def covered(step: Step, known: Collection[str]) -> bool:
    """Whether a step teaches no skill that is not known already."""
    return bool(step.skills) and all(skill in known for skill in step.skills)


def counted(roadmap: Roadmap, step: Step, known: Collection[str]) -> tuple[str, ...]:
    """The known skills that take hours off this step: all of a step that is covered, else what comes first
    in it."""
    if covered(step, known):
        return step.skills
    before = roadmap.steps[: roadmap.steps.index(step)]
    earlier = {skill for other in before for skill in other.skills}
    return tuple(skill for skill in step.skills if skill in known and skill not in earlier)


def saved(library: Library, roadmap: Roadmap, step: Step, known: Collection[str]) -> tuple[int, int]:
    """Hours that the known skills take off a step, from and to: all of them where it is covered, else their
    share, by the hours that each skill of the step takes to learn."""
    if covered(step, known):
        return step.hours.low, step.hours.high
    total = sum(middle(library.skills[skill]) for skill in step.skills)
    own = sum(middle(library.skills[skill]) for skill in counted(roadmap, step, known))
    low, high = (
        hours * own // max(total, 1) // ROUNDED * ROUNDED for hours in (step.hours.low, step.hours.high)
    )
    return low, high


def middle(skill: Skill) -> int:
    """Hours to a working level: the middle of the estimate."""
    return (skill.hours.low + skill.hours.high) // 2

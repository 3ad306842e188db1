"""Skills typed into the form of `/me`, joined with those that were picked since it was opened. Pure.

What the profile held at the opening stands in the form's custom id, so that this works after a restart too.
"""

from collections.abc import Iterable, Sequence

from bot.library.codes import code

LISTED = 20
"""Skills that a custom id holds beside the rest; of a longer list it holds the first."""

CODE = 4


def skills_at_opening(skills: Sequence[str]) -> tuple[str, str]:
    """Two arguments of a form's custom id: one code of all the skills together, and one of each."""
    return code(",".join(skills)), "".join(code(skill) for skill in skills[:LISTED])


def merged_skills(typed: Sequence[str], now: Sequence[str], opened: Sequence[str]) -> tuple[str, ...]:
    """What was typed, with the skills that `now` has more than at the opening, without those it has less.

    `opened` are the arguments of the form's custom id; a form without them stands as it was typed. Of skills
    that the custom id could not hold, none is lost, and one that was taken away in the form may come back.
    """
    if len(opened) != 2 or code(",".join(now)) == opened[0]:
        return tuple(typed)
    before = {opened[1][at : at + CODE] for at in range(0, len(opened[1]), CODE)}
    present = set(now)
    kept = (skill for skill in typed if skill in present or code(skill) not in before)
    return tuple(dict.fromkeys([*kept, *_newer(now, before)]))


def _newer(now: Iterable[str], before: set[str]) -> list[str]:
    return [skill for skill in now if code(skill) not in before]

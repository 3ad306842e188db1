"""What the skill is learnt from that somebody lacks first: "how do i learn that" behind what is missing."""

from collections.abc import Sequence

from bot.answers import words
from bot.answers.learnt_from import learnt_from, resource_line
from bot.answers.types import Section
from bot.library import Library


def learning(library: Library, missing: Sequence[str]) -> tuple[str, Section] | None:
    """The first line of it, and the section; None where nothing is missing, or nothing told to learn it
    from."""
    skill = library.skills[missing[0]] if missing else None
    lead = learnt_from(skill.resources, f"{skill.name} first, learn it from") if skill else ""
    if skill is None or not lead:
        return None
    return lead, Section(
        f"Learn {skill.name} from", words.bullets(resource_line(one) for one in skill.resources)
    )

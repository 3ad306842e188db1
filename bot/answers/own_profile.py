"""What a member told with `/me`: named to them where they ask what is known of them, and to nobody else."""

from dataclasses import replace

from bot.answers import words
from bot.answers.defaults import FROM_PROFILE, Defaults
from bot.answers.match_counted import some
from bot.answers.types import Answer, Section
from bot.library import Library
from bot.understanding import Decision, Understanding

ASKED_BY = ("smalltalk/your-profile", "smalltalk/your-data")
"""The written answers on what is known of a member."""

HEADING = "What you have told me"


def told_section(library: Library, understanding: Understanding, defaults: Defaults) -> tuple[Section, ...]:
    """What the profile of a member holds, for an answer on what is known of them; empty for all others."""
    if understanding.decision is not Decision.ANSWER or understanding.entry not in ASKED_BY:
        return ()
    role = library.roles.get(defaults.role or "")
    values = {
        "Role": role.name if role else "",
        "Level": library.level_name(defaults.level) if defaults.level else "",
        "Country": library.country_name(defaults.country) if defaults.country else "",
        "Skills": some(library, [skill for skill in defaults.skills if skill in library.skills]),
        "Hours a week": str(defaults.hours or ""),
    }
    lines = [f"**{name}**: {value}" for name, value in values.items() if value]
    return (Section(HEADING, words.bullets(lines)),) if lines else ()


def for_all(answer: Answer) -> Answer:
    """An answer as everybody may read it: its assumptions stay, not that `/me` holds them, nor what else it
    holds."""
    assumptions = tuple(line.removesuffix(FROM_PROFILE) for line in answer.body.assumptions)
    sections = tuple(section for section in answer.body.sections if section.heading != HEADING)
    more = tuple(for_all(other) for other in answer.more)
    if (assumptions, sections, more) == (answer.body.assumptions, answer.body.sections, answer.more):
        return answer
    return replace(answer, body=replace(answer.body, assumptions=assumptions, sections=sections), more=more)

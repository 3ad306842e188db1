"""Preparing for interviews, for the skill that is asked about."""

from dataclasses import replace

from bot.answers import words
from bot.answers.skill import resources
from bot.answers.types import Body, Section
from bot.library import Library
from bot.library.models import LEAD_LENGTH
from bot.understanding import Slots
from bot.understanding.follow_ups.of_interviews import asks_to_prepare


def with_the_skill(library: Library, body: Body, slots: Slots, asked: str) -> Body:
    """The written answer with how that skill is practised; it begins with that where the question, in its
    normalised words, is `asked` of no more."""
    skill = library.skills.get(slots.skill or "")
    if skill is None:
        return body
    practice = Section(f"{skill.name}, to practise", f"{skill.first_step}\n\n{resources(skill)}".strip())
    if not asks_to_prepare([word for word in asked.split() if word != "{skill}"]):
        return replace(body, sections=(*body.sections, practice))
    lead = f"{skill.name}: practise it by hand and aloud, a question a day; where to begin comes first below."
    told = (practice, Section(None, body.lead), *body.sections)
    return replace(
        body,
        lead=words.clip(lead, LEAD_LENGTH),
        sections=told,
        sources=words.each_once(body.sources, words.source_refs(library, skill.sources)),
    )

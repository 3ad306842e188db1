"""Written answers: a topic file's own words."""

from bot.answers import words
from bot.answers.types import Body, FollowUp, Section
from bot.library import Library
from bot.understanding import Slots
from bot.understanding.types import has_needed


def compute(library: Library, entry: str, slots: Slots) -> Body:
    """The first paragraph of the topic is the lead, the rest follows."""
    topic = library.topics[entry]
    rest = (topic.answer or "").strip().removeprefix(topic.lead).strip()
    return Body(
        title=topic.title,
        lead=topic.lead,
        sections=(Section(None, rest),) if rest else (),
        sources=words.source_refs(library, topic.sources),
        followups=tuple(
            followup(library, name, slots) for name in topic.followups if can(library, name, slots)
        ),
        reviewed=str(topic.reviewed),
    )


def followup(library: Library, entry: str, slots: Slots) -> FollowUp:
    """A button to another entry that keeps what was said."""
    kept = Slots(role=slots.role, level=slots.level, country=slots.country, skill=slots.skill)
    return FollowUp(words.clip(library.topics[entry].title, 80), entry, kept)


def can(library: Library, entry: str, slots: Slots) -> bool:
    """Whether an entry can be answered with these slots."""
    return has_needed(library.topics[entry].compute, slots)

"""What the jobs pay that need the skill before: "which jobs use it", then "what do those pay"."""

import re
from collections.abc import Callable, Mapping

from bot.library import Library
from bot.library.models import Role
from bot.understanding.deciding import carried_on
from bot.understanding.follow_ups.continued import merged
from bot.understanding.follow_ups.opening_words import SO
from bot.understanding.follow_ups.telling_words import OF_PLACE_AND_LEVEL
from bot.understanding.implied_roles import job_of
from bot.understanding.pay_entries import RANKED
from bot.understanding.reading.pay_words import NOUN
from bot.understanding.reading.reader import Message
from bot.understanding.types import Context, Slots, Understanding

_THOSE = frozenset({"those", "these", "they", "such", "them"})
_THOSE_PAY = re.compile(
    rf"{SO}(what|how much|how well) (do|would|will) (those|these|they|such)( (job|role|position|people))?"
    r"( usually| actually| typically)? (pay|earn|make|get paid)\b"
    rf"|{SO}(what|how)( is| are)? (the )?{NOUN} (of|for|in) (those|these|them|such)( (job|role|position))?\b"
)


def pay_of_those(
    message: Message, context: Context, library: Library, _best: Callable[[str], Understanding]
) -> Understanding | None:
    """The roles by their pay, only those that need the skill; None where it is not asked, or none does."""
    spoken_of = context.intent == "skill" or context.entry == RANKED
    if not spoken_of or _THOSE.isdisjoint(message.words) or RANKED not in library.topics:
        return None
    skill, before, slots = context.slots.skill, context.slots, message.slots
    if skill is None or before.skill2 or not slots.named().keys() <= OF_PLACE_AND_LEVEL:
        return None
    if not roles_needing(library.roles, skill) or not _THOSE_PAY.search(" ".join(message.words)):
        return None
    told = merged(slots, Slots(skill=skill, country=before.country, level=before.level), entry=RANKED)
    return carried_on(library, message, told, str(context.entry))


def roles_needing(roles: Mapping[str, Role], skill: str | None) -> tuple[str, ...]:
    """The roles of which a skill is essential; none where it is a field that roles are named after."""
    if skill is None or job_of(skill, roles):
        return ()
    return tuple(
        role
        for role, known in roles.items()
        if any(need.skill == skill and need.importance == "essential" for need in known.skills)
    )

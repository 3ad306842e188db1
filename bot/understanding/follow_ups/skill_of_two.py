"""Which of two roles needs a skill, or whether both do: "do both need python", "which uses sql more"."""

from dataclasses import replace

from bot.understanding.follow_ups.asked import Asked
from bot.understanding.follow_ups.context import NEEDED
from bot.understanding.follow_ups.continued import Continued
from bot.understanding.follow_ups.learning_questions import LEARNING_IT
from bot.understanding.follow_ups.pointing_back import LEARN_IT
from bot.understanding.types import Slots

NEEDING = NEEDED | {"use", "used", "using"}
"""Words by which it is asked who needs a skill."""

_NEEDING = NEEDING | {"know", "more", "most", "matter", "for"}

_BOTH = frozenset({"both", "either", "they", "them", "which", "these", "those", "each", "who", "neither"})
"""Words by which two are meant that were set side by side."""

MOST_WORDS = 10
"""Words at most of such a question."""


def needed_by_both(a: Asked) -> Continued | None:
    """How much each of two roles that were spoken of needs the skill that is named."""
    named = a.named == {"skill"} and len(a.words) <= MOST_WORDS
    if not named or not a.before.role2 or not a.on_careers:
        return None
    if _BOTH.isdisjoint(a.rest) or _NEEDING.isdisjoint(a.rest):
        return None
    both = replace(a.asker, skill=a.slots.skill)
    return Continued(both, ("role", "role2"), kind="compare", asked="need {skill}")


def learn_what_both_need(a: Asked) -> Continued | None:
    """How to learn the skill that was asked about so, and how long it takes."""
    one = a.intent == "compare" and a.before.role2 and a.before.skill and not a.before.skill2 and a.bare
    long = one and LEARNING_IT.search(a.text)
    if not long and not (one and LEARN_IT.search(a.text)):
        return None
    asked = "how long" if long else ""
    return Continued(Slots(skill=a.before.skill), ("skill",), kind="skill", asked=asked)

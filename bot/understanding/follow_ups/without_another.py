"""The skill that was spoken of, without another one: "can i learn it without deep learning"."""

from collections.abc import Callable

from bot.library import Library
from bot.understanding.follow_ups.leaning import SURE
from bot.understanding.follow_ups.of_the_subject import told_of_it
from bot.understanding.reading.reader import Message
from bot.understanding.types import Context, Decision, Understanding

MOST_WORDS = 10
"""Words at most of such a question."""

_IT = frozenset({"it", "that", "this"})


def without_another(
    message: Message, context: Context, library: Library, best: Callable[[str], Understanding]
) -> Understanding | None:
    """What is asked of the skill before; None where the other one is meant. `best` ranks a text that stands
    by itself."""
    before, words = context.slots, list(message.words)
    if "without" not in words or context.intent not in ("skill", "skills") or before.skill2:
        return None
    skill = library.skills.get(before.skill or "")
    at = words.index("without")
    other = message.slots.named().keys() == {"skill"} and message.slots.skill != before.skill
    if skill is None or not other or len(words) > MOST_WORDS:
        return None
    pointed = next((place for place, word in enumerate(words[:at]) if word in _IT), None)
    if pointed is None or any(span.start < at for span in message.spans):
        return None
    told = best(" ".join([*words[:pointed], skill.name, *words[pointed + 1 : at]]))
    sure = told.decision is Decision.ANSWER and told.intent == "skill" and told.confidence >= SURE
    entry = told.entry if sure and told.slots.skill == before.skill else library.computed.get("skill")
    return told_of_it(library, message, entry, context, before.skill) if entry else None

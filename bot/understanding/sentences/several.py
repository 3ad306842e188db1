"""Several questions in one message: each by itself, later ones in the light of earlier ones."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from bot.library import Library
from bot.understanding import thresholds
from bot.understanding.conditions import OF_THE_FIELD
from bot.understanding.distress import CRISIS, OF_PERSONS
from bot.understanding.follow_ups.of_the_two import WHO_EARNS
from bot.understanding.types import Context, Decision, Slots, Understanding

MOST = 3
"""Questions of one message that are answered."""

LOOKED_AT = 8
"""Questions of one message that are understood; those behind them are told to be left."""

_IT = re.compile(r"\b(?:learn|know|need|use|study)\s+(?:it|that|this)\b", re.IGNORECASE)


def answers_to(
    library: Library,
    parts: Sequence[str],
    context: Context | None,
    now: float,
    ask: Callable[[str, Context | None], Understanding],
) -> Understanding | None:
    """What the first question leads to, with those behind it in `more`, and in `left` what is not answered:
    whatever is not sure, or too much. `ask` understands one.

    None where the message is better read as a whole: where the first is not sure, or is the only one.
    None is answered twice. Small talk is passed over; distress comes before all.
    """
    found: list[Understanding] = []
    left: list[str] = []
    aside = False
    for part in parts[:LOOKED_AT]:
        one = ask(part, context)
        sure = one.decision is Decision.ANSWER and one.confidence >= thresholds.PART
        if one.entry == CRISIS and one.decision is Decision.DECLINE:
            return one
        if _is_aside(library, one):
            aside = aside or not found
            left += [part] if one.intent != "smalltalk" else []
            if one.slots.role:  # "can i get a visa as a data engineer and what do they earn"
                context = Context(one.slots, None, now)
            continue
        if found:
            sure = sure and _leads(one)
            one = _in_the_light_of(library, one, found, part)
        if not sure and not found:
            return None
        if _is_given(library, one, found):
            continue
        if sure and len(found) < MOST:
            found.append(one)
            context = Context(one.slots, one.entry, now)
        else:
            left.append(part)
    if not found:
        return None
    surely = aside or (left and found[0].confidence >= thresholds.WHOLE)
    if len(found) == 1 and not surely:
        return None
    return replace(found[0], more=tuple(found[1:]), left=(*left, *parts[LOOKED_AT:]))


def _leads(one: Understanding) -> bool:
    """Whether its entry has a share of its own, where it was ranked, and not only that of its intent."""
    share = next((each.score for each in one.candidates if each.entry == one.entry), 1.0)
    return share >= thresholds.PART_ALONE


def _is_given(library: Library, one: Understanding, found: Sequence[Understanding]) -> bool:
    """Whether the answer to one was given before: what is named changes none that is written."""
    written = library.topics[one.entry].compute is None
    return any(one.entry == other.entry and (written or one.slots == other.slots) for other in found)


def _is_aside(library: Library, one: Understanding) -> bool:
    """Whether one of several questions is small talk, or surely declined for nothing that somebody should be
    told first."""
    if one.intent == "smalltalk":
        return True
    sure = one.decision is Decision.DECLINE and one.confidence >= thresholds.PART
    return sure and one.entry not in OF_PERSONS and not library.topics[one.entry].cues


def _in_the_light_of(
    library: Library, one: Understanding, before: Sequence[Understanding], text: str
) -> Understanding:
    """A later question, `text`, with what those before it were about."""
    one = _of_the_skill(library, one, before[-1], text)
    one = _of_the_role(library, one, before[-1])
    return _of_the_two(library, one, before)


def _of_the_role(library: Library, one: Understanding, before: Understanding) -> Understanding:
    """One that names no role and leads to the skills of the whole field, as one on the role that the question
    before it named: "what do they earn and what skills do i need"."""
    entry, role = library.computed.get("skills"), before.slots.role
    if entry is None or role is None or one.slots.role or one.entry not in OF_THE_FIELD:
        return one
    return replace(one, entry=entry, slots=replace(one.slots, role=role), inherited=("role",))


def _of_the_skill(library: Library, one: Understanding, before: Understanding, text: str) -> Understanding:
    """One on "it", as one on the skill that the question before was about: "what is rag and should i learn
    it"."""
    entry, skill = library.computed.get("skill"), before.slots.skill
    if entry is None or skill is None or before.entry != entry or one.slots.skill:
        return one
    if one.intent != before.intent or not _IT.search(text):
        return one
    return replace(one, entry=entry, slots=replace(one.slots, skill=skill), inherited=("skill",))


def _of_the_two(library: Library, one: Understanding, before: Sequence[Understanding]) -> Understanding:
    """One that sets side by side the roles of the two before it: "and which pays more"."""
    entry = library.computed.get("compare")
    roles = [earlier.slots.role for earlier in before[-2:] if earlier.slots.role]
    if entry is None or len({*roles}) != 2 or one.slots.named() or not WHO_EARNS.search(one.normalised):
        return one
    return replace(one, entry=entry, slots=Slots(role=roles[0], role2=roles[1]), inherited=("role", "role2"))

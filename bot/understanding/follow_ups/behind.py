"""A message in the light of the one before: all that this may be, in the order in which it is looked at."""

from dataclasses import dataclass, replace

from bot.library import Library
from bot.understanding.completing import pay_as_told
from bot.understanding.deciding import can_answer, carried_on
from bot.understanding.follow_ups.asked import NO_TALK
from bot.understanding.follow_ups.asked_further import asked_further
from bot.understanding.follow_ups.by_chance import asked_by_chance
from bot.understanding.follow_ups.by_ranking import by_ranking
from bot.understanding.follow_ups.corrected import corrected, in_general, meant
from bot.understanding.follow_ups.known import Known
from bot.understanding.follow_ups.leaning import leaning, leans
from bot.understanding.follow_ups.name_put_in import named_anew
from bot.understanding.follow_ups.noun_put_in import CLEAR, noun_put_in
from bot.understanding.follow_ups.of_the_subject import told_of_it
from bot.understanding.follow_ups.pairs import pointed_at
from bot.understanding.follow_ups.remarks import remark_before
from bot.understanding.follow_ups.rules import follow_up
from bot.understanding.follow_ups.set_out import pointed_out
from bot.understanding.follow_ups.told_before import asked_behind
from bot.understanding.follow_ups.told_of_oneself import taken_note_of, told_of_oneself
from bot.understanding.implied_roles import borrowed_roles
from bot.understanding.reading.introduction import Told
from bot.understanding.reading.reader import Message
from bot.understanding.types import Context, Decision, Slots, Understanding


@dataclass(frozen=True)
class InTheLight:
    """What a message asks behind the one before, in `found`; where that is nothing, the message with what it
    points at, its slots, and what it leads to by itself, in `alone`."""

    found: Understanding | None
    message: Message
    slots: Slots
    alone: Understanding | None = None


def instead(message: Message, context: Context, known: Known) -> Understanding | None:
    """What a correction asks; None for all that corrects nothing or names nothing."""
    told = corrected(message.text) if context.entry else None
    if told is None:
        return None
    library, entry = known.library, str(context.entry)
    named = with_borrowed(known.reader.read(told, message.today), context, library)
    before = in_general(message.text, context)
    continued = follow_up(named.words, named.spans, named.slots, before, library.roles)
    if continued is None or not can_answer(library, continued, named.slots, entry):
        return _meant_of_it(message, context, known)
    if not named.spans and meant(message.text) is None:
        return None
    return replace(carried_on(library, named, continued, entry), text=message.text)


def _meant_of_it(message: Message, context: Context, known: Known) -> Understanding | None:
    """What was meant behind a written answer, asked of its subject: "no i meant by email"; None where the
    words lead somewhere by themselves."""
    told, topic = meant(message.text), known.library.topics[str(context.entry)]
    if told is None or topic.compute or context.intent in NO_TALK:
        return None
    alone = known.of_text(told)
    if alone.decision is Decision.ANSWER and alone.candidates[0].score >= CLEAR:
        return None
    found = known.of_text(f"{told} {topic.title}")
    same_kind = found.decision is Decision.ANSWER and found.intent == context.intent
    entry = found.entry if same_kind else str(context.entry)
    part = known.reader.read(f"what about {told}", message.today)
    return told_of_it(known.library, part, entry, context)


def with_borrowed(message: Message, context: Context, library: Library) -> Message:
    """The message with the roles that it calls by a part of their names, and with what it points at of a
    list."""
    if listed := pointed_out(message.words, context, library.roles, library.skills):
        return message.naming(listed)
    return message.naming(borrowed_roles(message.words, message.spans, context, library.roles))


def behind(message: Message, slots: Slots, context: Context, known: Known) -> InTheLight:
    """A message behind an answer, whose entry stands in the context."""
    found = _by_rules(message, slots, context, known)
    if found is not None:
        return InTheLight(found, message, slots)
    if remark := remark_before(message.words):
        message = message.without(Told(frozenset(range(remark))))
        slots = message.slots
    if pointed := pointed_at(message.words, message.spans, context, known.library.roles):
        message = message.naming(pointed)
        slots = message.slots
    alone = known.ranked(message, slots, context)
    return InTheLight(_beside(alone, message, context, known), message, slots, alone)


def _by_rules(message: Message, slots: Slots, context: Context, known: Known) -> Understanding | None:
    """What needs no ranking of the message itself."""
    library, entry = known.library, str(context.entry)
    if (found := by_ranking(message, context, library, known.of_text)) is not None:
        return found
    continued = follow_up(message.words, message.spans, slots, context, library.roles)
    if continued is not None and can_answer(library, continued, slots, entry):
        return pay_as_told(library, carried_on(library, message, continued, entry), message)
    return asked_behind(library, known.reader, message, context, known.alone)


def _beside(alone: Understanding, message: Message, context: Context, known: Known) -> Understanding | None:
    """What is asked in place of what the message leads to by itself, `alone`."""
    if (told := told_of_oneself(alone, message, context, known.library)) is not None:
        return told
    if (meant := named_anew(alone, message, context, known)) is not None:
        return meant
    if (put := noun_put_in(alone, message, context, known)) is not None:
        return put
    leant = leaning(alone, message, context, known) if leans(message, known.reader) else None
    if leant is not None:
        return leant
    if (further := asked_further(alone, message, context, known)) is not None:
        return further
    if (kept := asked_by_chance(alone, message, context, known)) is not None:
        return kept
    return taken_note_of(alone, message, context, known.library)

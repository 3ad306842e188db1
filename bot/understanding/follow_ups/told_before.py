"""A short follow-up behind a sentence that tells something: "ok, data engineer it is. is it hard"."""

from collections.abc import Callable
from dataclasses import replace

from bot.library import Library
from bot.understanding.deciding import can_answer, carried_on
from bot.understanding.distress import OF_PERSONS
from bot.understanding.follow_ups.context import merge
from bot.understanding.follow_ups.pairs import pointed_at
from bot.understanding.follow_ups.remarks import REMARKS
from bot.understanding.follow_ups.rules import follow_up
from bot.understanding.follow_ups.set_out import pointed_out
from bot.understanding.follow_ups.time_words import TIME_SET
from bot.understanding.reading.reader import Message, Reader
from bot.understanding.sentences.parts import told_and_asked
from bot.understanding.types import Context, Understanding


def asked_behind(
    library: Library,
    reader: Reader,
    message: Message,
    context: Context,
    alone: Callable[[Message], Understanding],
) -> Understanding | None:
    """What its last sentence asks in the light of those before it; None where it is no follow-up, or where
    somebody tells of their life. `alone` tells what a message leads to that stands by itself."""
    told, asked = told_and_asked(message.text)
    if not told or context.entry is None:
        return None
    first, last = (reader.read(part, message.today) for part in (told, asked))
    listed = pointed_out(first.words, context, library.roles, library.skills)
    if pointed := listed or pointed_at(first.words, first.spans, context, library.roles):
        first = first.naming(pointed)
    slots = merge(first.slots, context.slots)[0]
    known = replace(context, slots=slots)
    continued = follow_up(last.words, last.spans, last.slots, known, library.roles)
    if continued is None or not can_answer(library, continued, last.slots, context.entry):
        return None
    harmless = first.slots.named() or REMARKS.union(TIME_SET).issuperset(first.words)
    if not harmless and alone(first).entry in OF_PERSONS:
        return None
    return replace(carried_on(library, last, continued, context.entry), text=message.text)

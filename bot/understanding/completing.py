"""What was found for a question, with what the conversation was about and with all pay that was named."""

from dataclasses import replace

from bot.library import Library
from bot.understanding.follow_ups.context import (
    ROLE_ANSWERS,
    TOLD_BY_ROLE,
    take_over,
    take_over_offer,
    take_over_roles,
)
from bot.understanding.offers import ENTRIES, with_offers
from bot.understanding.other_field import other_field, set_against
from bot.understanding.pay_entries import OFFER_ENTRY
from bot.understanding.reading.reader import Message
from bot.understanding.reading.unknown_role import unknown_role
from bot.understanding.types import Context, Decision, Understanding


def completed(
    library: Library, found: Understanding, message: Message, context: Context | None
) -> Understanding:
    """What was found, with the job that is not known, or with what the conversation was about."""
    if (field := other_field(message.words, message.spans)) is not None:
        found = set_against(library, found, field, message.words)
    slots, kind = found.slots, library.topics[found.entry].compute
    if kind in ROLE_ANSWERS and slots.role is None:
        unknown = unknown_role(message.words, message.spans)
        if unknown is not None:
            return replace(found, unknown=unknown)
    if context and found.decision is Decision.ANSWER:
        if found.entry == OFFER_ENTRY and slots.amount:
            slots, inherited = take_over_offer(message.text, slots, context)
        elif found.entry in TOLD_BY_ROLE:
            slots, inherited = take_over_roles(slots, context, message.words)
        else:
            slots, inherited = take_over(kind, slots, context, message.words)
        found = replace(found, slots=slots, inherited=inherited)
    return pay_as_told(library, found, message)


def pay_as_told(library: Library, found: Understanding, message: Message) -> Understanding:
    """Pay in a part of the world is told by country. What judges pay that was named, with all that was
    named; so does the pay of a job, or two jobs compared, where several are set beside each other."""
    topics = library.topics
    by_country = library.computed.get("pay_by_country")
    if found.slots.region and found.entry == library.computed.get("salary") and by_country:
        return replace(found, entry=by_country)  # a region has no figures of its own
    of_pay = topics[found.entry].compute == "salary" or found.intent == "compare"
    of_pay = of_pay and OFFER_ENTRY in topics
    if found.slots.amount is None or not (of_pay or found.entry in ENTRIES):
        return found
    slots = with_offers(message, found.slots)
    return replace(found, slots=slots, entry=OFFER_ENTRY if slots.offers and of_pay else found.entry)

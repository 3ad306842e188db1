"""The ranking of a question -> what is done with it, and by which entry."""

from collections.abc import Sequence

from bot.library import Library
from bot.understanding.deciding import decide, declined_by, judges_no_offer
from bot.understanding.matching.entries import Index
from bot.understanding.matching.ranking import REJECT, Ranking
from bot.understanding.reading.reader import Message, Reader
from bot.understanding.reading.unknown_role import pay_of_unknown
from bot.understanding.thresholds import Limits
from bot.understanding.types import Candidate, Decision, Slots, Understanding
from bot.understanding.word_salad import is_salad

CLEARER = 3
"""How often the share of the best entry of its intent another entry must have to be meant in its place: then
the intent won by many small shares."""


def judged(
    ranking: Ranking,
    message: Message,
    slots: Slots,
    library: Library,
    reader: Reader,
    index: Index,
    limits: Limits,
) -> Understanding:
    """What the shares say, but for a heap of words, and for pay, which is computed for any job."""
    decision, reason = decide(ranking.groups, limits)
    best = REJECT[0] if decision is Decision.DECLINE else ranking.groups[0][0]
    chosen = next((c for c in ranking.candidates if c.intent == best), None)
    if chosen is None:
        chosen, decision = ranking.candidates[0], Decision.OFFER
    if decision is Decision.ANSWER:
        chosen = _clearer(chosen, ranking.candidates)
    if decision is Decision.DECLINE:
        chosen = declined_by(library, chosen, dict(ranking.groups)[chosen.intent])
    if decision is Decision.ANSWER and is_salad(message, reader, index, best):
        decision, reason = Decision.OFFER, f"words in a heap, nearest to {chosen.intent}"
    pay = library.computed.get("salary")
    pay_of = pay_of_unknown(message.words, message.spans)
    if pay and pay_of and slots.role is None:
        chosen = chosen._replace(entry=pay)
        decision, reason = Decision.ANSWER, f"pay of a job in the field that is not known: {pay_of}"
    elif pay and judges_no_offer(chosen.entry, slots, message.words):
        chosen = chosen._replace(entry=pay)
    return Understanding(
        text=message.text,
        normalised=" ".join(message.masked),
        slots=slots,
        spans=message.found,
        decision=decision,
        entry=chosen.entry,
        confidence=round(dict(ranking.groups)[chosen.intent], 4),
        candidates=ranking.candidates,
        intents=ranking.groups,
        reason=reason,
    )


def _clearer(chosen: Candidate, candidates: Sequence[Candidate]) -> Candidate:
    """The entry of the field that is much clearer than the one of the likeliest intent, or just that."""
    clearest = max(candidates, key=lambda one: one.score)
    clear = clearest.score > CLEARER * chosen.score and clearest.intent not in REJECT
    return clearest if clear else chosen

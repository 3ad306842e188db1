"""Whether a pay or an offer is good, and what changes of it: "is that good", "they raised it to 75k"."""

import re
from dataclasses import replace

from bot.understanding.follow_ups.asked import Asked
from bot.understanding.follow_ups.continued import Continued, merged
from bot.understanding.follow_ups.opening_words import SO
from bot.understanding.follow_ups.pay_questions import BESIDE_PAY, OFFER_WORDS, OFFERED_ELSEWHERE
from bot.understanding.follow_ups.telling_words import OF_PLACE_AND_LEVEL
from bot.understanding.pay_entries import PAY_ENTRY
from bot.understanding.reading.currencies import currency_of, currency_words
from bot.understanding.reading.tokens import AMOUNT
from bot.understanding.types import Slots

_JUDGED = (
    r"good|bad|fair|ok|okay|low|high|enough|decent|normal|lowball|competitive|reasonable|alright|realistic"
)

_BESIDE_A_SUM = """
    and what about how if it they was were is then or but ok so instead only just maybe say i get got ask
    asked for offer offered gave give go up to the now with even that
"""
_SUM_WORDS = frozenset(_BESIDE_A_SUM.split())
"""What may stand beside another sum."""

LIKE = 3
"""Times at most that another sum may be an offer."""

OF_AN_OFFER = re.compile(
    rf"{SO}(is|was|would) (it|that|this|they) (be )?"
    rf"(an? |any |too |really |even |considered |kinda |pretty )*({_JUDGED})\b"
    rf"|{SO}(an? |any |too |really |pretty |kinda )*({_JUDGED})( or (not|no|nah|bad|low|high))?$"
    rf"|{SO}(should|would you|do) (i |you )?(take|accept) (it|that|the offer)$"
    r"|^am i (being )?(underpaid|lowballed|ripped off)$"
    rf"|{SO}(is|was) (it|that|this) (above|below|over|under|near|at|around) "
    r"(the |a )*(median|average|mean|middle|market|norm|usual)( rate| pay| salary| value)?$"
)
"""What is asked of an amount that was named."""

_MONEY = "|".join(sorted(currency_words()))
_OF_PLACE = r"(?:us |american |british |canadian |australian |swiss |indian )?"
IT_IS_IN = re.compile(
    rf"{SO}(?:(?:sorry|no|oh|btw|forgot to (?:say|mention)|by the way) )*"
    r"(?:(?:its?|that|thats|this|they|i meant|i mean) (?:(?:is|was|are|s|all|paid|in|meant) )*)?"
    rf"{_OF_PLACE}(?P<word>{_MONEY})(?: (?:by the way|not (?:in )?{_OF_PLACE}(?:{_MONEY})))?"
)
"""How somebody tells the currency of an amount that they named."""

OF_A_PAY = re.compile(
    rf"{SO}(is|was|would) (it|that|this|they) (be )?"
    r"(an? |any |too |really |even |actually |considered |kinda |pretty |quite )*"
    rf"({_JUDGED}|lot|much|little)"
    r"( (pay|money|salary|wage|one|number|amount))*( then| there| or not| or bad| or low| of money)*$"
)
"""What is asked of the pay of a role: it is judged by that of the others."""


def paid_beside(a: Asked) -> Continued | None:
    """What is paid beside the offer of before: "plus 30k bonus" changes nothing of it."""
    told = a.before.amount and AMOUNT in a.words and len(a.words) <= OFFER_WORDS
    return a.again() if told and BESIDE_PAY.search(a.text) else None


def another_offer(a: Asked) -> Continued | None:
    """Another sum behind an offer, or where else it might be: "they raised it to 75k"."""
    if not a.before.amount or a.intent != "salary" or len(a.words) > OFFER_WORDS:
        return None
    if a.slots.amount:
        told = a.named <= OF_PLACE_AND_LEVEL | {"amount", "currency", "part_pay"}
    else:
        placed = not a.bare and a.named <= OF_PLACE_AND_LEVEL
        told = bool(placed and OFFERED_ELSEWHERE.search(a.text))
    return a.merged() if told else None


def in_another_currency(a: Asked) -> Continued | None:
    """The sum of before in the currency that it is in: "its euros btw"."""
    told = a.before.amount and not a.before.part_pay and not a.before.offers and a.intent == "salary"
    if not told or len(a.words) > OFFER_WORDS or not a.named <= {"currency", "country"}:
        return None
    found = IT_IS_IN.fullmatch(a.text)
    currency = currency_of(found["word"], a.slots.country or a.before.country) if found else None
    return (
        merged(Slots(amount=a.before.amount, currency=currency), a.before, entry=a.context.entry)
        if currency
        else None
    )


def another_sum(a: Asked) -> Continued | None:
    """A bare number behind an offer, in thousands as that was: "and 75?"."""
    before = a.before.amount
    numbers = [word for word in a.words if word.isdigit()]
    told = before and a.intent == "salary" and a.bare and len(numbers) == 1
    if not told or not _SUM_WORDS.issuperset(word for word in a.words if not word.isdigit()):
        return None
    amount = 1000 * int(numbers[0])
    if not before or not before / LIKE <= amount <= before * LIKE:
        return None
    return merged(replace(a.slots, amount=amount), a.before, entry=a.context.entry)


def is_the_offer_good(a: Asked) -> Continued | None:
    """Whether an amount that was named is good: "is that good"."""
    judged = a.before.amount and a.bare and OF_AN_OFFER.search(a.text)
    return a.again() if judged else None


def is_the_pay_good(a: Asked) -> Continued | None:
    """Whether the pay of a role is good; "is that a good" may be a remark, so all that was said counts."""
    if a.context.entry != PAY_ENTRY or not a.bare:
        return None
    return a.anew(kind="top_paying") if OF_A_PAY.search(a.text) or OF_A_PAY.search(a.said) else None

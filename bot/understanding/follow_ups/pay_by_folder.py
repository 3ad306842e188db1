"""Words of money read by the answer before: "which pays best" of industries, "per hour?" of freelancers."""

import re

from bot.understanding.follow_ups.asked import Asked
from bot.understanding.follow_ups.continued import ALONE, Alone, Continued
from bot.understanding.follow_ups.opening_words import SO
from bot.understanding.follow_ups.role_questions import PRONOUNS
from bot.understanding.pay_entries import BEST_SECTORS, FREELANCING, INTERN_PAY, RATES
from bot.understanding.reading.pay_words import NOUN

_FIRM = r"(company|firm|employer|industry|sector|business|startup)"

FIRMS_THAT_PAY = re.compile(
    rf"{SO}(which|what)( kind of| sort of| type of)? {_FIRM}( even| actually| really| would)? "
    r"(pay|offer|give)( (you|them|people|me))? "
    r"((that|this|so|as|the|very|really|it|any) )*"
    r"(much|most|best|better|more|well|that|this|high|salary|money)"
    r"( (then|there|usually|money))*$"
)
"""Which of them pay so much: "which companies pay that"."""

PAYS_BEST = re.compile(
    rf"{SO}(which|what|who)( one| {_FIRM})?( of (them|these|those))?( would| do| does)? "
    r"(pay|earn|has|have|is|offer)( the)? (most|best|better|more|highest|(best|highest|better|higher) "
    r"(pay|salary|paying|paid))\b"
    rf"|{SO}where( is| do (i|you|they))?( the| get| earn| make)* "
    r"(money|pay|salary|paid)( the)? (best|most|better|highest|more)\b"
)
"""Which industry pays best, where industries were spoken of."""

RATE = re.compile(
    r"\b(rate|charge|bill|hourly|daily|invoice)\b|\b(per|an?|by the) (hour|day|week|month|project)\b"
    rf"|{SO}(what|how much) (do|can|could|would|will|should|does|is)( the)? "
    r"(i|they|you|it|people|pay)\b.*\b(ask|earn|make|get|pay|paid|like)( for| for it)?$"
    rf"|{SO}(what |how )?(about |is )?(the )?(pay|money|salary|price|income)$"
)
"""What work for oneself pays: "what can i charge", "per hour?"."""

PAY = re.compile(rf"\b({NOUN}|earn|paid)\b")
_SUM = re.compile(
    rf"{SO}(how much|how well|what|which)\b|\b(would|will|can|could|do) i (earn|make|get paid)$"
)
"""What asks for a sum: that of the job which has the name of the skill."""

_OWN = frozenset({"i", "im", "my", "me", "myself"})

DURING = re.compile(
    r"\b(pay|paid|earn|salary|stipend|money|funded|income)\b.*"
    r"\b(during|while|meanwhile|for (doing )?(it|that))\b"
)
"""Whether a degree is paid while it lasts: "do you earn anything during it"."""


def firms_that_pay(a: Asked) -> Continued | None:
    """Which employers pay what was shown, or best of the industries that were spoken of."""
    if not a.on_careers or not a.bare:
        return None
    asked = FIRMS_THAT_PAY.search(a.text) or (a.intent == "industry" and PAYS_BEST.search(a.text))
    return a.anew(entry=BEST_SECTORS) if asked else None


def of_ones_own_pay(a: Asked) -> Alone | None:
    """Pay that somebody asks of themselves behind a skill, without pointing at it, is no pay of that skill:
    "will i take a pay cut"."""
    behind_skill = a.intent == "skill" and a.bare and PRONOUNS.isdisjoint(a.words)
    own = behind_skill and not _OWN.isdisjoint(a.words) and PAY.search(a.text)
    return ALONE if own and not _SUM.search(a.text) else None


def rates(a: Asked) -> Continued | None:
    """What work for oneself pays, behind an answer on that."""
    free = a.context.entry in (FREELANCING, RATES) and not (a.slots.role or a.slots.skill)
    return a.of_asker(entry=RATES) if free and not a.long and RATE.search(a.text) else None


def paid_meanwhile(a: Asked) -> Continued | None:
    """What is paid while a doctorate lasts."""
    of_it = a.intent == "education" and ("phd" in (a.context.entry or "") or a.before.degree == "phd")
    return a.again(entry=INTERN_PAY) if of_it and a.bare and DURING.search(a.text) else None

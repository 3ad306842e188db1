"""What the figures of a pay are and for whom: "per month?", "can i live on that", "im 3 years in"."""

from bot.understanding.follow_ups.asked import Asked
from bot.understanding.follow_ups.context import OF_PLACE
from bot.understanding.follow_ups.continued import Continued
from bot.understanding.follow_ups.pay_questions import (
    ASKS,
    BASE_OR_TOTAL,
    FIGURE_TAIL,
    HEARD_ELSEWHERE,
    LIVING,
    LIVING_WORDS,
    NOT_GROSS,
    OF_THE_FIGURES,
    PAID,
    PAID_LESS,
    REALLY_PAID,
)
from bot.understanding.pay_entries import (
    EXPLAINING,
    FIGURES_ENTRY,
    INTERN_PAY,
    PAY_BY_COUNTRY,
    REMOTE_PAY,
    WHY_PAY,
)

INTERNSHIPS = "job_search/internships"


def figures_of_a_pay(a: Asked) -> Continued | None:
    """What the figures of a pay are: "per month?", "after tax?", "in euros?", "base or total?"."""
    of_pay = a.intent in ("salary", "compare") and not a.before.amount
    if of_pay and a.bare and not a.long and BASE_OR_TOTAL.search(a.text):
        return a.again(entry=WHY_PAY)
    return a.again(entry=FIGURES_ENTRY) if of_pay and _of_the_figures(a) else None


def really_paid(a: Asked) -> Continued | None:
    """What figures of pay rest on, which are of adverts: "is that advertised or actually paid"."""
    of_pay = a.intent == "salary" and not a.before.amount and a.bare
    asked = of_pay and REALLY_PAID.search(a.text)
    return Continued(a.before, (), entry=a.context.entry, sources=True) if asked else None


def figures_of_an_offer(a: Asked) -> Continued | None:
    """The same of an amount that was named."""
    if not a.before.amount or not _of_the_figures(a):
        return None
    return a.again(entry=FIGURES_ENTRY if NOT_GROSS.search(a.text) else a.context.entry)


def enough_to_live_on(a: Asked) -> Continued | None:
    """Whether a pay is enough to live on, wherever that is."""
    if a.intent != "salary" or len(a.words) > LIVING_WORDS or not a.named <= OF_PLACE:
        return None
    asked = ASKS.search(a.text) and LIVING.search(a.text) and HEARD_ELSEWHERE.isdisjoint(a.words)
    return a.again(entry=FIGURES_ENTRY) if asked else None


def told_of_pay(a: Asked) -> Continued | None:
    """The answer on pay with what is told; behind what explains the figures, the pay itself."""
    if not (a.tells_years or a.tells):
        return None
    region = a.context.entry == PAY_BY_COUNTRY and a.before.region
    explained = a.context.entry in EXPLAINING or region
    return a.merged(kind="salary") if explained else a.merged()


def paid_less(a: Asked) -> Continued | None:
    """Whether work from home is paid less."""
    asked = a.before.work_mode == "remote" and a.bare and PAID_LESS.search(a.text)
    return a.again(entry=REMOTE_PAY) if asked else None


def paid_internship(a: Asked) -> Continued | None:
    """Whether internships are paid."""
    return a.merged(entry=INTERN_PAY) if a.context.entry == INTERNSHIPS and PAID.search(a.text) else None


def _of_the_figures(a: Asked) -> bool:
    said = a.named <= {"country", "level", "currency"}  # "in us dollars" names a country, too
    if not said or len(a.words) > LIVING_WORDS:
        return False
    texts = {a.text, a.said, FIGURE_TAIL.sub("", a.text)} - {""}
    return any(pattern.search(text) for pattern in OF_THE_FIGURES for text in texts)

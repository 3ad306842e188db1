"""What a question takes over from the conversation: the role, the place and level, an offer's currency."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import chain
from typing import Any

from bot.library.cldr import tables
from bot.library.models import Computed
from bot.understanding.reading.money import read_pay
from bot.understanding.types import Context, Slots

BEGUN = 2
"""Years of experience from which on nobody is a beginner any more."""

ROLE_ANSWERS: frozenset[Computed] = frozenset(
    {"salary", "roadmap", "skills", "role", "pay_by_country", "trends"}
)
"""Computed answers about one role; without one they take the role of the question before."""

NEEDED = frozenset({"need", "needed", "necessary", "require", "required", "must", "essential", "important"})
"""Words by which is asked if a thing is needed."""

INSTEAD = frozenset({"instead", "rather", "alternatively", "otherwise", "then"})
"""Words by which another aim is named in place of the one before."""

TOLD_BY_ROLE = frozenset(
    {
        "day/typical-day",
        "education/degree-vs-certificate",
        "education/masters-worth-it",
        "education/no-degree",
        "education/phd-value",
        "education/self-taught",
        "education/what-employers-want",
        "industry/where-the-jobs-are",
        "progression/ceilings",
        "progression/sideways-moves",
        "progression/titles-on-the-way",
    }
)
"""Written answers that tell something of just the role, or of those set side by side."""

_OF_BOTH = frozenset({"both", "either", "they", "them", "which", "these", "those", "two", "each"})
"""Words by which two that were set side by side are meant."""

STAYING = (("country", "city", "countries", "region"), ("level", "years"))
"""Place and experience: each stays true until a question names another."""

OF_PLACE = frozenset(STAYING[0])

PLACE_AND_LEVEL = frozenset(chain.from_iterable(STAYING))


def staying(new: Slots, old: Slots) -> dict[str, Any]:
    """Place and experience of before, each where the question names none."""
    silent = (names for names in STAYING if not any(getattr(new, name) for name in names))
    return {name: getattr(old, name) for names in silent for name in names}


def take_over(
    kind: Computed | None, slots: Slots, context: Context, words: Sequence[str] = ()
) -> tuple[Slots, tuple[str, ...]]:
    """A full question about no role in particular, asked in a conversation about one: it means that one; of
    a skill where the `words` ask if it is needed.

    Pay is that of the place and level that were spoken of, too, also where its role is compared with another.
    The way to another role "instead" is that of one who comes from the same.
    What the question names itself is never touched.
    """
    if kind == "compare" and context.intent == "salary" and context.slots.role in (slots.role, slots.role2):
        kept = {name: value for name, value in staying(slots, context.slots).items() if value}
        return replace(slots, **kept), tuple(kept)
    if kind == "roadmap" and slots.role and not slots.from_role and not INSTEAD.isdisjoint(words):
        origin = context.slots.from_role
        moved = origin not in (None, slots.role) and not slots.role2
        return (replace(slots, from_role=origin), ("from_role",)) if moved else (slots, ())
    of_role = kind in ROLE_ANSWERS or (kind == "skill" and not NEEDED.isdisjoint(words))
    if not of_role or slots.role or not context.slots.role:
        return slots, ()
    taken: dict[str, Any] = {"role": context.slots.role}
    if kind == "salary":
        taken |= {name: value for name, value in staying(slots, context.slots).items() if value}
    return replace(slots, **taken), tuple(taken)


def take_over_roles(slots: Slots, context: Context, words: Sequence[str]) -> tuple[Slots, tuple[str, ...]]:
    """The role that was spoken of, where the question names none, for what tells of it; two where the words
    mean both."""
    before = context.slots
    meant = before.role and (not before.role2 or not _OF_BOTH.isdisjoint(words))
    if slots.role or slots.industry or not meant:
        return slots, ()
    both = replace(slots, role=before.role, role2=before.role2, roles=before.roles)
    return both, ("role", *(["role2"] if before.role2 else []))


def take_over_offer(text: str, slots: Slots, context: Context) -> tuple[Slots, tuple[str, ...]]:
    """An offer told in a conversation about a role's pay is one for that role, and in that place unless its
    currency is another's: "$90k" behind Canada is in Canadian dollars, "€90k" is not from there."""
    country = slots.country or context.slots.country
    amount, currency, told = read_pay(text, country)
    read = replace(slots, amount=amount, currency=currency, part_pay=told)
    elsewhere = country and currency not in (None, *tables().tender.get(country, ()))
    known = replace(context.slots, country=None, city=None) if elsewhere else context.slots
    return take_over("salary", slots if elsewhere else read, replace(context, slots=known))


def of_the_asker(old: Slots) -> Slots:
    """What stays true where another thing is asked: role, place and level, not the degree or the tool that
    the question before was about."""
    return replace(
        old,
        degree=None,
        skill=None,
        skill2=None,
        skills=(),
        company=None,
        amount=None,
        currency=None,
        part_pay=None,
        offers=(),
    )


def merge(new: Slots, old: Slots) -> tuple[Slots, tuple[str, ...]]:
    """New values over old ones; a new role ends what was said of a second one, not where somebody starts."""
    inherited = {name: value for name, value in old.named().items() if name not in new.named()}
    if new.role:
        for name in ("role2", "roles", *(["from_role"] if old.from_role == new.role else [])):
            inherited.pop(name, None)
    if new.country or new.region:
        for name in ("city", "countries", "region", *(["country"] if new.region else [])):
            inherited.pop(name, None)
    if new.skill:
        for name in ("skill2", "skills"):
            inherited.pop(name, None)
    if new.amount or new.part_pay:
        for name in ("amount", "part_pay"):
            inherited.pop(name, None)
    if new.amount or new.part_pay or new.role:
        inherited.pop("offers", None)
    elif old.offers:
        moved = {name: value for name in ("country", "level") if (value := getattr(new, name))}
        inherited["offers"] = tuple(offer._replace(**moved) for offer in old.offers)
    if (new.years or 0) >= BEGUN and old.level == "entry":
        inherited.pop("level", None)
    return replace(new, **inherited), tuple(inherited)

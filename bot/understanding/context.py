"""Follow-ups: "and in Germany?", "what about seniors?", "how do I become one?", "why?"."""

from collections.abc import Container, Sequence
from dataclasses import dataclass, replace
from itertools import chain, pairwise
from typing import Any

from bot.library.cldr import tables
from bot.library.models import Computed
from bot.understanding.carrying_on import (
    ACKNOWLEDGING,
    BARE_QUESTIONS,
    BEFORE_BARE,
    CARRYING_ON,
    COMING_FROM,
    COMPARING,
    DEFINING,
    FILLERS,
    OF_A_SKILL,
    ORDINAL,
    OWN_QUESTIONS,
    PLACES,
    PRONOUN_QUESTIONS,
    PRONOUNS,
    REMARKS,
)
from bot.understanding.money import read_pay
from bot.understanding.spans import ROLE_NOUNS
from bot.understanding.thresholds import FOLLOW_UP_WORDS
from bot.understanding.types import Context, Slots, Span

BEGUN = 2
"""Years of experience from which on nobody is a beginner any more."""

MISSING_ENTRY = "match/what-am-i-missing"
"""What tells a member what they lack for the role that was spoken of."""

KNOWN_SKILLS = "match/by-skills"
"""What tells a member which roles the skills fit that were named."""

KNOWN_IN: tuple[str, ...] = ("roadmap", "skills", "role", "match")
"""Intents of the questions on a role behind which a member tells what they can."""

WHY_ENTRIES: dict[str, str] = {"salary": "salary/where-figures-come-from"}
"""What explains an answer of an intent."""

ROLE_ANSWERS: frozenset[Computed] = frozenset(
    {"salary", "roadmap", "skills", "role", "pay_by_country", "trends"}
)
"""Computed answers about one role; without one they take the role of the question before."""


STAYING = (("country", "city", "countries"), ("level", "years"))
"""Place and experience: each stays true until a question names another."""

PLACE_AND_LEVEL = frozenset(chain.from_iterable(STAYING))

PAY_ENTRY = "salary/by-role"
"""The pay of a role, which a member may ask to have judged."""

RANKED = "salary/top-paying-roles"
"""The roles by their pay; one that is named behind it is asked about by itself."""

OFFER_ENTRY = "salary/offer-check"
"""What judges an amount that was named."""

FIGURES_ENTRY = "salary/reading-the-figures"
"""What the figures of a pay are: a year's, before tax, in one currency."""

COSTS = "education/costs"
"""What learning costs."""

LITTLE_TIME = "roadmap/with-little-time"
"""The way for those who have but evenings."""

REMOTE_PAY = "salary/location-and-remote"
INTERNSHIPS, INTERN_PAY = "job_search/internships", "salary/internship-pay"
INTO_THE_FIELD = "roadmap/into-the-field"
"""The way in where no role was named."""

HOW_LONG_ENTRY = "roadmap/how-long"
"""How long the way takes where no role was named."""

SWITCHING = frozenset({"switch", "move", "transition", "pivot", "change", "switching", "moving"})

GETTING_IN = SWITCHING | frozenset(
    {"get", "getting", "break", "breaking", "go", "going", "shift", "expand", "want", "wanting"}
)

WAYS_IN = ("education/no-degree", "education/self-taught")
"""What tells of ways into the field beside those of its own folder."""

PAY_BY_SKILL = "salary/pay-by-skill"
"""What tells that a skill has no pay of its own."""


@dataclass(frozen=True)
class Continued:
    """What a follow-up asks for: an entry, or the computed answer of a kind, with merged slots.

    `inherited` names the slots that were taken over.
    """

    slots: Slots
    inherited: tuple[str, ...]
    entry: str | None = None
    kind: Computed | None = None
    offers: bool = False
    """Whether what follows from the entry before is offered."""


def merged(new: Slots, old: Slots, **to: Any) -> Continued:
    """The same with new values over old ones."""
    return Continued(*merge(new, old), **to)


def without_remark(words: Sequence[str], spans: Sequence[Span]) -> tuple[Sequence[str], Sequence[Span]]:
    """What is asked behind a remark on the answer before: "[wow that is low] what about seniors".

    Only where what is left begins like something that carries on, which "a data analyst" behind "that is more
    than" does not.
    """
    first = next((at for at, word in enumerate(words) if word not in REMARKS), 0)
    if not first or (words[first] not in CARRYING_ON and not ACKNOWLEDGING.issuperset(words[:first])):
        return words, spans
    moved = [
        replace(span, start=span.start - first, end=span.end - first) for span in spans if span.start >= first
    ]
    return words[first:], moved


def adds_little(unnamed: int, opening: int) -> bool:
    """Whether so many words that name nothing, the first of them an opener, hold no question of their own."""
    return unnamed <= (max(4, opening + 1) if opening else 1)


def without_fillers(words: Sequence[str], spans: Sequence[Span]) -> tuple[Sequence[str], Sequence[Span]]:
    """The words without those that say nothing, where no name lies behind one of them."""
    last = max((span.end for span in spans), default=0)
    idle = FILLERS | {"then"} if spans else FILLERS
    return [word for at, word in enumerate(words) if at < last or word not in idle], spans


def defines(words: Sequence[str], spans: Sequence[Span]) -> bool:
    """Whether no more is asked than what one thing is."""
    if len({(span.start, span.end) for span in spans}) != 1 or spans[0].end != len(words):
        return False
    return DEFINING.fullmatch(" ".join(words[: spans[0].start])) is not None


def borrowed_role(
    words: Sequence[str], spans: Sequence[Span], context: Context, roles: Container[str]
) -> Span | None:
    """The role that a bare "and analysts?" means after one about data scientists, where it is one."""
    family = (context.slots.role or "").rpartition("-")[0]
    if not family or len(words) > FOLLOW_UP_WORDS or any(span.kind == "role" for span in spans):
        return None
    for at, word in enumerate(words):
        if word not in ROLE_NOUNS or (at > 0 and words[at - 1] not in BEFORE_BARE):
            continue
        for role in (f"{family}-{word}", f"data-{word}"):  # after an ML engineer there is no ML analyst
            if role in roles:
                return Span(at, at + 1, "role", role, word, 0.9)
    return None


def aimed_role(
    words: Sequence[str], spans: Sequence[Span], slots: Slots, roles: Container[str]
) -> Span | None:
    """The job in a field that somebody wants to get into in the time they have, or from the job that they
    have: "get into ML in 18 months", "I'm a data analyst, how do I move to ML".

    Without either none is meant yet: the way into the field tells of several.
    """
    started = slots.role or any(span.kind == "background" for span in spans)
    if slots.role2 or slots.from_role or not (started or slots.months or slots.hours):
        return None
    skills = {span.start: span for span in spans if span.kind == "skill"}
    for at, word in enumerate(words[1:], start=1):
        into_it = words[at - 1] == "into" and (not started or words[max(0, at - 2)] in GETTING_IN)
        to_it = words[at - 1] == "to" and words[max(0, at - 2)] in SWITCHING
        if not into_it and not to_it:
            continue
        field = skills.get(at) or (Span(at, at + 1, "skill", "ai", word) if word == "ai" else None)
        job = job_of(field.value, roles) if field else None
        if field and job:
            return replace(field, kind="role", value=job, score=0.9)
    return None


def one_of(text: str, slots: Slots, context: Context) -> Continued | None:
    """What "the second one" is asked, where roles or skills were set side by side."""
    found = ORDINAL.search(text)
    before = context.slots
    if found is None or slots.role or slots.skill:
        return None
    roles = before.roles or (before.role, before.role2)
    skills = before.skills or (before.skill, before.skill2)
    place = PLACES[found[1]]
    if before.role2 and place < len(roles):
        asked = ORDINAL.sub("one", text)
        patterns = (*PRONOUN_QUESTIONS, *BARE_QUESTIONS)
        kind = next((kind for pattern, kind in patterns if pattern.search(asked)), None)
        if kind is None and len(asked.split()) > 3:
            return None
        chosen = replace(slots, role=roles[place], country=slots.country or before.country)
        return Continued(chosen, ("role",), kind=kind or "role")
    if before.skill2 and place < len(skills):
        return Continued(replace(slots, skill=skills[place]), ("skill",), kind="skill")
    return None


def of_the_job(text: str, slots: Slots, context: Context, roles: Container[str]) -> Continued | None:
    """What is asked of the job that has the name of a skill: "prompt engineering", then "salary?".

    Where no job has it, pay leads to what tells that a skill has none.
    """
    if not context.slots.skill or slots.role or slots.skill:
        return None
    patterns = (*PRONOUN_QUESTIONS[:2], *OWN_QUESTIONS, *BARE_QUESTIONS)
    kind = next((kind for pattern, kind in patterns if pattern.search(text)), None)
    if kind not in ("salary", "roadmap") or OF_A_SKILL.search(text):
        return None
    skill = context.slots.skill
    job = job_of(skill, roles)
    if job is not None:
        return Continued(replace(slots, role=job), ("role",), kind=kind)
    return merged(slots, Slots(skill=skill), entry=PAY_BY_SKILL) if kind == "salary" else None


def job_of(field: str, roles: Container[str]) -> str | None:
    """The role that has the name of a field or skill: prompt engineering, machine learning, data analysis."""
    named = (field.removesuffix("ing"), f"{field}-engineer", f"{field.removesuffix('sis')}st")
    return next((name for name in named if name in roles), None)


def origin(text: str, spans: Sequence[Span]) -> str | None:
    """Where a member comes from who says no more than that: "from data analyst", "I'm a teacher"."""
    named = [span for span in spans if span.kind in ("role", "background")]
    opener = next((opener for opener in COMING_FROM if text.startswith(f"{opener} ")), None)
    if opener is None or len(named) != 1 or named[0].start != len(opener.split()):
        return None
    return named[0].value


def sets_beside(words: Sequence[str], slots: Slots) -> bool:
    first = next((word for word in words if word not in ("and", "but", "so")), "")
    return slots.role2 is None and (
        first in ("versus", "compared")
        or bool(COMPARING & set(words) and PRONOUNS & set(words))
        or any(one in ("difference", "compared") and two in _TO for one, two in pairwise(words))
    )


_TO = frozenset({"to", "from", "with"})
"""What stands before the other one of two: "the difference to an ML engineer"."""


def staying(new: Slots, old: Slots) -> dict[str, Any]:
    """Place and experience of before, each where the question names none."""
    silent = (names for names in STAYING if not any(getattr(new, name) for name in names))
    return {name: getattr(old, name) for names in silent for name in names}


NEEDED = frozenset({"need", "needed", "necessary", "require", "required", "must", "essential", "important"})


def take_over(
    kind: Computed | None, slots: Slots, context: Context, words: Sequence[str] = ()
) -> tuple[Slots, tuple[str, ...]]:
    """A full question about no role in particular, asked in a conversation about one: it means that one; of
    a skill where the `words` ask if it is needed.

    Pay is that of the place and level that were spoken of, too. What the question names itself is never
    touched.
    """
    of_role = kind in ROLE_ANSWERS or (kind == "skill" and not NEEDED.isdisjoint(words))
    if not of_role or slots.role or not context.slots.role:
        return slots, ()
    taken: dict[str, Any] = {"role": context.slots.role}
    if kind == "salary":
        taken |= {name: value for name, value in staying(slots, context.slots).items() if value}
    return replace(slots, **taken), tuple(taken)


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
    if new.country:
        for name in ("city", "countries"):
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

"""Follow-ups: "and in Germany?", "what about seniors?", "how do I become one?", "why?"."""

from collections.abc import Container, Sequence
from dataclasses import dataclass, replace
from typing import Any

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
    FITTING,
    HAVING,
    HOURS_LEFT,
    HOW_LONG,
    INTERN,
    KNOWING,
    MISSING,
    NEXT,
    NO_TALK,
    NOT_OF_SKILLS,
    OF_A_SKILL,
    OF_AN_OFFER,
    OPENERS,
    OPINIONS,
    ORDINAL,
    OWN_QUESTIONS,
    PLACES,
    POINTED,
    POINTED_WORDS,
    PRONOUN_QUESTIONS,
    PRONOUNS,
    REMARKS,
    SUBJECTS,
    WHO_EARNS,
    WHY,
)
from bot.understanding.spans import ROLE_NOUNS
from bot.understanding.thresholds import FOLLOW_UP_WORDS
from bot.understanding.types import Context, Slots, Span

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


def follow_up(
    words: Sequence[str], spans: Sequence[Span], slots: Slots, context: Context
) -> Continued | None:
    """What a short message asks for in the light of the one before; None where it stands by itself.

    It is a follow-up when it opens like one or names only slot values, when it sets a new role beside the
    one before, or when it points back with a pronoun and asks something that can be computed.
    """
    words, spans = _without_fillers(*_without_remark(words, spans))
    text = " ".join(words)
    intent = (context.entry or "").partition("/")[0]
    of_way = intent == "roadmap" and (slots.hours or slots.months) and context.slots.role and not slots.role
    if of_way and len(words) <= HOURS_LEFT and HAVING.search(text):
        return _merged(slots, context.slots, kind="roadmap")
    if len(words) > FOLLOW_UP_WORDS:
        if context.slots.role and not slots.named() and HOW_LONG.search(text):
            return Continued(_of_the_asker(context.slots), tuple(context.slots.named()), kind="roadmap")
        pointed = len(words) <= POINTED_WORDS and POINTED.search(text)
        return _one_of(text, slots, context) if pointed else None
    if text in WHY and intent in WHY_ENTRIES:
        return _again(context, entry=WHY_ENTRIES[intent])
    if intent not in NO_TALK and (text in WHY or NEXT.search(text)):
        return _again(context, entry=context.entry, offers=True)
    if slots.skill and intent != "skill" and _defines(words, spans):
        return None  # "what is Python?" is a question of its own
    if slots.role and context.slots.role and slots.role != context.slots.role and _sets_beside(words, slots):
        merged = Slots(
            role=context.slots.role, role2=slots.role, country=slots.country or context.slots.country
        )
        return Continued(merged, ("role",), kind="compare")
    if slots.skill and intent == "skill" and words[0] in ("or", "versus") and not slots.skill2:
        beside = Slots(skill=context.slots.skill, skill2=slots.skill)
        return Continued(beside, ("skill",), kind="compare_skills") if beside.skill != slots.skill else None
    if context.slots.role2 and not slots.named() and WHO_EARNS.search(text):
        return _again(context, kind="compare")
    beside_each_other = context.slots.role2 or context.slots.skill2
    if beside_each_other and words[:1] == ["which"] and not slots.named():
        return _again(context, entry=context.entry)
    if chosen := _one_of(text, slots, context):
        return chosen
    if context.entry == KNOWN_SKILLS and not slots.skill and (MISSING.search(text) or FITTING.search(text)):
        return _merged(slots, context.slots, entry=KNOWN_SKILLS)
    if context.slots.role and not slots.named() and MISSING.search(text):
        return _again(context, entry=MISSING_ENTRY)
    if slots.skill and not slots.role and context.slots.role and intent in KNOWN_IN and KNOWING.search(text):
        return _merged(slots, _of_the_asker(context.slots), entry=KNOWN_SKILLS)
    if context.slots.amount and not slots.named() and OF_AN_OFFER.search(text):
        return _again(context, entry=context.entry)
    if intent in ROLE_ANSWERS and context.slots.role and not slots.named() and len(words) <= 5:
        for pattern, entry in OPINIONS:
            if pattern.search(text):
                return Continued(_of_the_asker(context.slots), tuple(context.slots.named()), entry=entry)
    if of_way:
        return _merged(slots, context.slots, kind="roadmap")
    origin = _origin(text, spans) if intent == "roadmap" else None
    if origin and context.slots.role not in (None, origin):
        return _merged(Slots(from_role=origin), context.slots, kind="roadmap")
    if slots.role is None and context.slots.role:
        asked = (*PRONOUN_QUESTIONS, *OWN_QUESTIONS) if PRONOUNS & set(words) else OWN_QUESTIONS
        for pattern, kind in asked:
            if pattern.search(text):
                return _merged(slots, _of_the_asker(context.slots), kind=kind)
        if bare := next((kind for pattern, kind in BARE_QUESTIONS if pattern.search(text)), None):
            if intent == "compare" and context.slots.role2 and bare != "roadmap":
                return _merged(slots, context.slots, kind="compare")
            known = _of_the_asker(context.slots) if bare == "salary" else Slots(role=context.slots.role)
            return _merged(slots, known, kind=bare)
    of_skills = intent == "skill" or context.slots.skill2
    points_back = PRONOUNS & set(words) or text == "how long"
    if of_skills and not slots.named() and points_back and OF_A_SKILL.search(text):
        return _again(context, entry=context.entry)
    if intent != "salary" and not INTERN.isdisjoint(words):
        return None  # a subject, not the level of the one before
    if slots.skill2 and intent != "skill":
        return None  # two tools are a question of their own
    covered = sum(span.end - span.start for span in spans) + 2 * (slots.years is not None)
    opening = max((len(opener.split()) for opener in OPENERS if text.startswith(f"{opener} ")), default=0)
    if (slots.role or slots.skill) and not SUBJECTS.isdisjoint(words):
        return None  # "data engineer salary sweden" and "learn python" stand by themselves
    if slots.named() and _adds_little(len(words) - covered, opening):
        merged, inherited = _merge(slots, context.slots)
        if intent == "compare" and slots.role and context.slots.role2:
            merged = replace(merged, role=context.slots.role, role2=slots.role)
        if context.entry == WHY_ENTRIES["salary"] and merged.role:
            return Continued(merged, inherited, kind="salary")
        if slots.skill and not slots.role and intent in NOT_OF_SKILLS:
            return Continued(merged, inherited, kind="skill")
        if intent == "skill" and slots.skill:
            return Continued(merged, inherited, kind="skill")
        return Continued(merged, inherited, entry=context.entry)
    return None


def _again(context: Context, **to: Any) -> Continued:
    """What was said before, asked of something else: an entry, or the computed answer of a kind."""
    return Continued(context.slots, tuple(context.slots.named()), **to)


def _merged(new: Slots, old: Slots, **to: Any) -> Continued:
    """The same with new values over old ones."""
    return Continued(*_merge(new, old), **to)


def _without_remark(words: Sequence[str], spans: Sequence[Span]) -> tuple[Sequence[str], Sequence[Span]]:
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


def _adds_little(unnamed: int, opening: int) -> bool:
    """Whether so many words that name nothing, the first of them an opener, hold no question of their own."""
    return unnamed <= (max(4, opening + 1) if opening else 1)


def _without_fillers(words: Sequence[str], spans: Sequence[Span]) -> tuple[Sequence[str], Sequence[Span]]:
    """The words without those that say nothing, where no name lies behind one of them."""
    last = max((span.end for span in spans), default=0)
    idle = FILLERS | {"then"} if spans else FILLERS
    return [word for at, word in enumerate(words) if at < last or word not in idle], spans


def _defines(words: Sequence[str], spans: Sequence[Span]) -> bool:
    """Whether no more is asked than what one thing is."""
    if len(spans) != 1 or spans[0].end != len(words):
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
        bare = word in ROLE_NOUNS and (at == 0 or words[at - 1] in BEFORE_BARE)
        if bare and f"{family}-{word}" in roles:
            return Span(at, at + 1, "role", f"{family}-{word}", word, 0.9)
    return None


def _one_of(text: str, slots: Slots, context: Context) -> Continued | None:
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
        merged = replace(slots, role=roles[place], country=slots.country or before.country)
        return Continued(merged, ("role",), kind=kind or "role")
    if before.skill2 and place < len(skills):
        return Continued(replace(slots, skill=skills[place]), ("skill",), kind="skill")
    return None


def _origin(text: str, spans: Sequence[Span]) -> str | None:
    """Where a member comes from who says no more than that: "from data analyst", "I'm a teacher"."""
    named = [span for span in spans if span.kind in ("role", "background")]
    opener = next((opener for opener in COMING_FROM if text.startswith(f"{opener} ")), None)
    if opener is None or len(named) != 1 or named[0].start != len(opener.split()):
        return None
    return named[0].value


def _sets_beside(words: Sequence[str], slots: Slots) -> bool:
    first = next((word for word in words if word not in ("and", "but", "so")), "")
    return slots.role2 is None and (
        first in ("versus", "compared") or bool(COMPARING & set(words) and PRONOUNS & set(words))
    )


def take_over(kind: Computed | None, slots: Slots, context: Context) -> tuple[Slots, tuple[str, ...]]:
    """A full question about no role in particular, asked in a conversation about one: it means that one.

    Country and level stay too where the answer before was of the same kind. What the question names itself
    is never touched.
    """
    if kind not in ROLE_ANSWERS or slots.role or not context.slots.role:
        return slots, ()
    taken: dict[str, Any] = {"role": context.slots.role}
    if kind == "salary" and (context.entry or "").startswith("salary/"):
        for name in ("country", "level"):
            if getattr(context.slots, name) and not getattr(slots, name):
                taken[name] = getattr(context.slots, name)
    return replace(slots, **taken), tuple(taken)


def _of_the_asker(old: Slots) -> Slots:
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
    )


def _merge(new: Slots, old: Slots) -> tuple[Slots, tuple[str, ...]]:
    """New values over old ones; a new role ends what was said of a second one."""
    inherited = {name: value for name, value in old.named().items() if name not in new.named()}
    if new.role:
        for name in ("role2", "from_role", "roles"):
            inherited.pop(name, None)
    if new.country:
        for name in ("city", "countries"):
            inherited.pop(name, None)
    if new.skill:
        for name in ("skill2", "skills"):
            inherited.pop(name, None)
    if new.amount or new.part_pay:
        for name in ("amount", "currency", "part_pay"):
            inherited.pop(name, None)
    return replace(new, **inherited), tuple(inherited)

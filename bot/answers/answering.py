"""Understanding + Library -> Answer. Pure: the same input gives the same answer."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from bot.answers import (
    advert_counts,
    compare,
    compare_skills,
    interviews,
    lines,
    match,
    offer,
    offers,
    own_currency,
    pay_by_country,
    portraits,
    rests_on,
    roadmap,
    role,
    salary,
    skill,
    skill_leads,
    skills,
    top_paying,
    trends,
    words,
    written,
)
from bot.answers.begun_with import begun_with_what_is_asked
from bot.answers.controls import controls
from bot.answers.defaults import NOTHING, Defaults, with_defaults
from bot.answers.own_profile import told_section
from bot.answers.told_again import OF_FIGURES, REGIONAL, the_same_for
from bot.answers.types import Answer, Body, Control, FollowUp, Section
from bot.answers.versions import version_of
from bot.answers.words import listing
from bot.library import Library
from bot.library.models import Computed
from bot.understanding import Decision, Slots, Understanding
from bot.understanding.deciding import FOLLOWS
from bot.understanding.follow_ups.of_interviews import ON_INTERVIEWS
from bot.understanding.follow_ups.of_the_lines import A_LINE
from bot.understanding.implied_roles import is_assumed
from bot.understanding.offers import ENTRIES
from bot.understanding.reading.year_amounts import other_amounts
from bot.understanding.thresholds import OFFERED

COMPUTED: dict[Computed, Callable[..., Body]] = {
    "salary": salary.compute,
    "roadmap": roadmap.compute,
    "skills": skills.compute,
    "role": role.compute,
    "compare": compare.compute,
    "skill": skill.compute,
    "compare_skills": compare_skills.compute,
    "top_paying": top_paying.compute,
    "pay_by_country": pay_by_country.compute,
    "match": match.compute,
    "trends": trends.compute,
}
"""Kinds of answer: each is made of the Library and the slots, those of `AS_ASKED` of the question, too."""

AS_ASKED: frozenset[Computed] = frozenset(
    {"compare", "compare_skills", "match", "roadmap", "role", "skill", "skills", "top_paying"}
)
"""Answers that begin with what the question, in its normalised words, asks of all that they tell."""

SIDE_BY_SIDE: dict[Computed, str | None] = {"salary": compare.PAY, "skills": compare.SKILLS, "role": None}
"""Answers about one role that set two side by side where two are named, and the heading that comes first."""

LEFT = 3
"""Questions that are named where they are not answered."""


def answer(understanding: Understanding, library: Library, defaults: Defaults = NOTHING) -> Answer:
    """The answer to one understood question; `defaults` fill what it left open."""
    asked = understanding.slots.named()
    understanding, filled = with_defaults(library, understanding, defaults)
    suggestions = _versioned(library, _suggestions(understanding, library))
    unsure = understanding.decision is Decision.OFFER
    goes_on = understanding.reason == FOLLOWS
    body = _unsure(suggestions, goes_on) if unsure else _body(library, understanding)
    shown: tuple[Control, ...] = ()
    beside: tuple[Section, ...] = ()
    if understanding.of_sources:
        body = rests_on.compute(library, body)
    else:
        beside = told_section(library, understanding, defaults)
        kind = None if unsure else library.topics[understanding.entry].compute
        shown = controls(library, kind, understanding.slots)
    body = replace(
        body,
        sections=(*body.sections, *beside),
        followups=_versioned(library, body.followups),
        assumptions=(*_from_before(understanding, library), *filled, *body.assumptions),
        controls=shown,
        unused=(
            *_unknown(understanding),
            *_of_region(understanding),
            *_not_compared(understanding, library),
            *the_same_for(understanding, library),
            *body.unused,
        ),
    )
    more = [answer(other, library, defaults) for other in understanding.more]
    if left := _left(understanding):
        if more:
            more[-1] = replace(more[-1], body=replace(more[-1].body, notice=left))
        else:
            body = replace(body, notice=left)
    return Answer(
        text=understanding.text,
        intent=understanding.intent,
        entry=understanding.entry,
        answered=understanding.decision is Decision.ANSWER,
        confidence=understanding.confidence,
        slots=understanding.slots,
        body=body,
        version=version_of(library, understanding.entry, understanding.slots),
        suggestions=suggestions,
        filled=tuple(name for name in understanding.slots.named() if name not in asked),
        more=tuple(more),
    )


def _from_before(understanding: Understanding, library: Library) -> tuple[str, ...]:
    """The role that was not named in full: taken over from the conversation by an answer that looks at it, or
    assumed."""
    role = understanding.slots.role
    if role and any(is_assumed(span) for span in understanding.spans):
        return (f"{library.roles[role].name}, because no kind of analyst was named",)
    entry = understanding.entry
    looks = library.topics[entry].compute or entry in ENTRIES
    taken = "role" in understanding.inherited and role in library.roles and not understanding.slots.role2
    if role and looks and taken:
        return (f"{library.roles[role].name}, as before",)
    return ()


def _left(understanding: Understanding) -> str:
    """Questions of the message that are not answered; empty where all are."""
    named = [f"“{words.shortened(question)}”" for question in understanding.left[:LEFT]]
    if (others := len(understanding.left) - LEFT) > 0:
        named.append(f"{others} more")
    again = "ask it by itself" if len(named) == 1 else "ask them one by one"
    return f"Left aside: {listing(named)}; please {again}." if named else ""


def _unknown(understanding: Understanding) -> tuple[str, ...]:
    return (f"{understanding.unknown}: no entry for that job or field",) if understanding.unknown else ()


def _of_region(understanding: Understanding) -> tuple[str, ...]:
    """That nothing is known of a part of the world as a whole, where figures or places are told."""
    region = understanding.slots.region
    if region is None or understanding.intent not in REGIONAL:
        return ()
    told = "this is not sorted by region"
    if understanding.intent in OF_FIGURES:
        told = "no figures for a whole region; ask for a country"
    return (f"{words.upper_first(region)}: {told}",)


def _not_compared(understanding: Understanding, library: Library) -> tuple[str, ...]:
    """Other amounts of the question than the one that is set against advertised pay."""
    slots, entry = understanding.slots, understanding.entry
    if slots.amount is None or (entry not in ENTRIES and entry != library.computed.get("salary")):
        return ()
    compared = {slots.amount, *(one.amount for one in slots.offers)}
    amounts = other_amounts(understanding.text, slots.amount)
    others = [offer.named(one, slots) for one in amounts if one not in compared]
    told = f"only {offer.named(slots.amount, slots)} a year is set against advertised pay"
    if slots.offers:
        told = "not set against advertised pay"
    return (f"{listing(others)}: {told}",) if others else ()


def _body(library: Library, understanding: Understanding) -> Body:
    body = body_of(library, understanding.entry, understanding.slots, understanding.normalised)
    if understanding.reason == A_LINE:
        return lines.quoted(library, understanding, body)
    if library.topics[understanding.entry].compute:
        return body
    return begun_with_what_is_asked(
        library, understanding, own_currency.told_of_it(library, understanding, body)
    )


def body_of(library: Library, entry: str, slots: Slots, asked: str = "") -> Body:
    """What an entry says for these slots, and for what is `asked` in normalised words."""
    kind = library.topics[entry].compute
    if kind is None:
        body = written.compute(library, entry, slots)
        if entry.startswith("compare/"):
            return skill_leads.opened(library, body, slots, asked)
        if entry in ON_INTERVIEWS:
            return interviews.with_the_skill(library, body, slots, asked)
        if slots.tells_pay and entry in ENTRIES:
            if slots.offers:
                return offers.side_by_side(library, entry, body, slots)
            return offer.opened(body, salary.compute(library, slots))
        body = portraits.with_portrait(library, entry, body, slots)
        return advert_counts.begun_with(library, entry, body, slots)
    if kind in SIDE_BY_SIDE and slots.role2 and slots.role != slots.role2:
        return compare.compute(library, slots, asked, SIDE_BY_SIDE[kind])
    question = (asked,) if kind in AS_ASKED else ()
    return COMPUTED[kind](library, slots, *question)


def _versioned(library: Library, choices: Iterable[FollowUp]) -> tuple[FollowUp, ...]:
    return tuple(FollowUp(c.label, c.entry, c.slots, library.version(c.entry)) for c in choices)


def _suggestions(understanding: Understanding, library: Library) -> list[FollowUp]:
    """The likeliest entries, best first, one an intent before a second of the same."""
    ranked = [c for c in understanding.candidates if written.can(library, c.entry, understanding.slots)]
    first = list({c.intent: c for c in reversed(ranked)}.values())
    ordered = [c for c in ranked if c in first] + [c for c in ranked if c not in first]
    return [FollowUp(library.topics[c.entry].title, c.entry, understanding.slots) for c in ordered[:OFFERED]]


def _unsure(suggestions: tuple[FollowUp, ...], goes_on: bool) -> Body:
    """What stands above suggestions; `goes_on` tells that they follow from the answer before."""
    shown = [s for s in suggestions if not s.entry.startswith(("out_of_scope/", "smalltalk/"))]
    if not shown:
        return Body(
            title="I am not sure what you mean",
            lead="I did not understand that well enough to answer.",
            sections=(
                Section(
                    None,
                    "Ask me about pay, skills, roadmaps, roles or job search "
                    "in machine learning, data and AI.",
                ),
            ),
        )
    if goes_on:
        return Body(
            title="Where to go from here", lead="I have no more on that itself; these follow from it."
        )
    return Body(
        title="Did you mean one of these?", lead="I am not sure enough to answer, so pick what fits best."
    )

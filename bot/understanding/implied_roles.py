"""Roles that are meant though they are not named in full: "and analysts?", "get into ML in 18 months"."""

from collections.abc import Collection, Container, Sequence
from dataclasses import replace

from bot.understanding.follow_ups.pairs import nouns_of_pair
from bot.understanding.reading.spans import ROLE_NOUNS
from bot.understanding.thresholds import FOLLOW_UP_WORDS
from bot.understanding.types import Context, Slots, Span

BEFORE_BARE = frozenset(
    {"and", "a", "an", "the", "about", "for", "as", "or", "versus", "with", "than", "do", "mean", "same"}
)
"""What stands before a bare "analyst" that borrows the rest of its name."""

ANALYST, ASSUMED = "data-analyst", 0.8
"""What a bare "analyst" is taken for, and how sure that is."""

_ASKED_OF_ANALYST = frozenset(
    {"salary", "pay", "earn", "make", "paid", "wage", "become", "becoming", "roadmap", "path", "income"}
    | {"skill", "tool", "do", "day", "use"}
)

SWITCHING = frozenset({"switch", "move", "transition", "pivot", "change", "switching", "moving"})

GETTING_IN = SWITCHING | frozenset(
    {"get", "getting", "break", "breaking", "go", "going", "shift", "expand", "want", "wanting"}
)


def borrowed_roles(
    words: Sequence[str], spans: Sequence[Span], context: Context, roles: Collection[str]
) -> list[Span]:
    """The roles that are meant by a part of their names: of two that were spoken of, else of one family."""
    if of_pair := nouns_of_pair(words, spans, context, roles):
        return of_pair
    if len(words) > FOLLOW_UP_WORDS or any(span.kind == "role" for span in spans):
        return []
    before = context.slots.role or ""
    borrowed = _of_family(words, before, roles) or _the_one(words, before, roles)
    return [borrowed] if borrowed else []


def _of_family(words: Sequence[str], before: str, roles: Container[str]) -> Span | None:
    """The role that a bare "and analysts?" means after one about data scientists, where it is one."""
    family = before.rpartition("-")[0]
    if not family:
        return None
    for at, word in enumerate(words):
        if word not in ROLE_NOUNS or (at > 0 and words[at - 1] not in BEFORE_BARE):
            continue
        for role in (f"{family}-{word}", f"data-{word}"):  # after an ML engineer there is no ML analyst
            if role in roles:
                return Span(at, at + 1, "role", role, word, 0.9)
    return None


def _the_one(words: Sequence[str], before: str, roles: Collection[str]) -> Span | None:
    """The role of the family before that "the ml ones" means."""
    family = before.partition("-")[0]
    if not family:
        return None
    for at in range(1, len(words) - 1):
        if words[at - 1] != "the" or words[at + 1] != "one":
            continue
        meant = [role for role in roles if role.startswith(f"{family}-") and words[at] in role.split("-")]
        if len(meant) == 1:
            return Span(at, at + 2, "role", meant[0], words[at], 0.9)
    return None


def bare_analyst(
    words: Sequence[str], spans: Sequence[Span], slots: Slots, roles: Container[str]
) -> Span | None:
    """The data analyst that a bare "analyst" is taken for, where pay or the way is asked."""
    asked = _ASKED_OF_ANALYST & set(words)
    if not asked or slots.role or slots.industry or slots.company or ANALYST not in roles:
        return None
    for at, word in enumerate(words):
        alone = at == 0 or words[at - 1] in BEFORE_BARE | {"of", "become", "level"} or _ends(at, spans)
        if word == "analyst" and alone:
            return Span(at, at + 1, "role", ANALYST, word, ASSUMED)
    return None


def is_assumed(span: Span) -> bool:
    """Whether a role is one that a bare "analyst" was taken for."""
    return span.kind == "role" and (span.value, span.alias, span.score) == (ANALYST, "analyst", ASSUMED)


def _ends(at: int, spans: Sequence[Span]) -> bool:
    """Whether a level or a place ends there: "junior analyst"."""
    return any(span.end == at and span.kind in ("level", "country", "city") for span in spans)


def aimed_role(
    words: Sequence[str], spans: Sequence[Span], slots: Slots, roles: Container[str]
) -> Span | None:
    """The job in a field that somebody wants to get into in the time they have, or from the job that they
    have: "get into ML in 18 months", "I'm a data analyst, how do I move to ML", "data analyst into ML".

    Without either none is meant yet: the way into the field tells of several.
    """
    started = slots.role or any(span.kind == "background" for span in spans)
    if slots.role2 or slots.from_role or not (started or slots.months or slots.hours):
        return None
    skills = {span.start: span for span in spans if span.kind == "skill"}
    ends = {span.end for span in spans if span.kind == "role"}
    for at, word in enumerate(words[1:], start=1):
        before, from_it = words[max(0, at - 2)], at - 1 in ends
        into_it = words[at - 1] == "into" and (not started or before in GETTING_IN or from_it)
        to_it = words[at - 1] == "to" and (before in SWITCHING or from_it)
        if not into_it and not to_it:
            continue
        field = skills.get(at) or (Span(at, at + 1, "skill", "ai", word) if word == "ai" else None)
        job = job_of(field.value, roles) if field else None
        if field and job:
            return replace(field, kind="role", value=job, score=0.9)
    return None


def job_of(field: str, roles: Container[str]) -> str | None:
    """The role that has the name of a field or skill: prompt engineering, machine learning, data analysis."""
    named = (field.removesuffix("ing"), f"{field}-engineer", f"{field.removesuffix('sis')}st")
    return next((name for name in named if name in roles), None)

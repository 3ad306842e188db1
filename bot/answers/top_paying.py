"""Roles ranked by the median of their advertised pay, in one country and at one level."""

import re
from collections.abc import Collection

from bot.answers import pay_rows, salary, words
from bot.answers.age import pay_day
from bot.answers.types import Body, FollowUp, Section, Table
from bot.library import Library
from bot.library.models import LEAD_LENGTH
from bot.library.pay_models import AdvertisedPay, GuidePay
from bot.understanding import Slots
from bot.understanding.follow_ups.jobs_of_a_skill import roles_needing
from bot.understanding.types import SetOut

NAME_WIDTH = 18
"""Characters of a role's name, so that the table is at most 34 wide."""

QUOTED = 3
"""Ranges of the guide that are quoted at most."""

LACKING = 8
"""Roles without figures that are named at most."""

CAUTION = (
    "Top figures belong to few people at few firms, and part of them is shares. Within one role the gap "
    "between employers is larger than the gap between neighbouring roles."
)


_LOWEST = re.compile(
    r"\b(?:lowest|worst|(?<!at )least|bottom|smallest|poorest|less|cheap|cheaper|cheapest)\b"
)
"""Words that ask for the other end of the ranking."""


def compute(library: Library, slots: Slots, asked: str = "") -> Body:
    """The ranking, of roles that were listed, or of those that need a skill where one is named; what is
    missing from it, and what the guide says of the top. It begins with the lowest where these are `asked`
    for."""
    country, assumed = (slots.country, []) if slots.country else salary.default_country(library, slots)
    level, from_years = salary.level_of(slots)
    place, scope = words.place(library, country), library.level_name(level).lower()
    needing = roles_needing(library.roles, slots.skill)
    listed = tuple(role for role in slots.roles if role in library.roles)
    of = listed or needing or tuple(library.roles)
    rows = _ranked(library, of, country, level)
    lowest = bool(_LOWEST.search(asked))
    first = rows[::-1] if lowest else rows
    missing = _missing(library, of, rows, place, scope)
    guide = [] if needing or listed else _guide(library, country)
    those = f"the roles that need {library.skills[str(slots.skill)].name}" if needing else None
    those = "these roles" if listed else those
    sections = [
        Section("Median of advertised pay", _told(library, rows, level), _table(library, rows))
        if rows
        else None,
        Section("Not in the list", missing) if missing else None,
        Section("What a published guide says of the top", _quoted(guide)) if guide else None,
        Section("Read it with care", CAUTION),
    ]
    return Body(
        title=f"Roles by pay: {library.country_name(country)}, {scope}",
        lead=_lead(library, first, place, scope, "Lowest" if lowest else "Highest", those),
        sections=tuple(section for section in sections if section),
        sources=words.source_refs(
            library,
            [*(row.source for _, row in rows), *(row.source for row in guide)],
            {row.source: sum(other.n for _, other in rows) for _, row in rows},
        ),
        followups=_followups(library, first, slots, country),
        assumptions=(*assumed, *from_years),
        unused=words.without_effect(
            library, slots, "ranking", ("company", "city", "industry", *(() if needing else ("skill",)))
        ),
        pay_as_of=pay_day(library, [*(row for _, row in rows), *guide]),
        set_out=SetOut("role", tuple(role for role, _ in rows)) if rows else None,
    )


def _ranked(
    library: Library, of: Collection[str], country: str, level: str | None
) -> list[tuple[str, AdvertisedPay]]:
    rows = [
        (role, row)
        for role in of
        for row in pay_rows.pay_of(library, role).advertised
        if row.country == country and row.level == level
    ]
    return sorted(rows, key=lambda pair: (-pair[1].p50, pair[0]))


def _table(library: Library, rows: list[tuple[str, AdvertisedPay]]) -> Table:
    shown = [
        (
            words.short_role(library, role, NAME_WIDTH),
            words.short_money(row.p50, row.currency),
            f"{row.n:,}",
        )
        for role, row in rows
    ]
    return Table(("Role", "Median", "n"), tuple(shown))


def _told(library: Library, rows: list[tuple[str, AdvertisedPay]], level: str | None) -> str:
    """What the figures are, and the short names spelt out."""
    shortened = [(words.short_role(library, role, NAME_WIDTH), role) for role, _ in rows]
    mixed = "" if level else " Each role mixes levels in its own way, which moves its median: name a level."
    parts = (
        f"Thousands a year: half of the jobs pay less than the median, half more; of each range that an "
        f"advert gave, the middle counts. n is the number of adverts. Bonus and shares come on top.{mixed}",
        words.spelt_out(library, shortened),
    )
    return "\n\n".join(part for part in parts if part)


def _missing(
    library: Library, of: Collection[str], rows: list[tuple[str, AdvertisedPay]], place: str, scope: str
) -> str:
    there = {role for role, _ in rows}
    lacking = [words.role_name(library, role) for role in of if role not in there]
    if not there:
        return f"No role has ten postings in {place} ({scope}); other countries tell little about it."
    if len(lacking) > LACKING:
        lacking = [*lacking[:LACKING], f"{len(lacking) - LACKING} more roles"]
    return f"Fewer than ten postings in {place} ({scope}): {words.listing(lacking)}." if lacking else ""


def _guide(library: Library, country: str) -> list[GuidePay]:
    """The guide's highest ranges in the country, whomever they speak of."""
    rows = [row for pay in library.pay.values() for row in pay.guide if row.country == country]
    return sorted(rows, key=lambda row: -(row.high or 2 * row.low))[:QUOTED]


def _quoted(guide: list[GuidePay]) -> str:
    return words.bullets(
        f"**{words.money_range(row.low, row.high, row.currency)}**: {row.scope}" for row in guide
    )


def _lead(
    library: Library,
    rows: list[tuple[str, AdvertisedPay]],
    place: str,
    scope: str,
    which: str,
    those: str | None,
) -> str:
    of = f" for {those.removeprefix('the ')}" if those else ""
    if not rows:
        told = f"I have no advertised pay{of or ' by role'} in {place}, {scope}, to rank."
    elif len(rows) == 1:
        only = f"{library.roles[rows[0][0]].plural} have enough postings in {place}, {scope}."
        told = f"Of {those} only {only}" if those else f"Only {only}"
    else:
        ranked = f"{which} medians of advertised pay{of} in {place}, {scope}"
        names = [words.role_name(library, role) for role, _ in rows]
        told = f"{ranked}: {words.listing(names[:3])}."
        if len(told) > LEAD_LENGTH:
            told = f"{ranked}: {words.listing(names[:2])}."
    return words.clip(told, LEAD_LENGTH)


def _followups(
    library: Library, rows: list[tuple[str, AdvertisedPay]], slots: Slots, country: str
) -> tuple[FollowUp, ...]:
    entries = library.computed
    found: list[FollowUp] = []
    if "salary" in entries:
        for role, _ in rows[:3]:
            asked = Slots(role=role, level=slots.level, country=slots.country)
            found.append(FollowUp(f"Pay: {words.role_name(library, role)}"[:80], entries["salary"], asked))
    if country != salary.DEFAULT_COUNTRY and not slots.roles and "top_paying" in entries:
        label = f"The same in {words.place(library, salary.DEFAULT_COUNTRY)}"
        there = Slots(level=slots.level, country=salary.DEFAULT_COUNTRY)
        found.append(FollowUp(label, entries["top_paying"], there))
    elif "industry/best-paying-sectors" in library.topics:
        found.append(FollowUp("Best-paying sectors", "industry/best-paying-sectors"))
    return tuple(found)

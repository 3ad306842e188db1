"""Advertised pay over the years: the median of each full year, of one role in one country."""

from collections import Counter

from bot.answers import pay_charts, pay_rows, salary, words
from bot.answers.age import pay_day
from bot.answers.types import Body, FollowUp, Section, SourceRef, Table
from bot.library import Library
from bot.library.pay_models import TrendPay
from bot.understanding import Slots

NAME_WIDTH = 16
"""Characters of a role's name, so that the table is at most 34 wide."""

CAUTION = (
    "These are medians of what was advertised in full years, n being the number of adverts, and "
    "inflation is not taken off. Other firms advertise each year, so a step of a few percent may be the mix "
    "and no raise. "
    "Nothing later is known, and nothing is forecast."
)


def compute(library: Library, slots: Slots) -> Body:
    """The yearly medians asked for; where there are none it says so and tells those that come nearest."""
    country, level = salary.country_of(library, slots), salary.level_of(slots)[0]
    assumed = (*_country_assumed(library, slots), *salary.level_of(slots)[1])
    unused = words.without_effect(library, slots, "yearly pay", ("company", "city", "industry", "skill"))
    if slots.role not in library.roles:
        return _all_roles(library, country, level, slots, assumed, unused)
    role = str(slots.role)
    known = _rows(library, role, country)
    rows = [row for row in known if level in (None, row.level)]
    name, place = library.roles[role].name, library.country_name(country)
    scope = f", {library.level_name(level).lower()}" if level else ""
    shown = rows or known
    return Body(
        title=f"Pay over the years: {words.lower_first(name)}{scope}, {place}",
        lead=_lead(library, rows) if rows else _lacking(library, role, level, country, known),
        sections=(
            *(_section(library, row) for row in shown),
            *([] if shown else [_nearest_told(library, role, level, country)]),
            *([Section("Read it with care", CAUTION)] if shown else []),
        ),
        sources=_sources(library, shown),
        followups=_followups(library, slots, shown, level, country),
        assumptions=assumed,
        unused=unused,
        pay_as_of=pay_day(library, shown),
        chart=pay_charts.over_years(library, shown, name),
        chart_at_once=True,
    )


def _country_assumed(library: Library, slots: Slots) -> list[str]:
    if slots.country:
        return []
    country = salary.country_of(library, slots)
    default, why = salary.default_country(library, slots)
    return why if country == default else [words.place(library, country)]


def _rows(library: Library, role: str, country: str) -> list[TrendPay]:
    """The yearly medians of a role in a country, lowest level first."""
    order = list(library.vocabulary.levels)
    found = [row for row in pay_rows.pay_of(library, role).trend if row.country == country]
    return sorted(found, key=lambda row: order.index(row.level))


def _lead(library: Library, rows: list[TrendPay]) -> str:
    if len(rows) == 1:
        first, last = rows[0].years[0], rows[0].years[-1]
        low, high = words.money(first.p50, rows[0].currency), words.money(last.p50, rows[0].currency)
        return (
            f"The median of advertised pay was {low} in {first.year} and {high} in {last.year}: "
            f"{_change(rows[0])}."
        )
    told = [f"{library.level_name(row.level).lower()} {_change(row)}" for row in rows]
    return f"The median of advertised pay, first year to last: {words.listing(told)}."


def _change(row: TrendPay) -> str:
    share = _percent(row)
    return f"{'up' if share > 0 else 'down'} {abs(share)}%" if share else "hardly any change"


def _percent(row: TrendPay) -> int:
    """By how many percent the last median lies above the first."""
    first, last = row.years[0].p50, row.years[-1].p50
    return round(100 * (last - first) / first)


def _lacking(library: Library, role: str, level: str | None, country: str, known: list[TrendPay]) -> str:
    """Says that there are no yearly medians of what was asked for, and what stands below instead."""
    place = words.place(library, country)
    scope = f" ({library.level_name(level).lower()})" if level else ""
    near = _nearest(library, role, None, country) or pay_rows.pay_of(library, role).trend
    below = "; other levels are below" if known else "; what comes nearest is below" if near else ""
    whom = library.roles[role].plural
    return words.clip(f"No year-by-year pay for {whom}{scope} in {place}: too few adverts{below}.", 160)


def _section(library: Library, row: TrendPay) -> Section:
    lines = [(str(year.year), words.money(year.p50, row.currency), f"{year.n:,}") for year in row.years]
    return Section(library.level_name(row.level), "", Table(("Year", "Median", "n"), tuple(lines)))


def _nearest(library: Library, role: str, level: str | None, country: str) -> list[tuple[str, TrendPay]]:
    """Other roles with yearly medians there, one row each: neighbours of the role first, then those with most
    postings; at the level asked for where there is one, and none at other levels beside it."""
    close = library.roles[role].neighbours if role in library.roles else {}
    found = []
    for other in library.roles:
        rows = [row for row in _rows(library, other, country) if level in (None, row.level)]
        if rows and other != role:
            found.append((other, max(rows, key=lambda row: row.years[-1].n)))
    return sorted(found, key=lambda pair: (pair[0] not in close, -pair[1].years[-1].n, pair[0]))


def _nearest_told(library: Library, role: str, level: str | None, country: str) -> Section:
    """What there is instead: other roles there, else the countries that have yearly medians of this one."""
    near = _nearest(library, role, level, country) or _nearest(library, role, None, country)
    need = "A year counts from 30 distinct postings of one role and level on, and two years make a line."
    if near:
        names = words.listing(words.role_name(library, other) for other, _ in near[:4])
        return Section("What comes nearest", f"{need}\n\nThere, yearly pay is known for: {names}.")
    places = dict.fromkeys(row.country for row in pay_rows.pay_of(library, role).trend)
    if places:
        names = words.listing(words.place(library, each) for each in places)
        return Section("What comes nearest", f"{need}\n\nFor this role there are such years in {names}.")
    where = dict.fromkeys(row.country for pay in library.pay.values() for row in pay.trend)
    names = words.listing(words.place(library, each) for each in where) or "no country yet"
    return Section("Where there are figures", f"{need}\n\nSuch years are known for {names} alone.")


def _all_roles(
    library: Library,
    country: str,
    level: str | None,
    slots: Slots,
    assumed: tuple[str, ...],
    unused: tuple[str, ...],
) -> Body:
    """No role was named: the last two years of each, and which one is meant."""
    rows = _nearest(library, "", level, country)
    widened = bool(level and not rows)
    rows = rows or _nearest(library, "", None, country)
    place = library.country_name(country)
    return Body(
        title=f"Pay over the years: {place}",
        lead=_ranked_lead(library, rows, country, level if widened else None),
        sections=tuple(_all_sections(library, rows)),
        sources=_sources(library, [row for _, row in rows]),
        followups=tuple(_choices(library, rows, slots)),
        assumptions=assumed,
        unused=unused,
        ask=words.WHICH_JOB if rows else None,
        pay_as_of=pay_day(library, [row for _, row in rows]),
    )


def _ranked_lead(
    library: Library, rows: list[tuple[str, TrendPay]], country: str, lacking: str | None
) -> str:
    place = words.place(library, country)
    if not rows:
        return words.clip(f"I have no year-by-year pay for {place}: too few adverts in each year.", 160)
    if lacking:
        level = library.level_name(lacking).lower()
        return words.clip(f"No year-by-year pay for {level} in {place}; other levels are below.", 160)
    up = sum(_percent(row) > 0 for _, row in rows)
    return words.clip(
        f"Advertised pay rose for {up} of {len(rows)} roles in {place} whose years can be compared.", 160
    )


def _all_sections(library: Library, rows: list[tuple[str, TrendPay]]) -> list[Section]:
    if not rows:
        return []
    lines, shortened = [], []
    for role, row in rows:
        name = words.short_role(library, role, NAME_WIDTH)
        shortened.append((name, role))
        first, last = row.years[0], row.years[-1]
        change = _percent(row)
        lines.append((name, f"{first.year}–{last.year % 100:02}", f"{change:+}%" if change else "0%"))
    parts = (_levels_told(library, rows), words.spelt_out(library, shortened))
    text = "\n\n".join(part for part in parts if part)
    table = Table(("Role", "Years", "Change"), tuple(lines))
    return [Section("Change of the median", text, table), Section("Read it with care", CAUTION)]


def _levels_told(library: Library, rows: list[tuple[str, TrendPay]]) -> str:
    """Which level stands for each role: the one with most postings, in most roles the same."""
    usual = Counter(row.level for _, row in rows).most_common(1)[0][0]
    others = [
        f"{library.roles[role].plural} ({library.level_name(row.level).lower()})"
        for role, row in rows
        if row.level != usual
    ]
    told = f"Of each role the level with most postings: {library.level_name(usual).lower()}"
    return f"{told}, but for {words.listing(others)}." if others else f"{told}."


def _sources(library: Library, rows: list[TrendPay]) -> tuple[SourceRef, ...]:
    n = {row.source: 0 for row in rows}
    for row in rows:
        n[row.source] += sum(year.n for year in row.years)
    return words.source_refs(library, list(n), n)


def _choices(library: Library, rows: list[tuple[str, TrendPay]], slots: Slots) -> list[FollowUp]:
    entry = library.computed.get("trends")
    asked = Slots(level=slots.level, country=slots.country)
    return [
        FollowUp(library.roles[role].name, entry, Slots(role=role, level=asked.level, country=asked.country))
        for role, _ in rows[:4]
        if entry
    ]


def _followups(
    library: Library, slots: Slots, shown: list[TrendPay], level: str | None, country: str
) -> tuple[FollowUp, ...]:
    found: list[FollowUp] = []
    if "salary" in library.computed:
        asked = Slots(role=slots.role, level=level, country=country)
        found.append(FollowUp("Pay range", library.computed["salary"], asked))
    if not shown:
        near = _nearest(library, str(slots.role), level, country)
        near = near or _nearest(library, str(slots.role), None, country)
        found += _choices(library, near[:2], Slots(country=slots.country))
        found += _elsewhere(library, slots, country)
    if "salary/pay-over-time" in library.topics:
        found.append(FollowUp("What a trend can tell", "salary/pay-over-time"))
    return tuple(found)


def _elsewhere(library: Library, slots: Slots, country: str) -> list[FollowUp]:
    """The same role where it has yearly medians: another market, so only when somebody asks for it."""
    places = dict.fromkeys(row.country for row in pay_rows.pay_of(library, slots.role).trend)
    entry = library.computed.get("trends")
    return [
        FollowUp(f"In {words.place(library, place)}", entry, Slots(role=slots.role, country=place))
        for place in list(places)[:1]
        if entry and place != country
    ]

"""Advertised pay country by country, each in its own currency: never converted, never ranked across them."""

from bot.answers import pay_rows, salary, words
from bot.answers.age import pay_day
from bot.answers.pay_rows import ALL_LEVELS, ALL_ROLES
from bot.answers.region_countries import countries_of
from bot.answers.types import Body, FollowUp, Section, Table
from bot.library import Library
from bot.library.pay_models import AdvertisedPay
from bot.understanding import Slots

NAME_WIDTH = 14
"""Characters of a country's name, so that the table is at most 34 wide."""

NAMED = 2
"""Countries whose ranges the lead tells."""

CAUTION = (
    "Amounts in different currencies do not compare, and taxes, health cover, pension, holiday and living "
    "costs differ so much that a lower salary may buy an equal life. Nothing here is converted. Working "
    "rights and tax are for an official adviser."
)


def compute(library: Library, slots: Slots) -> Body:
    """One role, or all roles, at one level over the countries that have figures; those named come first, and
    of a part of the world there are no others."""
    level, assumed = salary.level_of(slots)
    role = slots.role if slots.role in library.roles else None
    named = slots.countries or ((slots.country,) if slots.country else ())
    within = countries_of(slots.region)
    rows, widened = _rows(library, role, level, (*named, *sorted(within)))
    if within:
        rows = [row for row in rows if row.country in within.union(named)]
    whom = library.roles[str(role)].plural if role and ALL_ROLES not in widened else ALL_ROLES
    scope = library.level_name(None if ALL_LEVELS in widened else level).lower()
    groups = _groups(rows, named)
    lacking = [country for country in named if country not in {row.country for row in rows}]
    told = f"{words.upper_first(whom)}, {scope}: half of the jobs pay between; n is the number of adverts."
    if scope == ALL_LEVELS:
        told += " Levels are mixed differently in each country."
    sections = [Section("Too few postings", _widened(widened)) if widened else None]
    for place, (currency, group) in enumerate(groups):
        how = told if not place else ""
        name = words.currency_name(currency)
        sections.append(Section(f"In {name}", how, _table(library, group)))
    if lacking:
        sections.append(Section("No figures", _lacking(library, lacking, whom, scope)))
    if rows:
        sections.append(Section("Read it with care", CAUTION))
    return Body(
        title=words.clip(f"Pay by country: {whom}, {scope}", 120),
        lead=_lead(library, rows, named, whom, slots.region if within else None),
        sections=tuple(section for section in sections if section),
        sources=words.source_refs(
            library, [row.source for row in rows], {row.source: sum(r.n for r in rows) for row in rows}
        ),
        followups=_followups(library, rows, role, level),
        assumptions=tuple(assumed),
        unused=words.without_effect(library, slots, "pay", ("company", "city", "industry", "skill")),
        pay_as_of=pay_day(library, rows),
    )


def _rows(
    library: Library, role: str | None, level: str | None, named: tuple[str, ...]
) -> tuple[list[AdvertisedPay], tuple[str, ...]]:
    """The cells of the role and level, else of wider ones, with what was widened. Wide enough where one of
    the countries that were named has a cell, or where none was named and any has."""
    choices = [(role, level, ()), (role, None, (ALL_LEVELS,))]
    if role:
        choices += [
            (None, level, (ALL_ROLES,)),
            (None, None, (ALL_ROLES, ALL_LEVELS)),
        ]
    found = []
    for whose, which, widened in choices:
        cells = pay_rows.pay_of(library, whose or pay_rows.FIELD).advertised
        rows = [row for row in cells if row.level == which]
        found.append((rows, widened if (whose, which) != (role, level) else ()))
        if rows and (not named or any(row.country in named for row in rows)):
            return found[-1]
    return next((choice for choice in found if choice[0]), ([], ()))


def _groups(rows: list[AdvertisedPay], named: tuple[str, ...]) -> list[tuple[str, list[AdvertisedPay]]]:
    """Rows by currency: those named first, in the order they were named, then those with most postings."""

    def order(row: AdvertisedPay) -> tuple[int, int]:
        return (named.index(row.country) if row.country in named else len(named), -row.n)

    groups: dict[str, list[AdvertisedPay]] = {}
    for row in sorted(rows, key=order):
        groups.setdefault(row.currency, []).append(row)
    return list(groups.items())


def _table(library: Library, rows: list[AdvertisedPay]) -> Table:
    shown = [
        (
            words.clip(library.country_name(row.country), NAME_WIDTH),
            words.short_range(row.p25, row.p75, row.currency),
            f"{row.n:,}",
        )
        for row in rows
    ]
    return Table(("Country", "Half", "n"), tuple(shown))


def _widened(widened: tuple[str, ...]) -> str:
    return f"Too few such postings: {words.listing(widened)} instead."


def _lacking(library: Library, countries: list[str], whom: str, scope: str) -> str:
    places = words.listing(words.place(library, country) for country in countries)
    return f"{words.upper_first(places)}: fewer than ten postings for {whom}, {scope}, so no number."


def _lead(
    library: Library, rows: list[AdvertisedPay], named: tuple[str, ...], whom: str, region: str | None
) -> str:
    """The ranges of up to two countries that were named, or that the region has, else how many
    countries there are figures for."""
    cells = {row.country: row for row in rows}
    if region and len(cells) <= NAMED:
        named = tuple(cells)
    asked = [cells[country] for country in named if country in cells][:NAMED]
    told = "; ".join(
        f"{library.country_name(row.country)} {words.money_range(row.p25, row.p75, row.currency)}"
        for row in asked
    )
    if asked:
        apart = " Not comparable as they stand." if len({row.currency for row in asked}) > 1 else ""
        return words.clip(f"Half of the advertised pay a year: {told}.{apart}", 160)
    if not rows:
        return f"I have no advertised pay for that in any country{f' of {region}' if region else ''}."
    many = "one country" if len(cells) == 1 else f"{len(cells)} countries"
    many += f" of {region}" if region else ""
    return words.clip(f"Figures for {whom} in {many}, each in its own currency: they are no ranking.", 160)


def _followups(
    library: Library, rows: list[AdvertisedPay], role: str | None, level: str | None
) -> tuple[FollowUp, ...]:
    found: list[FollowUp] = []
    if "salary" in library.computed:
        for row in sorted(rows, key=lambda row: -row.n)[:3]:
            label = f"Pay in {words.place(library, row.country)}"
            asked = Slots(role=role, level=level, country=row.country)
            found.append(FollowUp(label, library.computed["salary"], asked))
    if "salary/location-and-remote" in library.topics:
        found.append(FollowUp("Location and remote", "salary/location-and-remote"))
    return tuple(found)

"""How many adverts there are for a role or in a country: what an answer on the market begins with."""

from dataclasses import dataclass, replace

from bot.answers import pay_rows, salary, words
from bot.answers.age import pay_day
from bot.answers.types import Body, Section
from bot.library import Library
from bot.library.models import LEAD_LENGTH
from bot.library.pay_models import AdvertisedPay
from bot.understanding import Slots

OPENED = frozenset({"outlook/demand", "outlook/by-country", "outlook/entry-level-market"})
"""Written answers that begin with the count; what they begin with otherwise comes next."""

BESIDE = frozenset({"outlook/is-it-worth-it", "outlook/saturation", "outlook/niche-demand"})
"""Written answers behind whose first sentence it comes."""

CAUTION = "Only adverts that name their pay are counted: a sign of demand, not all jobs."

NAMED = 3
"""Roles that are named of a country."""


@dataclass(frozen=True)
class _Count:
    """One sentence, what it leaves out, the row of pay behind it, and what was assumed."""

    sentence: str
    told: str = ""
    row: AdvertisedPay | None = None
    assumed: tuple[str, ...] = ()


def begun_with(library: Library, entry: str, body: Body, slots: Slots) -> Body:
    """The written answer with what is counted for the role or the country that was named; as it is where
    neither was."""
    if entry not in OPENED | BESIDE:
        return body
    if slots.role in library.roles:
        return _put_in(library, entry, body, _of_role(library, slots))
    if slots.country:
        return _put_in(library, entry, body, _of_country(library, slots.country))
    return body


def _put_in(library: Library, entry: str, body: Body, count: _Count) -> Body:
    rows = [count.row] if count.row else []
    samples = {row.source: row.n for row in rows}
    made = replace(
        body,
        sources=words.each_once(body.sources, words.source_refs(library, list(samples), samples)),
        assumptions=(*body.assumptions, *count.assumed),
        pay_as_of=pay_day(library, rows),
    )
    if entry in BESIDE:
        return replace(made, sections=(Section(None, f"{count.sentence} {count.told}"), *body.sections))
    own = Section("The market as a whole" if count.told else None, body.lead)
    told = (Section(None, count.told),) if count.told else ()
    return replace(made, lead=words.clip(count.sentence, LEAD_LENGTH), sections=(*told, own, *body.sections))


def _of_role(library: Library, slots: Slots) -> _Count:
    role = str(slots.role)
    country, assumed = slots.country, list[str]()
    if country is None:
        country, assumed = salary.default_country(library, slots)
    plural, place = library.roles[role].plural, words.place(library, country)
    rows = {row.level: row for row in pay_rows.pay_of(library, role).advertised if row.country == country}
    whole = rows.pop(None, None)
    if whole is None:
        return _Count(
            f"For {plural} in {place} there are fewer than ten adverts with pay, too few to count.",
            assumed=tuple(assumed),
        )
    beginners = f"{rows['entry'].n:,} of them are" if "entry" in rows else "fewer than ten are"
    sentence = (
        f"{whole.n:,} of {_total(library, country):,} adverts with pay in {place} are for {plural}"
        f"{_rank(library, role, country)}; {beginners} for beginners."
    )
    levels = words.listing(f"{row.n:,} {level}" for level, row in rows.items())
    by_level = f"By level: {levels}. " if len(rows) > 1 else ""
    pay = f"The middle half offers {words.money_range(whole.p25, whole.p75, whole.currency)} a year. "
    return _Count(sentence, f"{by_level}{pay}{CAUTION}", whole, tuple(assumed))


def _rank(library: Library, role: str, country: str) -> str:
    """Which place the role has among those that are counted there."""
    found = pay_rows.cells(library, library.roles, country, None)
    before = sum(row.n > found[role].n for row in found.values())
    return f", place {before + 1} of {len(found)} roles" if len(found) > 2 else ""


def _of_country(library: Library, country: str) -> _Count:
    place, whole = words.place(library, country), _whole(library, country)
    if whole is None:
        return _Count(f"In {place} there are fewer than ten adverts with pay, too few to count.")
    found = pay_rows.cells(library, library.roles, country, None)
    order = sorted(found, key=lambda role: -found[role].n)[:NAMED]
    most = words.listing(f"{library.roles[role].plural} ({found[role].n:,})" for role in order)
    named = f"most for {most}" if len(order) > 1 else "too few of them for any one role to tell"
    return _Count(f"{whole.n:,} adverts with pay are counted in {place}, {named}.", CAUTION, whole)


def _whole(library: Library, country: str) -> AdvertisedPay | None:
    """The row of all roles and levels of a country."""
    return pay_rows.cells(library, [pay_rows.FIELD], country, None).get(pay_rows.FIELD)


def _total(library: Library, country: str) -> int:
    whole = _whole(library, country)
    return whole.n if whole else 0

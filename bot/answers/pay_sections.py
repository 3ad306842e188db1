"""How the rows of a pay answer are told: the short answer, the table, the quoted ranges."""

from collections.abc import Iterable, Sequence

from bot.answers import words
from bot.answers.types import Section, Table
from bot.library import Library
from bot.library.models import LEAD_LENGTH
from bot.library.pay_models import AdvertisedPay, GuidePay, Pay


def lead(
    library: Library,
    guide: Sequence[GuidePay],
    row: AdvertisedPay | None,
    widened: Sequence[str],
    asked: str,
    level: str | None,
    beside: str,
) -> str:
    """The short answer, from the advertised row that leads, or the first quoted range where there is none;
    `asked` is what `widened` stands in for, `level` the one in it, `beside` how that one is paid."""
    if row is None:
        first = next((one for one in guide if one.level == level), guide[0])
        pay = words.money_range(first.low, first.high, first.currency)
        whose = f" at {first.level} level" if first.level not in (None, level) else ""
        source = library.sources[first.source].title
        return words.clip(f"{words.upper_first(pay)} a year{whose}, by “{source}”.", LEAD_LENGTH)
    low, high = words.money(row.p25, row.currency), words.money(row.p75, row.currency)
    pay = f"half of the advertised pay lies between {low} and {high} a year ({row.n:,} postings)."
    if widened:
        openings = [f"No own figures for {asked}.", "No own figures for that."]
        if beside:
            ways = (beside, beside.replace(" usually", ""))
            openings = [f"No own figures{of}; {way}." for of in (f" for {asked}", "") for way in ways]
        told = [f"{opening} For {words.listing(widened)}, {pay}" for opening in openings]
        return next((line for line in told if len(line) <= LEAD_LENGTH), told[-1])
    return words.upper_first(pay)


def sections(
    pay: Pay,
    guide: Sequence[GuidePay],
    advertised: Sequence[AdvertisedPay],
    widened: str,
) -> Iterable[Section]:
    """Advertised pay as a table, and what guides say; `pay` is of the role itself, `widened` says what stands
    in for what was asked."""
    if advertised:
        note = pay.note if any(row in pay.advertised for row in advertised) else None
        parts = (widened, _how_counted(advertised), note)
        yield Section("Advertised pay", "\n\n".join(part for part in parts if part), _table(advertised))
    if guide:
        yield Section("Quoted ranges", words.bullets(_quoted(row, pay) for row in guide))


_BESIDE = {"entry": "less", "lead": "more"}
"""How the levels at the ends of the ladder are paid beside any other that stands in for them."""


def beside(level: str | None, shown: str | None) -> str:
    """How a level at an end of the ladder is paid, where another, or all of them, is shown in its place."""
    return f"{level} level usually pays {_BESIDE[level]}" if level in _BESIDE and shown != level else ""


def instead(widened: Sequence[str], place: str, beside: str) -> str:
    """The sentence that says how the figures were widened, and on which side of them the asked ones lie."""
    if not widened:
        return ""
    told = f"Too few such postings in {place}: {words.listing(widened)} instead."
    return f"{told} {words.upper_first(beside)}." if beside else told


def _table(advertised: Sequence[AdvertisedPay]) -> Table:
    rows = [
        (
            (row.level or "all levels").capitalize(),
            words.short_range(row.p25, row.p75, row.currency),
            words.short_money(row.p50, row.currency),
        )
        for row in advertised
    ]
    return Table(("Level", "Middle half", "Median"), tuple(rows))


def _how_counted(advertised: Sequence[AdvertisedPay]) -> str:
    first, last = min(row.years[0] for row in advertised), max(row.years[1] for row in advertised)
    counts = ", ".join(f"{row.level or 'all levels'} {row.n:,}" for row in advertised)
    years = str(first) if first == last else f"{first} to {last}"
    return (
        f"From job adverts of {years}: half of the advertised jobs pay between the two figures of the middle "
        f"half, and of each range that an advert gave, its middle counts. Number of adverts: {counts}. "
        "Bonus and shares come on top."
    )


def _quoted(row: GuidePay, own: Pay) -> str:
    field = "" if row in own.guide else " (whole field)"
    level = f", {row.level} level" if row.level and row.level not in row.scope.lower() else ""
    line = f"**{words.money_range(row.low, row.high, row.currency)}**{level}: {row.scope}{field}."
    return f"{line} {row.note}" if row.note else line

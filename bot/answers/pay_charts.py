"""Pay rows -> what a chart of them shows."""

from collections.abc import Iterable, Sequence

from bot.answers import words
from bot.answers.chart_values import GuideBand, PayBand, PayChart, TrendChart, TrendLine, YearPoint
from bot.library import Library
from bot.library.pay_models import AdvertisedPay, GuidePay, Pay, TrendPay
from bot.understanding import Slots


def by_level(
    library: Library, pay: Pay, led: AdvertisedPay, guide: Sequence[GuidePay], whom: str, slots: Slots
) -> PayChart:
    """The levels of one role (the one whose `pay` holds `led`) in the country and currency of `led`, the
    guide's ranges, and the offer that was named."""
    order = [str(level) for level in library.vocabulary.levels]
    rows = [row for row in pay.advertised if row.country == led.country and row.currency == led.currency]
    known = sorted((row for row in rows if row.level), key=lambda row: order.index(str(row.level)))
    shown = known if led.level else [*known, led]
    quoted = [row for row in guide if row.currency == led.currency]
    fits = slots.amount is not None and slots.currency in (None, led.currency)
    return PayChart(
        title=f"{whom}: pay, {library.country_name(led.country)}",
        currency=led.currency,
        bands=tuple(_band(library.level_name(row.level), row) for row in shown),
        guide=tuple(_guide(library, row, own=row in pay.guide) for row in quoted),
        source=source_lines(library, [*(row.source for row in shown), *(row.source for row in quoted)]),
        offer=slots.amount if fits else None,
    )


def of_roles(library: Library, rows: dict[str, AdvertisedPay]) -> PayChart | None:
    """Roles side by side in one country and at one level; None where fewer than two share a currency."""
    if len(rows) < 2 or len({row.currency for row in rows.values()}) > 1:
        return None
    row = next(iter(rows.values()))
    scope = library.level_name(row.level).lower()
    return PayChart(
        title=f"Pay side by side: {library.country_name(row.country)}, {scope}",
        currency=row.currency,
        bands=tuple(_band(library.roles[key].name, row) for key, row in rows.items()),
        source=source_lines(library, [row.source for row in rows.values()]),
    )


def over_years(library: Library, rows: Sequence[TrendPay], whom: str) -> TrendChart | None:
    """Lines of one role in one country, a line a level; None without rows."""
    if not rows:
        return None
    return TrendChart(
        title=f"{whom}: pay over the years, {library.country_name(rows[0].country)}",
        currency=rows[0].currency,
        lines=tuple(
            TrendLine(library.level_name(row.level), tuple(YearPoint(y.year, y.p50, y.n) for y in row.years))
            for row in rows
        ),
        source=source_lines(library, [row.source for row in rows]),
    )


def source_lines(library: Library, ids: Iterable[str]) -> str:
    """The titles of sources, each once, a line each."""
    return "\n".join(library.sources[key].title for key in dict.fromkeys(ids))


def _band(label: str, row: AdvertisedPay) -> PayBand:
    return PayBand(label, row.n, row.p10, row.p25, row.p50, row.p75, row.p90)


def _guide(library: Library, row: GuidePay, *, own: bool) -> GuideBand:
    label = library.level_name(row.level)
    return GuideBand(label if own else f"{label}, {words.WHOLE_FIELD}", row.low, row.high)

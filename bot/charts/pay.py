"""Advertised pay as bands: percentiles by level against a guide's ranges, or of roles side by side."""

from dataclasses import dataclass

from bot.answers.chart_values import GuideBand, PayBand, PayChart
from bot.answers.words import currency_name
from bot.charts import fonts
from bot.charts.frame import MARGIN, foot, framed, head
from bot.charts.scale import Scale, short, span, ticks
from bot.charts.shapes import (
    AMBER,
    BLUE,
    GRID,
    INK,
    NOTE,
    PINK,
    SOFT,
    TEXT,
    WIDTH,
    Box,
    Line,
    Scene,
    Shape,
    Text,
)

LABELS = 235
"""Pixels for names of levels and roles, at most."""

READING = "Box: middle half. Line: 10th to 90th percentile. White: median."
STRETCH = 1.5
"""An offer this many times beyond the other amounts would squeeze them: it is marked at the edge."""

LINE = 28
"""From one line of a row's name to the next."""

GUIDE_HEIGHT = 14

OPEN = 80
"""Pixels of a range without an upper end: an arrow, for its length would mean nothing."""


@dataclass(frozen=True)
class Row:
    """What stands side by side: advertised pay, a guide's range of the same name, or one of them."""

    label: str
    band: PayBand | None
    guide: GuideBand | None


def pay_scene(chart: PayChart) -> Scene:
    """The picture of a pay chart."""
    rows = paired(chart)
    shapes, top = head(chart.title, READING if chart.bands else "")
    left = MARGIN + _label_width(rows, chart.currency) + 20
    scale = _scale(chart, left)
    y = top + (44 if chart.offer is not None else 12)
    grid_top, marks = y, []
    for row in rows:
        made, height = _row(row, scale, y, chart.currency)
        marks += made
        y += height
    shapes += _grid(scale, grid_top, y, chart.currency)
    shapes += [mark for mark in marks if not isinstance(mark, Text)]
    if chart.offer is not None:
        shapes += _offer(chart.offer, chart.currency, scale, grid_top, y)
    shapes += [mark for mark in marks if isinstance(mark, Text)]
    name = currency_name(chart.currency)
    notes = (f"Advertised pay a year, {name} ({chart.currency}); n: postings", chart.source)
    small, bottom = foot(y + 48, notes if chart.bands else (f"Pay a year, {name}", chart.source))
    return framed([*shapes, *small], bottom)


def paired(chart: PayChart) -> list[Row]:
    """Rows from top to bottom; a guide's range stands with the band of the same label, else alone."""
    guide = {band.label: band for band in reversed(chart.guide)}
    rows = [Row(band.label, band, guide.get(band.label)) for band in chart.bands]
    used = {id(row.guide) for row in rows}
    return rows + [Row(band.label, None, band) for band in chart.guide if id(band) not in used]


def _label_width(rows: list[Row], currency: str) -> float:
    """As wide as the widest line of a name, or of the line below it."""
    lines = [(line, TEXT, True) for row in rows for line in _name(row)]
    lines += [(_below(row, currency), NOTE, False) for row in rows]
    return min(max((fonts.width(*line) for line in lines), default=0), LABELS)


def _name(row: Row) -> list[str]:
    return fonts.wrap(row.label, TEXT, LABELS, 3, bold=True)


def _below(row: Row, currency: str) -> str:
    """What stands below a name: the sample size, or the amounts of a range that stands alone."""
    if row.band:
        return f"n = {row.band.n:,}"
    return _amounts(row.guide, currency) if row.guide else ""


def _amounts(guide: GuideBand, currency: str) -> str:
    low = short(guide.low, currency)
    return f"over {low}" if guide.high is None else f"{low}–{short(guide.high, currency)}"


def _scale(chart: PayChart, left: float) -> Scale:
    amounts = [amount for band in chart.bands for amount in (band.p10, band.p90)]
    amounts += [amount for band in chart.guide for amount in (band.low, band.high) if amount is not None]
    amounts = amounts or [0, 1]
    low, high = min(amounts), max(amounts)
    if chart.offer is not None:
        low = min(low, max(chart.offer, round(low / STRETCH)))
        high = max(high, min(chart.offer, round(high * STRETCH)))
    return Scale(*span(low, high, 0.1 if chart.guide else 0.04), left, WIDTH - MARGIN - 12)


def _row(row: Row, scale: Scale, top: float, currency: str) -> tuple[list[Shape], float]:
    """The shapes of one row and its height."""
    name, y = _name(row), top + 34
    made: list[Shape] = []
    for line in name:
        made.append(Text(MARGIN, y, line, TEXT, INK, bold=True))
        y += LINE
    made.append(Text(MARGIN, y, _below(row, currency), NOTE, SOFT))
    height = y + 22 - top
    at = top + 38
    if row.band:
        made += _band(row.band, scale, at, currency)
        at += 34
    if row.guide:
        made += _range(row.guide, scale, at, currency)
        at += GUIDE_HEIGHT + 6
    return made, max(height, at + 14 - top)


def _band(band: PayBand, scale: Scale, top: float, currency: str) -> list[Shape]:
    """Line, box, median and the median's amount above it."""
    p10, p25, p50, p75, p90 = map(scale.at, (band.p10, band.p25, band.p50, band.p75, band.p90))
    middle, said = top + 13, short(band.p50, currency)
    half = fonts.width(said, TEXT, bold=True) / 2
    x = min(max(p50, scale.start + half), scale.end + 12 - half)
    return [
        Line(((p10, middle), (p90, middle)), BLUE, 4),
        Box(p25, top, max(p75 - p25, 2), 26, BLUE),
        Line(((p50, top - 4), (p50, top + 30)), INK, 5),
        Text(x, top - 11, said, TEXT, INK, bold=True, align="middle"),
    ]


def _range(guide: GuideBand, scale: Scale, top: float, currency: str) -> list[Shape]:
    """A thin bar with its amounts beside it; one without an upper end is an arrow."""
    low = scale.at(guide.low)
    high = min(low + OPEN, scale.end) if guide.high is None else scale.at(guide.high)
    made: list[Shape] = [Box(low, top, max(high - low, 2), GUIDE_HEIGHT, AMBER)]
    if guide.high is None:
        y = top + GUIDE_HEIGHT / 2
        made.append(Line(((high - 2, y - 13), (high + 11, y), (high - 2, y + 13)), AMBER, 5))
    return [*made, *_beside(guide, low, high, scale, top + GUIDE_HEIGHT, currency)]


def _beside(guide: GuideBand, low: float, high: float, scale: Scale, y: float, currency: str) -> list[Shape]:
    """What the bar is, right of it or else left, as long as there is room for."""
    gap = 24 if guide.high is None else 12
    for said in (f"guide {_amounts(guide, currency)}", "guide"):
        wide = fonts.width(said, NOTE)
        if high + gap + wide <= scale.end + 12:
            return [Text(high + gap, y + 1, said, NOTE, AMBER)]
        if low - 12 - wide >= scale.start:
            return [Text(low - 12, y + 1, said, NOTE, AMBER, align="right")]
    return []


def _grid(scale: Scale, top: float, bottom: float, currency: str) -> list[Shape]:
    """Upright lines with their amounts below, as many as fit side by side."""
    made: list[Shape] = []
    for most in (5, 4, 3, 2):
        found = ticks(scale.low, scale.high, most)
        said = [short(amount, currency, 1) for amount in found]
        room = (scale.end - scale.start) / max(len(found), 1)
        if all(fonts.width(text, NOTE) + 18 <= room for text in said):
            break
    for amount, text in zip(found, said, strict=True):
        x = scale.at(amount)
        made.append(Line(((x, top), (x, bottom)), GRID, 2))
        half = fonts.width(text, NOTE) / 2
        made.append(Text(min(x, WIDTH - 8 - half), bottom + 27, text, NOTE, SOFT, align="middle"))
    return made


def _offer(offer: int, currency: str, scale: Scale, top: float, bottom: float) -> list[Shape]:
    """A dashed upright line with the offer's amount above it; beyond the scale, an arrow instead."""
    x, said = scale.at(offer), f"Offer {short(offer, currency, 1)}"
    if not scale.holds(offer):
        said = f"{said} →" if offer > scale.high else f"← {said}"
    half = fonts.width(said, TEXT, bold=True) / 2
    centre = min(max(x, MARGIN + half), WIDTH - MARGIN - half)
    return [
        Line(((x, top - 6), (x, bottom)), PINK, 4, dashed=True),
        Text(centre, top - 14, said, TEXT, PINK, bold=True, align="middle"),
    ]

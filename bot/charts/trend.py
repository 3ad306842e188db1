"""Medians over the years: a line a level, each named at its end."""

from itertools import pairwise

from bot.answers.chart_values import TrendChart, TrendLine
from bot.answers.words import currency_name
from bot.charts import fonts
from bot.charts.frame import MARGIN, foot, framed, head
from bot.charts.scale import Scale, rounded, short, ticks
from bot.charts.shapes import CARD, GRID, INK, NOTE, SERIES, SOFT, TEXT, WIDTH, Dot, Line, Scene, Shape, Text

LEAST_SPAN = 0.3
"""The axis covers at least this share of its highest amount, so that a change of 2% does not look steep."""

NAMES = 190
"""Pixels for the names at the ends of the lines, at most."""

BLOCK = 60
"""Pixels between two names: a name and the sample size below it."""

YEAR = 66
"""Pixels from one year's name to the next, at least."""

PLOT = 290
"""Pixels of the lines' height, at least."""


def trend_scene(chart: TrendChart) -> Scene:
    """The picture of a trend chart."""
    shapes, top = head(chart.title)
    names = [_names(line) for line in chart.lines]
    wide = max((fonts.width(*each) for pair in names for each in pair), default=0)
    upright = _amounts(chart, top + 34, max(PLOT, BLOCK * len(chart.lines)))
    left = MARGIN + _axis_width(upright, chart.currency) + 76
    years = _years(chart, left, WIDTH - MARGIN - wide - 76)
    shapes += _grid(upright, years, chart)
    said: list[Text] = [shape for shape in shapes if isinstance(shape, Text)]
    ends = _apart([upright.at(line.points[-1].median) for line in chart.lines], upright.start)
    for number, line in enumerate(chart.lines):
        colour = SERIES[number % len(SERIES)]
        path = tuple((years.at(point.year), upright.at(point.median)) for point in line.points)
        shapes += [Line(path, colour, 5), *(Dot(x, y, 8, colour, CARD) for x, y in path)]
        end = _end(names[number], path[-1], ends[number], WIDTH - MARGIN - wide, colour)
        shapes += end
        said += [shape for shape in end if isinstance(shape, Text)]
    shapes += _medians(chart, years, upright, said)
    about = f"Median advertised pay a year, {currency_name(chart.currency)} ({chart.currency}); n: postings"
    small, bottom = foot(upright.start + 50, (about, chart.source))
    return framed([*shapes, *small], bottom)


def _names(line: TrendLine) -> tuple[tuple[str, float, bool], tuple[str, float, bool]]:
    """A line's name and its sample sizes, each with size and weight."""
    sizes = [point.n for point in line.points]
    low, high = min(sizes), max(sizes)
    n = f"n = {low:,}" if low == high else f"n = {low:,} to {high:,}"
    return (fonts.clip(line.label, TEXT, NAMES, True), TEXT, True), (fonts.clip(n, NOTE, NAMES), NOTE, False)


def _amounts(chart: TrendChart, top: float, height: float) -> Scale:
    """The upright scale, which begins below and ends above all medians."""
    medians = [point.median for line in chart.lines for point in line.points]
    low, high = min(medians), max(medians)
    lacking = max(LEAST_SPAN * high - (high - low), 0)
    air = max((high - low) * 0.12, 1)
    bottom, highest = rounded(max(low - lacking / 2 - air, 0), high + lacking / 2 + air, 5)
    return Scale(bottom, highest, top + height, top)


def _years(chart: TrendChart, start: float, end: float) -> Scale:
    years = [point.year for line in chart.lines for point in line.points]
    first, last = min(years), max(years)
    lonely = 0.5 if first == last else 0
    return Scale(first - lonely, last + lonely, start, end)


def _axis_width(scale: Scale, currency: str) -> float:
    return max(fonts.width(short(amount, currency, 1), NOTE) for amount in _rungs(scale))


def _rungs(scale: Scale) -> list[int]:
    return ticks(scale.low, scale.high, 7)


def _grid(amounts: Scale, years: Scale, chart: TrendChart) -> list[Shape]:
    """Level lines with their amounts at the left, and the years below, as many as fit."""
    made: list[Shape] = []
    for amount in _rungs(amounts):
        y = amounts.at(amount)
        made.append(Line(((years.start - 60, y), (years.end, y)), GRID, 2))
        text = short(amount, chart.currency, 1)
        made.append(Text(years.start - 72, y + 7, text, NOTE, SOFT, align="right"))
    last = years.end + YEAR
    for year in sorted({point.year for line in chart.lines for point in line.points}, reverse=True):
        if last - years.at(year) >= YEAR:
            last = years.at(year)
            made.append(Text(last, amounts.start + 29, str(year), NOTE, SOFT, align="middle"))
    return made


def _apart(wanted: list[float], lowest: float) -> list[float]:
    """Places as near as can be to those wanted, `BLOCK` apart, none below `lowest`."""
    order = sorted(range(len(wanted)), key=lambda at: wanted[at])
    places = list(wanted)
    for before, at in pairwise(order):
        places[at] = max(places[at], places[before] + BLOCK)
    limit = lowest
    for at in reversed(order):
        places[at] = min(places[at], limit)
        limit = places[at] - BLOCK
    return places


def _end(
    names: tuple[tuple[str, float, bool], ...], end: tuple[float, float], y: float, x: float, colour: str
) -> list[Shape]:
    """The name at the end of a line, with a thread where it had to move away."""
    made: list[Shape] = []
    if abs(y - end[1]) > 12 or x - end[0] > 90:
        made.append(Line(((end[0] + 12, end[1]), (x - 6, y)), colour, 2, dashed=True))
    (name, size, bold), (n, small, _) = names
    return [*made, Text(x, y + 2, name, size, colour, bold), Text(x, y + 29, n, small, SOFT)]


def _medians(chart: TrendChart, years: Scale, amounts: Scale, said: list[Text]) -> list[Shape]:
    """The amount above or below each point, last years first; left out where it would cover another."""
    points = [(point, line) for line in chart.lines for point in line.points]
    made: list[Shape] = []
    dots = [(years.at(point.year), amounts.at(point.median)) for point, _ in points]
    for point, line in sorted(points, key=lambda pair: (pair[0] != pair[1].points[-1], -pair[0].year)):
        x, y = years.at(point.year), amounts.at(point.median)
        text = short(point.median, chart.currency, 1)
        # Beside its own line's slope there is room above where the line comes from below.
        before = [other for other in line.points if other.year != point.year]
        rises = bool(before) and all(other.median <= point.median for other in before)
        for place in (y - 18, y + 38) if rises or not before else (y + 38, y - 18):
            label = Text(x, place, text, TEXT, INK, bold=True, align="middle")
            if _free(label, [*said, *(t for t in made if isinstance(t, Text))], dots):
                made.append(label)
                break
    return made


def _free(label: Text, taken: list[Text], dots: list[tuple[float, float]]) -> bool:
    left, top, right, bottom = fonts.extent(label)
    for other in map(fonts.extent, taken):
        if left < other[2] + 6 and other[0] < right + 6 and top < other[3] and other[1] < bottom:
            return False
    return not any(left - 8 < x < right + 8 and top - 4 < y < bottom + 4 for x, y in dots)

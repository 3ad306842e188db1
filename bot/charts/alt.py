"""What a chart shows, in words, for whoever does not see it. Pure."""

from collections.abc import Iterable, Iterator

from bot.answers.chart_values import (
    Chart,
    GuideBand,
    MatchBar,
    MatchChart,
    PayBand,
    PayChart,
    ProgressChart,
    TrendChart,
    TrendLine,
    UsageChart,
)
from bot.answers.words import currency_name, listing, money, money_range
from bot.charts.progress import hours

LONGEST = 1000
"""Characters of an alt text; Discord takes 1,024."""


def alt_text(chart: Chart) -> str:
    """The title, what is drawn, and every value, as far as there is room."""
    return _fitted([_sentence(chart.title), *_told(chart)])


def _told(chart: Chart) -> Iterator[str]:
    match chart:
        case PayChart():
            yield f"Advertised pay a year in {currency_name(chart.currency)}, as bands one below the other."
            yield from (_band(band, chart.currency) for band in chart.bands)
            yield from (_guide(band, chart.currency) for band in chart.guide)
            if chart.offer is not None:
                yield f"A line marks the offer of {money(chart.offer, chart.currency)}."
            yield _sentence(chart.source)
        case TrendChart():
            yield f"Median advertised pay a year in {currency_name(chart.currency)}, as lines over the years."
            yield from (_line(line, chart.currency) for line in chart.lines)
            yield _sentence(chart.source)
        case ProgressChart():
            yield from _progress(chart)
        case MatchChart():
            yield "For each role, how many of its essential skills are there."
            yield from (_match(bar) for bar in chart.bars)
        case UsageChart():
            yield from _usage(chart)


def _band(band: PayBand, currency: str) -> str:
    return (
        f"{band.label} (n = {band.n:,}): median {money(band.p50, currency)}, "
        f"middle half {money_range(band.p25, band.p75, currency)}, "
        f"10th to 90th percentile {money_range(band.p10, band.p90, currency)}."
    )


def _guide(band: GuideBand, currency: str) -> str:
    return f"{band.label}, by a guide: {money_range(band.low, band.high, currency)}."


def _line(line: TrendLine, currency: str) -> str:
    points = [f"{point.year} {money(point.median, currency)} (n = {point.n:,})" for point in line.points]
    return f"{line.label}: {', '.join(points)}."


def _progress(chart: ProgressChart) -> Iterator[str]:
    done, counted = hours(chart)
    if counted:
        yield f"{done / counted:.0%} done, {done:,} of {counted:,} hours."
    for state, told in (("done", "Done"), ("doing", "Doing"), ("skip", "Skipped"), ("open", "Open")):
        titles = [step.title for step in chart.steps if step.state == state]
        if titles:
            yield f"{told}: {listing(titles)}."
    yield _sentence(chart.note)


def _match(bar: MatchBar) -> str:
    return f"{bar.role}: {bar.covered} of {bar.essential}."


def _usage(chart: UsageChart) -> Iterator[str]:
    """The sum, then each day that had questions, the latest first."""
    asked, answered = (sum(getattr(day, name) for day in chart.days) for name in ("questions", "answered"))
    if not asked:
        return
    yield f"Questions a day as bars, and the share answered as a line; {len(chart.days)} days."
    yield f"In all {asked:,} questions, {answered / asked:.0%} answered."
    for day in reversed(chart.days):
        if day.questions:
            yield f"{day.day}: {day.questions:,}, {day.answered:,} answered."


def _sentence(text: str) -> str:
    return f"{'; '.join(text.splitlines()).rstrip('.')}." if text else ""


def _fitted(sentences: Iterable[str]) -> str:
    """Whole sentences, as many as fit; that some are left out is said."""
    rest, more = "", "More is not told here."
    told = [" ".join(sentence.split()) for sentence in sentences if sentence]
    if len(" ".join(told)) <= LONGEST:
        return " ".join(told)
    for sentence in told:
        longer = f"{rest} {sentence}".strip()
        if len(longer) + 1 + len(more) > LONGEST:
            break
        rest = longer
    if not rest:
        rest = told[0][: LONGEST - len(more) - 2].rstrip() + "…"
    return f"{rest} {more}"

"""What a chart shows, as plain values: answers make them, `charts` draws them."""

from dataclasses import dataclass


@dataclass(frozen=True)
class PayBand:
    """Advertised pay of one level, or of one role: percentiles of the midpoints of `n` distinct postings."""

    label: str
    n: int
    p10: int
    p25: int
    p50: int
    p75: int
    p90: int


@dataclass(frozen=True)
class GuideBand:
    """A guide's range; `high` is None where it has no upper end."""

    label: str
    low: int
    high: int | None


@dataclass(frozen=True)
class PayChart:
    """Percentiles by level against the guide's ranges, or of two or three roles. `currency` is an ISO code;
    `offer` is money to be marked, in the same currency."""

    title: str
    currency: str
    bands: tuple[PayBand, ...]
    guide: tuple[GuideBand, ...] = ()
    source: str = ""
    offer: int | None = None


@dataclass(frozen=True)
class YearPoint:
    """The median of one year and the number of distinct postings behind it."""

    year: int
    median: int
    n: int


@dataclass(frozen=True)
class TrendLine:
    """The medians of one role, level and country over the years."""

    label: str
    points: tuple[YearPoint, ...]


@dataclass(frozen=True)
class TrendChart:
    """Medians over the years, a line a level."""

    title: str
    currency: str
    lines: tuple[TrendLine, ...]
    source: str = ""


@dataclass(frozen=True)
class StepBar:
    """One step of a roadmap; `state` is done, doing, skip or open; hours are the middle of the estimate."""

    title: str
    state: str
    hours: int


@dataclass(frozen=True)
class ProgressChart:
    """How far somebody is on a roadmap; `note` tells the hours left and when that ends."""

    title: str
    steps: tuple[StepBar, ...]
    note: str = ""


@dataclass(frozen=True)
class MatchBar:
    """How many of a role's essential skills somebody has."""

    role: str
    covered: int
    essential: int


@dataclass(frozen=True)
class MatchChart:
    """Coverage of the essential skills of several roles, best first."""

    title: str
    bars: tuple[MatchBar, ...]


@dataclass(frozen=True)
class DayCount:
    """The questions of one day (as 2026-11-20), and how many of them were answered."""

    day: str
    questions: int
    answered: int


@dataclass(frozen=True)
class UsageChart:
    """A server's questions a day, every day of the time in it, those without any too."""

    title: str
    days: tuple[DayCount, ...]


Chart = PayChart | TrendChart | ProgressChart | MatchChart | UsageChart

"""What files of `pay/` may hold: ranges of guides, and advertised pay computed from postings."""

from datetime import date
from typing import Annotated

from pydantic import Field, StrictInt, StringConstraints, model_validator

from bot.library.models import Country, Id, Level, Line, Strict

Currency = Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")]
Money = Annotated[StrictInt, Field(gt=0, lt=100_000_000)]
Count = Annotated[StrictInt, Field(ge=1)]


class GuidePay(Strict):
    """A range quoted from a published guide, in whole units of `currency` a year.

    `level` is absent where the guide names none; `scope` says in words whom the guide speaks of.
    `high` is absent where the guide says "over".
    """

    level: Level | None = None
    low: Money
    high: Money | None = None
    currency: Currency
    country: Country
    scope: Line
    note: Line | None = None
    source: Id
    reviewed: date

    @model_validator(mode="after")
    def _ordered(self) -> "GuidePay":
        if self.high is not None and self.high <= self.low:
            raise ValueError("high is not above low")
        return self


class AdvertisedPay(Strict):
    """Advertised pay of one role, level and country, computed from postings.

    Percentiles are of the midpoints of the posted ranges, in whole units of `currency` a year; `n` counts
    distinct postings, `rows` the rows they came from. `level` is absent for all levels together.
    """

    level: Level | None = None
    country: Country
    currency: Currency
    n: Annotated[StrictInt, Field(ge=10)]
    rows: Count
    years: tuple[StrictInt, StrictInt]
    p10: Money
    p25: Money
    p50: Money
    p75: Money
    p90: Money
    low: Money
    """Median of the low ends."""
    high: Money
    """Median of the high ends."""
    source: Id

    @model_validator(mode="after")
    def _ordered(self) -> "AdvertisedPay":
        if not self.p10 <= self.p25 <= self.p50 <= self.p75 <= self.p90:
            raise ValueError("the percentiles do not rise from p10 to p90")
        if self.years[0] > self.years[1]:
            raise ValueError("the first of the years is later than the last")
        return self


class YearPay(Strict):
    """One year of a trend: the median midpoint of `n` distinct postings, in whole units a year."""

    year: StrictInt
    n: Annotated[StrictInt, Field(ge=30)]
    p50: Money


class TrendPay(Strict):
    """Median advertised pay of one role, level and country, by year; full years only."""

    level: Level
    country: Country
    currency: Currency
    years: tuple[YearPay, ...] = Field(min_length=2)
    source: Id

    @model_validator(mode="after")
    def _rising(self) -> "TrendPay":
        years = [entry.year for entry in self.years]
        if years != sorted(set(years)):
            raise ValueError("the years do not rise")
        return self


class Pay(Strict):
    """One file of `pay/`; the file name is the role's id, or `_field` for the whole field."""

    note: Line | None = None
    """What a reader must know of the advertised rows, such as which job titles they come from."""
    guide: tuple[GuidePay, ...] = ()
    advertised: tuple[AdvertisedPay, ...] = ()
    trend: tuple[TrendPay, ...] = ()

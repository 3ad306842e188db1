"""One row of the pay survey -> a checked `Row`, or the reason why it is left out. No I/O.

The survey is the salary index of aijobs.net (CC0): one figure of yearly pay a row, in whole units of
`salary_currency`.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from babel.numbers import list_currencies

from bot.library.checks import country_names

COLUMNS = (
    "work_year", "experience_level", "employment_type", "job_title", "salary", "salary_currency",
    "salary_in_usd", "employee_residence", "remote_ratio", "company_location", "company_size",
)  # fmt: skip
FIRST_SURVEY_YEAR = 2020
MAX_PAY = 100_000_000
"""A figure of yearly pay is below this, in any currency: the limit of `models.Money`."""
SHOWN = 3
"""So many rows of each kind that a rule of ours leaves out are named by line."""
SHOWN_ODD = 20
"""The same of those that may be mistakes. Of what is one for sure, every row is named."""


class Reason(StrEnum):
    """Why rows are left out; in the order in which a row is asked. The text goes into the report."""

    BROKEN = "another number of fields than the header has"
    CODE = "an unknown code"
    NUMBER = "a bad number"
    HALF = "the other half of a row with a bad number"
    EARLY = "before 2022: single reports, another kind than advertised ranges"
    PART_TIME = "not full time"
    ABROAD = "the employee lives in another country than the company's: which market it is stays open"
    SINGLE = "a single figure beside no other of its kind: a report, not half of an advertised range"
    FOREIGN = "in a currency that is not the country's own: tells of another market"
    UNMAPPED = "a title that is no role's"
    EXECUTIVE = "level EX without a leadership title: too mixed to mean a level"
    NOT_EXECUTIVE = "a leadership title without level EX"
    SPREAD = "a range too wide to tell the pay, or mistyped"
    OUTLIER = "far from all other pay of the country: monthly, hourly or mistyped"


BAD = (Reason.BROKEN, Reason.CODE, Reason.NUMBER)
"""Reasons that are mistakes in the file; the others are rules of ours."""
ODD = (Reason.HALF, Reason.SINGLE, Reason.FOREIGN)
"""Reasons that a mistake beside or in the row may stand behind."""


class LeftOut:
    """Counts rows by reason, and keeps the first few of each with their lines; of mistakes, all."""

    def __init__(self) -> None:
        self.rows: Counter[Reason] = Counter()
        self.first: defaultdict[Reason, list[str]] = defaultdict(list)

    def add(self, reason: Reason, lines: Iterable[int], detail: str = "") -> None:
        """Leave the rows at `lines` out; `detail` says what stands there."""
        for line in lines:
            self.rows[reason] += 1
            if reason in BAD or len(self.first[reason]) < _shown(reason):
                self.first[reason].append(f"line {line}: {detail}" if detail else f"line {line}")


class Row(NamedTuple):
    """A row of the survey. `pay` is in whole units of `currency` a year, None where it is no number."""

    line: int
    pay: int | None
    year: int
    experience: str
    employment: str
    title: str
    currency: str
    residence: str
    country: str
    remote: str
    size: str

    @property
    def kind(self) -> tuple[int | str | None, ...]:
        """Everything but the pay: the two halves of an advertised range have it in common."""
        return self[2:]


def read_row(line: int, fields: Mapping[str | None, object], last_year: int, left_out: LeftOut) -> Row | None:
    """Check one row as `csv.DictReader` gives it; None, counted in `left_out`, where it cannot be read.

    Where only the pay is no number the row keeps its place, so that its other half is not paired with
    a stranger.
    """
    if None in fields or None in fields.values():
        left_out.add(Reason.BROKEN, [line])
        return None
    values = {column: str(fields[column]).strip() for column in COLUMNS}
    for column, known in _codes().items():
        if values[column] not in known:
            left_out.add(Reason.CODE, [line], f"{column} is {_short(values[column])}")
            return None
    year = _number(values["work_year"])
    if year is None or not FIRST_SURVEY_YEAR <= year <= last_year:
        detail = f"work_year is {_short(values['work_year'])}, not {FIRST_SURVEY_YEAR} to {last_year}"
        left_out.add(Reason.NUMBER, [line], detail)
        return None
    return Row(
        line, _pay(line, values, left_out), year, values["experience_level"], values["employment_type"],
        values["job_title"], values["salary_currency"], values["employee_residence"],
        values["company_location"], values["remote_ratio"], values["company_size"],
    )  # fmt: skip


def _pay(line: int, values: Mapping[str, str], left_out: LeftOut) -> int | None:
    pay, in_usd = _number(values["salary"]), _number(values["salary_in_usd"])
    for column, number in (("salary", pay), ("salary_in_usd", in_usd)):
        if number is None:
            left_out.add(Reason.NUMBER, [line], f"{column} is {_short(values[column])}")
            return None
    if values["salary_currency"] == "USD" and pay != in_usd:
        left_out.add(Reason.NUMBER, [line], f"salary is {pay} USD, but salary_in_usd is {in_usd}")
        return None
    return pay


def _shown(reason: Reason) -> int:
    return SHOWN_ODD if reason in ODD else SHOWN


def _number(text: str) -> int | None:
    if not (text.isascii() and text.isdigit() and len(text) < 10):
        return None
    return int(text) if 0 < int(text) < MAX_PAY else None


@cache
def _codes() -> dict[str, frozenset[str]]:
    countries = frozenset(country_names())
    return {
        "experience_level": frozenset({"EN", "MI", "SE", "EX"}),
        "employment_type": frozenset({"FT", "PT", "CT", "FL"}),
        "salary_currency": frozenset(list_currencies()),
        "employee_residence": countries,
        "company_location": countries,
    }


def _short(text: str) -> str:
    shown = repr(text)
    return shown if len(shown) <= 40 else shown[:37] + "..."

"""Whether an answer is past its time, and the line that says so to members: pay sooner than text. Pure."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from bot.answers.types import Answer, Body
from bot.library import Library
from bot.library.pay_models import AdvertisedPay, GuidePay, TrendPay
from bot.library.staleness import is_stale, last_day, row_day


def pay_day(library: Library, rows: Iterable[GuidePay | AdvertisedPay | TrendPay]) -> str | None:
    """The day up to which all of these figures are known to be right, that of the oldest of them."""
    days = [_day(library, row) for row in rows]
    return str(min(days)) if days else None


def _day(library: Library, row: GuidePay | AdvertisedPay | TrendPay) -> date:
    if isinstance(row, GuidePay):
        return row.reviewed
    if isinstance(row, AdvertisedPay):
        return row_day(library, row)
    return min(last_day(library.sources[row.source].date), date(row.years[-1].year, 12, 31))


def aged(answer: Answer, today: date) -> Answer:
    """The answer, and those beside it, with a line where it is past its time on the day `today`."""
    age, more = line(answer.body, today), tuple(aged(other, today) for other in answer.more)
    if age == answer.body.age and more == answer.more:
        return answer
    return replace(answer, body=replace(answer.body, age=age), more=more)


def line(body: Body, today: date) -> str | None:
    """What a member is told; None where nothing is past its time.

    >>> line(Body("", "", reviewed="2024-01-10"), date(2026, 2, 1))
    'Last checked 2024-01; may be out of date.'
    """
    told = []
    if body.pay_as_of and is_stale(date.fromisoformat(body.pay_as_of), today, pay=True):
        told.append(f"Pay figures are as of {body.pay_as_of[:7]}; they may be out of date.")
    if body.reviewed and is_stale(date.fromisoformat(body.reviewed), today):
        told.append(f"Last checked {body.reviewed[:7]}; may be out of date.")
    return " ".join(told) or None

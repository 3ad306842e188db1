"""Where an amount that was named lies in the advertised pay that fits it; never across currencies."""

from collections.abc import Sequence
from dataclasses import replace

from bot.answers import words
from bot.answers.types import Body, Section
from bot.library.models import LEAD_LENGTH
from bot.library.pay_models import AdvertisedPay
from bot.understanding import Slots
from bot.understanding.reading.pay_parts import IN_A_YEAR

_OFTEN = {
    "an hour": f"{IN_A_YEAR['an hour']:,} hours (40 a week)",
    "a week": f"{IN_A_YEAR['a week']} weeks",
    "a month": f"{IN_A_YEAR['a month']} months",
}
_UNCOUNTED = "not compared; give a year's, month's or hour's pay before tax"

BELOW, WITHIN, ABOVE = "below", "in", "above"


def lead(
    slots: Slots, row: AdvertisedPay | None, levels: Sequence[AdvertisedPay], widened: tuple[str, ...]
) -> str | None:
    """The line that places the amount; None where there is nothing to set it against.

    `levels` are the rows by level beside a `row` of all levels: an amount is placed by them where it can.
    """
    if slots.amount is None or row is None or slots.currency not in (None, row.currency):
        return None
    against = list(widened) or [
        *([] if slots.role else ["all roles"]),
        *([] if row.level else ["all levels"]),
    ]
    named, low, high = (words.money(amount, row.currency) for amount in (slots.amount, row.p25, row.p75))
    fitting = [each for each in levels if each.level and each.currency == row.currency]
    if fitting and (row.level is None or len(fitting) > 1):
        scope = " (all roles)" if "all roles" in against else ""
        alone = "; other levels have no figures" if len(fitting) == 1 else ""
        if slots.level and slots.level not in {each.level for each in fitting}:
            alone = f"; {slots.level} level has no figures"
        told = f"{named}: {_by_level(slots.amount, fitting)}{scope}{alone}."
        if len(told) <= LEAD_LENGTH:
            return told
    scope = f"{low} to {high} ({', '.join([f'n = {row.n:,}', *against])})"
    if row.level is None:
        return f"{named} lies {_part(slots.amount, row)}, {scope}: levels are mixed, so this is no verdict."
    return f"{named} lies {_part(slots.amount, row)} of advertised pay, {scope}."


def _by_level(amount: int, levels: Sequence[AdvertisedPay]) -> str:
    """The levels in order, those together that the amount lies alike to: "in the middle half at entry
    level, below it at mid and senior"."""
    groups: dict[str, list[str]] = {}
    for row in levels:
        part = BELOW if amount < row.p25 else ABOVE if amount > row.p75 else WITHIN
        groups.setdefault(part, []).append(str(row.level))
    told: list[str] = []
    for part in sorted(groups, key=(WITHIN, BELOW, ABOVE).index):
        half, level = ("it", "") if told else ("the middle half", " level")
        told.append(f"{part} {half} at {words.listing(groups[part])}{level}")
    return ", ".join(told)


def _part(amount: int, row: AdvertisedPay) -> str:
    if amount < row.p25:
        return "below the middle half"
    if amount > row.p75:
        return "above the middle half"
    return f"in the {'lower' if amount < row.p50 else 'upper'} part of the middle half"


def named(amount: int, slots: Slots) -> str:
    """An amount as it was named, in the currency that was, if one was."""
    return words.money(amount, slots.currency) if slots.currency else f"{amount:,}"


def counted(slots: Slots) -> list[str]:
    """The assumption by which pay of an hour, a week or a month, or a range, became one amount a year, where
    such was named."""
    if slots.part_pay is None or slots.amount is None:
        return []
    yearly = named(slots.amount, slots)
    period = next((each for each in IN_A_YEAR if slots.part_pay.endswith(f" {each}")), None)
    if period is None:
        return [f"{slots.part_pay} taken at its middle, {yearly}"]
    return [f"{slots.part_pay} counted as {yearly} a year, {_OFTEN[period]}"]


def left_aside(slots: Slots, row: AdvertisedPay | None, place: str) -> tuple[str, ...]:
    """Why an amount was not compared; `place` is the country as it stands in a sentence."""
    aside = (f"{slots.part_pay}: {_UNCOUNTED}",) if slots.part_pay and slots.amount is None else ()
    if slots.amount is None and slots.currency and row and slots.currency != row.currency and not aside:
        asked = words.currency_name(slots.currency)
        return (f"{asked}: these figures are in {words.currency_name(row.currency)}",)
    if slots.amount is None or (row and slots.currency in (None, row.currency)):
        return aside
    told = named(slots.amount, slots)
    if row is None:
        return (*aside, f"{told}: no advertised pay in {place} to set it against")
    return (*aside, f"{told}: not compared, for these figures are in {words.currency_name(row.currency)}")


def opened(written: Body, pay: Body) -> Body:
    """A written answer on offers that opens with where the amount lies, as the pay answer says it, or that
    there is nothing to set it against."""
    own = written.sections[0].text if written.sections else ""
    if not any(section.table for section in pay.sections):
        lacking = replace(written, assumptions=pay.assumptions, unused=pay.unused)
        if pay.sources:
            return lacking
        weighed = Section("How to weigh it", f"{written.lead}\n\n{own}".strip())
        return replace(lacking, lead=pay.lead, sections=(*pay.sections, weighed))
    return replace(
        written,
        lead=pay.lead,
        sections=(
            replace(pay.sections[0], heading=pay.title),
            Section("How to weigh it", f"{written.lead}\n\n{own}".strip()),
        ),
        sources=words.each_once(written.sources, pay.sources),
        followups=pay.followups if pay.ask else written.followups,
        assumptions=pay.assumptions,
        unused=pay.unused,
        pay_as_of=pay.pay_as_of,
        ask=pay.ask,
    )

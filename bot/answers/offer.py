"""Where an amount that was named lies in the advertised pay that fits it; never across currencies."""

from dataclasses import replace

from bot.answers import words
from bot.answers.types import Body, Section
from bot.library.models import AdvertisedPay
from bot.understanding import Slots

ENTRIES = frozenset({"salary/offer-check", "salary/negotiation"})
"""Written answers that open with where the amount lies, where one was named."""


def lead(slots: Slots, row: AdvertisedPay | None, widened: tuple[str, ...]) -> str | None:
    """The line that places the amount; None where there is nothing to set it against."""
    if slots.amount is None or row is None or slots.currency not in (None, row.currency):
        return None
    named, low, high = (words.money(amount, row.currency) for amount in (slots.amount, row.p25, row.p75))
    against = list(widened) or [
        *([] if slots.role else ["all roles"]),
        *([] if row.level else ["all levels"]),
    ]
    return (
        f"{named} lies {_part(slots.amount, row)} of advertised pay, "
        f"{low} to {high} ({', '.join([f'n = {row.n:,}', *against])})."
    )


def _part(amount: int, row: AdvertisedPay) -> str:
    if amount < row.p25:
        return "below the middle half"
    if amount > row.p75:
        return "above the middle half"
    return f"in the {'lower' if amount < row.p50 else 'upper'} part of the middle half"


def left_aside(slots: Slots, row: AdvertisedPay | None) -> tuple[str, ...]:
    """Why an amount was not compared."""
    if slots.amount is None or (row and slots.currency in (None, row.currency)):
        return ()
    named = words.money(slots.amount, slots.currency) if slots.currency else f"{slots.amount:,}"
    if row is None:
        return (f"{named}: no advertised pay to set it against",)
    return (f"{named}: not compared, for these figures are in {words.currency_name(row.currency)}",)


def opened(written: Body, pay: Body) -> Body:
    """A written answer on offers that opens with where the amount lies, as the pay answer says it."""
    if not any(section.table for section in pay.sections):
        return replace(written, assumptions=pay.assumptions, unused=pay.unused)
    own = written.sections[0].text if written.sections else ""
    return replace(
        written,
        lead=pay.lead,
        sections=(pay.sections[0], Section("How to weigh it", f"{written.lead}\n\n{own}".strip())),
        sources=tuple({source.id: source for source in (*written.sources, *pay.sources)}.values()),
        followups=pay.followups if pay.ask else written.followups,
        assumptions=pay.assumptions,
        unused=pay.unused,
        ask=pay.ask,
    )

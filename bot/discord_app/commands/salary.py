"""`/salary`: pay of a role, level and country; an offer is placed in its range."""

import re
from collections.abc import Sequence
from dataclasses import replace

import discord
from discord import app_commands

from bot.answers import FollowUp
from bot.discord_app.arguments import OFFERED, Argument, UnknownNameError, meant, read
from bot.discord_app.commands.common import PRIVATE, everywhere, open_computed
from bot.discord_app.commands.pay_arguments import COUNTRY, completed, pay_arguments
from bot.discord_app.known import knowledge_of
from bot.discord_app.safe_text import quoted
from bot.discord_app.several import several
from bot.knowledge import Knowledge
from bot.library import Library
from bot.library.text import visible
from bot.understanding import Slots
from bot.understanding.offers import MOST
from bot.understanding.pay_entries import OFFER_ENTRY
from bot.understanding.reading.money import read_pay
from bot.understanding.types import Offer

JOINED = re.compile(r"\b(?:or|and|vs|versus)\b|[;|+&]|,\s|/\s*(?=\W*\d)", re.IGNORECASE)
"""What stands between two amounts; a comma within one ("£5,000") and "/month" do not."""

_BESIDE_PAY = re.compile(r"\b(?:bonus|equity|stock|shares?|rsus?|options|signing|sign-on)\b", re.IGNORECASE)
"""What is paid beside the pay of a year."""


@everywhere
@app_commands.command(name="salary", description="What a job pays, with source, date and sample size")
@app_commands.describe(
    role="The job, such as machine learning engineer",
    level="Entry, mid, senior or lead",
    country=COUNTRY,
    offer="Pay to place in the range, such as 95k, £5,000 a month or $45/h",
    private=PRIVATE,
)
@completed
async def salary(
    interaction: discord.Interaction,
    role: str | None = None,
    level: str | None = None,
    country: str | None = None,
    offer: app_commands.Range[str, 1, 100] | None = None,
    private: bool = False,
) -> None:
    """Answer with pay."""
    knowledge = knowledge_of(interaction)
    one = country if country and not several(knowledge, "countries", country) else None
    place = meant(knowledge, "countries", one) if one else None
    torn = several_offers(knowledge.library, offer, place) if offer else []
    if offer and torn:
        raise _which_offer(knowledge, offer, torn, pay_arguments(role, level, country), private)
    offered = read_offer(knowledge.library, offer, place) if offer else Slots()
    slots = read(
        knowledge,
        "salary",
        private,
        *pay_arguments(role, level, country),
        known=offered if offered.amount is not None else Slots(),
    )
    if offer and offered.amount is None:
        raise UnknownNameError(
            _refusal(offer, offered.part_pay),
            [FollowUp("Go on without the offer", knowledge.library.computed["salary"], slots)],
            private,
        )
    await open_computed(interaction, "salary", slots, private)


def read_offer(library: Library, typed: str, country: str | None) -> Slots:
    """An amount as it was typed, in slots; none in them where it is no year's pay and not counted to one.

    Where no country was named, a currency that stands for one country alone names it.
    """
    amount, currency, part_pay = read_pay(typed, country)
    if amount is None:
        return Slots(part_pay=part_pay)
    place = country or _only_country(library, currency)
    return Slots(amount=amount, currency=currency, part_pay=part_pay, country=place)


def several_offers(library: Library, typed: str, country: str | None) -> list[tuple[str, Slots]]:
    """The amounts in what was typed for one, as they are written, where they are more than one: "60k or 70k".

    Of base pay and a bonus only the base is one. A currency that is written once is that of all.
    """
    parts = [part.strip() for part in JOINED.split(typed)]
    read_parts = [
        (part, read_offer(library, part, country)) for part in parts if not _BESIDE_PAY.search(part)
    ]
    found = {slots.amount: (part, slots) for part, slots in reversed(read_parts) if slots.amount is not None}
    written = {slots.currency for _, slots in found.values()} - {None}
    whole = f" {written.pop()}" if len(written) == 1 else ""
    told = [
        (part, slots if slots.currency else read_offer(library, part + whole, country))
        for part, slots in reversed(found.values())
    ]
    return told if len(told) > 1 else []


def _which_offer(
    knowledge: Knowledge,
    typed: str,
    found: Sequence[tuple[str, Slots]],
    arguments: Sequence[Argument],
    private: bool,
) -> UnknownNameError:
    """The question back for several amounts; or that for another argument, which says they are left out."""
    entry = knowledge.library.computed["salary"]
    try:
        choices = [
            FollowUp(
                " ".join(visible(part).split()),
                entry,
                read(knowledge, "salary", private, *arguments, known=slots),
            )
            for part, slots in found[:OFFERED]
        ]
    except UnknownNameError as other:
        left_out = f"{other} I leave out {quoted(typed)}: name one amount."
        return UnknownNameError(left_out, other.choices, private)
    text = f"I read more than one amount in {quoted(typed)}. Which one do you mean?"
    return UnknownNameError(text, [*choices, *_side_by_side(knowledge, choices)], private)


def _side_by_side(knowledge: Knowledge, choices: Sequence[FollowUp]) -> list[FollowUp]:
    """The choice that takes all of the offers, where so many stand side by side."""
    if OFFER_ENTRY not in knowledge.library.topics or len(choices) > MOST:
        return []
    first, *others = (choice.slots for choice in choices)
    offers = tuple(Offer(*(getattr(slots, name) for name in Offer._fields)) for slots in others)
    return [FollowUp("All, side by side", OFFER_ENTRY, replace(first, offers=offers))]


def _refusal(typed: str, part_pay: str | None) -> str:
    """Why an offer is not compared, and what can be."""
    forms = "Write it before tax, a year, a month or an hour, like 95k, £5,000 a month or $45/h."
    if part_pay and part_pay.endswith(" a day"):
        return f"A day's pay is mostly a freelancer's, for fewer days: I do not compare {part_pay}. {forms}"
    if part_pay:
        return f"I cannot count {part_pay} to a year's pay before tax. {forms}"
    return f"I cannot read {quoted(typed)} as pay. {forms}"


def _only_country(library: Library, currency: str | None) -> str | None:
    """The one country that the base has pay of in this currency; None for euros, which are many's."""
    found = {
        row.country for pay in library.pay.values() for row in pay.advertised if row.currency == currency
    }
    return found.pop() if len(found) == 1 else None

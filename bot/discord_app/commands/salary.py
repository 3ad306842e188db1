"""`/salary`: pay of a role, level and country; an offer is placed in its range."""

import discord
from discord import app_commands

from bot.answers import FollowUp
from bot.discord_app.arguments import Argument, UnknownNameError, completer, meant, quoted, read
from bot.discord_app.commands.common import PRIVATE, everywhere, open_computed
from bot.discord_app.sending import bot_of
from bot.library import Library
from bot.understanding import Slots
from bot.understanding.money import read_money


@everywhere
@app_commands.command(name="salary", description="What a job pays, with source, date and sample size")
@app_commands.describe(
    role="The job, such as machine learning engineer",
    level="Entry, mid, senior or lead",
    country="Where; the United States when left out",
    offer="A year's pay to place in the range, such as 95k or £60,000",
    private=PRIVATE,
)
@app_commands.autocomplete(role=completer("roles"), level=completer("levels"), country=completer("countries"))
async def salary(
    interaction: discord.Interaction,
    role: str | None = None,
    level: str | None = None,
    country: str | None = None,
    offer: app_commands.Range[str, 1, 100] | None = None,
    private: bool = False,
) -> None:
    """Answer with pay."""
    knowledge = bot_of(interaction).knowledge
    place = meant(knowledge, "countries", country) if country else None
    offered = read_offer(knowledge.library, offer, place) if offer else Slots()
    slots = read(
        knowledge,
        "salary",
        private,
        Argument("role", "roles", role, "role"),
        Argument("level", "levels", level, "level"),
        Argument("country", "countries", country, "country"),
        known=offered,
    )
    if offer and offered.amount is None:
        raise UnknownNameError(
            f"I cannot read {quoted(offer)} as a year's pay. Write it like 95k, £60,000 or 60.000 euros.",
            [FollowUp("Go on without the offer", knowledge.library.computed["salary"], slots)],
            private,
        )
    await open_computed(interaction, "salary", slots, private)


def read_offer(library: Library, typed: str, country: str | None) -> Slots:
    """An amount as it was typed, in slots; empty ones where it is no year's pay.

    Where no country was named, a currency that stands for one country alone names it.
    """
    amount, currency = read_money(typed, country)
    if amount is None:
        return Slots()
    return Slots(amount=amount, currency=currency, country=country or _only_country(library, currency))


def _only_country(library: Library, currency: str | None) -> str | None:
    """The one country that the base has pay of in this currency; None for euros, which are many's."""
    found = {
        row.country for pay in library.pay.values() for row in pay.advertised if row.currency == currency
    }
    return found.pop() if len(found) == 1 else None

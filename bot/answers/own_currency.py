"""Pay asked for in the currency that its figures are in already: "in euros please" behind Dutch pay."""

from dataclasses import replace

from bot.answers import salary, words
from bot.answers.types import Body, Section
from bot.library import Library
from bot.library.cldr import tables
from bot.understanding import Understanding
from bot.understanding.pay_entries import FIGURES_ENTRY
from bot.understanding.reading.currencies import currency_of, currency_words


def told_of_it(library: Library, understanding: Understanding, body: Body) -> Body:
    """What the figures are, begun with that; as it is where another currency is asked for, or none, and where
    there are no figures."""
    country = understanding.slots.country
    if understanding.entry != FIGURES_ENTRY or country is None:
        return body
    named = [word for word in understanding.normalised.split() if word in currency_words()]
    asked = {currency_of(word, country) for word in named}
    own = tables().tender.get(country, [])[:1]
    if not own or asked != {own[0]}:
        return body
    if not any(source.n for source in salary.compute(library, understanding.slots).sources):
        return body
    lead = f"They are in {words.currency_name(own[0])} already, for a year and before tax."
    return replace(body, lead=lead, sections=(Section(None, body.lead), *body.sections))

"""Several offers beside advertised pay, each of its own job, place and level."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import chain

from bot.answers import offer, salary, words
from bot.answers.types import Body, Section, SourceRef
from bot.library import Library
from bot.library.cldr import tables
from bot.understanding import Slots
from bot.understanding.pay_entries import OFFER_ENTRY


def side_by_side(library: Library, entry: str, written: Body, slots: Slots) -> Body:
    """What an entry on offers has `written`, opened with which is more and where each lies."""
    each = [replace(slots, offers=()), *(replace(slots, offers=(), **one._asdict()) for one in slots.offers)]
    bodies = [salary.compute(library, one) for one in each]
    first, own = bodies[0], written.sections[0].text if written.sections else ""
    shown = any(section.table for body in bodies for section in body.sections)
    return replace(
        written,
        title="Offers side by side" if entry == OFFER_ENTRY else written.title,
        lead=f"{_more(library, each)}; {_BELOW if shown else _NOT_HELD}",
        sections=(
            *_placed(library, list(zip(each, bodies, strict=True))),
            Section("How to weigh it", f"{written.lead}\n\n{own}".strip()),
        ),
        sources=_sources((written, *bodies)),
        followups=first.followups if first.ask else written.followups,
        assumptions=_once(body.assumptions for body in bodies),
        unused=_once(body.unused for body in bodies),
        pay_as_of=min((body.pay_as_of for body in bodies if body.pay_as_of), default=None),
        ask=first.ask,
    )


_BELOW = "below is where each lies in advertised pay."
_NOT_HELD = "I hold no advertised pay to set them against."


def _more(library: Library, each: Sequence[Slots]) -> str:
    """How much more the most is than the next, where all are in one currency."""
    currencies = {_currency(library, one) for one in each}
    if len(currencies) > 1:
        return "These amounts are in different currencies, which I do not convert"
    of_one = replace(each[0], currency=currencies.pop())
    ranked = sorted({one.amount or 0 for one in each}, reverse=True)
    most = offer.named(ranked[0], of_one)
    if len(ranked) == 1:
        return f"Each is {most} a year, bonus and shares aside"
    more, less = offer.named(ranked[0] - ranked[1], of_one), offer.named(ranked[1], of_one)
    return f"{most} is {more} a year more than {less}, bonus and shares aside"


def _currency(library: Library, slots: Slots) -> str | None:
    """The currency of an amount: the one it was named in, else that of its country."""
    country = salary.country_of(library, slots)
    return slots.currency or next(iter(tables().tender.get(country, ())), None)


def _placed(library: Library, each: Sequence[tuple[Slots, Body]]) -> Iterable[Section]:
    """Where each amount lies; those of the same figures under one heading, with one table."""
    by_title: dict[str, list[tuple[Slots, Body]]] = {}
    for slots, body in each:
        by_title.setdefault(body.title, []).append((slots, body))
    for title, alike in by_title.items():
        roles = {slots.role for slots, _ in alike}
        leads = [body.lead if len(roles) == 1 else _of_role(library, slots, body) for slots, body in alike]
        leads = [*dict.fromkeys(leads)]
        yield Section(title, leads[0] if len(leads) == 1 else words.bullets(leads))
        yield from (replace(section, heading=None) for section in alike[0][1].sections[:1])


def _of_role(library: Library, slots: Slots, body: Body) -> str:
    """Where an amount lies, with the job it is for."""
    role = library.roles.get(slots.role or "")
    return f"{role.name}: {body.lead}" if role else body.lead


def _sources(bodies: Iterable[Body]) -> tuple[SourceRef, ...]:
    """The sources of all, each once; its sample is told where it is the same for all."""
    found: dict[str, SourceRef] = {}
    for source in chain.from_iterable(body.sources for body in bodies):
        same = found.get(source.id, source) == source
        found[source.id] = source if same else replace(source, n=None)
    return tuple(found.values())


def _once(lines: Iterable[Iterable[str]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(chain.from_iterable(lines)))

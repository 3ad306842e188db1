"""Several offers in one message: each amount with the job, the place and the level that stand by it."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import accumulate, pairwise

from bot.library.cldr import tables
from bot.understanding.reading.money import pays
from bot.understanding.reading.pay import Pay
from bot.understanding.reading.reader import Message
from bot.understanding.types import Offer, Slots, Span

ENTRIES = frozenset({"salary/offer-check", "salary/negotiation", "salary/freelance-rates"})
"""What judges pay that was named."""

MOST = 3
"""Offers that are set side by side."""

SAME = 0.05
"""Share of a year's pay within which one that is counted to a year is the same."""

_SENTENCE_END = re.compile(r"[.!?:;\n](?:\s|$)")
_BETWEEN = re.compile(
    r"[;\n/]|\.\s|\b(?:and|or|vs|versus|but|while|whereas|against|than|other|another|second)\b", re.IGNORECASE
)
_COMMA = re.compile(",")
_INSTEAD = re.compile(r"\b(?:or|vs|versus|against|than|other|another|second|instead)\b", re.IGNORECASE)

Placed = tuple[int, int, Span]
"""A name with the characters from which and to which it stands."""


def with_offers(message: Message, slots: Slots) -> Slots:
    """The slots of a message on an offer, where it names several with an amount each: the first in the main
    slots, the others in `offers`. What stands by none of them is what `slots` say.

    "85k as a data analyst or 105k as a data engineer": the words by an amount are those of its clause.
    """
    text, amounts = message.text, _told_once(message.text, pays(message.text))
    if len(amounts) < 2:
        return slots
    placed = _placed(message)
    clauses = _clauses(text, amounts, placed)
    of_kind = {kind: [one for one in placed if one[2].kind in kinds] for kind, kinds in _KINDS.items()}
    shared = before = _shared(slots, of_kind, amounts)
    found: list[Offer] = []
    for amount, clause in zip(amounts, clauses, strict=True):
        role, country, level = (_nearest(of_kind[kind], clause, amount) for kind in _KINDS)
        of_another = role is not None and bool(found) and role != before.role
        country = country or _if_paid_in(before.country, amount)
        currency = amount.currency(country) or (before.currency if country == before.country else None)
        before = Offer(
            amount.amount,
            currency,
            role or before.role,
            country,
            level or (shared.level if of_another else before.level),
            amount.told(currency),
        )
        found.append(before)
    first, *others = dict.fromkeys(found)
    if not others:
        return slots
    slots = replace(slots, role2=None, from_role=None, roles=(), countries=())
    return replace(slots, **first._asdict(), offers=tuple(others[: MOST - 1]))


def _shared(slots: Slots, of_kind: Mapping[str, Sequence[Placed]], amounts: Iterable[Pay]) -> Offer:
    """What a message says of all its amounts: what stands by one of them is no more than its own where there
    are several such."""
    roles = {span.value for _, _, span in of_kind["role"]}
    currencies = {amount.currency(None) for amount in amounts} - {None}
    return Offer(
        amount=0,
        currency=currencies.pop() if len(currencies) == 1 else None,
        role=slots.role if len(roles - {slots.from_role}) <= 1 else None,
        country=slots.country if len(slots.countries) <= 1 else None,
        level=slots.level if len(roles) <= 1 or not of_kind["level"] else None,
    )


def _told_once(text: str, amounts: Sequence[Pay]) -> list[Pay]:
    """Without what a year's pay is counted from that is told, too: "4500 a month, so 54k a year"; what is
    to be chosen from, "$38/hr or 82k", stays."""

    def same(one: Pay, other: Pay) -> bool:
        between = text[min(one.end, other.end) : max(one.start, other.start)]
        return abs(one.amount - other.amount) < SAME * other.amount and not _INSTEAD.search(between)

    yearly = [one for one in amounts if not one.period]
    return [one for one in amounts if not one.period or not any(same(one, known) for known in yearly)]


def _if_paid_in(country: str | None, amount: Pay) -> str | None:
    """A country that is named with another amount, unless this one is in the money of another place."""
    tender = tables().tender.get(country or "", ())
    return country if amount.currency(country) in (None, *tender) else None


_KINDS = {"role": ("role",), "country": ("country", "city"), "level": ("level",)}


def _placed(message: Message) -> list[Placed]:
    """The names of a message with where they stand in its text."""
    ends = [*accumulate(len(token.gap) + len(token.raw) for token in message.tokens)]
    stripped = ends[-1] - len(message.text) if ends and ends[-1] > len(message.text) else 0
    starts = [end - len(token.raw) - stripped for end, token in zip(ends, message.tokens, strict=True)]
    return [(starts[one.start], ends[one.end - 1] - stripped, one) for one in message.spans]


def _clauses(text: str, amounts: Sequence[Pay], placed: Iterable[Placed]) -> list[range]:
    """The part of the text that speaks of each amount. Where a job stands before the first amount, the words
    before an amount are its own; else those behind it."""
    placed = [*placed]
    begin = max((end.end() for end in _SENTENCE_END.finditer(text, 0, amounts[0].start)), default=0)
    named_first = any(begin <= start < amounts[0].start for start, _, span in placed if span.kind == "role")
    starts = [begin]
    for one, two in pairwise(amounts):
        cuts = [
            [
                cut.end()
                for cut in joint.finditer(text, one.end, two.start)
                if not _within(cut.start(), placed)
            ]
            for joint in (_BETWEEN, _COMMA)
        ]
        found = cuts[0] or cuts[1] or [one.end if named_first else two.start]
        starts.append(found[0] if named_first else found[-1])
    return [range(start, end) for start, end in pairwise([*starts, len(text)])]


def _within(at: int, placed: Iterable[Placed]) -> bool:
    return any(start <= at < end for start, end, _ in placed)


def _nearest(placed: Iterable[Placed], clause: range, amount: Pay) -> str | None:
    """The value of the name in a clause that stands nearest to its amount."""
    own = [one for one in placed if one[0] in clause]
    return min(own, key=lambda one: max(amount.start - one[1], one[0] - amount.end))[2].value if own else None

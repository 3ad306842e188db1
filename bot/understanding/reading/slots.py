"""Spans -> slots: all that a question names, each in its place."""

from collections.abc import Iterable, Sequence
from datetime import date

from bot.understanding.reading.background import background
from bot.understanding.reading.deadline import months, without
from bot.understanding.reading.hours import hours
from bot.understanding.reading.left_out import excluded, not_denied
from bot.understanding.reading.levels import level
from bot.understanding.reading.money import read_pay
from bot.understanding.reading.regions import region
from bot.understanding.reading.role_slots import named_roles
from bot.understanding.reading.span_values import first, values
from bot.understanding.reading.years import years
from bot.understanding.types import Slots, Span


def read_slots(text: str, words: Sequence[str], spans: Iterable[Span], today: date | None = None) -> Slots:
    """Slots of one question. In a switch `role` is the target; in a comparison the first two named count.

    Days ("before june") are counted from `today`.
    """
    by_kind: dict[str, list[Span]] = {}
    for span in sorted(spans, key=lambda s: s.start):
        by_kind.setdefault(span.kind, []).append(span)
    role, role2, from_role = named_roles(by_kind.get("role", []), words)
    skills = values(not_denied(by_kind.get("skill", []), words))
    cities = [span for span in by_kind.get("city", []) if not excluded(span, words)]
    places = [*cities, *(span for span in by_kind.get("country", []) if not excluded(span, words))]
    countries = values(_destination_first(sorted(places, key=lambda s: s.start), words))
    roles = values(by_kind.get("role", []))
    amount, currency, part_pay = read_pay(text, countries[0] if countries else None)
    return Slots(
        role=role,
        role2=role2,
        from_role=from_role or (role and background(by_kind, words)),
        level=level(by_kind.get("level", []), by_kind.get("role", []), text),
        country=countries[0] if countries else None,
        skill=skills[0] if skills else None,
        skill2=skills[1] if len(skills) > 1 else None,
        industry=first(by_kind, "industry"),
        years=years(without(text)),
        degree=first(by_kind, "degree"),
        company=first(by_kind, "company"),
        city=cities[0].alias if cities else None,
        work_mode=first(by_kind, "work_mode"),
        region=None if countries else region(words),
        amount=amount,
        currency=currency,
        part_pay=part_pay,
        hours=hours(text),
        months=months(text, today),
        roles=roles if len(roles) > 2 else (),
        countries=countries if len(countries) > 1 else (),
        skills=skills if len(skills) > 2 else (),
    )


def _destination_first(places: Sequence[Span], words: Sequence[str]) -> Sequence[Span]:
    """Places in their order, but of a move "from Brazil to Germany" the one that is moved to first."""
    if len(places) == 2 and [_before(place, words) for place in places] == ["from", "to"]:
        return places[::-1]
    return places


def _before(span: Span, words: Sequence[str]) -> str:
    at = span.start - 2 if words[span.start - 1 : span.start] == ["the"] else span.start - 1
    return words[at] if at >= 0 else ""

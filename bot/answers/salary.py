"""Pay of a role, level and country: guide ranges and advertised pay, never mixed, never a lone number."""

from dataclasses import replace

from bot.answers import offer, pay_charts, pay_rows, pay_sections, words
from bot.answers.age import pay_day
from bot.answers.chart_values import PayChart
from bot.answers.pay_rows import ALL_LEVELS, ALL_ROLES, FIELD, pay_of
from bot.answers.types import Body, FollowUp, Section
from bot.library import Library
from bot.library.pay_models import AdvertisedPay, GuidePay
from bot.understanding import Slots

DEFAULT_COUNTRY = "US"
YEARS_OF_LEVEL = ((0, 2, "entry"), (3, 7, "mid"), (8, 80, "senior"))
"""Years of experience to level: the guide's own bands (3 to 7 and 8 or more), below that entry."""


def compute(library: Library, slots: Slots) -> Body:
    """What the base knows of the pay asked for; says by name what it lacks and how it widened."""
    country, assumptions = _country(library, slots)
    level, level_assumption = level_of(slots)
    assumptions += [*level_assumption, *offer.counted(slots)]
    whom = words.role_name(library, slots.role) if slots.role else words.WHOLE_FIELD
    place = words.place(library, country)
    advertised, widened, shown = pay_rows.advertised(library, slots.role, level, country)
    guide = pay_rows.guide(library, slots.role, level, country, alone=not advertised)
    quoted = pay_rows.quoted(library, slots.role, level, guide, ALL_ROLES in widened)
    answering = quoted if widened else []
    title = _title(library, whom, level, country, _stand_ins(library, slots.role, widened, guide, quoted))
    if not guide and not advertised:
        return _nothing(library, slots, country, title, whom, assumptions)
    led = pay_rows.leading(advertised, shown) if advertised else None
    beside = pay_sections.beside(level, shown)
    ask, followups = _asked_back(library, slots)
    return Body(
        title=title,
        lead=offer.lead(slots, led, advertised, widened)
        or pay_sections.lead(
            library,
            answering or guide,
            None if answering else led,
            widened,
            _asked(library, slots.role, level),
            level,
            beside,
        ),
        sections=tuple(
            pay_sections.sections(
                pay_of(library, slots.role or FIELD),
                guide,
                advertised,
                pay_sections.instead(widened, place, beside)
                + (pay_rows.neighbour(library, slots.role, level, country) if ALL_ROLES in widened else ""),
            )
        ),
        sources=words.source_refs(
            library,
            [*(row.source for row in guide), *(row.source for row in advertised)],
            {row.source: row.n for row in advertised if row is led},
        ),
        followups=followups,
        assumptions=tuple(assumptions),
        unused=(*offer.left_aside(slots, led, place), *unusable(library, slots)),
        reviewed=str(min(row.reviewed for row in guide)) if guide else None,
        pay_as_of=pay_day(library, answering or [*guide, *advertised]),
        ask=ask,
        chart=_chart(library, slots, led, guide),
        chart_at_once=True,
    )


def _title(library: Library, whom: str, level: str | None, country: str, stand_ins: tuple[str, ...]) -> str:
    """What the figures are of, which is not what was asked where something wider stands in."""
    parts = [ALL_ROLES if ALL_ROLES in stand_ins else whom]
    level_shown = next((name for name in stand_ins if name != ALL_ROLES), None)
    if level_shown:
        parts += [] if level_shown == ALL_LEVELS and ALL_ROLES in stand_ins else [level_shown]
    elif level:
        parts.append(library.level_name(level).lower())
    return f"Pay: {', '.join([*parts, library.country_name(country)])}"


def _stand_ins(
    library: Library,
    role: str | None,
    widened: tuple[str, ...],
    guide: list[GuidePay],
    quoted: list[GuidePay],
) -> tuple[str, ...]:
    """What stands in for what was asked; a range that is `quoted` of the role and level is no substitute."""
    if quoted:
        return ()
    if not widened and role and guide and not any(row in pay_of(library, role).guide for row in guide):
        advertised = pay_of(library, role).advertised
        return () if any(row.country == guide[0].country for row in advertised) else (ALL_ROLES,)
    return widened


def _asked(library: Library, role: str | None, level: str | None) -> str:
    """What was asked for, as it stands after "for": "data analysts, entry level"."""
    parts = [library.roles[role].plural] if role in library.roles and role else []
    return ", ".join([*parts, *([library.level_name(level).lower()] if level else [])])


def _chart(
    library: Library, slots: Slots, led: AdvertisedPay | None, guide: list[GuidePay]
) -> PayChart | None:
    """All levels of the role that leads, or of all roles where it is they; None without advertised pay."""
    if led is None:
        return None
    own = pay_of(library, slots.role)
    if slots.role and led in own.advertised:
        name = library.roles[slots.role].name
        quoted = pay_rows.guide(library, slots.role, None, led.country, False)
        return pay_charts.by_level(library, own, led, quoted or guide, name, slots)
    field = pay_of(library, FIELD)
    quoted = [row for row in guide if row in field.guide]
    return pay_charts.by_level(library, field, led, quoted, "All roles", slots)


def unusable(library: Library, slots: Slots) -> tuple[str, ...]:
    """What was understood but cannot change a pay answer."""
    return words.without_effect(library, slots, "pay", ("company", "city", "industry", "skill", "work_mode"))


def _country(library: Library, slots: Slots) -> tuple[str, list[str]]:
    if slots.country:
        return slots.country, []
    own = (slots.currency or "")[:2]  # ISO 4217 begins with the country, but for the euro
    if own != DEFAULT_COUNTRY and own in library.vocabulary.countries:
        currency = words.currency_name(str(slots.currency))
        return own, [f"{words.place(library, own)}, because {currency} were named"]
    return default_country(library, slots)


def country_of(library: Library, slots: Slots) -> str:
    """The country whose pay is told."""
    return _country(library, slots)[0]


def default_country(library: Library, slots: Slots) -> tuple[str, list[str]]:
    """The country of pay where none was named, with the assumption that says so."""
    why = f"there are no figures for {slots.region} as a whole" if slots.region else "no country was named"
    return DEFAULT_COUNTRY, [f"{words.place(library, DEFAULT_COUNTRY)}, because {why}"]


def level_of(slots: Slots) -> tuple[str | None, list[str]]:
    """The level that was named, else the one that years of experience stand for, with its assumption."""
    if slots.level or slots.years is None:
        return slots.level, []
    level = next((name for low, high, name in YEARS_OF_LEVEL if low <= slots.years <= high), None)
    if level is None:
        return None, []
    return level, [f"{level} level, from {slots.years} year{'s' * (slots.years != 1)} of experience"]


def _nothing(
    library: Library, slots: Slots, country: str, title: str, whom: str, assumptions: list[str]
) -> Body:
    """No figure for that country: says so, and offers the nearest instead of guessing."""
    place = words.place(library, country)
    whose = "" if whom == words.WHOLE_FIELD else f" for {library.roles[str(slots.role)].plural}"
    other = (
        ""
        if country == DEFAULT_COUNTRY
        else (
            f" Figures from {words.place(library, DEFAULT_COUNTRY)} tell little about it: "
            "another market, another currency."
        )
    )
    return Body(
        title=title,
        lead=words.clip(f"I have no pay figures{whose} in {place} that I could stand behind.", 160),
        sections=(
            Section(
                None,
                f"No source I hold covers this with enough data, so I give no number.{other}\n\n"
                f"Better places to look: official earnings statistics of {place}, "
                "ranges in job advertisements there, and people who do the job.",
            ),
        ),
        followups=_followups(library, slots),
        assumptions=tuple(assumptions),
        unused=(*offer.left_aside(slots, None, place), *unusable(library, slots)),
    )


def _asked_back(library: Library, slots: Slots) -> tuple[str | None, tuple[FollowUp, ...]]:
    """The one question that would make the answer fit, with its choices; else the usual follow-ups."""
    entry = library.computed.get("salary")
    if entry and slots.currency == "EUR" and not slots.country:
        cells = {row.country: row.n for row in pay_of(library, FIELD).advertised if row.currency == "EUR"}
        places = sorted(cells, key=lambda country: -cells[country])[:4]
        choices = [
            FollowUp(library.country_name(place), entry, replace(slots, country=place)) for place in places
        ]
        return "Which country pays it?", tuple(choices)
    if not slots.role and (choices := words.role_choices(library, "salary", slots)):
        return words.WHICH_JOB, tuple(choices)
    return None, _followups(library, slots)


def _followups(library: Library, slots: Slots) -> tuple[FollowUp, ...]:
    entries = library.computed
    found: list[FollowUp] = []
    if "salary" in entries and slots.country and slots.country != DEFAULT_COUNTRY:
        label = f"Pay in {words.place(library, DEFAULT_COUNTRY)}"
        found.append(FollowUp(label, entries["salary"], replace(slots, country=DEFAULT_COUNTRY, city=None)))
    if slots.role and "skills" in entries:
        found.append(FollowUp("Skills needed", entries["skills"], Slots(role=slots.role)))
    if slots.role in library.roadmaps and "roadmap" in entries:
        found.append(FollowUp("Roadmap", entries["roadmap"], Slots(role=slots.role)))
    if slots.role and "role" in entries:
        found.append(FollowUp("What the job is", entries["role"], Slots(role=slots.role)))
    if "salary/negotiation" in library.topics:
        found.append(FollowUp("How to negotiate", "salary/negotiation"))
    return tuple(found[:4])

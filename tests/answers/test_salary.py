"""Pay: guide ranges and advertised pay apart, never a lone number, never another country's."""

import re
from dataclasses import replace
from datetime import date

import pytest

from bot.answers import Body, pay_rows, salary, words
from bot.library import Library
from bot.understanding import Slots
from tests.every_answer import NO_FIGURES, pay_slots

ADVERTISED, GUIDE = "Advertised pay", "Quoted ranges"
MONEY = re.compile(r"(?:[$€£¥₹]|[A-Z]{3})\s?\d")


def headings(body: Body) -> list[str | None]:
    return [section.heading for section in body.sections]


def text_of(body: Body) -> str:
    tables = [" ".join(map(" ".join, s.table.rows)) for s in body.sections if s.table]
    return "\n".join([body.title, body.lead, *(section.text for section in body.sections), *tables])


def test_guide_and_advertised_pay_stand_apart(library: Library) -> None:
    body = salary.compute(library, Slots(role="machine-learning-engineer", level="mid", country="US"))
    assert headings(body) == [ADVERTISED, GUIDE]
    advertised, guide = body.sections
    assert "$120,000 to $200,000" in guide.text
    assert "$120,000 to $200,000" not in advertised.text
    assert "Bonus and shares come on top" in advertised.text
    assert advertised.table is not None
    assert advertised.table.columns == ("Level", "Middle half", "Median")
    assert {"guide-career-path", "aijobs-index"} <= {source.id for source in body.sources}


def test_every_pay_answer_has_ranges_in_its_own_currency_and_a_source(library: Library) -> None:
    for slots in pay_slots(library):
        body, country = salary.compute(library, slots), slots.country or "US"
        rows = [
            row
            for key in (slots.role, "_field")
            for row in (*pay_rows.pay_of(library, key).guide, *pay_rows.pay_of(library, key).advertised)
            if row.country == country
        ]
        if not MONEY.search(text_of(body)):
            assert not rows or slots.level, slots
            continue
        symbols = {"USD": "$", "EUR": "€", "GBP": "£", "CAD": "CA$"}
        used = set(re.findall(r"CA\$|[$€£]", body.lead))
        assert used == {symbols[row.currency] for row in rows}, slots
        assert re.search(r"\d (?:to|and) \S*\d|[Oo]ver \$", body.lead), body.lead
        assert body.sources
        assert {source.id for source in body.sources} <= {row.source for row in rows}
        assert library.country_name(country) in body.title


@pytest.mark.parametrize("role", [None, "data-scientist", "nlp-engineer", "vp-of-ai"])
@pytest.mark.parametrize("level", [None, "entry", "lead"])
def test_a_country_without_figures_gets_no_number(
    library: Library, role: str | None, level: str | None
) -> None:
    body = salary.compute(library, Slots(role=role, level=level, country=NO_FIGURES))
    assert "no pay figures" in body.lead
    assert "Mongolia" in body.lead
    assert not re.search(r"\d", text_of(body))
    assert body.sources == ()
    assert body.followups[0].label == "Pay in the United States"
    assert body.followups[0].slots == Slots(role=role, level=level, country="US")


def test_what_was_widened_is_named_where_the_figure_stands(library: Library) -> None:
    seen = set()
    for slots in pay_slots(library):
        body = salary.compute(library, slots)
        table = next((s.table for s in body.sections if s.heading == ADVERTISED), None)
        if table is None:
            continue
        own = pay_rows.pay_of(library, slots.role or "_field").advertised
        own = tuple(r for r in own if r.country == (slots.country or "US"))
        near = pay_rows.NEAREST.get(slots.level or "", slots.level)
        all_roles = not any(r.level in (slots.level, near, None) for r in own)
        all_levels = slots.level is not None and table.rows[0][0] == "All levels"
        advertised = next(s.text for s in body.sections if s.heading == ADVERTISED)
        beside = near != slots.level and table.rows[0][0] == str(near).capitalize()
        for said in (body.lead, advertised.split("From job adverts")[0]):
            assert near == slots.level or (f"{near} level" in said) == beside, (slots, said)
            assert ("all roles" in said) == all_roles, (slots, said)
            assert ("all levels" in said) == all_levels, (slots, said)
        seen.add((all_roles, all_levels))
    assert len(seen) == 4


@pytest.mark.parametrize(
    ("years", "level"), [(0, "entry"), (2, "entry"), (3, "mid"), (7, "mid"), (8, "senior"), (40, "senior")]
)
def test_years_set_the_level_as_an_assumption(library: Library, years: int, level: str) -> None:
    by_years = salary.compute(library, Slots(role="data-scientist", country="US", years=years))
    by_level = salary.compute(library, Slots(role="data-scientist", country="US", level=level))
    assert by_years.title == by_level.title
    assert by_years.sections == by_level.sections
    assert by_level.assumptions == ()
    (assumed,) = by_years.assumptions
    assert level in assumed.lower()
    assert f"{years} years" in assumed


def test_a_named_level_goes_before_years(library: Library) -> None:
    body = salary.compute(library, Slots(role="data-scientist", country="US", level="entry", years=9))
    assert "entry level" in body.title
    assert body.assumptions == ()


def test_the_united_states_are_an_assumption(library: Library) -> None:
    body = salary.compute(library, Slots(role="data-scientist"))
    assert body.assumptions == ("the United States, because no country was named",)
    assert salary.compute(library, Slots(role="data-scientist", country="US")).assumptions == ()


def test_what_cannot_change_the_figures_is_told(library: Library) -> None:
    slots = Slots(role="data-scientist", company="google", city="munich", industry="finance", skill="sql")
    told = salary.compute(library, slots).unused
    assert [line.partition(": ")[2] for line in told] == [
        "no pay by company",
        "no pay by city; the country is used",
        "no pay by industry",
        "no pay by skill",
    ]
    assert told[0].startswith("Google")
    plain = salary.compute(library, Slots(role="data-scientist"))
    assert plain.unused == ()
    assert plain.sections == salary.compute(library, slots).sections


def test_a_title_never_names_a_role_or_level_whose_figures_these_are_not(library: Library) -> None:
    body = salary.compute(library, Slots(role="data-analyst", level="entry", country="DE"))
    assert body.title == "Pay: all roles, Germany"
    assert body.lead.startswith(
        "No own figures; entry level usually pays less. For all roles and all levels, "
    )
    senior = salary.compute(library, Slots(role="data-analyst", level="senior", country="DE"))
    assert senior.lead.startswith("No own figures for data analysts, senior. For all roles, ")
    lead = salary.compute(library, Slots(role="machine-learning-engineer", level="lead", country="US"))
    assert lead.title == "Pay: machine learning engineer, senior level, United States"
    assert lead.sections[0].table
    assert [row[0] for row in lead.sections[0].table.rows] == ["Senior", "Entry", "Mid", "All levels"]
    assert "Lead level usually pays more." in lead.sections[0].text
    for slots in pay_slots(library):
        assert len(salary.compute(library, slots).lead) <= 160


def test_entry_pay_is_never_the_mix_of_levels_where_mid_pay_is_known(library: Library) -> None:
    junior = salary.compute(library, Slots(role="data-scientist", level="entry", country="CA"))
    mid = salary.compute(library, Slots(role="data-scientist", level="mid", country="CA"))
    assert junior.title == "Pay: all roles, mid level, Canada"
    assert junior.lead.partition(", ")[2].partition("half of")[2] in mid.lead
    assert "Entry level usually pays less." in junior.sections[0].text
    mixed = salary.compute(library, Slots(role="data-analyst", level="entry", country="IE"))
    assert "all levels instead. Entry level usually pays less." in mixed.sections[0].text


def test_a_quoted_range_of_just_this_pay_leads_where_adverts_are_too_few(library: Library) -> None:
    pay = pay_rows.pay_of(library, "data-scientist")
    told = {"country": "DE", "level": "senior", "low": 71_000, "high": 82_000, "currency": "EUR"}
    own = pay.guide[0].model_copy(update=told | {"source": "moderators", "reviewed": date(2026, 11, 20)})
    changed = pay.model_copy(update={"guide": (*pay.guide, own)})
    served = replace(library, pay={**library.pay, "data-scientist": changed})
    body = salary.compute(served, Slots(role="data-scientist", level="senior", country="DE"))
    assert body.title == "Pay: data scientist, senior, Germany"
    assert body.lead == "€71,000 to €82,000 a year, by “The moderators of this server”."
    assert body.pay_as_of == "2026-11-20"
    assert "Too few such postings in Germany: all roles instead." in body.sections[0].text


def test_a_currency_that_was_asked_for_names_its_country_or_what_stands_in(library: Library) -> None:
    pounds = salary.compute(library, Slots(role="data-scientist", currency="GBP"))
    assert pounds.assumptions == ("the United Kingdom, because British pounds were named",)
    euros = salary.compute(library, Slots(role="data-scientist", currency="EUR"))
    assert euros.unused == ("euros: these figures are in US dollars",)
    assert euros.ask == "Which country pays it?"


def test_quoted_ranges_of_some_levels_are_told_with_their_levels(library: Library) -> None:
    pay = salary_pay(library, "data-engineer", ("entry", 40_000, 45_000), ("lead", 90_000, 95_000))
    body = salary.compute(pay, Slots(role="data-engineer", country="AT"))
    assert body.lead == "€40,000 to €45,000 a year at entry level, by “The moderators of this server”."
    assert "**€90,000 to €95,000**, lead level: data engineers here." in body.sections[-1].text
    senior = salary_pay(library, "data-engineer", (None, 70_000, 75_000), country="DE")
    body = salary.compute(senior, Slots(role="data-engineer", country="DE", level="lead"))
    assert body.lead == "€70,000 to €75,000 a year, by “The moderators of this server”."


def salary_pay(
    library: Library, role: str, *told: tuple[str | None, int, int], country: str = "AT"
) -> Library:
    """The library with a server's own ranges of a role there: (level, low, high) each."""
    pay, first = pay_rows.pay_of(library, role), pay_rows.pay_of(library, "data-scientist").guide[0]
    same = {"country": country, "currency": "EUR", "source": "moderators", "scope": "data engineers here"}
    rows = tuple(
        first.model_copy(update=same | {"level": level, "low": low, "high": high, "note": None})
        for level, low, high in told
    )
    changed = pay.model_copy(update={"guide": (*pay.guide, *rows)})
    return replace(library, pay={**library.pay, role: changed})


def test_beside_all_roles_stands_the_nearest_role_that_has_figures_there(library: Library) -> None:
    body = salary.compute(library, Slots(role="ai-engineer", country="GB"))
    assert "Nearest by work: machine learning engineers, £65k–120k (30 postings)." in body.sections[0].text
    alone = salary.compute(library, Slots(role="ai-engineer", country="DE"))
    assert "Nearest" not in alone.sections[0].text


def test_a_roles_note_does_not_stand_beside_the_pay_of_all_roles(library: Library) -> None:
    note = pay_rows.pay_of(library, "chief-data-officer").note
    assert note
    own = salary.compute(library, Slots(role="chief-data-officer", country="US"))
    assert note in own.sections[0].text
    abroad = salary.compute(library, Slots(role="chief-data-officer", country="GB"))
    assert note not in abroad.sections[0].text


def test_thousands_are_rounded_half_up() -> None:
    assert words.short_range(42_500, 43_500, "GBP") == "£43k–44k"
    assert words.short_money(500, "USD") == "$1k"
    assert words.short_money(44_499, "USD") == "$44k"

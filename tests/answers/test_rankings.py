"""Rankings of pay: roles in one country, countries side by side and never across currencies."""

import re

from bot.answers import Body, pay_by_country, pay_rows, top_paying
from bot.library import Library
from bot.understanding import Slots
from tests.every_answer import NO_FIGURES, countries


def text_of(body: Body) -> str:
    return "\n".join([body.lead, *(section.text for section in body.sections)])


def test_roles_are_ranked_by_their_median_in_one_country_and_level(library: Library) -> None:
    for country in countries(library):
        for level in (None, *library.levels):
            body = top_paying.compute(library, Slots(country=country, level=level))
            rows = [
                row
                for role in library.roles
                for row in pay_rows.pay_of(library, role).advertised
                if (row.country, row.level) == (country, level)
            ]
            table = next((section.table for section in body.sections if section.table), None)
            assert bool(rows) == bool(table)
            if table:
                assert table.columns == ("Role", "Median", "n")
                counts = [f"{row.n:,}" for row in sorted(rows, key=lambda row: -row.p50)]
                assert sorted(cells[2] for cells in table.rows) == sorted(counts)
                medians = [int(re.sub(r"\D", "", cells[1])) for cells in table.rows]
                assert medians == sorted(medians, reverse=True)
                assert len({cells[0] for cells in table.rows}) == len(rows)


def test_short_names_are_spelt_out_once_and_what_is_missing_is_named(library: Library) -> None:
    body = top_paying.compute(library, Slots())
    assert body.assumptions == ("the United States, because no country was named",)
    assert text_of(body).count("BI developer: business intelligence developer") == 1
    assert "NLP engineer" in next(s.text for s in body.sections if s.heading == "Not in the list")
    assert "mixes levels" in text_of(body)
    assert "mixes levels" not in text_of(top_paying.compute(library, Slots(level="senior")))
    assert "over $500,000" in text_of(body)
    assert "$" not in text_of(top_paying.compute(library, Slots(country="GB")))


def test_a_country_without_roles_gets_no_ranking(library: Library) -> None:
    body = top_paying.compute(library, Slots(country=NO_FIGURES, company="google"))
    assert body.lead.startswith("I have no advertised pay by role in Mongolia")
    assert not any(section.table for section in body.sections)
    assert body.followups[0].label == "The same in the United States"
    assert body.unused == ("Google: no ranking by company",)


def test_each_table_of_countries_has_one_currency(library: Library) -> None:
    for role in (None, *library.roles):
        for level in (None, *library.levels):
            body = pay_by_country.compute(library, Slots(role=role, level=level))
            tables = [section.table for section in body.sections if section.table]
            assert tables
            for table in tables:
                assert len({re.match(r"\D+", cells[1])[0] for cells in table.rows}) == 1  # type: ignore[index]
            assert "do not compare" in text_of(body)


def test_countries_that_were_named_come_first_and_those_without_figures_are_told(library: Library) -> None:
    slots = Slots(role="data-scientist", country="NL", countries=("NL", "GB", NO_FIGURES))
    body = pay_by_country.compute(library, slots)
    tables = [section.table for section in body.sections if section.table]
    assert [table.rows[0][0] for table in tables[:2]] == ["Netherlands", "United Kingdom"]
    assert body.lead.startswith("Half of the advertised pay a year: Netherlands €54,900 to €69,800; United")
    assert body.lead.endswith("Not comparable as they stand.")
    lacking = next(section.text for section in body.sections if section.heading == "No figures")
    assert lacking.startswith("Mongolia: fewer than ten postings for data scientists")


def test_a_role_without_figures_anywhere_is_widened_by_name(library: Library) -> None:
    body = pay_by_country.compute(library, Slots(role="deep-learning-engineer", level="senior"))
    assert body.sections[0].text == "Too few such postings: all roles instead."
    assert body.title == "Pay by country: all roles, senior"

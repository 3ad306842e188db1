"""Pay over the years, and the charts that pay answers carry."""

from itertools import product

import pytest

from bot.answers import compare, salary, trends
from bot.answers.chart_values import PayChart, TrendChart
from bot.library import Library
from bot.library.models import LEAD_LENGTH
from bot.understanding import Slots
from tests.every_answer import NO_FIGURES, countries

LEVELS = (None, "entry", "mid", "senior", "lead")


def test_one_level(library: Library) -> None:
    body = trends.compute(library, Slots(role="data-scientist", level="senior"))
    assert body.lead == "The median of advertised pay was $158,800 in 2022 and $174,600 in 2024: up 10%."
    table = body.sections[0].table
    assert table is not None
    assert table.columns == ("Year", "Median", "n")
    assert table.rows[-1] == ("2024", "$174,600", "1,134")
    (source,) = body.sources
    assert source.n == 92 + 409 + 1134
    assert body.chart_at_once


def test_all_levels_each_with_its_line(library: Library) -> None:
    body = trends.compute(library, Slots(role="data-analyst"))
    assert body.lead.endswith("first year to last: entry level up 7%, mid level up 1% and senior up 8%.")
    assert isinstance(body.chart, TrendChart)
    assert [line.label for line in body.chart.lines] == ["Entry level", "Mid level", "Senior"]
    assert [section.heading for section in body.sections[:3]] == ["Entry level", "Mid level", "Senior"]


def test_a_fall_is_called_a_fall(library: Library) -> None:
    body = trends.compute(library, Slots(role="machine-learning-engineer", level="senior"))
    assert body.lead.endswith("$200,000 in 2024: down 1%.")


def test_a_level_without_years_shows_the_others_and_says_so(library: Library) -> None:
    body = trends.compute(library, Slots(role="data-scientist", level="entry", country="US"))
    assert body.lead.startswith("No year-by-year pay for data scientists (entry level) in the United States")
    assert [section.heading for section in body.sections[:2]] == ["Mid level", "Senior"]
    assert isinstance(body.chart, TrendChart)


def test_years_of_experience_stand_for_a_level(library: Library) -> None:
    body = trends.compute(library, Slots(role="data-engineer", years=5))
    assert "mid level" in body.title
    assert "mid level, from 5 years of experience" in body.assumptions


def test_a_role_without_years_offers_the_nearest_roles(library: Library) -> None:
    body = trends.compute(library, Slots(role="nlp-engineer", level="senior"))
    assert body.chart is None
    assert "machine learning engineer" in body.sections[0].text
    assert "Machine learning engineer" in [choice.label for choice in body.followups]


def test_another_country_is_offered_and_never_shown_instead(library: Library) -> None:
    body = trends.compute(library, Slots(role="data-scientist", country="DE"))
    assert "$" not in body.lead + "".join(section.text for section in body.sections)
    assert body.chart is None
    (choice,) = [choice for choice in body.followups if choice.label == "In the United States"]
    assert choice.slots == Slots(role="data-scientist", country="US")


def test_without_a_role_all_are_compared_and_one_is_asked_for(library: Library) -> None:
    body = trends.compute(library, Slots())
    assert body.ask == "Which job do you mean?"
    table = body.sections[0].table
    assert table is not None
    assert ("Data scientist", "2022–24", "+10%") in table.rows
    assert ("BI developer", "2023–24", "-9%") in table.rows
    assert "but for data analysts (entry level)" in body.sections[0].text
    assert [choice.slots.role for choice in body.followups][:2] == ["data-scientist", "data-engineer"]


def test_every_answer_fits_and_counts_from_thirty_on(library: Library) -> None:
    places = (None, NO_FIGURES, *countries(library))
    for role, level, country in product((None, *library.roles), LEVELS, places):
        body = trends.compute(library, Slots(role=role, level=level, country=country))
        asked = (role, level, country)
        assert len(body.lead) <= LEAD_LENGTH, asked
        assert body.sections or country == NO_FIGURES or not role, asked
        for section in body.sections:
            if section.table:
                columns = zip(section.table.columns, *section.table.rows, strict=True)
                assert sum(max(map(len, column)) for column in columns) + 4 <= 34, asked
        if isinstance(body.chart, TrendChart):
            assert all(point.n >= 30 for line in body.chart.lines for point in line.points)


def chart_of_pay(library: Library, **slots: object) -> PayChart:
    chart = salary.compute(library, Slots(**slots)).chart  # type: ignore[arg-type]
    assert isinstance(chart, PayChart)
    return chart


def test_pay_is_drawn_by_level_with_the_guide_and_the_offer(library: Library) -> None:
    chart = chart_of_pay(library, role="machine-learning-engineer", level="mid", amount=150_000)
    assert [band.label for band in chart.bands] == ["Entry level", "Mid level", "Senior"]
    assert ("Mid level", 120_000, 200_000) in [(g.label, g.low, g.high) for g in chart.guide]
    assert chart.offer == 150_000
    assert chart.currency == "USD"


def test_an_offer_in_another_currency_is_not_marked(library: Library) -> None:
    slots = {"role": "data-scientist", "country": "US", "amount": 90_000, "currency": "EUR"}
    assert chart_of_pay(library, **slots).offer is None


def test_pay_that_was_widened_is_drawn_as_what_it_is(library: Library) -> None:
    chart = chart_of_pay(library, role="nlp-engineer", level="mid")
    assert chart.title == "All roles: pay, United States"


def test_a_country_without_figures_has_no_chart(library: Library) -> None:
    assert salary.compute(library, Slots(role="data-scientist", country=NO_FIGURES)).chart is None


@pytest.mark.parametrize("level", [None, "senior"])
def test_roles_side_by_side(library: Library, level: str | None) -> None:
    slots = Slots(role="data-scientist", role2="machine-learning-engineer", level=level)
    body = compare.compute(library, slots)
    assert isinstance(body.chart, PayChart)
    assert [band.label for band in body.chart.bands] == ["Data scientist", "Machine learning engineer"]
    assert not body.chart_at_once


def test_one_role_with_figures_is_no_comparison(library: Library) -> None:
    slots = Slots(role="data-scientist", role2="edge-ai-engineer")
    assert compare.compute(library, slots).chart is None


def test_every_chart_can_be_laid_out(library: Library) -> None:
    from bot.charts.alt import LONGEST, alt_text
    from bot.charts.scenes import scene

    drawn = set()
    for role, level, country in product((None, *library.roles), LEVELS, countries(library)):
        slots = Slots(role=role, level=level, country=country, amount=123_456)
        for chart in (salary.compute(library, slots).chart, trends.compute(library, slots).chart):
            if chart is not None:
                assert scene(chart).height < 1000
                assert len(alt_text(chart)) <= LONGEST
                drawn.add(chart)
    assert len(drawn) > 100

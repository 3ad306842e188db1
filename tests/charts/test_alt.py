"""The alt text says what the picture says, in whole sentences, within Discord's limit."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answers.chart_values import Chart, ProgressChart, StepBar
from bot.charts.alt import LONGEST, alt_text
from tests.charts.samples import ALL, MATCH, PAY, PROGRESS, TREND


def test_pay() -> None:
    said = alt_text(PAY)
    assert said.startswith("Machine learning engineer: pay, United States. ")
    assert "US dollars" in said
    assert (
        "Senior (n = 862): median $200,000, middle half $170,500 to $230,000, "
        "10th to 90th percentile $146,100 to $261,000."
    ) in said
    assert "Senior, by a guide: $150,000 to $200,000." in said
    assert "All levels, by a guide: over $135,000." in said
    assert "the offer of $150,000" in said
    assert said.endswith("Salary index; Career guide.")


def test_trend() -> None:
    said = alt_text(TREND)
    assert "Entry level: 2023 $85,300 (n = 52), 2024 $91,500 (n = 689)." in said


def test_progress() -> None:
    said = alt_text(PROGRESS)
    assert "25% done, 60 of 240 hours." in said
    assert "Done: SQL. Doing: Statistics. Skipped: Python. Open: Portfolio. About 180 h left." in said


def test_match() -> None:
    assert "Data analyst: 5 of 6. MLOps engineer: 0 of 9." in alt_text(MATCH)


@pytest.mark.parametrize("chart", ALL.values(), ids=ALL.keys())
def test_alt_text_fits_and_ends_in_a_whole_sentence(chart: Chart) -> None:
    said = alt_text(chart)
    assert 0 < len(said) <= LONGEST
    assert said.endswith(".")
    assert "\n" not in said


def test_what_does_not_fit_is_said_to_be_left_out() -> None:
    assert alt_text(ALL["lines that meet"]).endswith("More is not told here.")


@given(st.text(max_size=3000), st.lists(st.text(max_size=900), max_size=5))
def test_alt_text_of_any_length(title: str, steps: list[str]) -> None:
    chart = ProgressChart(title, tuple(StepBar(step, "open", 1) for step in steps))
    assert len(alt_text(chart)) <= LONGEST

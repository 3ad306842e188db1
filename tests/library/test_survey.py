"""Rows of the pay survey -> postings -> figures. The real survey is used where it lies at hand."""

import csv
from itertools import groupby
from pathlib import Path

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from bot.library import Library, advertised, survey
from bot.library.survey_rows import COLUMNS, LeftOut, Reason, Row, read_row
from bot.library.text import fold

ROOT = Path(__file__).parents[2]
SURVEY = ROOT.parent / "shared" / "data" / "salaries.csv"
ROLES = {
    "data scientist": "data-scientist",
    "staff data scientist": "data-scientist",
    "head of ai": "head-of-ml",
}


def row(line: int, pay: int | None, **changed: object) -> Row:
    values = {
        "year": 2024, "experience": "SE", "employment": "FT", "title": "Data Scientist", "currency": "USD",
        "residence": "US", "country": "US", "remote": "0", "size": "M", **changed,
    }  # fmt: skip
    return Row(line, pay, **values)  # type: ignore[arg-type]


def run(*pays: int | None, **changed: object) -> list[Row]:
    return [row(number, pay, **changed) for number, pay in enumerate(pays, 2)]


def ranges(rows: list[Row]) -> tuple[list[tuple[int | None, int | None]], LeftOut]:
    left = LeftOut()
    return [(low.pay, high.pay) for high, low in survey.pairs(rows, left)], left


@pytest.mark.parametrize(
    ("pays", "expected", "single"),
    [
        ([200, 100], [(100, 200)], 0),
        ([200, 100, 300, 150], [(100, 200), (150, 300)], 0),
        ([265, 140, 212], [(140, 265)], 1),
        ([190, 165, 265, 199, 86, 190, 160], [(165, 190), (199, 265), (160, 190)], 1),
        ([100, 200], [], 2),
        ([150, 150], [(150, 150)], 0),
        ([150], [], 1),
    ],
)
def test_neighbours_are_paired_high_first(
    pays: list[int | None], expected: list[tuple[int, int]], single: int
) -> None:
    found, left = ranges(run(*pays))
    assert found == expected
    assert left.rows[Reason.SINGLE] == single


@pytest.mark.parametrize("pays", [[None, 140, 212, 100], [265, None, 212, 100]])
def test_the_other_half_of_an_unreadable_row_is_not_paired_with_a_stranger(pays: list[int | None]) -> None:
    found, left = ranges(run(*pays))
    assert found == [(100, 212)]
    assert left.rows[Reason.HALF] == 1


@given(st.lists(st.integers(1, 9) | st.none(), max_size=30))
def test_every_readable_row_is_paired_or_counted(pays: list[int | None]) -> None:
    found, left = ranges(run(*pays))
    assert 2 * len(found) + left.rows.total() == sum(pay is not None for pay in pays)
    assert all(low <= high for low, high in found)  # type: ignore[operator]


def postings(*rows: Row | None) -> tuple[survey.Postings, LeftOut]:
    left = LeftOut()
    return survey.postings(rows, ROLES, left), left


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"year": 2021}, Reason.EARLY),
        ({"employment": "CT"}, Reason.PART_TIME),
        ({"residence": "IN"}, Reason.ABROAD),
        ({"country": "CA", "residence": "CA"}, Reason.FOREIGN),
        ({"country": "HR", "residence": "HR", "currency": "EUR", "year": 2022}, Reason.FOREIGN),
        ({"title": "Engineer"}, Reason.UNMAPPED),
        ({"experience": "EX"}, Reason.EXECUTIVE),
        ({"experience": "EX", "title": "Staff Data Scientist"}, Reason.EXECUTIVE),
        ({"title": "Head of AI"}, Reason.NOT_EXECUTIVE),
    ],
)
def test_what_is_left_out_is_counted_by_reason(changed: dict[str, object], reason: Reason) -> None:
    found, left = postings(*run(200_000, 150_000, **changed))
    assert not found
    assert left.rows == {reason: 2}
    assert left.first[reason][0].startswith("line 2")


def test_a_range_too_wide_and_a_months_pay_are_left_out() -> None:
    usual = run(200_000, 150_000, 210_000, 150_000, 220_000, 150_000)
    found, left = postings(*usual, *run(600_000, 50_000, 16_000, 12_000, remote="100"))
    assert len(found) == 3
    assert left.rows == {Reason.SPREAD: 2, Reason.OUTLIER: 2}


@pytest.mark.parametrize(
    ("experience", "title", "level"),
    [
        ("EN", "data scientist", "entry"),
        ("MI", "data scientist", "mid"),
        ("SE", "data scientist", "senior"),
        ("EX", "data scientist", None),
        ("EN", "lead data scientist", "lead"),
        ("SE", "principal data engineer", "lead"),
        ("EX", "principal data engineer", None),
        ("EX", "director of machine learning", "lead"),
        ("SE", "head of data", None),
        ("SE", "leading staffer", "senior"),
    ],
)
def test_levels(experience: str, title: str, level: str | None) -> None:
    assert survey.level_of(experience, title) == level


def test_repeats_are_one_posting_with_all_their_rows() -> None:
    found, _ = postings(*run(200_000, 150_000), *run(200_000, 150_000, remote="100"))
    assert [(posting.low, posting.high, lines) for posting, lines in found.items()] == [
        (150_000, 200_000, [2, 3, 2, 3])
    ]
    found, _ = postings(*run(200_000, 150_000), *run(200_000, 150_000, year=2023))
    assert len(found) == 2


def many(count: int, year: int = 2024, first: int = 100_000, **changed: object) -> list[Row]:
    pays = [pay for step in range(count) for pay in (first + 10_000 + step * 100, first + step * 100)]
    return run(*pays, year=year, **changed)


def test_a_cell_needs_ten_distinct_postings() -> None:
    assert advertised.figures(postings(*many(9), *many(9))[0], "s", 2024) == {}
    pay = advertised.figures(postings(*many(10))[0], "s", 2024)
    assert set(pay) == {"data-scientist", "_field"}
    assert [(cell.level, cell.n, cell.rows) for cell in pay["_field"].advertised] == [
        ("senior", 10, 20),
        (None, 10, 20),
    ]


def test_a_trend_has_full_years_of_thirty_postings_and_more() -> None:
    rows = [*many(30, 2022), *many(29, 2023), *many(31, 2024, 120_000), *many(40, 2025)]
    pay = advertised.figures(postings(*rows)[0], "s", 2024)
    (trend,) = pay["data-scientist"].trend
    assert [(entry.year, entry.n, entry.p50) for entry in trend.years] == [
        (2022, 30, 106_500),
        (2024, 31, 126_500),
    ]
    assert not pay["_field"].trend


@given(
    st.lists(
        st.tuples(st.integers(20_000, 90_000), st.integers(0, 50_000)), min_size=10, max_size=40, unique=True
    )
)
def test_percentiles_are_numpys(ends: list[tuple[int, int]]) -> None:
    rows = [row(2, pay, size=str(n)) for n, (low, width) in enumerate(ends) for pay in (low + width, low)]
    found, left = postings(*rows)
    assume(not left.rows)
    cell = advertised.figures(found, "s", 2024)["data-scientist"].advertised[0]
    middle = [low + width / 2 for low, width in ends]
    expected = np.percentile(middle, [10, 25, 50, 75, 90])
    assert np.abs(np.array([cell.p10, cell.p25, cell.p50, cell.p75, cell.p90]) - expected).max() <= 50.001
    assert cell.low % 100 == cell.p10 % 100 == 0


@pytest.mark.parametrize(
    ("published", "year"), [("2025-01", 2024), ("2025-12", 2025), ("2025", 2024), ("2025-12-30", 2024)]
)
def test_last_full_year(published: str, year: int) -> None:
    assert advertised.last_full_year(published) == year


@given(st.dictionaries(st.sampled_from([*COLUMNS, None]), st.text("0129- USENé\x00", max_size=9) | st.none()))
def test_any_row_is_read_or_counted(changed: dict[str | None, object]) -> None:
    values = ["2024", "SE", "FT", "Data Scientist", "1", "USD", "1", "US", "0", "US", "M"]
    left = LeftOut()
    found = read_row(7, {**dict(zip(COLUMNS, values, strict=True)), **changed}, 2025, left)
    assert (found is None or found.pay is None) == (left.rows.total() == 1)


@pytest.fixture(scope="module")
def rows() -> list[Row]:
    if not SURVEY.exists():
        pytest.skip("the survey does not lie beside this checkout")
    left = LeftOut()
    with SURVEY.open(encoding="utf-8", newline="") as stream:
        found = [read_row(line, fields, 2025, left) for line, fields in enumerate(csv.DictReader(stream), 2)]
    assert not left.rows
    return [entry for entry in found if entry]


def test_the_real_survey_has_the_postings_it_is_known_for(rows: list[Row]) -> None:
    assert len(rows) == 73_148
    left, found = LeftOut(), []
    for _, group in groupby(rows, key=lambda entry: entry.kind):
        found += list(survey.pairs(list(group), left))
    single = sum(high.pay == low.pay for high, low in found)
    assert (len(found), single, left.rows[Reason.SINGLE]) == (36_114, 979, 920)
    # "About 38,000 postings" counts one-figure rows as a posting each; "23,000 distinct" as well.
    assert len(found) + single + left.rows[Reason.SINGLE] == 38_013
    assert len({(high.kind, high.pay, low.pay) for high, low in found}) == 22_613


def test_the_real_survey_repeats_itself(rows: list[Row]) -> None:
    found = [r for r in rows if (r.title, r.experience, r.country) == ("Applied Scientist", "MI", "US")]
    assert (len(found), len({entry[1:] for entry in found})) == (409, 62)


def test_the_real_figures(rows: list[Row]) -> None:
    library = Library.load(ROOT / "knowledge")
    roles = {fold(title): role for role, model in library.roles.items() for title in model.titles}
    pay = advertised.figures(survey.postings(rows, roles, LeftOut()), "aijobs-index", 2024)

    def cell(role: str, level: str | None, country: str) -> advertised.AdvertisedPay:
        return next(r for r in pay[role].advertised if (r.level, r.country) == (level, country))

    engineer = cell("machine-learning-engineer", "senior", "US")
    assert (round(engineer.p10, -3), round(engineer.p90, -3)) == (146_000, 261_000)
    assert cell("data-scientist", None, "GB").currency == "GBP"
    assert 45_000 < cell("data-scientist", None, "GB").p50 < 65_000
    assert all(year.year < 2025 for p in pay.values() for trend in p.trend for year in trend.years)
    assert "nlp-engineer" not in pay

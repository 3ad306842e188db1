"""Where shapes lie: nothing outside the card, no text on another, marks at their amounts."""

from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answers.chart_values import (
    Chart,
    GuideBand,
    MatchBar,
    MatchChart,
    PayBand,
    PayChart,
    ProgressChart,
    StepBar,
    TrendChart,
    TrendLine,
    YearPoint,
)
from bot.charts.fonts import extent
from bot.charts.scenes import scene
from bot.charts.shapes import AMBER, BLUE, GREEN, GRID, INK, NOTE, PINK, WIDTH, Box, Dot, Line, Scene, Text
from tests.charts.samples import ALL, MATCH, PAY, PROGRESS, TREND

WORDS = st.text(st.characters(min_codepoint=32, max_codepoint=126), max_size=60)
MONEY = st.integers(1, 90_000_000)


@st.composite
def pay_bands(draw: st.DrawFn) -> PayBand:
    return PayBand(draw(WORDS), draw(st.integers(10, 10**9)), *sorted(draw(MONEY) for _ in range(5)))


@st.composite
def guide_bands(draw: st.DrawFn) -> GuideBand:
    low, high = sorted((draw(MONEY), draw(MONEY)))
    return GuideBand(draw(WORDS), low, draw(st.sampled_from([high, None])))


def texts(drawn: Scene) -> list[Text]:
    return [shape for shape in drawn.shapes if isinstance(shape, Text) and shape.text.strip()]


def check(drawn: Scene) -> None:
    """Everything is on the card, and no two texts touch."""
    for shape in drawn.shapes:
        match shape:
            case Text():
                left, top, right, bottom = extent(shape)
            case Box(x, y, wide, high):
                left, top, right, bottom = x, y, x + wide, y + high
            case Dot(x, y, radius):
                left, top, right, bottom = x - radius, y - radius, x + radius, y + radius
            case Line(points):
                xs, ys = zip(*points, strict=True)
                left, top, right, bottom = min(xs), min(ys), max(xs), max(ys)
        assert left >= 0, shape
        assert top >= 0, shape
        assert right <= WIDTH, shape
        assert bottom <= drawn.height, shape
    for one, two in combinations(texts(drawn), 2):
        a, b = extent(one), extent(two)
        apart = a[2] <= b[0] or b[2] <= a[0] or a[3] <= b[1] + 3 or b[3] <= a[1] + 3
        assert apart, f"{one} lies on {two}"


@pytest.mark.parametrize("chart", ALL.values(), ids=ALL.keys())
def test_all_is_on_the_card_and_nothing_covers_text(chart: Chart) -> None:
    check(scene(chart))


@given(
    WORDS,
    st.sampled_from(["USD", "EUR", "JPY", "CHF", "INR"]),
    st.lists(pay_bands(), max_size=5),
    st.lists(guide_bands(), max_size=3),
    st.none() | MONEY,
)
def test_pay_of_any_amounts(
    title: str, currency: str, bands: list[PayBand], guide: list[GuideBand], offer: int | None
) -> None:
    check(scene(PayChart(title, currency, tuple(bands), tuple(guide), title, offer)))


@st.composite
def trend_lines(draw: st.DrawFn) -> TrendLine:
    years = sorted(draw(st.sets(st.integers(2000, 2040), min_size=1, max_size=8)))
    points = [YearPoint(year, draw(MONEY), draw(st.integers(30, 10**7))) for year in years]
    return TrendLine(draw(WORDS), tuple(points))


@given(st.sampled_from(["USD", "JPY", "CHF"]), st.lists(trend_lines(), max_size=6))
def test_trends_of_any_amounts(currency: str, lines: list[TrendLine]) -> None:
    check(scene(TrendChart("Trend", currency, tuple(lines), "Source")))


STEPS = st.builds(StepBar, WORDS, st.sampled_from(["done", "doing", "skip", "open"]), st.integers(0, 99_999))


@given(WORDS, st.lists(STEPS, max_size=25))
def test_progress_of_any_steps(note: str, steps: list[StepBar]) -> None:
    check(scene(ProgressChart("Progress", tuple(steps), note)))


@given(st.lists(st.builds(MatchBar, WORDS, st.integers(0, 60), st.integers(0, 60)), max_size=12))
def test_coverage_of_any_roles(bars: list[MatchBar]) -> None:
    check(scene(MatchChart("Match", tuple(bars))))


def test_letters_are_readable_on_a_phone() -> None:
    smallest = min(text.size for chart in ALL.values() for text in texts(scene(chart)))
    assert smallest == NOTE
    assert smallest * 360 / WIDTH >= 9


def test_boxes_and_medians_lie_at_their_amounts() -> None:
    drawn = scene(PAY)
    boxes = [shape for shape in drawn.shapes if isinstance(shape, Box) and shape.fill == BLUE]
    assert len(boxes) == 2
    pixels = (boxes[1].x - boxes[0].x) / (170_500 - 122_100)
    for box, band in zip(boxes, PAY.bands, strict=True):
        assert box.width == pytest.approx((band.p75 - band.p25) * pixels)
    medians = [s.points[0][0] for s in drawn.shapes if isinstance(s, Line) and s.colour == INK]
    assert medians[1] - medians[0] == pytest.approx((200_000 - 147_500) * pixels)
    offer = next(s.points[0][0] for s in drawn.shapes if isinstance(s, Line) and s.colour == PINK)
    assert offer - boxes[0].x == pytest.approx((150_000 - 122_100) * pixels)


def test_a_guide_stands_below_its_band_and_an_open_one_is_an_arrow() -> None:
    drawn = scene(PAY)
    senior, open_ended = [s for s in drawn.shapes if isinstance(s, Box) and s.fill == AMBER]
    band = [s for s in drawn.shapes if isinstance(s, Box) and s.fill == BLUE][1]
    assert band.y + band.height < senior.y < band.y + 60
    arrow = next(s for s in drawn.shapes if isinstance(s, Line) and s.colour == AMBER)
    assert arrow.points[1][0] > open_ended.x + open_ended.width
    said = [text.text for text in texts(drawn)]
    assert "guide $150k–$200k" in said
    assert "guide over $135k" in said
    assert "n = 862" in said
    assert any("US dollars (USD)" in text for text in said)


def test_an_offer_beyond_the_scale_is_marked_at_its_edge() -> None:
    said = [text.text for text in texts(scene(ALL["an offer far beyond"]))]
    assert "Offer $99M →" in said
    assert "← Offer $1" in [text.text for text in texts(scene(ALL["an offer far below"]))]


def test_lines_are_named_at_their_ends_with_their_sizes() -> None:
    drawn = scene(TREND)
    said = [text.text for text in texts(drawn)]
    assert {"Entry level", "n = 52 to 689", "Senior", "n = 51 to 628", "2022", "2023", "2024"} <= set(said)
    assert {"$126.2k", "$91.5k", "$116.4k"} <= set(said)
    dots = [shape for shape in drawn.shapes if isinstance(shape, Dot)]
    assert len(dots) == 5


def test_a_small_change_does_not_look_steep() -> None:
    drawn = scene(TREND)
    senior = [s for s in drawn.shapes if isinstance(s, Dot)][2:]
    heights = [dot.y for dot in senior]
    assert heights == sorted(heights, reverse=True)
    assert heights[0] - heights[-1] < 120


def test_progress_counts_hours_and_leaves_out_what_is_skipped() -> None:
    drawn = scene(PROGRESS)
    said = [text.text for text in texts(drawn)]
    assert "25% done" in said
    assert "1 of 3 steps, 60 of 240 h" in said
    whole, done = [s for s in drawn.shapes if isinstance(s, Box)]
    assert done.width / whole.width == pytest.approx(0.25)
    assert (whole.fill, done.fill) == (GRID, GREEN)
    assert {"done", "doing, 80 h", "skipped", "100 h", "About 180 h left"} <= set(said)


def test_a_box_for_each_essential_skill() -> None:
    boxes = [shape for shape in scene(MATCH).shapes if isinstance(shape, Box)]
    assert [box.fill for box in boxes] == [BLUE] * 5 + [GRID] + [GRID] * 9


def test_what_is_left_out_is_counted() -> None:
    assert "and 40 more steps" in [text.text for text in texts(scene(ALL["many steps"]))]
    assert "and 22 more roles" in [text.text for text in texts(scene(ALL["many roles"]))]


@pytest.mark.parametrize("empty", ["no bars", "no bands", "no lines", "no steps"])
def test_a_chart_of_nothing_says_so(empty: str) -> None:
    assert "There is nothing to show here." in [text.text for text in texts(scene(ALL[empty]))]


def test_names_of_lines_keep_their_order_and_distance() -> None:
    drawn = scene(ALL["lines that meet"])
    sizes = sorted(text.y for text in texts(drawn) if text.text.startswith("n = "))
    assert len(sizes) == 7
    assert all(after - before >= 59.9 for before, after in pairwise(sizes))

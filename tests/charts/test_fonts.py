"""The widths known to the layout are those of the font; text is broken and cut so that it fits."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.charts.fonts import balanced, clip, width, wrap


@pytest.mark.parametrize("bold", [False, True])
def test_widths_are_those_of_the_font(bold: bool) -> None:
    import matplotlib
    from matplotlib.ft2font import FT2Font

    name = f"DejaVuSans{'-Bold' if bold else ''}.ttf"
    font = FT2Font(str(Path(matplotlib.get_data_path()) / "fonts" / "ttf" / name))
    font.set_size(100, 72)
    for code in range(32, 127):
        real = font.load_char(code).linearHoriAdvance / 65536
        assert width(chr(code), 100, bold) == pytest.approx(real, abs=0.51), chr(code)


@given(st.text(), st.integers(20, 800), st.integers(1, 3))
def test_text_fits_into_its_room(text: str, room: int, lines: int) -> None:
    for broken in (wrap(text, 23, room, lines), balanced(text, 23, room, lines)):
        assert len(broken) <= lines
        assert all(width(line, 23) <= room or line == "…" for line in broken)


def test_text_is_whole_where_there_is_room() -> None:
    assert wrap("Machine learning engineer", 23, 235, 2, bold=True) == ["Machine learning", "engineer"]
    assert clip("Data analyst", 23, 400) == "Data analyst"
    assert clip("Data analyst", 23, 100).endswith("…")


def test_lines_are_of_about_the_same_width() -> None:
    text = "Machine learning engineer pay, United States"
    assert wrap(text, 29, 744, 2, bold=True) == ["Machine learning engineer pay, United", "States"]
    assert balanced(text, 29, 744, 2, bold=True) == ["Machine learning engineer", "pay, United States"]

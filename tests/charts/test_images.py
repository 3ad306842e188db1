"""The pictures in docs/images/ are of what the knowledge base holds now."""

import importlib.util
from pathlib import Path
from types import ModuleType

from bot.charts.alt import alt_text
from bot.library import Library

IMAGES = Path(__file__).parents[2] / "docs" / "images"


def maker() -> ModuleType:
    """docs/images/charts.py, which is no part of the program."""
    spec = importlib.util.spec_from_file_location("charts_of_docs", IMAGES / "charts.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_pictures_tell_what_the_base_holds(library: Library) -> None:
    for name, chart in maker().charts(library).items():
        told = (IMAGES / f"{name}.txt").read_text(encoding="utf-8").strip()
        assert told == alt_text(chart), f"{name} is out of date: run make charts"
        assert (IMAGES / f"{name}.png").stat().st_size < 150_000

"""A small valid knowledge folder for every test here."""

from pathlib import Path

import pytest

from .small_base import Base


@pytest.fixture
def base(tmp_path: Path) -> Base:
    """A folder of its own for each test."""
    return Base(tmp_path / "knowledge")

"""What all tests share: the real knowledge base and its matcher, built once a run."""

from pathlib import Path

import pytest

from bot.library import Library
from bot.understanding import Understander

KNOWLEDGE = Path(__file__).resolve().parent.parent / "knowledge"


@pytest.fixture(scope="session")
def library() -> Library:
    return Library.load(KNOWLEDGE)


@pytest.fixture(scope="session")
def understander(library: Library) -> Understander:
    return Understander(library)

"""What all tests share: the real knowledge base and its matcher, built once a run."""

import gc
import signal
from pathlib import Path

import pytest

from bot.library import Library
from bot.understanding import Understander

TESTS = Path(__file__).resolve().parent
KNOWLEDGE = TESTS.parent / "knowledge"
APART = ("browser", "faults", "security", "load")
"""Folders whose tests are not part of `make test`: each has a marker and a verb of its name."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--long", action="store_true", help="many rounds (minutes) instead of a few (seconds)")


def pytest_configure() -> None:
    # Who starts the tests in the background of a shell ignores Ctrl-C, and so would the processes they start.
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        folder = item.path.relative_to(TESTS).parts[0]
        if folder in APART:
            item.add_marker(folder)


@pytest.fixture(scope="session")
def long(request: pytest.FixtureRequest) -> bool:
    """Whether a test is to do its many rounds (`make faults`), or the few of CI (`make faults SHORT=1`)."""
    return bool(request.config.getoption("--long"))


@pytest.fixture(scope="session")
def library() -> Library:
    return Library.load(KNOWLEDGE)


@pytest.fixture(scope="session")
def understander(library: Library) -> Understander:
    made = Understander(library)
    gc.collect()
    gc.freeze()  # as the bot does: what lives until the end is not looked through again and again
    return made

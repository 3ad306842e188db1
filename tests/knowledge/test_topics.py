"""One test a topic file: its examples reach it, its near misses do not."""

from pathlib import Path

import pytest

from bot.library import Library
from bot.understanding import Decision, Understander
from tests.conftest import KNOWLEDGE

TOPICS = sorted(
    path.relative_to(KNOWLEDGE / "topics").with_suffix("").as_posix()
    for path in KNOWLEDGE.glob("topics/*/*.yaml")
)
KNOWN_MISSES = frozenset(
    line
    for line in (Path(__file__).parent / "known_misses.txt").read_text().splitlines()
    if line and line[0] != "#"
)
"""Examples that are not understood yet, as "entry: question". One that is mended must leave the list."""


@pytest.mark.parametrize("entry", TOPICS)
def test_examples_reach_their_entry(entry: str, library: Library, understander: Understander) -> None:
    wrong = []
    for example in library.topics[entry].examples:
        found = understander.understand(example.ask)
        reached = found.entry == entry and found.decision is not Decision.OFFER
        if reached == (f"{entry}: {example.ask}" in KNOWN_MISSES):
            wrong.append(
                f"{example.ask!r} {'is no known miss any more' if reached else f'reaches {found.entry}'}"
            )
        for slot, value in example.slots.items():
            if str(getattr(found.slots, slot)) != value:
                wrong.append(f"{example.ask!r} has {slot} {getattr(found.slots, slot)}, not {value}")
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("entry", TOPICS)
def test_near_misses_do_not_reach_it(entry: str, library: Library, understander: Understander) -> None:
    for miss in library.topics[entry].near_misses:
        found = understander.understand(miss.ask)
        assert found.entry != entry or found.decision is Decision.OFFER, miss.ask

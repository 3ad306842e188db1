"""Freed memory goes back to the system now and then."""

import pytest

from bot import memory


def test_every_so_many_pieces_of_work_give_it_back(monkeypatch: pytest.MonkeyPatch) -> None:
    given = []
    monkeypatch.setattr(memory, "give_back", lambda: given.append(True))
    tidying = memory.Tidying(3)
    counts = []
    for _ in range(7):
        tidying.done()
        counts.append(len(given))
    assert counts == [0, 0, 1, 1, 1, 2, 2]

"""Where a fault of a piece that was put together is shown in the forms of its draft."""

import pytest

from bot.discord_app.kb.begun import placed
from bot.library.layers import Fault

OLD, MINE, THEIRS = {"low": 1}, {"low": 2}, {"low": 3}


@pytest.mark.parametrize(
    ("field", "expected"),
    [
        ("guide.2.low", "guide.1.low"),
        ("guide.2", "guide.1"),
        ("guide.0.low", ""),
        ("guide.7.low", ""),
        ("title", "title"),
        ("phrases.3", "phrases.3"),
    ],
)
def test_a_fault_stands_at_the_row_of_the_draft(field: str, expected: str) -> None:
    value, typed = {"guide": [THEIRS, OLD, MINE]}, {"guide": [OLD, MINE]}
    assert placed(Fault(field, "It is wrong."), value, typed) == Fault(expected, "It is wrong.")


def test_where_nothing_moved_a_fault_stands_where_it_stood() -> None:
    value = {"guide": [OLD, OLD]}
    assert placed(Fault("guide.1.low", "It is wrong."), value, value).field == "guide.1.low"

"""What somebody writes anew is checked by that: the day of the edit, where no other was written."""

from collections.abc import Mapping
from datetime import date
from typing import Any

FOUND_BY = frozenset(
    {"title", "name", "plural", "phrases", "aliases", "examples", "near_misses", "followups", "cues"}
)
"""Fields by which a piece is found: who changes these alone has said nothing about the rest."""


def rechecked(before: Mapping[str, Any], value: Mapping[str, Any], today: date) -> dict[str, Any]:
    """`value` with today as the day of its last check where it says something else than `before`, which
    holds the day still; of pay each row by itself. Both are in the form of the file.

    >>> rechecked({"answer": "No.", "reviewed": "2020-05-01"},
    ...           {"answer": "Yes.", "reviewed": "2020-05-01"}, date(2026, 11, 20))
    {'answer': 'Yes.', 'reviewed': '2026-11-20'}
    """
    made = dict(value)
    if "guide" in made:
        made["guide"] = _rows(before.get("guide", ()), made["guide"], today)
    same_day = "reviewed" in made and made["reviewed"] == before.get("reviewed")
    if same_day and _said(made) != _said(before):
        made["reviewed"] = str(today)
    return made


def _rows(before: Any, rows: Any, today: date) -> list[Any]:
    """A row that was written anew has the day of the one in whose place it stands, until another is
    written."""
    texts = [_said(row) for row in before]
    days = [row["reviewed"] for row in before if row not in rows]
    return [
        {**row, "reviewed": str(today)} if _said(row) not in texts and row.get("reviewed") in days else row
        for row in rows
    ]


def _said(value: Mapping[str, Any]) -> dict[str, Any]:
    return {name: part for name, part in value.items() if name != "reviewed" and name not in FOUND_BY}

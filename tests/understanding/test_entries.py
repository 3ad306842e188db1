"""Questions that one written answer alone should get reach it, and not only its kind."""

import json

from bot.understanding import Understander
from tests.conftest import TESTS

LEAST = {"short": 0.84, "plain": 0.90, "long": 0.70}
"""Shares that reach their own entry, by how they are asked; 0.70, 0.58, 0.33 before phrases were written."""


def test_questions_reach_their_own_entry(understander: Understander) -> None:
    lines = (TESTS / "data" / "entries.jsonl").read_text(encoding="utf-8").splitlines()
    hits: dict[str, list[bool]] = {kind: [] for kind in LEAST}
    for question in map(json.loads, lines):
        found = understander.understand(question["text"])
        hits[question["kind"]].append(found.entry in (question["entry"], *question["entries_too"]))
    shares = {kind: sum(of) / len(of) for kind, of in hits.items()}
    assert all(shares[kind] >= least for kind, least in LEAST.items()), shares

"""The questions that most people ask first, of any role, skill and field, and of none."""

from collections.abc import Iterator
from fnmatch import fnmatch

import pytest
import yaml

from bot.understanding import Decision, Understander
from tests.conftest import TESTS

VALUES = {
    "role": (
        "data scientist",
        "data analyst",
        "machine learning engineer",
        "research scientist",
        "BI developer",
    ),
    "skill": ("sql", "docker", "pytorch", "tableau", "airflow"),
    "other": ("",),
    "field": ("data science", "machine learning", "ai", "data engineering", "data analytics"),
}


MISSED = 1
"""Values for which another entry may come: near some of them stands an entry that is like the question."""


def _questions() -> Iterator[tuple[str, str, list[str]]]:
    found = yaml.safe_load((TESTS / "data" / "plain_questions.yaml").read_text(encoding="utf-8"))
    for kind, questions in found.items():
        for question, entries in questions.items():
            yield kind, question, entries


@pytest.mark.parametrize(("kind", "question", "entries"), [*_questions()])
def test_a_plain_question_is_answered_by_its_entry(
    understander: Understander, kind: str, question: str, entries: list[str]
) -> None:
    missed = []
    for value in VALUES[kind]:
        found = understander.understand(question.replace(f"{{{kind}}}", value))
        offered = found.decision is Decision.OFFER
        if offered or not any(fnmatch(found.entry, entry) for entry in entries):
            missed.append(f"{value}: {found.decision.value} {found.entry}")
    assert len(missed) <= (MISSED if len(VALUES[kind]) > 1 else 0), missed

"""How well questions are understood: shares of right answers over labelled questions. Pure."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from bot.understanding.matching.ranking import REJECT

SLOTS = ("role", "role2", "level", "country")

SHARES = (
    "top1",
    "top3",
    "top1_before_rejecting",
    "in_scope_top1",
    "out_of_scope_recall",
    "wrongly_declined",
)
"""Figures that are shares of questions."""


@dataclass(frozen=True)
class Labelled:
    """A question with its right intent. Those in `also` would satisfy the asker too; a slot may have a second
    right value in `alternatives`. `slots` is None where the line holds no slot labels."""

    text: str
    intent: str
    also: frozenset[str] = frozenset()
    slots: Mapping[str, str | None] | None = None
    alternatives: Mapping[str, str | None] = field(default_factory=dict)

    @property
    def in_scope(self) -> bool:
        """Whether it should be answered."""
        return self.intent not in REJECT

    @property
    def right(self) -> frozenset[str]:
        """All intents that count as right."""
        return self.also | {self.intent}


@dataclass(frozen=True)
class Outcome:
    """What was made of a question. `ranked` are intents best first, without the reject class; `offered` the
    intents of the answer and its suggestions; `ms` the milliseconds it took."""

    intent: str
    declined: bool
    offered: tuple[str, ...]
    ranked: tuple[str, ...]
    slots: Mapping[str, Any]
    ms: float


def measure(questions: Sequence[Labelled], outcomes: Sequence[Outcome]) -> dict[str, Any]:
    """The figures of `career-bot eval --json`; shares from 0 to 1, null where nothing was to be measured."""
    both = list(zip(questions, outcomes, strict=True))
    inside = [(q, o) for q, o in both if q.in_scope]
    outside = [(q, o) for q, o in both if not q.in_scope]
    milliseconds = sorted(outcome.ms for outcome in outcomes)
    return {
        "n": len(both),
        "top1": _share(_right(q, o) for q, o in both),
        "top3": _share(bool(q.right & {o.intent, *o.offered[:3]}) or _right(q, o) for q, o in both),
        "top1_before_rejecting": _share(bool(o.ranked) and o.ranked[0] in q.right for q, o in inside),
        "in_scope_top1": _share(_right(q, o) for q, o in inside),
        "out_of_scope_recall": _share(o.declined for _, o in outside),
        "wrongly_declined": _share(o.declined for q, o in inside if not q.right & set(REJECT)),
        "slots": {name: f1 for name in SLOTS if (f1 := _f1(name, inside)) is not None},
        "ms": {"p50": _quantile(milliseconds, 0.5), "p99": _quantile(milliseconds, 0.99)},
    }


def confusion(questions: Sequence[Labelled], outcomes: Sequence[Outcome]) -> Counter[tuple[str, str]]:
    """How often each right intent was taken for each other one."""
    return Counter(
        (question.intent, outcome.intent)
        for question, outcome in zip(questions, outcomes, strict=True)
        if not _right(question, outcome)
    )


def _right(question: Labelled, outcome: Outcome) -> bool:
    if not question.in_scope:
        return outcome.declined
    return outcome.intent in question.right


def _share(hits: Iterable[bool]) -> float | None:
    counted = list(hits)
    return round(sum(counted) / len(counted), 4) if counted else None


def _quantile(ordered: Sequence[float], share: float) -> float | None:
    return round(ordered[min(len(ordered) - 1, int(share * len(ordered)))], 3) if ordered else None


def _f1(slot: str, both: Iterable[tuple[Labelled, Outcome]]) -> float | None:
    """F1 of one slot: a value counts as found where it is the label or its alternative."""
    found = wrong = missed = labelled = 0
    for question, outcome in both:
        if question.slots is None:
            continue
        labelled += 1
        wanted, given = question.slots.get(slot), outcome.slots.get(slot)
        if given == wanted or (slot in question.alternatives and given == question.alternatives[slot]):
            found += given is not None
        else:
            wrong += given is not None
            missed += wanted is not None
    if not labelled:
        return None
    return round(2 * found / (2 * found + wrong + missed), 4) if found + wrong + missed else 1.0

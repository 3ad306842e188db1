"""Questions that ask the same thing, put together: for whoever has to answer them."""

from collections.abc import Sequence

import numpy as np

from bot.library.telling import FUNCTION_WORDS
from bot.understanding.matching.vectors import word_vectors
from bot.understanding.understander import Understander

ALIKE = 0.55
"""Likeness from which a question joins a group: tried on examples and phrases of the knowledge base."""

MEANING = 0.5
"""Share of the meaning in the likeness; the rest is of the words that two questions have in common."""


def grouped(understander: Understander, questions: Sequence[str]) -> list[list[int]]:
    """Places of the questions, group by group, in the order in which the first of each stands.

    A question joins the first group whose first question it is alike to.
    """
    read = [understander.words(question) for question in questions]
    meanings = word_vectors().matrix([plain for _, plain in read])
    words = [frozenset(masked) - FUNCTION_WORDS or frozenset(masked) for masked, _ in read]
    found: list[list[int]] = []
    leaders: list[int] = []
    for at in range(len(questions)):
        near = meanings[leaders] @ meanings[at] if leaders else np.zeros(0)
        likeness = [
            MEANING * float(meaning) + (1 - MEANING) * _shared(words[leader], words[at])
            for leader, meaning in zip(leaders, near, strict=True)
        ]
        best = max(range(len(leaders)), key=likeness.__getitem__, default=None)
        if best is not None and likeness[best] >= ALIKE:
            found[best].append(at)
        else:
            found.append([at])
            leaders.append(at)
    return found


def _shared(first: frozenset[str], second: frozenset[str]) -> float:
    """Share of the words of the shorter question that stand in the other; 0 where there are none."""
    fewer = min(len(first), len(second))
    return len(first & second) / fewer if fewer else 0.0

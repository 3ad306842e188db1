"""Text -> Understanding: topic, slots, confidence, evidence.

The names below are imported when they are first used: the child process that trains needs none of them.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.understanding.matching.classifier import IntentClassifier
    from bot.understanding.types import Candidate, Context, Decision, Slots, Span, Understanding
    from bot.understanding.understander import Understander

__all__ = [
    "Candidate",
    "Context",
    "Decision",
    "IntentClassifier",
    "Slots",
    "Span",
    "Understander",
    "Understanding",
]

_ELSEWHERE = {"IntentClassifier": "matching.classifier", "Understander": "understander"}


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_ELSEWHERE.get(name, 'types')}"), name)

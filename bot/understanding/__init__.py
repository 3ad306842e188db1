"""Text -> Understanding: topic, slots, confidence, evidence."""

from bot.understanding.classifier import IntentClassifier
from bot.understanding.types import NEEDS, Candidate, Context, Decision, Slots, Span, Understanding
from bot.understanding.understander import Understander

__all__ = [
    "NEEDS",
    "Candidate",
    "Context",
    "Decision",
    "IntentClassifier",
    "Slots",
    "Span",
    "Understander",
    "Understanding",
]

"""What tests of slots share: what is named, and the keys of roles."""

from typing import Any

from bot.understanding import Understander


def named(understander: Understander, text: str) -> dict[str, Any]:
    """The slots that were named in a question."""
    return understander.understand(text).slots.named()


DS, DA, DE, MLE = "data-scientist", "data-analyst", "data-engineer", "machine-learning-engineer"
AE, BI, PHD = "analytics-engineer", "business-intelligence-developer", "academic-researcher"
SE, MLOPS, AI = "software-engineer", "mlops-engineer", "ai-engineer"

"""Where somebody comes from who names no role of the field."""

import re
from collections.abc import Mapping, Sequence

from bot.understanding.reading.role_slots import cue
from bot.understanding.types import Span

NO_BACKGROUND = "no-background"
"""Those who know nothing of the field yet; they may come from somewhere all the same."""

ACADEMIC = "academic-researcher"
"""Where those come from who do a doctorate."""

_HOLDING = re.compile(r"\b(?:im|i am|as) an? (?:\w+ ){0,2}$|\bi have an? (?:\w+ ){0,2}$")
_FINISHING = frozenset(
    {"finish", "finishing", "finished", "complete", "completing", "completed", "defended", "after"}
)


def background(by_kind: Mapping[str, Sequence[Span]], words: Sequence[str]) -> str | None:
    """Where somebody comes from, rather than that they know nothing of the field yet."""
    spans = by_kind.get("background", [])
    spans = [span for span in spans if cue(span, words) != "to"]  # "become a teacher"
    known = next((span.value for span in spans if span.value != NO_BACKGROUND), None)
    if known or any(_doctoral(span, words) for span in by_kind.get("degree", [])):
        return known or ACADEMIC
    return spans[0].value if spans else None


def _doctoral(span: Span, words: Sequence[str]) -> bool:
    """Whether somebody is doing a doctorate or has just done one: "phd candidate", "finishing my phd"."""
    doing = {"student", "candidate"} & set(words[span.start : span.end + 1])
    holding = _HOLDING.search(" ".join([*words[: span.start], ""]))
    return span.value == "phd" and bool(
        doing or holding or _FINISHING & set(words[max(0, span.start - 3) : span.start])
    )

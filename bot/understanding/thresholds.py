"""Every number that decides between answering, offering and declining. Their only home.

Shares are from 0 to 1. The weights were fitted by likelihood on the examples of the topic files, which
stand in no phrase; the limits were set on labelled questions from public forums.
"""

from typing import TypedDict


class Weights(TypedDict):
    """What a unit of each kind of evidence for an entry is worth."""

    margin: float
    words: float
    phrases: float
    centre: float


WEIGHTS: Weights = {"margin": 1.8, "words": 18.0, "phrases": 9.5, "centre": 6.5}

LOOKED_AT = 32
"""Entries that are compared phrase by phrase, and listed as candidates."""

ANSWER = 0.40
"""Share of the best intent from which its entry is given as the answer."""

DECLINE = 0.45
"""Share of `out_of_scope` from which a question is declined rather than offered suggestions."""

OFFERED = 3
"""Suggestions a member is shown at most."""

SESSION_SECONDS = 15 * 60
"""How long a conversation is remembered for follow-ups."""

FOLLOW_UP_WORDS = 7
"""Longest question, in words, that is read as a follow-up; a longer one says by itself what it wants."""

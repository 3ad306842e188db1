"""Every number that decides between answering, offering and declining. Their only home.

Scores are shares from 0 to 1. They were set on questions that stand in no phrase of the knowledge base.
"""

SIMILARITY_WEIGHT = 6.0
"""How strongly the nearest phrase of an intent counts beside the classifier (exponent a unit of cosine)."""

ANSWER = 0.40
"""Share of the best intent from which its entry is given as the answer."""

DECLINE = 0.45
"""Share of `out_of_scope` from which a question is declined rather than offered suggestions."""

OFFERED = 3
"""Suggestions a member is shown at most."""

SESSION_SECONDS = 15 * 60
"""How long a conversation is remembered for follow-ups."""

FOLLOW_UP_WORDS = 7
"""Longest question, in words, that is read as a follow-up to the one before."""
"""A longer one says by itself what it wants."""

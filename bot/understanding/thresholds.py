"""Every number that decides between answering, offering and declining. Their only home.

Shares are from 0 to 1. The weights were fitted by likelihood on 420 labelled questions that were written
without sight of any phrase; they were then measured, unchanged, on 227 others from public forums.
"""

from typing import TypedDict


class Weights(TypedDict):
    """What a unit of each kind of evidence is worth."""

    margin: float
    """Distance from the classifier's plane."""
    words: float
    """Cosine of the nearest phrase, by words."""
    phrases: float
    """Cosine of the nearest phrase, by meaning."""
    reject: float
    """Being of the reject class: its few entries stand for everything that is not ours."""
    own_words: float
    """Cosine of the nearest phrase, by words; this and the next two only tell the entries of one intent
    apart."""
    own_phrases: float
    """Cosine of the nearest phrase, by meaning."""
    about: float
    """Being about something that was named."""


WEIGHTS: Weights = {
    "margin": 2.58,
    "words": 9.3,
    "phrases": 11.6,
    "reject": 2.4,
    "own_words": 18.0,
    "own_phrases": 9.0,
    "about": 1.0,
}

LOOKED_AT = 32
"""Entries that are compared phrase by phrase, and listed as candidates."""

ANSWER = 0.35
"""Share of the best intent from which its entry is given as the answer."""

DECLINE = 0.35
"""Share of `out_of_scope` from which a question is declined rather than offered suggestions."""

OFFERED = 3
"""Suggestions a member is shown at most."""

SESSION_SECONDS = 15 * 60
"""How long a conversation is remembered for follow-ups."""

PART = 0.5
"""Share from which one of several questions in a message is answered by itself."""

FOLLOW_UP_SHARE = 0.9
"""Confidence that a follow-up is given: its words alone cannot be scored."""

FOLLOW_UP_WORDS = 7
"""Longest question, in words, that is read as a follow-up; a longer one says by itself what it wants."""

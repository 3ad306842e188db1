"""What was to be written, though that was declined: "write my cover letter", then "how do i write one"."""

from bot.understanding.matching.ranking import REJECT
from bot.understanding.types import Decision, Understanding

WRITING = "out_of_scope/writing-for-you"
"""What declines to write something for a member."""


def to_be_written(understanding: Understanding) -> str | None:
    """The entry that tells of what was to be written; None for all else, and for poems."""
    if understanding.decision is not Decision.DECLINE or understanding.entry != WRITING:
        return None
    aside = (*REJECT, "smalltalk")
    return next((found.entry for found in understanding.candidates if found.intent not in aside), None)

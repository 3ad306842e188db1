"""The words in which moderators read of the knowledge: no word of files, formats or code."""

from bot.editing import words_for
from bot.library.edits import KINDS, Kind

KIND_NAMES: dict[Kind, str] = {kind: words_for(kind).capitalize() for kind in KINDS}
"""What kinds of pieces are called where a line begins with it."""


def bullet(number: int, one: str, more: str) -> str:
    """A line of a list that begins with a number, and the words for one or for several."""
    return f"- **{number}** {one if number == 1 else more}"

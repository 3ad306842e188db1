"""The words in which moderators read of the knowledge: no word of files, formats or code."""

from bot.editing import words_for
from bot.library.edits import KINDS, Kind

KIND_NAMES: dict[Kind, str] = {kind: words_for(kind).capitalize() for kind in KINDS}
"""What kinds of pieces are called where a line begins with it."""

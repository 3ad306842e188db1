"""The words in which moderators read of the knowledge: no word of files, formats or code."""

import re

from discord.utils import escape_markdown, escape_mentions

from bot.editing import words_for
from bot.library.edits import KINDS, Kind

KIND_NAMES: dict[Kind, str] = {kind: words_for(kind).capitalize() for kind in KINDS}
"""What kinds of pieces are called where a line begins with it."""

_LINKING = re.compile(r"(?<=:)//|(?<=discord\.gg)/|(?<=\.com/invite)/", re.IGNORECASE)
"""Where a mark that is not seen keeps an address or an invite from being one."""


def cut(text: str, most: int) -> str:
    """A text of at most `most` characters, marked where something is missing."""
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"


def safe(text: str, most: int = 0) -> str:
    """A text of people with nothing alive in it, cut to `most` characters where that is given."""
    shown = cut(" ".join(text.split()), most) if most else text
    return _LINKING.sub("\u200b\\g<0>", escape_mentions(escape_markdown(shown)))

"""The words in which moderators read of the knowledge: no word of files, formats or code."""

import re

from discord.utils import escape_markdown, escape_mentions

from bot.editing import words_for
from bot.library.edits import KINDS, Kind

KIND_NAMES: dict[Kind, str] = {kind: words_for(kind).capitalize() for kind in KINDS}
"""What kinds of pieces are called where a line begins with it."""

_LINKING = re.compile(r"(?<=:)//|(?<=discord\.gg)/|(?<=\.com/invite)/", re.IGNORECASE)
"""Where a mark that is not seen keeps an address or an invite from being one."""


def safe(text: str, most: int = 0) -> str:
    """A text of people with nothing alive in it, cut to `most` characters where that is given."""
    plain = " ".join(text.split()) if most else text
    cut = plain if not most or len(plain) <= most else f"{plain[: most - 1].rstrip()}…"
    return _LINKING.sub("\u200b\\g<0>", escape_mentions(escape_markdown(cut)))

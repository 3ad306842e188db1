"""What people typed or are called, made fit to stand in a message of ours: seen as it is, and dead."""

import re

from discord.utils import escape_mentions

from bot.library.text import visible

QUOTED = 60
"""Characters of what was typed that are repeated."""

_MARKUP = re.compile(r"[\\*_~|`\[<]|^[ ]*(?:[#>-]|\d+(?=\.))", re.MULTILINE)
"""What Discord takes for markup, a link's name, or a mention of a channel, a command, an emoji or a time.

`discord.utils.escape_markdown` leaves what stands in addresses and in the names of links as it is.
"""
_LINKING = re.compile(r"(?<=:)//|(?<=discord\.gg)/|(?<=\.com/invite)/", re.IGNORECASE)
"""Where a mark that is not seen keeps an address or an invite from being one."""


def cut(text: str, most: int) -> str:
    """A text of at most `most` characters, marked where something is missing."""
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"


def safe(text: str, most: int = 0) -> str:
    """A text of people with nothing alive or unseen in it; with `most` on one line of so many characters."""
    shown = visible(text)
    shown = cut(" ".join(shown.split()), most) if most else shown
    return _LINKING.sub("\u200b\\g<0>", escape_mentions(_MARKUP.sub(_escaped, shown)))


def plain(text: str, most: int) -> str:
    """A text of people for a label, where Discord knows no markup: one line, nothing unseen, never empty."""
    return cut(" ".join(visible(text).split()), most) or "…"


def quoted(typed: str) -> str:
    """What a member typed, in quotes, shortened, with nothing in it that pings, links or is markup."""
    return f"“{safe(typed, QUOTED)}”"


def _escaped(match: re.Match[str]) -> str:
    found = match[0]
    if found[-1].isdigit():
        return f"{found}\\"  # before the dot of a numbered list
    return f"{found[:-1]}\\{found[-1]}"

"""Lists as people write them: one a line, or separated by commas."""

import re
from collections.abc import Callable, Iterable

from bot.library.text import fold, shorten

_BULLET = re.compile(r"^(?:[-*•–]\s+)+")
_ITEM = re.compile(r'\s*"([^"\n]*)"\s*(?=,|\n|$)|([^,\n]+)')


def lines_of(text: str) -> list[str]:
    """The lines that hold something, trimmed, without bullets."""
    found = (_BULLET.sub("", line.strip()).strip() for line in text.splitlines())
    return [line for line in found if line]


def items_of(text: str) -> list[str]:
    """What stands between commas and line ends; an item in quotes may hold commas.

    >>> items_of('a, "b, c"')
    ['a', 'b, c']
    """
    found = []
    for line in lines_of(text):
        for quoted, plain in _ITEM.findall(line):
            found.append((quoted or plain).strip())
    return [item for item in found if item]


def joined(items: Iterable[str]) -> str:
    """Items as `items_of` reads them."""
    return ", ".join(f'"{item}"' if "," in item else item for item in items)


def once(items: Iterable[str], note: Callable[[str], None]) -> list[str]:
    """Items without those that say the same as an earlier one; each that is left out is noted."""
    seen: set[str] = set()
    kept = []
    for item in items:
        key = fold(item) or item
        if key in seen:
            note(f"“{shorten(item)}” stood there twice and is kept once.")
        else:
            kept.append(item)
        seen.add(key)
    return kept

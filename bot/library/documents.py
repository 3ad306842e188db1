"""Text in YAML -> plain values that remember their lines.

Files come from volunteers and, through imports, from strangers, so everything that YAML allows and a
curator does not need is refused with a sentence: tags, anchors and aliases (a few kilobytes of them
expand to gigabytes), duplicate keys, deep nesting, tabs, control characters, numbers that are not what
they look like (12:30 is 750 in YAML, 010 is 8).
"""

import re
from typing import Any

from bot.errors import Problem
from bot.library.reading import read_text
from bot.library.refusing import RefusedError

__all__ = ["Document", "RefusedError", "parse", "read_text"]

FORBIDDEN = re.compile(
    "[\x00-\x09\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
)
"""Tabs, control characters, line separators, and characters that turn the reading direction, which can make
a text look like another one."""


class Document:
    """The values of one file. `line(loc)` finds the line of a path such as `("steps", 2, "goal")`."""

    def __init__(self, path: str, value: Any, lines: dict[int, dict[Any, int]]):
        self.path = path
        self.value = value
        self._lines = lines

    def line(self, loc: tuple[Any, ...] = ()) -> int:
        """Line of the deepest part of `loc` that exists, from 1; 1 where nothing of it does."""
        line, value = 1, self.value
        for part in loc:
            lines = self._lines.get(id(value), {})
            if part not in lines:
                break
            line, value = lines[part], value[part]
        return line


def parse(text: str, path: str) -> Document:
    """Parse `text`, which stands in the file `path`; raise `RefusedError` with the first fault's line."""
    from bot.library.yaml_events import values_of  # yaml is loaded once a file is read; kept bases read none

    if found := FORBIDDEN.search(text):
        line = text.count("\n", 0, found.start()) + 1
        column = found.start() - text.rfind("\n", 0, found.start())
        raise RefusedError(Problem(path, line, *forbidden(found[0]), column))
    return Document(path, *values_of(text, path))


def forbidden(character: str) -> tuple[str, str]:
    """(what is wrong, what is allowed) of a character that `FORBIDDEN` finds."""
    if character == "\t":
        return "holds a tab", "indent with blanks, two a level"
    return f"holds the control character U+{ord(character):04X}", "only text that can be seen is allowed"

"""Which line of a written answer tells of a role: "**Mostly code:** data and MLOps engineers"."""

import re
from collections.abc import Sequence

from bot.answers import words
from bot.library import Library
from bot.library.models import LEAD_LENGTH
from bot.understanding.follow_ups.roles_listed import roles_listed

_LINE = re.compile(r"^[-*] \*\*(.+?)[:.]?\*\*:? *(.+)$", re.MULTILINE)


def lead(library: Library, answer: str, keys: Sequence[str]) -> str | None:
    """By what lines of the answer each of several roles is told of; None where none of them is."""
    listed = [(name, roles_listed(library.roles, told)) for name, told in _LINE.findall(answer)]
    of_line: dict[str, list[str]] = {}
    for key in keys:
        if line := next((name for name, of in listed if key in of), None):
            of_line.setdefault(line, []).append(library.roles[key].plural)
    named = [plural for plurals in of_line.values() for plural in plurals]
    others = [library.roles[key].plural for key in keys if library.roles[key].plural not in named]
    told = [f"{name}: {words.listing(plurals)}" for name, plurals in of_line.items()]
    unknown = [f"{words.listing(others, 'or')}: not told here"] if others else []
    first, *rest = [*told, *unknown]
    whole = "; ".join([first, *(words.lower_first(one) for one in rest)])
    return words.clip(f"{whole}.", LEAD_LENGTH) if told else None

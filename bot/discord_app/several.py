"""Whether what was typed for one name holds several, of which none may be taken unasked. Pure."""

import re
from collections.abc import Callable, Mapping

from bot.knowledge import Knowledge
from bot.understanding import Understanding

MOST_READ = 200
"""Characters of a typed argument that are read."""

_US = re.compile(r"\b(?:us\b|u\.s\b\.?)", re.IGNORECASE)
"""Where a country is asked for, "us" is one; in a sentence it is mostly all of us."""

_A, _Z = "\N{REGIONAL INDICATOR SYMBOL LETTER A}", "\N{REGIONAL INDICATOR SYMBOL LETTER Z}"
_FLAG = re.compile(f"[{_A}-{_Z}]{{2}}")
"""The flag of a country is the two letters of its code."""

_JOINED = re.compile(r"[,;/&+|]|\b(?:and|or|vs|versus)\b", re.IGNORECASE)
"""What stands between skills of which each is asked about: "python for machine learning" is about one."""


def read_as(kind: str, typed: str) -> str:
    """What is read of a typed argument; `kind` is a field of `NameIndex`."""
    text = typed[:MOST_READ]
    if kind != "countries":
        return text
    return _US.sub("US", _FLAG.sub(lambda flag: f" {_lettered(flag[0])} ", text)).strip()


def _lettered(flag: str) -> str:
    return "".join(chr(ord(letter) - ord(_A) + ord("A")) for letter in flag)


def several(knowledge: Knowledge, kind: str, typed: str) -> tuple[str, ...]:
    """The countries, roles or skills in what was typed for one, where they are more than one."""
    text = read_as(kind, typed)
    if kind not in _FOUND or getattr(knowledge.names, kind).named(text):
        return ()
    if kind in ("skills", "starts") and not _JOINED.search(text):
        return ()
    found = tuple(dict.fromkeys(filter(None, _FOUND[kind](knowledge.understander.understand(text)))))
    return found if len(found) > 1 else ()


def _starts(understood: Understanding) -> tuple[str, ...]:
    return tuple(span.value for span in understood.spans if span.kind in ("role", "background"))


_FOUND: Mapping[str, Callable[[Understanding], tuple[str | None, ...]]] = {
    "countries": lambda understood: understood.slots.countries,
    "roles": lambda understood: (understood.slots.role, understood.slots.role2, *understood.slots.roles),
    "skills": lambda understood: understood.slots.every_skill,
    "starts": _starts,
}
"""By kind of names; in a switch the origin is no second role."""

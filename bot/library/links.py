"""The links that the knowledge base holds, and whose they are. Pure."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from bot.library.edits import Edit, Kind, Piece
from bot.library.library import Library

_ADDRESS = re.compile(r"https?://[^\s<>\"'`\]]+", re.IGNORECASE)
_GROUPS: tuple[Kind, ...] = ("topics", "roles", "skills", "roadmaps", "pay", "sources")
LONGEST = 300
"""Characters of an address; longer ones are left out."""


def links_of(library: Library) -> dict[str, tuple[Piece, ...]]:
    """Every address in a library, and the pieces it stands in."""
    found: dict[str, dict[Piece, None]] = {}
    for kind in _GROUPS:
        group: dict[str, Any] = getattr(library, kind)
        for key, model in group.items():
            for url in links_in(model.model_dump(mode="json")):
                found.setdefault(url, {})[Piece(kind, key)] = None
    return {url: tuple(pieces) for url, pieces in found.items()}


def links_of_edit(edit: Edit) -> Iterator[str]:
    """Every address that an edit brings."""
    yield from links_in(edit.value)


def links_in(value: Any) -> Iterator[str]:
    """Every address in a value: whole fields, Markdown links, addresses in a text.

    >>> list(links_in(["see [a](https://a.org/b_(c)) and (https://d.org).", {"url": "https://e.org/"}]))
    ['https://a.org/b_(c)', 'https://d.org', 'https://e.org/']
    """
    if isinstance(value, str):
        for match in _ADDRESS.finditer(value):
            url = _without_tail(match.group())
            if len(url) <= LONGEST:
                yield url
    elif isinstance(value, Mapping):
        for each in value.values():
            yield from links_in(each)
    elif isinstance(value, list | tuple):
        for each in value:
            yield from links_in(each)


def _without_tail(url: str) -> str:
    """Without what belongs to the sentence around it: full stops, and brackets that were not opened in it."""
    while url and (url[-1] in ".,;:!?*_" or (url[-1] == ")" and url.count(")") > url.count("("))):
        url = url[:-1]
    return url

"""What ids may name: shared by the rules."""

from collections.abc import Iterable
from difflib import get_close_matches
from functools import lru_cache
from heapq import nlargest
from itertools import pairwise

from bot.library.cldr import tables
from bot.library.text import shorten


def country_names() -> dict[str, str]:
    """English names of all ISO 3166-1 alpha-2 countries."""
    return tables().countries


_COMPARED = 20
"""Ids that are compared letter by letter, which takes long: those that share the most pairs of letters."""


@lru_cache(4096)
def _pairs(name: str) -> frozenset[str]:
    return frozenset(map("".join, pairwise(name[:60])))


def near(known: Iterable[str], name: str) -> list[str]:
    """Those of `known` that are nearly spelt as `name`, the likeliest first."""
    pairs = _pairs(name)
    likeliest = nlargest(_COMPARED, known, key=lambda one: len(pairs & _pairs(one)))
    return get_close_matches(name, likeliest, n=3, cutoff=0.5)


def unknown(kind: str, known: Iterable[str], name: str) -> tuple[str, str]:
    """(what is wrong, what is allowed) of an id that is not in `known`; names the likeliest ones."""
    likely = near(known, name)
    hint = f"did you mean {', '.join(likely)}?" if likely else f"it must be the id of a {kind} in this folder"
    return f"{shorten(name)} is no known {kind}", hint

"""What ids may name: shared by the rules."""

import re
from collections.abc import Iterable
from difflib import get_close_matches
from functools import cache

from babel import Locale

from bot.library.text import shorten

_NOT_ISO = frozenset(
    {"AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "XK", "ZZ"}
)
"""Regions that CLDR names and ISO 3166 does not."""


@cache
def country_names() -> dict[str, str]:
    """English names of all ISO 3166-1 alpha-2 countries, from Babel's CLDR data."""
    territories = Locale("en").territories
    return {
        code: name
        for code, name in territories.items()
        if re.fullmatch(r"[A-Z]{2}", code) and code not in _NOT_ISO
    }


def unknown(kind: str, known: Iterable[str], name: str) -> tuple[str, str]:
    """(what is wrong, what is allowed) of an id that is not in `known`; names the likeliest ones."""
    near = get_close_matches(name, list(known), n=3, cutoff=0.5)
    hint = f"did you mean {', '.join(near)}?" if near else f"it must be the id of a {kind} in this folder"
    return f"{shorten(name)} is no known {kind}", hint

"""Names of countries and currencies from CLDR, by Babel; what is needed of them is kept in the cache folder.

Babel reads all that CLDR says of English, 4 MB, for these 20 KB of it.
"""

import json
import re
from contextlib import suppress
from functools import cache
from importlib.metadata import version
from typing import NamedTuple

from bot.caching import put
from bot.settings import cache_folder

_NOT_ISO = frozenset(
    {"AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "XK", "ZZ"}
)
"""Regions that CLDR names and ISO 3166 does not."""


class Tables(NamedTuple):
    """`countries`: English names by ISO 3166-1 alpha-2 code. By ISO 4217 code: `symbols` ("€") and `plurals`
    ("euros"). `tender`: the currencies of a country today, the first one first."""

    countries: dict[str, str]
    symbols: dict[str, str]
    plurals: dict[str, str]
    tender: dict[str, list[str]]


@cache
def tables() -> Tables:
    """What is kept, or what Babel says."""
    path = cache_folder() / f"cldr-{version('Babel')}.json"
    with suppress(OSError, ValueError, TypeError, AttributeError):
        found = Tables(**json.loads(path.read_text(encoding="utf-8")))
        if all(found):
            return found
    made = read()
    put(path, [json.dumps(made._asdict()).encode()])
    return made


def read() -> Tables:
    """The tables from Babel."""
    from babel import Locale
    from babel.numbers import get_currency_name, get_currency_symbol, get_territory_currencies

    english = Locale("en")
    countries = {
        code: name
        for code, name in english.territories.items()
        if re.fullmatch(r"[A-Z]{2}", code) and code not in _NOT_ISO
    }
    codes = sorted(english.currencies)
    return Tables(
        countries,
        {code: get_currency_symbol(code, english) for code in codes},
        {code: get_currency_name(code, count=2, locale=english) for code in codes},
        {code: get_territory_currencies(code) for code in countries},
    )

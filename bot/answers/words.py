"""Small pieces of wording that several answers share."""

from collections.abc import Iterable, Sequence
from functools import cache

from babel import Locale
from babel.numbers import format_currency, get_currency_name

from bot.answers.types import SourceRef
from bot.library import Library
from bot.understanding import Slots


@cache
def _locale() -> Locale:
    return Locale("en")


def money(amount: int, currency: str) -> str:
    """An amount in whole units, as "$120,000" or "€85,000"."""
    return format_currency(amount, currency, format="¤#,##0", locale=_locale(), currency_digits=False)


def money_range(low: int, high: int | None, currency: str) -> str:
    """Two ends of a range; an open one reads "over $500,000"."""
    if high is None:
        return f"over {money(low, currency)}"
    return f"{money(low, currency)} to {money(high, currency)}"


def short_range(low: int, high: int | None, currency: str) -> str:
    """The same for a narrow table: "$120k–200k"."""
    if high is None:
        return f"over {money(round(low / 1000), currency)}k"
    return f"{money(round(low / 1000), currency)}k–{round(high / 1000):,}k"


def currency_name(currency: str) -> str:
    """The plural name of a currency: "US dollars"."""
    return get_currency_name(currency, count=2, locale=_locale())


def listing(items: Iterable[str], joint: str = "and") -> str:
    """Items as a person lists them.

    >>> listing(["SQL", "Python", "R"])
    'SQL, Python and R'
    """
    parts = list(items)
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {joint} {parts[-1]}"


def bullets(items: Iterable[str]) -> str:
    """A Markdown list."""
    return "\n".join(f"- {item}" for item in items)


def lower_first(text: str) -> str:
    """The text with a small first letter, unless its first word is an abbreviation.

    >>> lower_first("Data scientist"), lower_first("NLP engineer")
    ('data scientist', 'NLP engineer')
    """
    first = text.split(" ", 1)[0]
    return text if sum(c.isupper() for c in first) > 1 else text[:1].lower() + text[1:]


def clip(text: str, limit: int) -> str:
    """Text of at most `limit` characters, cut at a word and marked."""
    if len(text) <= limit:
        return text
    return text[: limit - 1].rsplit(" ", 1)[0].rstrip(",;:") + "…"


def source_refs(
    library: Library, ids: Sequence[str], samples: dict[str, int] | None = None
) -> tuple[SourceRef, ...]:
    """References to sources, each once, in order."""
    return tuple(
        SourceRef(key, library.sources[key].title, library.sources[key].date, (samples or {}).get(key))
        for key in dict.fromkeys(ids)
    )


_WITH_ARTICLE = frozenset({"AE", "BS", "CD", "CF", "CZ", "DO", "GB", "GM", "MV", "NL", "PH", "US"})
"""Countries whose name takes "the"."""


def place(library: Library, country: str) -> str:
    """A country as it stands within a sentence: "the United States"."""
    name = library.country_name(country)
    return f"the {name}" if country in _WITH_ARTICLE else name


def role_name(library: Library, role: str) -> str:
    """A role as it stands within a sentence: "machine learning engineer"."""
    return lower_first(library.roles[role].name)


DEFAULT_ROLE = "machine-learning-engineer"


def role_or_default(library: Library, slots: Slots) -> tuple[str, tuple[str, ...]]:
    """The role asked about, or the base's main role with the assumption that says so."""
    if slots.role in library.roles:
        return str(slots.role), ()
    role = DEFAULT_ROLE if DEFAULT_ROLE in library.roles else next(iter(library.roles))
    return role, (f"{library.roles[role].name}, because no role was named",)

"""Small pieces of wording that several answers share."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from bot.answers.types import FollowUp, SourceRef
from bot.library import Library
from bot.library.cldr import tables
from bot.library.models import LEAD_LENGTH, Computed
from bot.understanding import Slots
from bot.understanding.follow_ups.page_lines import SENTENCE


def money(amount: int, currency: str) -> str:
    """An amount in whole units, as "$120,000" or "€85,000"."""
    return f"{'-' if amount < 0 else ''}{tables().symbols[currency]}{abs(amount):,}"


def money_range(low: int, high: int | None, currency: str) -> str:
    """Two ends of a range; an open one reads "over $500,000"."""
    if high is None:
        return f"over {money(low, currency)}"
    return f"{money(low, currency)} to {money(high, currency)}"


def short_range(low: int, high: int | None, currency: str) -> str:
    """The same for a narrow table: "$120k–200k"."""
    if high is None:
        return f"over {short_money(low, currency)}"
    return f"{short_money(low, currency)}–{_thousands(high):,}k"


def short_money(amount: int, currency: str) -> str:
    """An amount for a narrow table, in thousands rounded half up: "$43k" for $42,500."""
    return f"{money(_thousands(amount), currency)}k"


def _thousands(amount: int) -> int:
    return (amount + 500) // 1000


def currency_name(currency: str) -> str:
    """The plural name of a currency: "US dollars"."""
    return tables().plurals[currency]


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


def upper_first(text: str) -> str:
    """The text with a large first letter."""
    return text[:1].upper() + text[1:]


def clip(text: str, limit: int) -> str:
    """Text of at most `limit` characters, cut at a word and marked."""
    if len(text) <= limit:
        return text
    return text[: limit - 1].rsplit(" ", 1)[0].rstrip(",;:") + "…"


QUOTED_CHARACTERS = 60
"""Characters of a question that are shown again."""

_NO_MARKUP = re.compile(r"[^\w\s'’.,%+-]|_")


def shortened(question: str) -> str:
    """The beginning of what a member wrote, without markup."""
    written = " ".join(_NO_MARKUP.sub(" ", question).split())
    return written if len(written) <= QUOTED_CHARACTERS else f"{written[: QUOTED_CHARACTERS - 1].rstrip()}…"


def in_short(text: str) -> str:
    """A line without markup, as many sentences of it as fit at the beginning of an answer."""
    told = ""
    for sentence in SENTENCE.split(text.replace("*", "").strip()):
        if told and len(told) + len(sentence) >= LEAD_LENGTH:
            break
        told = f"{told} {sentence}".strip()
    return clip(upper_first(told), LEAD_LENGTH)


def source_refs(
    library: Library, ids: Sequence[str], samples: dict[str, int] | None = None
) -> tuple[SourceRef, ...]:
    """References to sources, each once, in order."""
    return tuple(
        SourceRef(key, library.sources[key].title, library.sources[key].date, (samples or {}).get(key))
        for key in dict.fromkeys(ids)
    )


def each_once(*told: Iterable[SourceRef]) -> tuple[SourceRef, ...]:
    """References from several places, each source once, in order: as it is told last, with its sample."""
    return tuple({source.id: source for sources in told for source in sources}.values())


WHOLE_FIELD = "whole field"

_WITH_ARTICLE = frozenset({"AE", "BS", "CD", "CF", "CZ", "DO", "GB", "GM", "MV", "NL", "PH", "US"})
"""Countries whose name takes "the"."""


def place(library: Library, country: str) -> str:
    """A country as it stands within a sentence: "the United States"."""
    name = library.country_name(country)
    return f"the {name}" if country in _WITH_ARTICLE else name


def role_name(library: Library, role: str) -> str:
    """A role as it stands within a sentence: "machine learning engineer"."""
    return lower_first(library.roles[role].name)


def short_role(library: Library, role: str, limit: int) -> str:
    """A role's name for a narrow table: its own, else its first alias of two words or more that fits."""
    known = library.roles[role]
    fitting = [alias for alias in known.aliases if len(alias) <= limit and " " in alias]
    if len(known.name) <= limit or not fitting:
        return clip(known.name, limit)
    spelt = " ".join(word.upper() if word in _ABBREVIATED else word for word in fitting[0].split())
    return spelt[0].upper() + spelt[1:]


_ABBREVIATED = frozenset({"ai", "bi", "cv", "dl", "ds", "ml", "nlp", "vp"})


def spelt_out(library: Library, shortened: Iterable[tuple[str, str]]) -> str:
    """The sentence that spells out short names once; `shortened` holds (short name, role)."""
    pairs = [(short, role) for short, role in shortened if short != library.roles[role].name]
    return "; ".join(f"{short}: {role_name(library, role)}" for short, role in pairs) + "." if pairs else ""


def city_name(alias: str) -> str:
    """The name of a city, or what it is called for short: "New York", "NYC"."""
    return alias.upper() if len(alias) <= 3 else alias.title()


def without_effect(library: Library, slots: Slots, what: str, names: Iterable[str]) -> tuple[str, ...]:
    """What was understood but changes nothing: "Google: no pay by company", of the slots in `names`."""
    words, found = library.vocabulary, []
    known = {
        "company": slots.company and words.companies[slots.company].name,
        "city": slots.city and city_name(slots.city),
        "country": slots.country and not slots.city and library.country_name(slots.country),
        "industry": slots.industry and words.industries[slots.industry].name,
        "skill": slots.skill and library.skills[slots.skill].name,
        "level": slots.level not in (None, "entry") and library.level_name(slots.level),
        "work_mode": slots.work_mode and words.work_modes[slots.work_mode].name,
    }
    for name in names:
        if known[name]:
            used = "; the country is used" if name == "city" and what == "pay" else ""
            found.append(f"{known[name]}: no {what} by {name.replace('_mode', ' arrangement')}{used}")
    return tuple(found)


PLACES = ("company", "city", "country", "industry")
"""Slots that change nothing in what is told of a role."""

MOST_ASKED = (
    "data-scientist", "machine-learning-engineer", "data-analyst", "data-engineer", "ai-engineer",
)  # fmt: skip
"""Roles that are offered where none was named, most asked first."""

WHICH_JOB = "Which job do you mean?"


def role_choices(library: Library, kind: Computed, slots: Slots, shown: str | None = None) -> list[FollowUp]:
    """The choices after `WHICH_JOB`: the four roles most asked, without the one that is shown already."""
    roles = [role for role in MOST_ASKED if role in library.roles and role != shown][:4]
    if kind not in library.computed:
        return []
    entry = library.computed[kind]
    return [FollowUp(library.roles[role].name, entry, replace(slots, role=role)) for role in roles]


DEFAULT_ROLE = "machine-learning-engineer"


def role_or_default(library: Library, slots: Slots) -> tuple[str, tuple[str, ...]]:
    """The role asked about, or the base's main role with the assumption that says so."""
    if slots.role in library.roles:
        return str(slots.role), ()
    role = DEFAULT_ROLE if DEFAULT_ROLE in library.roles else next(iter(library.roles))
    return role, (f"{library.roles[role].name}, because no role was named",)

"""What an answer assumed and the asker may change: its level and its country."""

from collections import Counter
from collections.abc import Mapping

from bot.answers import pay_rows, salary
from bot.answers.types import Control
from bot.library import Library
from bot.library.models import Computed
from bot.understanding import Slots

COUNTRIES = 24
"""Countries a control lists, the likeliest: a select of Discord holds 25, and the last is "Other"."""

ANY = "any"
"""The value of "all levels"."""

CHANGEABLE: Mapping[Computed, tuple[str, ...]] = {
    "salary": ("level", "country"),
    "trends": ("level", "country"),
    "top_paying": ("level", "country"),
    "pay_by_country": ("level",),
}


def controls(library: Library, kind: Computed | None, slots: Slots) -> tuple[Control, ...]:
    """The controls of a computed answer, each with the value it was made with; none where it is about roles
    of a list, which no control could keep."""
    if slots.roles and not slots.role2:
        return ()
    names = CHANGEABLE.get(kind, ()) if kind else ()
    made = {"level": _levels, "country": _countries}
    return tuple(made[name](library, slots) for name in names)


def _levels(library: Library, slots: Slots) -> Control:
    choices = (
        (ANY, "All levels"),
        *((level, library.level_name(level)) for level in library.vocabulary.levels),
    )
    return Control("level", choices, salary.level_of(slots)[0] or ANY)


def _countries(library: Library, slots: Slots) -> Control:
    """Those with figures for the role first, by postings, then others of the field; and the present one."""
    chosen = salary.country_of(library, slots)
    ranked = dict.fromkeys([*_by_number(library, slots.role), *_by_number(library, pay_rows.FIELD)])
    listed = list(ranked)[:COUNTRIES]
    if chosen not in listed:
        listed = [*listed[: COUNTRIES - 1], chosen]
    return Control("country", tuple((code, library.country_name(code)) for code in listed), chosen)


def _by_number(library: Library, role: str | None) -> list[str]:
    numbers: Counter[str] = Counter()
    for row in pay_rows.pay_of(library, role).advertised:
        numbers[row.country] = max(numbers[row.country], row.n)
    return [country for country, _ in numbers.most_common()]

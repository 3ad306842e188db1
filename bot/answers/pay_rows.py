"""Which rows of pay answer a question, and what stands in where there are too few. Pure."""

from collections.abc import Iterable

from bot.answers import words
from bot.library import Library
from bot.library.pay_models import AdvertisedPay, GuidePay, Pay

FIELD = "_field"
ALL_ROLES, ALL_LEVELS = "all roles", "all levels"
NEAREST = {"entry": "mid", "lead": "senior"}
"""The level whose pay is told, as a limit, where a level at an end of the ladder has none of its own."""


def pay_of(library: Library, role: str | None) -> Pay:
    """The pay rows of a role, empty where there are none."""
    return library.pay.get(role or "", Pay())


def cells(
    library: Library, roles: Iterable[str], country: str, level: str | None
) -> dict[str, AdvertisedPay]:
    """By role the row of just that country and level, where there is one."""
    return {
        role: row
        for role in roles
        for row in pay_of(library, role).advertised
        if row.country == country and row.level == level
    }


def guide(library: Library, role: str | None, level: str | None, country: str, alone: bool) -> list[GuidePay]:
    """The role's own rows first (of that level, or without one), then the whole field's: those of the level
    asked for, and all of them only where nothing else is known or no role was named."""
    own, field = pay_of(library, role).guide, pay_of(library, FIELD).guide
    rows = [row for row in own if row.country == country and level in (None, row.level)]
    rows += [row for row in own if row.country == country and level is not None and row.level is None]
    if level is not None or role is None or (alone and not rows):
        rows += [row for row in field if row.country == country and level in (None, row.level)]
    return rows


def quoted(
    library: Library, role: str | None, level: str | None, rows: list[GuidePay], alone: bool
) -> list[GuidePay]:
    """Those of a guide's `rows` that answer for the role: of just that level; where they are `alone`, as no
    advert is of the role, else those of all levels, else all of them if no level was asked for."""
    own = [row for row in rows if row in pay_of(library, role or FIELD).guide]
    found = [row for row in own if row.level == level]
    if not found and alone:
        found = [row for row in own if row.level is None] or ([] if level else own)
    return found


def advertised(
    library: Library, role: str | None, level: str | None, country: str
) -> tuple[list[AdvertisedPay], tuple[str, ...], str | None]:
    """The asked cell, else a wider one of the same country; with what stands in for what was asked, and the
    level that leads."""

    def rows(key: str) -> list[AdvertisedPay]:
        return [row for row in pay_of(library, key).advertised if row.country == country]

    own, field = rows(role or FIELD), rows(FIELD)
    near = NEAREST.get(level or "")
    of_near = f"{near} level"
    choices: tuple[tuple[list[AdvertisedPay], tuple[str, ...], str | None], ...] = (
        ([row for row in own if level in (None, row.level)], (), level),
        (_led_by(own, near) if near else [], (of_near,), near),
        (_led_by(own, None), (ALL_LEVELS,), None),
        ([row for row in field if row.level == level], (ALL_ROLES,), level),
        (_led_by(field, near) if near else [], (ALL_ROLES, of_near), near),
        ([row for row in field if row.level is None], (ALL_ROLES, ALL_LEVELS), None),
    )
    return next((choice for choice in choices if choice[0]), ([], (), level))


def neighbour(library: Library, role: str | None, level: str | None, country: str) -> str:
    """A sentence on the pay of the nearest role that has its own there, at that level; empty without one."""
    known = library.roles.get(role or "")
    for other in known.neighbours if known else ():
        for row in pay_of(library, other).advertised:
            if row.country == country and row.level == level:
                pay = words.short_range(row.p25, row.p75, row.currency)
                return f" Nearest by work: {library.roles[other].plural}, {pay} ({row.n:,} postings)."
    return ""


def _led_by(rows: list[AdvertisedPay], level: str | None) -> list[AdvertisedPay]:
    """The row of a level, or of all, and the others behind it; nothing where there is no such row."""
    if not any(row.level == level for row in rows):
        return []
    return sorted(rows, key=lambda row: row.level != level)


def leading(rows: list[AdvertisedPay], level: str | None) -> AdvertisedPay:
    """The row that answers in one line: of the level that leads, else of all levels."""
    return next((row for wanted in (level, None) for row in rows if row.level == wanted), rows[0])

"""Days and months as people write them."""

import re
from datetime import date, datetime, timedelta

from bot.editing.unread import UnreadError
from bot.library.text import shorten

_DAYS = ("%Y-%m-%d", "%d %b %Y", "%d %B %Y", "%b %d %Y", "%B %d %Y")
_MONTHS = ("%Y-%m", "%b %Y", "%B %Y")

EARLIEST = "1000"
"""The year before which nothing was published that is quoted here: an earlier one is a slip."""


def read_day(text: str, today: date) -> str:
    """A day in ISO form. Forms in which day and month could be mixed up are refused."""
    plain = _plain(text)
    if plain.casefold() == "today":
        return today.isoformat()
    if found := _parsed(plain, _DAYS):
        return found.date().isoformat()
    raise UnreadError(
        f"“{shorten(text)}” is no day I can read. Write it as 2026-11-20 or 20 Nov 2026, or write “today”."
    )


def read_past(text: str, today: date) -> str:
    """A year, a month or a day in ISO form that has begun: tomorrow's may have where the reader lives."""
    read = read_partial(text, today)
    if read < EARLIEST:
        raise UnreadError(
            f"“{shorten(text)}” is no year of a publication. {EARLIEST} is the earliest allowed."
        )
    if read > (today + timedelta(days=1)).isoformat()[: len(read)]:
        raise UnreadError(f"“{shorten(text)}” lies in the future. Today is the latest day allowed.")
    return read


def read_partial(text: str, today: date) -> str:
    """A year, a month or a day in ISO form."""
    plain = _plain(text)
    if re.fullmatch(r"\d{4}", plain):
        return plain
    if found := _parsed(plain, _MONTHS):
        return f"{found.year:04}-{found.month:02}"
    try:
        return read_day(text, today)
    except UnreadError:
        raise UnreadError(
            f"“{shorten(text)}” is no date I can read. Write a year, a month or a day, "
            "such as 2025, Jan 2025 or 2026-11-20."
        ) from None


def _plain(text: str) -> str:
    return " ".join(text.replace(",", " ").replace("Sept ", "Sep ").split())


def _parsed(text: str, forms: tuple[str, ...]) -> datetime | None:
    if not text.isascii():
        return None
    for form in forms:
        try:
            return datetime.strptime(text, form)
        except ValueError:
            continue
    return None

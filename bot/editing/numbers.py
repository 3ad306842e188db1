"""Pay and hours as people write them. What could mean two things is refused."""

import re
from functools import cache

from bot.editing.unread import UnreadError
from bot.library.cldr import tables
from bot.library.text import shorten

HOW_PAY = "Write two amounts a year with their currency, such as EUR 50,000-70,000 or 50k to 70k EUR"

_SIGNS = {
    "€": "EUR",
    "£": "GBP",
    "₹": "INR",
    "us$": "USD",
    "c$": "CAD",
    "ca$": "CAD",
    "a$": "AUD",
    "au$": "AUD",
}
_UNCLEAR = {"$": "USD, CAD or AUD", "¥": "JPY or CNY", "kr": "SEK, NOK or DKK"}
_AMOUNT = r"\d[\d.,' \u00a0\u202f]*(?:(?<=\d)[kKmM](?![a-zA-Z]))?"
_CURRENCY = r"[A-Za-z]{3}|[A-Za-z]{0,2}\$|[€£₹¥]|kr"
_YEARLY = re.compile(r"\s*(?:a|per|/|each)\s*(?:year|annum)\s*$|\s+(?:p\.?a\.?|yearly)\s*$", re.IGNORECASE)
_RANGE = re.compile(
    rf"(?P<over>over|from|more than|>)?\s*(?P<c1>{_CURRENCY})?\s*(?P<low>{_AMOUNT}?)\s*"
    rf"(?P<c2>{_CURRENCY})?\s*"
    rf"(?:(?P<plus>\+)|(?:-|–|—|\bto\b)\s*(?P<c3>{_CURRENCY})?\s*(?P<high>{_AMOUNT}))?\s*(?P<c4>{_CURRENCY})?",
    re.IGNORECASE,
)
_LONGEST = 100
"""Characters of a range; the pattern takes long for far longer ones."""
_HOURS = re.compile(r"(\d{1,6})(?:\s*(?:-|–|—|to)\s*(\d{1,6}))?\s*(?:h|hrs|hours?)?", re.IGNORECASE)


@cache
def currencies() -> frozenset[str]:
    """Codes of ISO 4217."""
    return frozenset(tables().symbols)


def read_pay(text: str) -> dict[str, int | str]:
    """`low`, `high` (absent after "over") and `currency` of a range a year."""
    plain = _YEARLY.sub("", " ".join(text.split()))
    match = _RANGE.fullmatch(plain) if len(plain) <= _LONGEST else None
    if match is None:
        raise UnreadError(f"“{shorten(text)}” is no pay I can read. {HOW_PAY}, or “over USD 500,000”.")
    named = {_currency(match[name], text) for name in ("c1", "c2", "c3", "c4") if match[name]}
    if len(named) != 1:
        what = "names two currencies" if named else "names no currency"
        raise UnreadError(f"“{shorten(text)}” {what}. {HOW_PAY}.")
    open_end = bool(match["over"] or match["plus"])
    if open_end == bool(match["high"]):
        raise UnreadError(
            f"“{shorten(text)}” must have a low and a high end, or say “over”. {HOW_PAY}, "
            "or “over USD 500,000”."
        )
    low_text = match["low"].strip()
    if match["high"] and match["high"].strip()[-1] in "kK" and re.fullmatch(r"\d{1,3}", low_text):
        low_text += "k"
    found: dict[str, int | str] = {"low": read_amount(low_text)}
    if match["high"]:
        found["high"] = read_amount(match["high"].strip())
    return {**found, "currency": named.pop()}


def show_pay(low: int, high: int | None, currency: str) -> str:
    """As `read_pay` reads it."""
    return f"{currency} {low:,}-{high:,}" if high is not None else f"over {currency} {low:,}"


def read_amount(text: str) -> int:
    """A whole amount: 120k, 120,000, 120 000 or 120000; 120.000 could be 120 and is refused."""
    typed = text.strip()
    number = re.sub(r"[\u00a0\u202f']", " ", typed)
    factor = {"k": 1_000, "m": 1_000_000}.get(number[-1:].lower(), 1)
    if factor > 1:
        match = re.fullmatch(r"(\d+)(?:\.(\d{1,2}))?\s*[a-z]", number, re.IGNORECASE)
        if match and len(match[1]) <= 6:
            decimals = match[2] or ""
            return int(match[1] + decimals) * factor // int("1" + "0" * len(decimals))
    elif re.fullmatch(r"\d{1,3}(?:,\d{3})+|\d{1,3}(?: \d{3})+|\d+", number) and len(number) <= 12:
        amount = int(re.sub(r"[, ]", "", number))
        if amount >= 1000:
            return amount
        if not amount:
            raise UnreadError(f"“{typed}” is no pay: an amount a year is above 0, such as 120k.")
        raise UnreadError(f"“{typed}” could be {amount} or {amount},000. Write {amount}k or {amount},000.")
    elif re.fullmatch(r"\d{1,3}(?:\.\d{3})+", number):
        meant = number.replace(".", ",")
        raise UnreadError(
            f"“{typed}” could be meant in two ways. Write {meant} with commas, or such as 120k."
        )
    raise UnreadError(f"“{shorten(typed)}” is no amount I can read. Write 120,000 or 120k.")


def read_hours(text: str) -> dict[str, int]:
    """`low` and `high`; one number is both."""
    match = _HOURS.fullmatch(text.strip())
    if match is None:
        raise UnreadError(
            f"“{shorten(text)}” cannot be read. Write two whole numbers, such as 40-60 or 40 to 60."
        )
    low = int(match[1])
    return {"low": low, "high": int(match[2]) if match[2] else low}


def show_hours(low: int, high: int) -> str:
    """As `read_hours` reads it."""
    return f"{low}-{high}" if high != low else str(low)


def _currency(named: str, text: str) -> str:
    sign = named.lower()
    if sign in _UNCLEAR:
        raise UnreadError(
            f"“{named}” in “{shorten(text)}” could be {_UNCLEAR[sign]}. Write the three letters."
        )
    code = _SIGNS.get(sign, named.upper())
    if code not in currencies():
        raise UnreadError(
            f"“{named}” is no currency I know. Write its three letters, such as EUR, GBP or USD."
        )
    return code

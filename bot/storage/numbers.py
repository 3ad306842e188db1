"""Long numbers: whose they are. Cards and accounts by their check digits; years, pay, dates, versions by form."""

import re

_FIGURE = r"(?:(?:19|20)\d\d|[1-9]\d{0,2}(?:[. ]?[05]00)+)"
_DATE = r"(?:(?:19|20)\d\d[-./]\d{1,2}[-./]\d{1,2}|\d{1,2}[-./]\d{1,2}[-./](?:19|20)\d\d)"
_HARMLESS = re.compile(
    "|".join(
        (
            rf"{_FIGURE}(?:[\s/-]+{_FIGURE})*",  # 2019-2021, 90000-120000
            rf"{_DATE}(?:[\s/-]+{_DATE})*(?:\s+\d{{1,2}})?",  # 2024-05-01 10 (:30)
            r"(?:0|[1-9]\d?)(?:\.(?:0|[1-9]\d{0,5})){2,3}",  # version 10.0.19045.3693
            r"(?:0|[1-9]\d*)\.\d+",  # 0.000000001
        )
    )
)
_PAY_RANGE = re.compile(r"([1-9]\d{4,5}) ?- ?([1-9]\d{4,5})")
_ISSUERS = re.compile(r"[3-6]|2[2-7]")
_IBAN_LENGTHS = range(15, 35)


def is_card(text: str) -> bool:
    """Whether digits (spaces and hyphens aside) are a card's number: its issuer and its check digit (Luhn)."""
    digits = [int(one) for one in text if one.isdecimal()]
    if not 13 <= len(digits) <= 19 or not _ISSUERS.match(text):
        return False
    doubled = (sum(divmod(2 * one, 10)) if place % 2 else one for place, one in enumerate(reversed(digits)))
    return sum(doubled) % 10 == 0


def is_iban(text: str) -> bool:
    """Whether a text is a bank account: ISO 13616, remainder 1 by 97 with the country moved to the end."""
    plain = re.sub(r"[ -]", "", text).upper()
    if len(plain) not in _IBAN_LENGTHS or not plain.isascii() or not plain.isalnum():
        return False
    return int("".join(str(int(one, 36)) for one in plain[4:] + plain[:4])) % 97 == 1


def is_harmless(text: str) -> bool:
    """Whether many digits are no telephone: years, amounts, ranges of pay, dates, versions, books."""
    if _HARMLESS.fullmatch(text):
        return True
    pay = _PAY_RANGE.fullmatch(text)
    if pay:
        return int(pay[1]) < int(pay[2]) <= 3 * int(pay[1])
    return _is_book(text)


def _is_book(text: str) -> bool:
    """Whether it is an ISBN of 13 digits, by its check digit."""
    digits = [int(one) for one in text if one.isdecimal()]
    if len(digits) != 13 or not re.match(r"97[89]", text) or not re.fullmatch(r"[\d -]+", text):
        return False
    return sum(one * (3 if place % 2 else 1) for place, one in enumerate(digits)) % 10 == 0

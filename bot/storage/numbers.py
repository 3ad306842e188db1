"""Long numbers, and what they are: cards and accounts by check digits, years, pay and versions by form."""

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
_IBAN = (
    "AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DK18 DO28 EE20 EG29 "
    "ES24 FI18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 "
    "LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MR27 MT31 MU30 NL18 NO15 PK24 PL28 PS29 PT25 "
    "QA29 RO24 RS22 SA24 SC31 SE24 SI19 SK24 SM27 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20"
)
_IBAN_LENGTHS = {country[:2]: int(country[2:]) for country in _IBAN.split()}
"""Characters of a bank account's number, by country (the registry of ISO 13616)."""


def is_card(text: str) -> bool:
    """Whether digits, spaces and hyphens aside, are a card's: by its issuer and its check digit (Luhn)."""
    digits = [int(one) for one in text if one.isdecimal()]
    if not 13 <= len(digits) <= 19 or not _ISSUERS.match(text):
        return False
    doubled = (sum(divmod(2 * one, 10)) if place % 2 else one for place, one in enumerate(reversed(digits)))
    return sum(doubled) % 10 == 0


def is_iban(text: str) -> bool:
    """Whether a text is a bank account: ISO 13616, remainder 1 by 97 with the country moved to the end."""
    plain = re.sub(r"[ -]", "", text).upper()
    if not plain.isascii() or not plain.isalnum() or len(plain) != _IBAN_LENGTHS.get(plain[:2]):
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

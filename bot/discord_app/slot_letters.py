"""Slots as they stand in custom ids: a letter each, then the value, joined by dots.

Names are written as four letters of their hash, so that any combination of the main slots fits; the Library
turns them back. The others are taken along where there is room.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from operator import attrgetter
from typing import Any

from bot.library.codes import Codes, code
from bot.understanding import Slots
from bot.understanding.types import Offer

_LETTERS = {
    "role": "r",
    "role2": "q",
    "skill": "s",
    "industry": "i",
    "from_role": "f",
    "level": "l",
    "country": "c",
}
_MAIN_SLOTS = attrgetter(*_LETTERS)
_NAMES = {letter: name for name, letter in _LETTERS.items()}
_SECOND_SKILL, _THIRD_ROLE, _THIRD_SKILL, _AMOUNT, _HOURS, _MONTHS, _YEARS, _PART_PAY = (
    "t",
    "u",
    "v",
    "a",
    "h",
    "m",
    "y",
    "p",
)
_MORE_SKILLS, _OFFER = "w", "o"
_EXTRA_KINDS = {_SECOND_SKILL: "skill", _THIRD_ROLE: "role", _THIRD_SKILL: "skill"}
_NUMBERS = {_HOURS: "hours", _MONTHS: "months", _YEARS: "years"}

_OFFER_WRITTEN = re.compile(
    r"(?P<currency>[A-Z]{3})?(?P<amount>[0-9a-z]{1,6})"
    r"(?:,r(?P<role>[a-z2-7]{4}|-))?(?:,c(?P<country>[A-Z]{2}|-))?(?:,l(?P<level>[a-z]{1,9}|-))?"
)
"""An amount, and of the job, the place and the level what is not as with the first amount; "-" is none."""

CODE = 4
"""Letters of one code."""

_PART_PAY_TOLD = re.compile(
    r"(?P<money>[A-Z]{0,3}[$€£₹¥]?) ?(?P<whole>[\d,]{1,11})(?:\.(?P<part>\d\d))? (?P<period>an? [hdwm][a-z]+)"
)
_PART_PAY_WRITTEN = re.compile(
    r"(?P<money>[A-Z]{0,3}[$€£₹¥]?)(?P<whole>\d{1,9})(?:,(?P<part>\d\d))?(?P<period>[hdwm])"
)
_PERIODS = {"h": "an hour", "d": "a day", "w": "a week", "m": "a month"}


def main_parts(slots: Slots) -> tuple[str, ...]:
    """What an answer cannot do without."""
    return _main_parts(*_MAIN_SLOTS(slots))


@lru_cache(maxsize=1024)  # the buttons of a message mostly have the same
def _main_parts(*values: str | None) -> tuple[str, ...]:
    return tuple(
        letter + (value if name in ("country", "level") else code(value))
        for (name, letter), value in zip(_LETTERS.items(), values, strict=True)
        if value is not None
    )


def extras(slots: Slots) -> Iterator[str]:
    """What is taken along where there is room: a second skill, a third of a kind, money, lengths of time."""
    if slots.skill2:
        yield _SECOND_SKILL + code(slots.skill2)
    if len(slots.roles) > 2 and slots.roles[:2] == (slots.role, slots.role2):
        yield _THIRD_ROLE + code(slots.roles[2])
    if len(slots.skills) > 2:
        yield _THIRD_SKILL + code(slots.skills[2])
    if slots.amount is not None:
        yield f"{_AMOUNT}{slots.currency or ''}{base36(slots.amount)}"
    yield from (_OFFER + _of_offer(offer, slots) for offer in slots.offers)
    for letter, name in _NUMBERS.items():
        if (number := getattr(slots, name)) is not None:
            yield letter + base36(number)
    if written := _shorter(slots.part_pay or ""):
        yield _PART_PAY + written


def whole(slots: Slots) -> str:
    """All of it, whatever room it takes."""
    return ".".join([*main_parts(slots), *extras(slots)]) + more_skills(slots, 10_000)


def more_skills(slots: Slots, room: int) -> str:
    """Of the skills from the fourth on, as many as `room` characters hold."""
    if len(slots.skills) <= 3:
        return ""
    codes = [code(skill) for skill in slots.skills[3 : 3 + max(0, room - 2) // CODE]]
    return f".{_MORE_SKILLS}{''.join(codes)}" if codes else ""


def read_slots(written: str, codes: Codes) -> tuple[Slots, bool]:
    """The reverse, and whether a main slot is no longer known. What is no longer known is left away."""
    values: dict[str, Any] = {}
    third: dict[str, str] = {}
    further: list[str | None] = []
    offers: list[re.Match[str]] = []
    lost = False
    for part in written.split("."):
        letter, rest = part[:1], part[1:]
        name = _NAMES.get(letter)
        if name in ("country", "level"):
            values[name] = rest
        elif name:
            values[name] = codes.value(name, rest)
            lost = lost or values[name] is None
        elif letter == _AMOUNT and (amount := re.fullmatch(r"([A-Z]{3})?([0-9a-z]{1,6})", rest)):
            values |= {"currency": amount[1], "amount": int(amount[2], 36)}
        elif letter in _NUMBERS and re.fullmatch("[0-9a-z]{1,2}", rest):
            values[_NUMBERS[letter]] = int(rest, 36)
        elif letter == _PART_PAY:
            values["part_pay"] = _longer(rest)
        elif letter == _MORE_SKILLS:
            further = [codes.value("skill", rest[at : at + CODE]) for at in range(0, len(rest), CODE)]
        elif letter == _OFFER and (offer := _OFFER_WRITTEN.fullmatch(rest)):
            offers.append(offer)
        elif letter in _EXTRA_KINDS and (value := codes.value(_EXTRA_KINDS[letter], rest)):
            third[letter] = value
    values["skill2"] = third.get(_SECOND_SKILL)
    for all_of, one, two, extra in (
        ("roles", "role", "role2", _THIRD_ROLE),
        ("skills", "skill", "skill2", _THIRD_SKILL),
    ):
        if extra in third and values.get(one) and values.get(two):
            values[all_of] = [values[one], values[two], third[extra]]
    if values.get("skills"):
        values["skills"] += [skill for skill in further if skill]
    slots = Slots.from_json(values)
    return replace(slots, offers=tuple(_offer(offer, slots, codes) for offer in offers)), lost


def _of_offer(offer: Offer, first: Slots) -> str:
    written = f"{offer.currency or ''}{base36(offer.amount)}"
    if offer.role != first.role:
        written += f",r{code(offer.role) if offer.role else '-'}"
    if offer.country != first.country:
        written += f",c{offer.country or '-'}"
    return written if offer.level == first.level else f"{written},l{offer.level or '-'}"


def _offer(written: re.Match[str], first: Slots, codes: Codes) -> Offer:
    role, country, level = written["role"], written["country"], written["level"]
    return Offer(
        amount=int(written["amount"], 36),
        currency=written["currency"],
        role=codes.value("role", role) if role else first.role,
        country=country.strip("-") or None if country else first.country,
        level=level.strip("-") or None if level else first.level,
    )


def base36(number: int) -> str:
    """A number of any size in digits and small letters."""
    digits = ""
    while number:
        number, digit = divmod(number, 36)
        digits = "0123456789abcdefghijklmnopqrstuvwxyz"[digit] + digits
    return digits or "0"


def _shorter(part_pay: str) -> str | None:
    """Pay of a part of a year without what can be put back: "CHF 4,500 a month" is "CHF4500m"."""
    told = _PART_PAY_TOLD.fullmatch(part_pay)
    if told is None:
        return None
    part = f",{told['part']}" if told["part"] else ""
    return f"{told['money']}{told['whole'].replace(',', '')}{part}{told['period'].split()[1][0]}"


def _longer(written: str) -> str | None:
    found = _PART_PAY_WRITTEN.fullmatch(written)
    if found is None:
        return None
    gap = " " if re.fullmatch("[A-Z]{3}", found["money"]) else ""
    part = f".{found['part']}" if found["part"] else ""
    return f"{found['money']}{gap}{int(found['whole']):,}{part} {_PERIODS[found['period']]}"

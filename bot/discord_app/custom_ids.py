"""`v1:action:entry@version:slots[:turn]`: everything a button needs, in at most 100 characters.

Slot values are written as four letters of their hash, so that any combination fits; the Library turns
them back; of a value that has since been removed the button says that it is gone.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from bot.library.codes import Codes, code
from bot.understanding import Slots

LIMIT = 100
TEMPLATE = (
    r"v1:(?P<action>[a-z]+):(?P<entry>[^:@]*)@(?P<version>[0-9a-z]*)"
    r":(?P<slots>[^:]*)(?::(?:(?P<turn>[0-9a-z]{1,12})|[0-9a-z]{13,}))?"  # a longer number is none of a turn
)


def template_of(action: str) -> str:
    """The pattern of the custom ids of one action; `action` is a pattern of letters."""
    return TEMPLATE.replace("[a-z]+", action)


_LETTERS = {
    "role": "r",
    "role2": "q",
    "skill": "s",
    "industry": "i",
    "from_role": "f",
    "level": "l",
    "country": "c",
}
_NAMES = {letter: name for name, letter in _LETTERS.items()}
_SECOND_SKILL, _THIRD_ROLE, _THIRD_SKILL, _AMOUNT = "t", "u", "v", "a"
_MORE_SKILLS = "w"
"""Letters of what is left away where it would not fit."""

CODE = 4
"""Letters of one code."""


@dataclass(frozen=True)
class ButtonId:
    """What a custom id says. `turn` is the number of the logged turn the button stood under; a `lost` one
    names a role, skill or industry that has been removed: without it the button would mean something else."""

    action: str
    entry: str
    version: str
    slots: Slots
    turn: int | None = None
    lost: bool = False


def encode(button: ButtonId) -> str:
    """The custom id; the turn is left away where it would not fit."""
    named = button.slots.named()
    parts = [
        letter + (str(named[name]) if name in ("country", "level") else code(str(named[name])))
        for name, letter in _LETTERS.items()
        if name in named
    ]
    text = f"v1:{button.action}:{button.entry}@{button.version}:{'.'.join(parts)}"
    for part in _extras(button.slots):
        longer = f"{text}{'' if text.endswith(':') else '.'}{part}"
        text = longer if len(longer) <= LIMIT else text
    if len(button.slots.skills) > 3:
        codes = [code(skill) for skill in button.slots.skills[3 : 3 + (LIMIT - len(text) - 2) // CODE]]
        text += f".{_MORE_SKILLS}{''.join(codes)}" if codes else ""
    if button.turn is not None:
        with_turn = f"{text}:{_base36(button.turn)}"
        text = with_turn if len(with_turn) <= LIMIT else text
    return text


def decode(groups: Mapping[str, str | None], codes: Codes) -> ButtonId:
    """The reverse, from the groups of `TEMPLATE`. What is no longer known is left away; where it was a main
    slot, the button is `lost`."""
    values: dict[str, Any] = {}
    third: dict[str, str] = {}
    further: list[str | None] = []
    lost = False
    for part in (groups["slots"] or "").split("."):
        name = _NAMES.get(part[:1])
        if name in ("country", "level"):
            values[name] = part[1:]
        elif name:
            values[name] = codes.value(name, part[1:])
            lost = lost or values[name] is None
        elif part[:1] == _AMOUNT and (amount := re.fullmatch(r"([A-Z]{3})?([0-9a-z]{1,6})", part[1:])):
            values |= {"currency": amount[1], "amount": int(amount[2], 36)}
        elif part[:1] == _MORE_SKILLS:
            further = [codes.value("skill", part[at : at + CODE]) for at in range(1, len(part), CODE)]
        elif part[:1] in _EXTRA_KINDS and (value := codes.value(_EXTRA_KINDS[part[:1]], part[1:])):
            third[part[:1]] = value
    values["skill2"] = third.get(_SECOND_SKILL)
    for all_of, one, two, extra in (
        ("roles", "role", "role2", _THIRD_ROLE),
        ("skills", "skill", "skill2", _THIRD_SKILL),
    ):
        if extra in third and values.get(one) and values.get(two):
            values[all_of] = [values[one], values[two], third[extra]]
    if values.get("skills"):
        values["skills"] += [skill for skill in further if skill]
    turn = groups["turn"]
    return ButtonId(
        action=str(groups["action"]),
        entry=str(groups["entry"]),
        version=str(groups["version"]),
        slots=Slots.from_json(values),
        turn=int(turn, 36) if turn else None,
        lost=lost,
    )


_EXTRA_KINDS = {_SECOND_SKILL: "skill", _THIRD_ROLE: "role", _THIRD_SKILL: "skill"}


def _extras(slots: Slots) -> Iterator[str]:
    """What a button takes along where there is room: a second skill, a third of a kind, money."""
    if slots.skill2:
        yield _SECOND_SKILL + code(slots.skill2)
    if len(slots.roles) > 2 and slots.roles[:2] == (slots.role, slots.role2):
        yield _THIRD_ROLE + code(slots.roles[2])
    if len(slots.skills) > 2:
        yield _THIRD_SKILL + code(slots.skills[2])
    if slots.amount is not None:
        yield f"{_AMOUNT}{slots.currency or ''}{_base36(slots.amount)}"


def _base36(number: int) -> str:
    digits = ""
    while number:
        number, digit = divmod(number, 36)
        digits = "0123456789abcdefghijklmnopqrstuvwxyz"[digit] + digits
    return digits or "0"

"""`v1:action:entry@version:slots[:turn]`: everything a button needs, in at most 100 characters.

Slot values are written as four letters of their hash, so that any combination fits; the Library turns
them back. A value that has since been removed is left away, so old buttons keep working.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.library.codes import Codes, code
from bot.understanding import Slots

LIMIT = 100
TEMPLATE = (
    r"v1:(?P<action>[a-z]+):(?P<entry>[^:@]*)@(?P<version>[0-9a-z]*)"
    r":(?P<slots>[^:]*)(?::(?P<turn>[0-9a-z]+))?"
)

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


@dataclass(frozen=True)
class ButtonId:
    """What a custom id says. `turn` is the number of the logged turn the button stood under."""

    action: str
    entry: str
    version: str
    slots: Slots
    turn: int | None = None


def encode(button: ButtonId) -> str:
    """The custom id; the turn is left away where it would not fit."""
    named = button.slots.named()
    parts = [
        letter + (str(named[name]) if name in ("country", "level") else code(str(named[name])))
        for name, letter in _LETTERS.items()
        if name in named
    ]
    text = f"v1:{button.action}:{button.entry}@{button.version}:{'.'.join(parts)}"
    if button.turn is not None:
        with_turn = f"{text}:{_base36(button.turn)}"
        text = with_turn if len(with_turn) <= LIMIT else text
    return text


def decode(groups: Mapping[str, str | None], codes: Codes) -> ButtonId:
    """The reverse, from the groups of `TEMPLATE`; unknown slot codes are left away."""
    values: dict[str, str] = {}
    for part in (groups["slots"] or "").split("."):
        name = _NAMES.get(part[:1])
        if name in ("country", "level"):
            values[name] = part[1:]
        elif name and (value := codes.value(name, part[1:])):
            values[name] = value
    turn = groups["turn"]
    return ButtonId(
        action=str(groups["action"]),
        entry=str(groups["entry"]),
        version=str(groups["version"]),
        slots=Slots.from_json(values),
        turn=int(turn, 36) if turn else None,
    )


def _base36(number: int) -> str:
    digits = ""
    while number:
        number, digit = divmod(number, 36)
        digits = "0123456789abcdefghijklmnopqrstuvwxyz"[digit] + digits
    return digits or "0"

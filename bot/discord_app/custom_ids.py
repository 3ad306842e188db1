"""`v1:action:entry@version:slots[:turn]`: everything a button needs, in at most 100 characters.

How slots are written: `slot_letters.py`.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.discord_app.slot_letters import base36, extras, main_parts, more_skills, read_slots
from bot.library.codes import Codes
from bot.understanding import Slots

LIMIT = 100
TEMPLATE = (
    r"v1:(?P<action>[a-z]+):(?P<entry>[^:@]*)@(?P<version>[0-9a-z]*)"
    r":(?P<slots>[^:]*)(?::(?:(?P<turn>[0-9a-z]{1,12})|[0-9a-z]{13,}))?"  # a longer number is none of a turn
)


def template_of(action: str) -> str:
    """The pattern of the custom ids of one action; `action` is a pattern of letters."""
    return TEMPLATE.replace("[a-z]+", action)


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
    slots = button.slots
    text = f"v1:{button.action}:{button.entry}@{button.version}:{'.'.join(main_parts(slots))}"
    for part in extras(slots):
        longer = f"{text}{'' if text.endswith(':') else '.'}{part}"
        text = longer if len(longer) <= LIMIT else text
    text += more_skills(slots, LIMIT - len(text))
    if button.turn is not None:
        with_turn = f"{text}:{base36(button.turn)}"
        text = with_turn if len(with_turn) <= LIMIT else text
    return text


def decode(groups: Mapping[str, str | None], codes: Codes) -> ButtonId:
    """The reverse, from the groups of `TEMPLATE`. What is no longer known is left away; where it was a main
    slot, the button is `lost`."""
    slots, lost = read_slots(groups["slots"] or "", codes)
    turn = groups["turn"]
    return ButtonId(
        action=str(groups["action"]),
        entry=str(groups["entry"]),
        version=str(groups["version"]),
        slots=slots,
        turn=int(turn, 36) if turn else None,
        lost=lost,
    )

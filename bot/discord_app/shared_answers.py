"""A private reply with several answers, shown to everybody in the channel: all of them, in one message.

The button's custom id names each by a code of its entry and its slots: `v1:sm:code+slots/code+slots:turn`.
Where that does not fit, each answer has a button of its own.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

import discord
from discord import ui

from bot.answers import Answer
from bot.discord_app.buttons import SafeButton
from bot.discord_app.custom_ids import LIMIT
from bot.discord_app.shown_again import Share
from bot.discord_app.slot_letters import base36, read_slots, whole
from bot.knowledge import Knowledge
from bot.library.codes import Codes, entry_code
from bot.understanding import Slots

ENTRY = 6
"""Letters of an entry's code."""


@dataclass(frozen=True)
class Several:
    """What the custom id says: (entry, slots) of each answer, an entry None where it is gone."""

    answers: tuple[tuple[str | None, Slots], ...]
    turn: int | None = None
    lost: bool = False


class ShareAll(SafeButton, template=r"v1:sm:(?P<parts>[^:]+)(?::(?P<turn>[0-9a-z]{1,12}))?"):
    """Shows all answers of a private reply to everybody."""

    def __init__(self, target: Several, custom_id: str):
        self.target = target
        super().__init__(ui.Button(label=Share.label, custom_id=custom_id))

    @classmethod
    def from_match(cls, knowledge: Knowledge, match: re.Match[str]) -> Self:
        """The button under whatever reply, however old."""
        return cls(several(match["parts"], match["turn"], knowledge.codes), match[0])

    async def pressed(self, interaction: discord.Interaction) -> None:
        """Post them."""
        from bot.discord_app.respond import share

        await share(interaction, *self.target.answers, turn=self.target.turn)


def sharing(answers: Sequence[Answer]) -> list[Share | ShareAll]:
    """One button that shares all of these answers; where its custom id has no room for them, one each."""
    if len(answers) < 2:
        return [Share.to(answer) for answer in answers]
    parts = "/".join(entry_code(answer.entry) + whole(answer.slots) for answer in answers)
    turn = answers[0].turn
    custom_id = f"v1:sm:{parts}" + ("" if turn is None else f":{base36(turn)}")
    if len(custom_id) > LIMIT:
        return [Share.to(answer) for answer in answers]
    target = Several(tuple((answer.entry, answer.slots) for answer in answers), turn)
    return [ShareAll(target, custom_id)]


def several(parts: str, turn: str | None, codes: Codes) -> Several:
    """The reverse of the custom id."""
    found, lost = [], False
    for part in parts.split("/"):
        slots, gone = read_slots(part[ENTRY:], codes)
        found.append((codes.value("entry", part[:ENTRY]), slots))
        lost = lost or gone
    return Several(tuple(found), int(turn, 36) if turn else None, lost)

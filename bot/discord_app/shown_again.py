"""An answer shown in another way: with another level or country, another page, its chart, or for all to see.

The asker's press changes the answer in its place. Anyone else may press too and gets an answer of their own,
which nobody else sees: what the asker reads never changes under their eyes.
"""

import re
from dataclasses import replace
from typing import Any, ClassVar, Self

import discord
from discord import ui

from bot.answers import Answer
from bot.answers.controls import ANY
from bot.answers.types import Control
from bot.discord_app.buttons import SafeButton, SafeSelect
from bot.discord_app.country_form import ask_country
from bot.discord_app.custom_ids import ButtonId, decode, encode, template_of
from bot.discord_app.sharing import LABEL
from bot.knowledge import Knowledge

ACTIONS = {"level": "lv", "country": "co"}
SLOTS = {action: slot for slot, action in ACTIONS.items()}
HEADS = {"level": "Level", "country": "Country"}
OTHER = "other"


def _id(answer: Answer, action: str) -> ButtonId:
    return ButtonId(action, answer.entry, answer.version, answer.slots, answer.turn)


def _letter(page: int) -> str:
    return chr(ord("a") + min(page, 25))


def _page(letter: str) -> int:
    return ord(letter) - ord("a") if letter else 0


class ControlSelect(SafeSelect, template=template_of("(?:lv|co)")):
    """The level or the country of an answer; choosing another answers again."""

    def __init__(self, target: ButtonId, control: Control | None = None):
        self.target = target
        select: ui.Select[Any] = ui.Select(custom_id=encode(target), options=[])
        for value, label in control.choices if control else ():
            chosen = control is not None and value == control.chosen
            shown = f"{HEADS[control.slot]}: {label}" if control and chosen else label
            select.add_option(label=shown[:100], value=value, default=chosen)
        if control and control.slot == "country":
            select.add_option(label="Another country…", value=OTHER)
        super().__init__(select)

    @classmethod
    def of(cls, answer: Answer, control: Control) -> "ControlSelect":
        """The select for one control of an answer."""
        return cls(_id(answer, ACTIONS[control.slot]), control)

    @classmethod
    def from_match(cls, knowledge: Knowledge, match: re.Match[str]) -> Self:
        """The select on whatever message, however old."""
        return cls(decode(match.groupdict(), knowledge.codes))

    async def pressed(self, interaction: discord.Interaction) -> None:
        """Answer again with what was chosen."""
        from bot.discord_app.respond import NOTHING_CHOSEN, answer_again, say

        value = next(iter(self.chosen(interaction)), None)
        if value is None:
            await say(interaction, NOTHING_CHOSEN)
            return
        if value == OTHER:
            await ask_country(interaction, self.target)
            return
        slot = SLOTS[self.target.action]
        chosen = {slot: None if value == ANY else value}
        if slot == "level":
            chosen["years"] = None
        await answer_again(interaction, self.target.entry, replace(self.target.slots, **chosen))  # type: ignore[arg-type]


class AnswerButton(SafeButton, template=r"v1:never:"):
    """Base of buttons that stand for the answer above them."""

    label: ClassVar[str] = "…"
    emoji: ClassVar[str | None] = None

    def __init__(self, target: ButtonId, label: str | None = None):
        self.target = target
        super().__init__(ui.Button(label=label or self.label, emoji=self.emoji, custom_id=encode(target)))

    @classmethod
    def of(cls, answer: Answer, action: str, label: str | None = None) -> Self:
        """The button for an answer."""
        return cls(_id(answer, action), label)

    @classmethod
    def from_match(cls, knowledge: Knowledge, match: re.Match[str]) -> Self:
        """The button on whatever message, however old."""
        return cls(decode(match.groupdict(), knowledge.codes))


class TurnPage(AnswerButton, template=template_of("pg[a-z]")):
    """Another page of a long answer."""

    @classmethod
    def to(cls, answer: Answer, page: int, label: str) -> Self:
        """The button that turns to `page`, counted from 0."""
        return cls.of(answer, f"pg{_letter(page)}", label)

    async def pressed(self, interaction: discord.Interaction) -> None:
        """Show that page."""
        from bot.discord_app.respond import show_again

        await show_again(interaction, self.target, page=_page(self.target.action[2:]))


class ShowChart(AnswerButton, template=template_of("ch[a-z]?")):
    """The chart of an answer."""

    label = "Chart"
    emoji = "📊"

    @classmethod
    def to(cls, answer: Answer, page: int = 0) -> Self:
        """The button under a page of an answer that has a chart."""
        return cls.of(answer, f"ch{_letter(page)}")

    async def pressed(self, interaction: discord.Interaction) -> None:
        """Draw it into the answer."""
        from bot.discord_app.respond import show_again

        await show_again(interaction, self.target, page=_page(self.target.action[2:]), chart=True)


class Share(AnswerButton, template=template_of("sh")):
    """A private answer, shown to everybody in the channel."""

    label = LABEL

    @classmethod
    def to(cls, answer: Answer) -> Self:
        """The button under a private answer."""
        return cls.of(answer, "sh")

    async def pressed(self, interaction: discord.Interaction) -> None:
        """Post it."""
        from bot.discord_app.respond import share

        target = self.target
        await share(interaction, (target.entry, target.slots), turn=target.turn)

"""Buttons that outlive the process: all they need stands in their custom id.

Everyone who sees an answer may press its follow-ups. The reply goes where the answer was: to all, or to
the one member who sees an ephemeral message.
"""

import re
from abc import abstractmethod
from typing import Any, Self, TypeVar

import discord
from discord import ui

from bot.answers import FollowUp
from bot.discord_app.custom_ids import TEMPLATE, ButtonId, decode, encode
from bot.discord_app.faults import report
from bot.discord_app.known import prepare
from bot.discord_app.sending import in_time
from bot.knowledge import Knowledge

ItemT = TypeVar("ItemT", bound=ui.Item[Any])
LABEL_LIMIT = 80


class _Safe(ui.DynamicItem[ItemT], template=r"v1:never:"):
    """Base of all that is pressed: whatever fails in making, checking or pressing it ends in a reply.

    discord.py only logs such faults, and the member would see "interaction failed".
    """

    @classmethod
    async def from_custom_id(
        cls, interaction: discord.Interaction, _item: ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        """Build the item that was pressed; a fault is reported when it is called."""
        try:
            return cls.from_match(await prepare(interaction), match)
        except Exception as error:
            await report(interaction, error)
            raise

    @classmethod
    @abstractmethod
    def from_match(cls, knowledge: Knowledge, match: re.Match[str]) -> Self:
        """The item that a custom id stands for, where what is known is `knowledge`."""

    async def callback(self, interaction: discord.Interaction) -> None:
        """Called by discord.py when the item is pressed."""
        from bot.discord_app.pace import allowed

        watch = in_time(interaction)
        try:
            if not await allowed(interaction):
                return
            if getattr(getattr(self, "target", None), "lost", False):
                from bot.discord_app.respond import GONE, say

                await say(interaction, GONE)
                return
            await self.pressed(interaction)
        except Exception as error:  # noqa: BLE001 - discord.py has no hook for this place
            await report(interaction, error)
        finally:
            watch.cancel()

    @abstractmethod
    async def pressed(self, interaction: discord.Interaction) -> None:
        """What it does."""


class SafeButton(_Safe[ui.Button[Any]], template=r"v1:never:"):
    """Base of all buttons."""


class SafeSelect(_Safe[ui.Select[Any]], template=r"v1:never:"):
    """Base of all selects; `chosen` gives what was chosen."""

    @staticmethod
    def chosen(interaction: discord.Interaction) -> list[str]:
        """The values that were chosen."""
        data: dict[str, Any] = dict(interaction.data or {})
        return [str(value) for value in data.get("values", ())]


class OpenEntry(SafeButton, template=TEMPLATE.replace("[a-z]+", "go")):
    """A follow-up or a suggestion: answers as if it had been asked."""

    def __init__(self, target: ButtonId, label: str):
        self.target = target
        self.label = label
        super().__init__(ui.Button(label=label[:LABEL_LIMIT], custom_id=encode(target)))

    @classmethod
    def to(cls, choice: FollowUp, turn: int | None) -> "OpenEntry":
        """The button for a follow-up under the answer that was logged as `turn`."""
        return cls(ButtonId("go", choice.entry, choice.version, choice.slots, turn), choice.label)

    @classmethod
    def from_match(cls, knowledge: Knowledge, match: re.Match[str]) -> Self:
        """The button that was pressed, on whatever message, however old."""
        return cls(decode(match.groupdict(), knowledge.codes), "…")

    async def pressed(self, interaction: discord.Interaction) -> None:
        """Answer in a new message; say so where the entry is gone."""
        from bot.discord_app.respond import open_entry

        await open_entry(interaction, self.target.entry, self.target.slots, _label(interaction) or self.label)


def _label(interaction: discord.Interaction) -> str | None:
    """The label of the pressed button, as it stands in its message."""
    data: dict[str, Any] = dict(interaction.data or {})
    if interaction.message is None:
        return None
    for component in ui.LayoutView.from_message(interaction.message).walk_children():
        button = component.item if isinstance(component, ui.DynamicItem) else component
        if isinstance(button, ui.Button) and button.custom_id == data.get("custom_id"):
            return button.label
    return None

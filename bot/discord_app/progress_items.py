"""Buttons and the select of a roadmap's tracker: what is to be done stands in their custom id.

Whoever presses one acts on their own progress, on whatever message it stands.
"""

import re
from typing import Any, Self

import discord
from discord import ui

from bot.discord_app.buttons import LABEL_LIMIT, SafeButton, SafeSelect
from bot.discord_app.sharing import LABEL
from bot.knowledge import Knowledge

ROLE = r"(?P<role>[a-z0-9-]*)"
STEP = r"(?P<step>[a-z0-9-]*)"


class TrackRoadmap(SafeButton, template=rf"v1:tr:{ROLE}(?::(?P<page>\d{{1,3}}))?"):
    """Opens the tracker of a role's roadmap, or without a role the overview of all that were started.

    With a page it changes the message it stands in, else it leaves that alone.
    """

    def __init__(self, role: str, page: int | None, label: str):
        self.role = role
        self.page = page
        custom_id = f"v1:tr:{role}" + ("" if page is None else f":{page}")
        super().__init__(ui.Button(label=label[:LABEL_LIMIT], custom_id=custom_id))

    @classmethod
    def to(cls, role: str, label: str = "Track my progress") -> "TrackRoadmap":
        """The button under an answer or in a DM: opens the tracker beside it."""
        return cls(role, None, label)

    @classmethod
    def within(cls, role: str, label: str, page: int = 0) -> "TrackRoadmap":
        """The button in a tracker or an overview, which takes its place."""
        return cls(role, page, label)

    @classmethod
    def from_match(cls, _knowledge: Knowledge, match: re.Match[str]) -> Self:
        """The button that was pressed."""
        return cls(match["role"], None if match["page"] is None else int(match["page"]), "…")

    async def pressed(self, interaction: discord.Interaction) -> None:
        """Show the tracker, or the overview."""
        from bot.discord_app import progress_acts as acts

        in_place = self.page is not None
        if self.role:
            await acts.show_roadmap(interaction, self.role, in_place=in_place)
        else:
            await acts.show_all(interaction, self.page or 0, in_place=in_place)


class ChooseStep(SafeSelect, template=rf"v1:st:{ROLE}"):
    """Chooses the step of a roadmap that is shown and can be marked."""

    def __init__(self, role: str, options: list[discord.SelectOption]):
        self.role = role
        super().__init__(ui.Select(placeholder="Choose a step", options=options, custom_id=f"v1:st:{role}"))

    @classmethod
    def from_match(cls, _knowledge: Knowledge, match: re.Match[str]) -> Self:
        """The select that was used."""
        return cls(match["role"], [])

    async def pressed(self, interaction: discord.Interaction) -> None:
        """Show the chosen step."""
        from bot.discord_app import progress_acts as acts

        step = next(iter(self.chosen(interaction)), None)
        await acts.show_roadmap(interaction, self.role, step, in_place=True)


class MarkStep(SafeButton, template=rf"v1:sd:{ROLE}:{STEP}:(?P<state>done|doing|skip|open)"):
    """Sets the state of a step; `open` takes the mark away. Without a step, all covered ones are meant."""

    def __init__(self, role: str, step: str, state: str, label: str = "…", on: bool = False):
        self.role = role
        self.step = step
        self.state = state
        style = discord.ButtonStyle.success if on else discord.ButtonStyle.secondary
        custom_id = f"v1:sd:{role}:{step}:{state}"
        super().__init__(ui.Button(label=label[:LABEL_LIMIT], style=style, custom_id=custom_id))

    @classmethod
    def from_match(cls, _knowledge: Knowledge, match: re.Match[str]) -> Self:
        """The button that was pressed."""
        return cls(match["role"], match["step"], match["state"])

    async def pressed(self, interaction: discord.Interaction) -> None:
        """Keep the state and show the roadmap anew."""
        from bot.discord_app import progress_acts as acts

        await acts.mark(interaction, self.role, self.step, self.state)


class DrawProgress(SafeButton, template=rf"v1:pp:(?P<act>draw|share):{ROLE}"):
    """Draws a member's progress for them alone; pressed below that picture, shows it to the channel."""

    def __init__(self, act: str, role: str):
        self.act = act
        self.role = role
        label = "Picture" if act == "draw" else LABEL
        super().__init__(ui.Button(label=label, custom_id=f"v1:pp:{act}:{role}"))

    @classmethod
    def from_match(cls, _knowledge: Knowledge, match: re.Match[str]) -> Self:
        """The button that was pressed."""
        return cls(match["act"], match["role"])

    async def pressed(self, interaction: discord.Interaction) -> None:
        """Send the picture."""
        from bot.discord_app import progress_files as files

        await (files.share_picture if self.act == "share" else files.send_picture)(interaction, self.role)


class ExportRoadmap(SafeButton, template=rf"v1:ex:{ROLE}"):
    """Gives the roadmap with the member's ticks as a file."""

    def __init__(self, role: str):
        self.role = role
        super().__init__(ui.Button(label="Export", custom_id=f"v1:ex:{role}"))

    @classmethod
    def from_match(cls, _knowledge: Knowledge, match: re.Match[str]) -> Self:
        """The button that was pressed."""
        return cls(match["role"])

    async def pressed(self, interaction: discord.Interaction) -> None:
        """Send the file."""
        from bot.discord_app import progress_files as files

        await files.send_file(interaction, self.role)


class SwitchReminder(SafeButton, template=rf"v1:rw:(?P<turn>on|off)(?::{ROLE}:{STEP})?"):
    """Turns the weekly reminder on or off; `role` and `step` tell what the message shows, for it is changed.

    Without a role it stands in the overview, and with None for it in a DM of ours.
    """

    def __init__(self, turn: str, role: str | None = None, step: str = ""):
        self.turn = turn
        self.role = role
        self.step = step
        custom_id = f"v1:rw:{turn}" + ("" if role is None else f":{role}:{step}")
        label = "Remind me weekly" if turn == "on" else "Stop reminders"
        super().__init__(ui.Button[Any](label=label, custom_id=custom_id))

    @classmethod
    def from_match(cls, _knowledge: Knowledge, match: re.Match[str]) -> Self:
        """The button that was pressed."""
        return cls(match["turn"], match["role"], match["step"] or "")

    async def pressed(self, interaction: discord.Interaction) -> None:
        """Keep the wish and show what it changed."""
        from bot.discord_app import reminders

        await reminders.switch(interaction, self.turn == "on", self.role, self.step)

"""The controls of `/settings`: a select for each setting. Whoever presses one must have Manage Server."""

import re
from abc import abstractmethod
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, ClassVar, Self, cast

import discord
from discord import ui

from bot.discord_app.arguments import quoted
from bot.discord_app.buttons import SafeButton, SafeSelect
from bot.discord_app.custom_ids import LIMIT
from bot.discord_app.forms import form_id
from bot.discord_app.guild_settings import WAIT, put
from bot.discord_app.respond import NOTHING_CHOSEN, say
from bot.discord_app.sending import bot_of, send_new
from bot.discord_app.sending import put as in_place
from bot.library.checks import country_names

if TYPE_CHECKING:
    from bot.discord_app.client import CareerBot

NOT_ALLOWED = "Only members with the permission **Manage Server** can see and change this."
OTHER, NONE = "other", "none"
WAITS = (5, 10, 20, 30, 60, 120, 300)
READABLE = [discord.ChannelType.text, discord.ChannelType.news]
FORM = "country"


async def may_set(interaction: discord.Interaction) -> bool:
    """Whether the member may change settings now; if not, they have been told."""
    if interaction.guild_id is not None and interaction.permissions.manage_guild:
        return True
    await say(interaction, NOT_ALLOWED)
    return False


async def change(interaction: discord.Interaction, name: str, value: Any) -> None:
    """Set one setting and show them all anew, in the message that was pressed."""
    from bot.discord_app.settings_view import settings_view

    assert interaction.guild_id is not None
    found = await put(bot_of(interaction), interaction.guild_id, name, value, interaction.user.id)
    made = settings_view(interaction, found)
    if interaction.message is not None:
        await in_place(interaction, made)
    else:
        await send_new(interaction, made)


class _Setting(SafeSelect, template=r"v1:never:"):
    """Base of the selects; `value` turns what was chosen into what is stored."""

    name: ClassVar[str]

    def __init__(self, select: ui.Select[Any] | ui.ChannelSelect[Any] | ui.RoleSelect[Any]):
        super().__init__(cast("ui.Select[Any]", select))

    @classmethod
    def from_match(cls, _bot: "CareerBot", _match: re.Match[str]) -> Self:
        """The select on whatever message; what is set is read when it is shown anew."""
        return cls()  # type: ignore[call-arg]

    @staticmethod
    @abstractmethod
    def value(chosen: Sequence[str]) -> Any:
        """What is stored; None takes the setting back."""

    async def pressed(self, interaction: discord.Interaction) -> None:
        """Store it."""
        if not await may_set(interaction):
            return
        try:
            value = self.value(self.chosen(interaction))
        except (IndexError, ValueError):  # only where somebody forged the press
            await say(interaction, NOTHING_CHOSEN)
            return
        await change(interaction, self.name, value)


class AutoChannels(_Setting, template=r"v1:gs:auto_channels"):
    """Channels and forums with auto-answer."""

    name = "auto_channels"

    def __init__(self, now: Sequence[int] = ()):
        select: ui.ChannelSelect[Any] = ui.ChannelSelect(
            custom_id="v1:gs:auto_channels",
            placeholder="Choose channels and forums",
            channel_types=[*READABLE, discord.ChannelType.forum],
            min_values=0,
            max_values=25,
            default_values=[_channel(key) for key in now[:25]],
        )
        super().__init__(select)

    @staticmethod
    def value(chosen: Sequence[str]) -> list[int] | None:
        """The ids of the channels."""
        return [int(key) for key in chosen] or None


class Wait(_Setting, template=r"v1:gs:auto_wait"):
    """How long auto-answer waits."""

    name = "auto_wait"

    def __init__(self, now: float = WAIT):
        select: ui.Select[Any] = ui.Select(custom_id="v1:gs:auto_wait", placeholder="Choose how long I wait")
        for seconds in WAITS:
            shown = f"{seconds} seconds" if seconds < 60 else f"{seconds // 60} min"
            select.add_option(label=shown, value=str(seconds), default=seconds == now)
        super().__init__(select)

    @staticmethod
    def value(chosen: Sequence[str]) -> int:
        """Seconds."""
        seconds = int(chosen[0])
        if seconds not in WAITS:
            raise ValueError(seconds)
        return seconds


class HumanRole(_Setting, template=r"v1:gs:human_role"):
    """The role that "Ask a human" calls."""

    name = "human_role"

    def __init__(self, now: int | None = None):
        defaults = (
            [discord.SelectDefaultValue(id=now, type=discord.SelectDefaultValueType.role)] if now else []
        )
        select: ui.RoleSelect[Any] = ui.RoleSelect(
            custom_id="v1:gs:human_role",
            placeholder="Choose a role",
            min_values=0,
            default_values=defaults,
        )
        super().__init__(select)

    @staticmethod
    def value(chosen: Sequence[str]) -> int | None:
        """The id of the role."""
        return int(chosen[0]) if chosen else None


class ModChannel(_Setting, template=r"v1:gs:mod_channel"):
    """Where moderators hear of what is missing."""

    name = "mod_channel"

    def __init__(self, now: int | None = None):
        select: ui.ChannelSelect[Any] = ui.ChannelSelect(
            custom_id="v1:gs:mod_channel",
            placeholder="Choose a channel",
            channel_types=READABLE,
            min_values=0,
            default_values=[_channel(now)] if now else [],
        )
        super().__init__(select)

    @staticmethod
    def value(chosen: Sequence[str]) -> int | None:
        """The id of the channel."""
        return int(chosen[0]) if chosen else None


class Country(_Setting, template=r"v1:gs:country"):
    """The country of questions that name none: the likeliest, or any other by its name."""

    name = "country"

    def __init__(self, now: str | None = None, likely: Sequence[tuple[str, str]] = ()):
        select: ui.Select[Any] = ui.Select(custom_id="v1:gs:country", placeholder="Choose a country")
        select.add_option(label="None", value=NONE, default=now is None)
        for code, shown in likely:
            select.add_option(label=shown[:100], value=code, default=code == now)
        select.add_option(label="Another country…", value=OTHER)
        super().__init__(select)

    @staticmethod
    def value(chosen: Sequence[str]) -> str | None:
        """The country's code."""
        if chosen[0] != NONE and chosen[0] not in country_names():
            raise ValueError(chosen[0])
        return None if chosen[0] == NONE else chosen[0]

    async def pressed(self, interaction: discord.Interaction) -> None:
        """Store it, or ask for its name."""
        if self.chosen(interaction)[:1] != [OTHER]:
            await super().pressed(interaction)
        elif await may_set(interaction):
            await interaction.response.send_modal(country_form())


def country_form(typed: str = "") -> ui.Modal:
    """The form that asks for a country's name."""
    form = ui.Modal(title="Country where none is named", custom_id=form_id(FORM), timeout=None)
    field: ui.TextInput[Any] = ui.TextInput(custom_id="country", default=typed, max_length=60)
    form.add_item(ui.Label(text="Country", description="Its name, such as Portugal", component=field))
    return form


async def country_sent(
    interaction: discord.Interaction, _arguments: list[str], values: dict[str, Any]
) -> None:
    """The form came back: store the country, or say what is wrong with it."""
    from bot.discord_app.layout import notice_view

    if not await may_set(interaction):
        return
    typed = str(values.get("country", "")).strip()
    names = bot_of(interaction).knowledge.names.countries
    code = names.resolve(typed)
    if code is not None:
        await change(interaction, "country", code)
        return
    near = [known.shown for known in names.suggest(typed, limit=3)]
    hint = f" Did you mean {' or '.join(near)}?" if near else " Write it as on a map, such as Portugal."
    made = notice_view(f"I know no country called {quoted(typed)}.{hint}")
    made.add_item(ui.ActionRow(EditCountry(typed)))
    await send_new(interaction, made)


class EditCountry(SafeButton, template=r"v1:gc:(?P<typed>(?s:.*))"):
    """Opens the form again with what was typed."""

    def __init__(self, typed: str):
        self.typed = typed
        super().__init__(ui.Button(label="Edit again", custom_id=f"v1:gc:{typed}"[:LIMIT]))

    @classmethod
    def from_match(cls, _bot: "CareerBot", match: re.Match[str]) -> Self:
        """The button with what was typed."""
        return cls(match["typed"])

    async def pressed(self, interaction: discord.Interaction) -> None:
        """Open the form."""
        if await may_set(interaction):
            await interaction.response.send_modal(country_form(self.typed))


def _channel(key: int) -> discord.SelectDefaultValue:
    return discord.SelectDefaultValue(id=key, type=discord.SelectDefaultValueType.channel)

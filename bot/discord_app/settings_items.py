"""The controls of `/settings` and `/setup`: one select for each setting, guarded at every press."""

import re
from typing import Any, ClassVar, Self, cast

import discord
from discord import ui

from bot.discord_app.arguments import meant, near
from bot.discord_app.auditing import audit
from bot.discord_app.buttons import SafeButton, SafeSelect
from bot.discord_app.custom_ids import LIMIT
from bot.discord_app.forms import form_id
from bot.discord_app.guild_settings import GuildSettings, put
from bot.discord_app.kb.live import show
from bot.discord_app.known import knowledge_of
from bot.discord_app.notes import message
from bot.discord_app.respond import NOTHING_CHOSEN, say
from bot.discord_app.rights import may
from bot.discord_app.safe_text import quoted
from bot.discord_app.sending import bot_of, send_new
from bot.discord_app.settings_specs import NONE, OTHER, PAGES, SPECS, Page, Spec, spec_of
from bot.discord_app.several import several
from bot.knowledge import Knowledge

READABLE = [discord.ChannelType.text, discord.ChannelType.news]
FORM = "country"
ONLY_MANAGERS = "Who may do what is for members with the permission **Manage Server** alone to say."
_COUNTRY = 60
"""Characters of a country's name that can be typed."""
LIKELY = 22
"""Countries that the select lists by name."""

_DEFAULT = {
    "channels": discord.SelectDefaultValueType.channel,
    "channel": discord.SelectDefaultValueType.channel,
    "roles": discord.SelectDefaultValueType.role,
    "role": discord.SelectDefaultValueType.role,
}


async def change(interaction: discord.Interaction, view: str, name: str, value: Any) -> None:
    """Set one setting and show them all anew: `view` is `gs` for `/settings`, `su` for `/setup`."""
    from bot.discord_app.kb.mod_channel import open_channel
    from bot.discord_app.settings_view import settings_view
    from bot.discord_app.setup_view import setup_view

    assert interaction.guild_id is not None
    bot = bot_of(interaction)
    found = await put(bot, interaction.guild_id, name, value, interaction.user.id)
    await audit(interaction, "settings", name, "taken back" if value is None else str(value))
    if name == "mod_channel" and value is not None:
        bot.beside(open_channel(bot, interaction.guild_id, value))
    made = (
        setup_view(interaction, found)
        if view == "su"
        else settings_view(interaction, found, SPECS[name].page)
    )
    await show(interaction, made)


class Setting(SafeSelect, template=r"v1:(?P<place>gs|su):(?P<name>[a-z_]+)"):
    """The select of one setting, with its present value chosen."""

    def __init__(
        self,
        place: str,
        name: str,
        now: GuildSettings | None = None,
        knowledge: Knowledge | None = None,
        longest: int = 0,
    ):
        self.place, self.name = place, name
        custom_id = f"v1:{place}:{name}"
        spec = spec_of(name, longest)
        made = _select(custom_id, spec, now or GuildSettings(), knowledge) if spec else None
        super().__init__(made or ui.Select(custom_id=custom_id))

    @classmethod
    def from_match(cls, _knowledge: Knowledge, match: re.Match[str]) -> Self:
        """The select on whatever message; what is set is read when it is shown anew."""
        return cls(match["place"], match["name"])

    async def pressed(self, interaction: discord.Interaction) -> None:
        """Store what was chosen; another country is asked for by its name."""
        if not await may(interaction, "settings", self.name):
            return
        if self.name.startswith("right_") and not interaction.permissions.manage_guild:
            await audit(interaction, "settings", self.name, allowed=False)
            await say(interaction, ONLY_MANAGERS)
            return
        chosen = self.chosen(interaction)
        spec = spec_of(self.name, bot_of(interaction).settings.retention_days)
        if spec is not None and spec.kind == "country" and chosen[:1] == [OTHER]:
            await interaction.response.send_modal(country_form(self.place))
            return
        try:
            if spec is None:
                raise ValueError(self.name)
            value = spec.value(chosen)
            _of_this_server(interaction, spec, chosen)
        except ValueError:  # only where somebody forged the press
            await say(interaction, NOTHING_CHOSEN)
            return
        await change(interaction, self.place, self.name, value)


def _of_this_server(interaction: discord.Interaction, spec: Spec, chosen: list[str]) -> None:
    """Raise `ValueError` where a chosen channel or role is another server's."""
    guild = interaction.guild
    for key in map(int, chosen if spec.kind in ("channels", "channel", "roles", "role") else ()):
        found = guild and (guild.get_role(key) if "role" in spec.kind else guild.get_channel(key))
        if found is None:
            raise ValueError(key)


def _select(custom_id: str, spec: Spec, now: GuildSettings, knowledge: Knowledge | None) -> ui.Select[Any]:
    value = spec.now(now)
    if spec.kind in ("channels", "channel", "roles", "role"):
        several = spec.kind in ("channels", "roles")
        keys = [*(value or ())][:25] if several else [value] if value else []
        more: dict[str, Any] = {
            "custom_id": custom_id,
            "placeholder": spec.placeholder,
            "min_values": 0,
            "max_values": 25 if several else 1,
            "default_values": [discord.SelectDefaultValue(id=key, type=_DEFAULT[spec.kind]) for key in keys],
        }
        if spec.kind in ("roles", "role"):
            return cast("ui.Select[Any]", ui.RoleSelect(**more))
        types = [*READABLE, discord.ChannelType.forum] if spec.forums else READABLE
        return cast("ui.Select[Any]", ui.ChannelSelect(channel_types=types, **more))
    select: ui.Select[Any] = ui.Select(custom_id=custom_id, placeholder=spec.placeholder)
    if spec.kind == "country":
        for key, label in _countries(now, knowledge):
            select.add_option(label=label[:100], value=key, default=key == value)
    for label, key, _ in spec.choices:
        select.add_option(label=label, value=key, default=key == value)
    return select


def _countries(now: GuildSettings, knowledge: Knowledge | None) -> list[tuple[str, str]]:
    """No country, the likeliest ones with the present one among them, any other."""
    likely = (
        [(known.value, known.shown) for known in knowledge.names.countries.suggest("", limit=LIKELY)]
        if knowledge
        else []
    )
    if knowledge and now.country and now.country not in dict(likely):
        likely = [(now.country, knowledge.library.country_name(now.country)), *likely[:-1]]
    return [(NONE, "None"), *likely, (OTHER, "Another country…")]


class SettingsPage(SafeButton, template=r"v1:gp:(?P<page>[a-z]+)"):
    """Turns to another page of `/settings`."""

    def __init__(self, page: str, here: bool = False):
        self.page: Page = next((key for key in PAGES if key == page), "answers")
        style = discord.ButtonStyle.primary if here else discord.ButtonStyle.secondary
        super().__init__(ui.Button(label=PAGES[self.page], style=style, custom_id=f"v1:gp:{self.page}"))

    @classmethod
    def from_match(cls, _knowledge: Knowledge, match: re.Match[str]) -> Self:
        """The button on whatever message."""
        return cls(match["page"])

    async def pressed(self, interaction: discord.Interaction) -> None:
        """Show the page."""
        from bot.discord_app.settings_view import show_settings

        if await may(interaction, "settings", self.page):
            await show_settings(interaction, self.page)


def country_form(view: str, typed: str = "") -> ui.Modal:
    """The form that asks for a country's name."""
    form = ui.Modal(title="Country where none is named", custom_id=form_id(FORM, view), timeout=None)
    field: ui.TextInput[Any] = ui.TextInput(custom_id=FORM, default=typed[:_COUNTRY], max_length=_COUNTRY)
    form.add_item(ui.Label(text="Country", description="Its name, such as Portugal", component=field))
    return form


async def country_sent(
    interaction: discord.Interaction, arguments: list[str], values: dict[str, Any]
) -> None:
    """The form came back: store the country, or say what is wrong with it."""
    if not await may(interaction, "settings", "country"):
        return
    view = "su" if arguments[:1] == ["su"] else "gs"
    typed = str(values.get("country", "")).strip()
    knowledge = knowledge_of(interaction)
    torn = several(knowledge, "countries", typed)
    code = None if torn else meant(knowledge, "countries", typed)
    if code is not None:
        await change(interaction, view, "country", code)
        return
    found = [known.shown for known in near(knowledge, "countries", typed, 3)]
    hint = f" Did you mean {' or '.join(found)}?" if found else " Write it as on a map, such as Portugal."
    text = f"I know no country called {quoted(typed)}.{hint}"
    if torn:
        text = f"I read more than one country in {quoted(typed)}. Name one of them."
    await send_new(interaction, message([text], [EditCountry(view, typed)]))


class EditCountry(SafeButton, template=r"v1:gc:(?P<place>gs|su):(?P<typed>(?s:.*))"):
    """Opens the form again with what was typed."""

    LABEL: ClassVar = "Edit again"

    def __init__(self, place: str, typed: str):
        self.place, self.typed = place, typed
        super().__init__(ui.Button(label=self.LABEL, custom_id=f"v1:gc:{place}:{typed}"[:LIMIT]))

    @classmethod
    def from_match(cls, _knowledge: Knowledge, match: re.Match[str]) -> Self:
        """The button with what was typed."""
        return cls(match["place"], match["typed"])

    async def pressed(self, interaction: discord.Interaction) -> None:
        """Open the form."""
        if await may(interaction, "settings", "country"):
            await interaction.response.send_modal(country_form(self.place, self.typed))

"""Selects of roles, channels and users, in messages and in forms, and the other fields of forms."""

from collections.abc import AsyncIterator
from typing import Any

import discord
import pytest
from discord import app_commands, ui

from bot.sandbox import RefusedError, Sandbox, Upload
from tests.sandbox.conftest import Connect


class Pick(ui.LayoutView):
    def __init__(self) -> None:
        super().__init__(timeout=None)
        forums = [discord.ChannelType.forum]
        role: ui.RoleSelect[Any] = ui.RoleSelect(custom_id="role", min_values=0)
        channels: ui.ChannelSelect[Any] = ui.ChannelSelect(
            custom_id="channels", channel_types=[discord.ChannelType.text], max_values=2
        )
        forum: ui.ChannelSelect[Any] = ui.ChannelSelect(custom_id="forum", channel_types=forums)
        users: ui.UserSelect[Any] = ui.UserSelect(custom_id="users", max_values=3)
        for select in (role, channels, forum, users):
            select.callback = self.say(select)  # type: ignore[method-assign]
            self.add_item(ui.ActionRow(select))

    def say(self, select: Any) -> Any:
        async def callback(interaction: discord.Interaction) -> None:
            chosen = [f"{type(value).__name__} {value.name}" for value in select.values]
            await interaction.response.send_message(", ".join(chosen) or "nothing", ephemeral=True)

        return callback


class Settings(ui.Modal, title="Settings"):
    intro = ui.TextDisplay("Where shall I answer?")
    channel = ui.Label(
        text="Channel",
        description="One or two",
        component=ui.ChannelSelect(custom_id="channel", max_values=2, required=True),
    )
    role = ui.Label(text="Helpers", component=ui.RoleSelect(custom_id="role", required=False))
    kinds = ui.Label(
        text="Kinds",
        component=ui.Select(
            custom_id="kinds",
            max_values=2,
            options=[discord.SelectOption(label=label, value=label.lower()) for label in ("Pay", "Skills")],
        ),
    )
    cv = ui.Label(text="CV", component=ui.FileUpload(custom_id="cv", required=False, max_values=2))

    async def on_submit(self, interaction: discord.Interaction) -> None:
        parts: Any = (self.channel, self.role, self.kinds, self.cv)
        channel, role, kinds, cv = (part.component.values for part in parts)
        files = [(file.filename, await file.read()) for file in cv]
        text = f"{[c.name for c in channel]} {[r.name for r in role]} {kinds} {files}"
        await interaction.response.send_message(text)


@app_commands.command(description="Selects")
async def pick(interaction: discord.Interaction) -> None:
    await interaction.response.send_message(view=Pick())


@app_commands.command(description="A form with selects")
async def settings(interaction: discord.Interaction) -> None:
    await interaction.response.send_modal(Settings())


@pytest.fixture
async def here(sandbox: Sandbox, connect: Connect) -> AsyncIterator[None]:
    async with connect(sandbox, own=[pick, settings]) as bot:
        await bot.wait_until_ready()
        yield


@pytest.mark.usefixtures("here")
async def test_selects_in_a_message(sandbox: Sandbox) -> None:
    anna, guild = sandbox.member, sandbox.guild
    forum, helpers = guild.create_forum("questions"), guild.create_role("helpers")
    message = (await anna.slash(sandbox.channel, "pick")).message

    async def chosen(custom_id: str, *values: object) -> str:
        return (await anna.select(message, custom_id, values)).message.text

    assert await chosen("role", helpers) == "Role helpers"
    assert await chosen("role") == "nothing"
    assert await chosen("channels", sandbox.channel) == "AppCommandChannel general"
    assert await chosen("forum", forum) == "AppCommandChannel questions"
    assert await chosen("users", anna, sandbox.bot) == "Member anna, Member career-bot"
    for custom_id, values in (
        ("role", [guild.everyone]),
        ("role", [helpers, helpers]),
        ("role", [sandbox.channel]),
        ("channels", [forum]),
        ("channels", []),
        ("users", [helpers]),
    ):
        with pytest.raises(RefusedError):
            await anna.select(message, custom_id, values)


@pytest.mark.usefixtures("here")
async def test_selects_in_a_form(sandbox: Sandbox) -> None:
    anna = sandbox.member
    helpers = sandbox.guild.create_role("helpers")
    asked = await anna.slash(sandbox.channel, "settings")
    assert asked.modal.text == ("Settings\nWhere shall I answer?\nChannel\nOne or two\nHelpers\nKinds\nCV")
    for wrong in (
        {"Kinds": ["Pay"]},
        {"Channel": [sandbox.channel], "Kinds": ["Pay", "Skills", "Pay"]},
        {"Channel": [helpers], "Kinds": ["Pay"]},
        {"Channel": [sandbox.channel], "Kinds": ["Pay"], "CV": ["no file"]},
    ):
        with pytest.raises(RefusedError):
            await anna.submit_modal(asked, wrong)
    values = {"Channel": sandbox.channel, "Helpers": helpers, "Kinds": ["Pay", "skills"]}
    sent = await anna.submit_modal(asked, values)
    assert sent.message.text == "['general'] ['helpers'] ['pay', 'skills'] []"
    asked = await anna.slash(sandbox.channel, "settings")
    cv = Upload("cv.txt", b"Python")
    sent = await anna.submit_modal(asked, {"Channel": [sandbox.channel], "Kinds": "Pay", "CV": cv})
    assert sent.message.text == "['general'] [] ['pay'] [('cv.txt', b'Python')]"


def test_forms_take_no_selects_in_rows() -> None:
    from bot.sandbox.check_modal import check_modal
    from bot.sandbox.errors import ApiError

    select = {"type": 3, "custom_id": "s", "options": [{"label": "a", "value": "a"}]}
    form = {"title": "T", "custom_id": "f"}
    check_modal(form | {"components": [{"type": 18, "label": "L", "component": select}]})
    with pytest.raises(ApiError):
        check_modal(form | {"components": [{"type": 1, "components": [select | {"label": "L"}]}]})

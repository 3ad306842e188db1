"""`/settings`: shown, changed by selects, guarded at every press."""

from pathlib import Path

import pytest

from bot.discord_app import CareerBot
from bot.library import Library
from bot.sandbox import RefusedError, Sandbox
from bot.sandbox.message import Message
from bot.sandbox.users import User
from tests.e2e.conftest import running


@pytest.fixture
def moderator(sandbox: Sandbox) -> User:
    return sandbox.create_user("mo", sandbox.guild.create_role("mods", "manage_guild"))


async def opened(sandbox: Sandbox, moderator: User) -> Message:
    used = await moderator.slash(sandbox.channel, "settings")
    assert used.message.is_ephemeral
    return used.message


async def stored(sandbox: Sandbox, bot: CareerBot) -> dict[str, object]:
    return await bot.store.guild_settings(str(sandbox.guild.id))


async def test_the_present_values_are_shown(sandbox: Sandbox, bot: CareerBot, moderator: User) -> None:
    message = await opened(sandbox, moderator)
    assert "when I am sure: off" in message.text
    assert "**Wait**: 20 s" in message.text
    assert "calls: nobody" in message.text
    assert "what I lack: none" in message.text
    assert "names none: none" in message.text
    assert "Message Content" not in message.text, "nothing is missing while it is off"
    assert len(message.selects) == 5


async def test_each_select_changes_its_setting_and_shows_it(
    sandbox: Sandbox, bot: CareerBot, moderator: User
) -> None:
    forum, mods = sandbox.guild.create_forum("questions"), sandbox.guild.create_channel("mods-only")
    role = sandbox.guild.create_role("helpers")
    message = await opened(sandbox, moderator)
    await moderator.select(message, "v1:gs:auto_channels", [sandbox.channel, forum])
    await moderator.select(message, "v1:gs:auto_wait", "60")
    await moderator.select(message, "v1:gs:human_role", [role])
    await moderator.select(message, "v1:gs:mod_channel", [mods])
    await moderator.select(message, "v1:gs:country", "DE")
    assert await stored(sandbox, bot) == {
        "auto_channels": [sandbox.channel.id, forum.id],
        "auto_wait": 60,
        "country": "DE",
        "human_role": role.id,
        "mod_channel": mods.id,
    }
    for shown in (f"<#{forum.id}>", "60 s", f"<@&{role.id}>", f"<#{mods.id}>", "names none: Germany"):
        assert shown in message.text
    again = await opened(sandbox, moderator)
    assert again.text == message.text


async def test_a_setting_is_taken_back(sandbox: Sandbox, bot: CareerBot, moderator: User) -> None:
    message = await opened(sandbox, moderator)
    await moderator.select(message, "v1:gs:auto_channels", [sandbox.channel])
    await moderator.select(message, "v1:gs:country", "DE")
    await moderator.select(message, "v1:gs:auto_channels", [])
    await moderator.select(message, "v1:gs:country", "None")
    assert await stored(sandbox, bot) == {}
    assert "when I am sure: off" in message.text


async def test_what_is_missing_is_said_once_a_channel_is_chosen(
    sandbox: Sandbox, bot: CareerBot, moderator: User
) -> None:
    quiet = sandbox.guild.create_channel("quiet")
    quiet.set_permissions(sandbox.bot, send_messages=False)
    message = await opened(sandbox, moderator)
    await moderator.select(message, "v1:gs:auto_channels", [quiet])
    assert "privileged intent **Message Content**" in message.text
    assert "MESSAGE_CONTENT=true" in message.text
    assert f"In <#{quiet.id}> I lack Send Messages" in message.text


async def test_with_the_intent_nothing_is_missing(tmp_path: Path, library: Library) -> None:
    async with (
        Sandbox(privileged=["message_content"]) as sandbox,
        running(sandbox, tmp_path, library, message_content=True),
    ):
        moderator = sandbox.create_user("mo", sandbox.guild.create_role("mods", "manage_guild"))
        message = await opened(sandbox, moderator)
        await moderator.select(message, "v1:gs:auto_channels", [sandbox.channel])
        assert "⚠️" not in message.text


async def test_members_do_not_get_it_and_the_right_is_checked_at_every_press(
    sandbox: Sandbox, bot: CareerBot, moderator: User
) -> None:
    with pytest.raises(RefusedError):
        await sandbox.member.slash(sandbox.channel, "settings")
    with pytest.raises(RefusedError):
        await moderator.slash(moderator.dm, "settings")
    message = await opened(sandbox, moderator)
    sandbox.guild.members[moderator.id].roles.clear()
    used = await moderator.select(message, "v1:gs:auto_wait", "60")
    assert "Manage Server" in used.message.text
    assert await stored(sandbox, bot) == {}


async def test_another_country_by_its_name_and_a_wrong_one_comes_back(
    sandbox: Sandbox, bot: CareerBot, moderator: User
) -> None:
    message = await opened(sandbox, moderator)
    asked = await moderator.select(message, "v1:gs:country", "Another country…")
    wrong = await moderator.submit_modal(asked, {"country": "Portugalien @everyone"})
    assert wrong.message.is_ephemeral
    assert "I know no country called" in wrong.message.text
    assert "@everyone" not in wrong.message.text
    again = await moderator.press(wrong.message, label="Edit again")
    assert "Portugalien @everyone" in str(again.modal)
    await moderator.submit_modal(again, {"country": "portugal"})
    assert (await stored(sandbox, bot))["country"] == "PT"
    assert "names none: Portugal" in (await opened(sandbox, moderator)).text


async def test_the_selects_work_after_a_restart(
    sandbox: Sandbox, tmp_path: Path, library: Library, moderator: User
) -> None:
    async with running(sandbox, tmp_path, library):
        message = await opened(sandbox, moderator)
    async with running(sandbox, tmp_path, library) as bot:
        await moderator.select(message, "v1:gs:auto_wait", "10")
        assert await stored(sandbox, bot) == {"auto_wait": 10}
        assert "**Wait**: 10 s" in message.text

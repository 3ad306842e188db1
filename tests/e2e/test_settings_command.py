"""`/settings`: shown, changed by selects, guarded at every press."""

from pathlib import Path

import pytest

from bot.discord_app import CareerBot
from bot.library import Library
from bot.sandbox import RefusedError, Sandbox
from bot.sandbox.message import Message
from bot.sandbox.users import User
from tests.e2e.conftest import running


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
    assert "names none: none" in message.text
    assert "as measured best" in message.text
    assert "Message Content" not in message.text, "nothing is missing while it is off"
    assert len(message.selects) == 4
    await moderator.press(message, label="Moderators")
    assert "what I lack: none" in message.text
    assert "**May publish**, besides who has Manage Server: nobody" in message.text
    assert "**May propose**, besides who has Manage Server: everybody" in message.text
    assert len(message.selects) == 6
    await moderator.press(message, label="Members")
    assert "calls: nobody" in message.text
    assert "**Where I send what I decline**: nowhere" in message.text
    assert "under each member's first answer" in message.text
    assert len(message.selects) == 4


async def test_each_select_changes_its_setting_and_shows_it(
    sandbox: Sandbox, bot: CareerBot, moderator: User
) -> None:
    forum, mods = sandbox.guild.create_forum("questions"), sandbox.guild.create_channel("mods-only")
    role = sandbox.guild.create_role("helpers")
    message = await opened(sandbox, moderator)
    await moderator.select(message, "v1:gs:auto_channels", [sandbox.channel, forum])
    await moderator.select(message, "v1:gs:auto_wait", "60")
    await moderator.select(message, "v1:gs:caution", "careful")
    await moderator.select(message, "v1:gs:country", "DE")
    answers = message.text
    for shown in (f"<#{forum.id}>", "60 s", "only when quite sure", "names none: Germany"):
        assert shown in answers
    await moderator.press(message, label="Moderators")
    await moderator.select(message, "v1:gs:mod_channel", [mods])
    await moderator.select(message, "v1:gs:audit_channel", [mods])
    await moderator.select(message, "v1:gs:right_edit", [role])
    for shown in (f"what I lack: <#{mods.id}>", f"refusal: <#{mods.id}>", f"Manage Server: <@&{role.id}>"):
        assert shown in message.text
    await moderator.press(message, label="Members")
    await moderator.select(message, "v1:gs:human_role", [role])
    await moderator.select(message, "v1:gs:declined_to", [sandbox.channel])
    await moderator.select(message, "v1:gs:notice", "never")
    await moderator.select(message, "v1:gs:retention_days", "90")
    for shown in (f"calls: <@&{role.id}>", f"decline**: <#{sandbox.channel.id}>", "not given", "90 days"):
        assert shown in message.text
    assert await stored(sandbox, bot) == {
        "auto_channels": [sandbox.channel.id, forum.id],
        "auto_wait": 60,
        "audit_channel": mods.id,
        "caution": "careful",
        "country": "DE",
        "declined_to": sandbox.channel.id,
        "human_role": role.id,
        "mod_channel": mods.id,
        "notice": "never",
        "retention_days": 90,
        "right_edit": [role.id],
    }
    again = await opened(sandbox, moderator)
    assert again.text == answers
    told = [one.text for one in mods.messages]
    assert any("**settings** human" in one for one in told), "every change is told in the audit channel"


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


@pytest.mark.usefixtures("message_content")
async def test_with_the_intent_nothing_is_missing(sandbox: Sandbox, bot: CareerBot, moderator: User) -> None:
    message = await opened(sandbox, moderator)
    await moderator.select(message, "v1:gs:auto_channels", [sandbox.channel])
    assert "⚠️" not in message.text


async def test_members_do_not_get_it_and_the_right_is_checked_at_every_press(
    sandbox: Sandbox, bot: CareerBot, moderator: User
) -> None:
    used = await sandbox.member.slash(sandbox.channel, "settings")
    assert used.message.is_ephemeral
    assert "Only members with the permission **Manage Server** can change settings" in used.message.text
    with pytest.raises(RefusedError):
        await moderator.slash(moderator.dm, "settings")
    message = await opened(sandbox, moderator)
    sandbox.guild.members[moderator.id].roles.clear()
    used = await moderator.select(message, "v1:gs:auto_wait", "60")
    assert "Manage Server" in used.message.text
    assert await stored(sandbox, bot) == {}
    refused = await bot.store.audits(str(sandbox.guild.id))
    assert [(one.moderator, one.allowed) for one in refused] == [
        (moderator.id, False),
        (sandbox.member.id, False),
    ]


async def test_a_role_can_be_given_the_right(sandbox: Sandbox, bot: CareerBot, moderator: User) -> None:
    helpers = sandbox.guild.create_role("helpers")
    helper = sandbox.create_user("hel", helpers)
    message = await opened(sandbox, moderator)
    await moderator.press(message, label="Moderators")
    await moderator.select(message, "v1:gs:right_settings", [helpers])
    used = await helper.slash(sandbox.channel, "settings")
    await helper.select(used.message, "v1:gs:auto_wait", "60")
    assert (await stored(sandbox, bot))["auto_wait"] == 60
    sandbox.guild.members[helper.id].roles.clear()
    refused = await helper.select(used.message, "v1:gs:auto_wait", "10")
    assert f"**Manage Server** or the role <@&{helpers.id}>" in refused.message.text
    assert (await stored(sandbox, bot))["auto_wait"] == 60


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
    asked = await moderator.select(message, "v1:gs:country", "Another country…")
    two = await moderator.submit_modal(asked, {"country": "spain or the uk"})
    assert "I read more than one country in “spain or the uk”. Name one of them." in two.message.text
    again = await moderator.press(two.message, label="Edit again")
    await moderator.submit_modal(again, {"country": "the uk"})
    assert (await stored(sandbox, bot))["country"] == "GB"
    assert "names none: United Kingdom" in (await opened(sandbox, moderator)).text


async def test_the_selects_work_after_a_restart(
    sandbox: Sandbox, tmp_path: Path, library: Library, moderator: User
) -> None:
    async with running(sandbox, tmp_path, library):
        message = await opened(sandbox, moderator)
    async with running(sandbox, tmp_path, library) as bot:
        await moderator.select(message, "v1:gs:auto_wait", "10")
        assert await stored(sandbox, bot) == {"auto_wait": 10}
        assert "**Wait**: 10 s" in message.text

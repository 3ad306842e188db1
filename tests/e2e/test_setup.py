"""`/setup`: six selects, a check and a test question; and what a new server is told when the bot comes."""

import asyncio
import time

import pytest

from bot.discord_app import CareerBot, loop_watch
from bot.discord_app.greeting import EXAMPLES
from bot.sandbox import Sandbox
from bot.sandbox.message import Message
from bot.sandbox.model import Guild
from bot.sandbox.users import User


async def opened(sandbox: Sandbox, moderator: User) -> Message:
    used = await moderator.slash(sandbox.channel, "setup")
    assert used.message.is_ephemeral
    return used.message


async def test_six_selects_set_a_server_up(sandbox: Sandbox, bot: CareerBot, moderator: User) -> None:
    mods, role = sandbox.guild.create_channel("mods-only"), sandbox.guild.create_role("curators")
    message = await opened(sandbox, moderator)
    assert [one.custom_id for one in message.selects] == [
        "v1:su:auto_channels",
        "v1:su:mod_channel",
        "v1:su:right_publish",
        "v1:su:declined_to",
        "v1:su:country",
        "v1:su:notice",
    ]
    await moderator.select(message, "v1:su:auto_channels", [sandbox.channel])
    await moderator.select(message, "v1:su:mod_channel", [mods])
    await moderator.select(message, "v1:su:right_publish", [role])
    await moderator.select(message, "v1:su:declined_to", [sandbox.channel])
    asked = await moderator.select(message, "v1:su:country", "Another country…")
    await moderator.submit_modal(asked, {"country": "Portugal"})
    await moderator.select(message, "v1:su:notice", "never")
    assert len(message.selects) == 6, "each choice leaves the form in its place"
    for shown in (f"<#{mods.id}>", f"<@&{role.id}>", "names none: Portugal", "not given"):
        assert shown in message.text
    assert await bot.store.guild_settings(str(sandbox.guild.id)) == {
        "auto_channels": [sandbox.channel.id],
        "country": "PT",
        "declined_to": sandbox.channel.id,
        "mod_channel": mods.id,
        "notice": "never",
        "right_publish": [role.id],
    }
    assert (await opened(sandbox, moderator)).text == message.text


async def test_the_check_says_what_is_there_and_what_is_missing(
    sandbox: Sandbox, bot: CareerBot, moderator: User
) -> None:
    message = await opened(sandbox, moderator)
    await moderator.press(message, label="Check")
    assert "✅ In this channel I may do all that I need" in message.text
    assert "Without a moderators' channel there is no weekly digest" in message.text
    quiet = sandbox.guild.create_channel("quiet")
    quiet.set_permissions(sandbox.bot, send_messages=False)
    sandbox.channel.set_permissions(sandbox.bot, attach_files=False)
    message = await opened(sandbox, moderator)
    await moderator.select(message, "v1:su:auto_channels", [quiet])
    await moderator.select(message, "v1:su:mod_channel", [quiet])
    await moderator.select(message, "v1:su:declined_to", [quiet])
    await moderator.press(message, label="Check")
    assert "⚠️ In this channel I lack Attach Files" in message.text
    assert "⚠️ Auto-answer cannot read messages yet" in message.text
    assert message.text.count(f"⚠️ In <#{quiet.id}> I lack Send Messages") == 1
    assert "✅ What I lack" not in message.text, "nothing can be written there"


async def test_a_test_question_is_answered_as_members_see_it_and_not_counted(
    sandbox: Sandbox, bot: CareerBot, moderator: User
) -> None:
    message = await opened(sandbox, moderator)
    await moderator.press(message, label="Check")
    used = await moderator.press(message, label="Ask a test question")
    await sandbox.until(lambda: used.followups, what="the answer")
    texts = [one.text for one in (used.original, *used.followups) if one is not None]
    assert any("I was asked: “what does a data engineer do?”" in text for text in texts)
    assert any("## Data engineer" in text for text in texts)
    assert await bot.store.turns() == []
    assert all(not one.text for one in sandbox.channel.messages), "nobody else sees any of it"


async def joins(sandbox: Sandbox, guild: Guild) -> None:
    """The bot is added, and has handled that."""
    guild.add(sandbox.bot)
    said = await sandbox.member.send(sandbox.channel, "hello", mention_bot=True)
    await sandbox.reply_to(said)


async def test_a_new_server_is_greeted_once(sandbox: Sandbox, bot: CareerBot, moderator: User) -> None:
    await bot.wait_until_ready()  # until then a server counts as one that was there before
    guild = sandbox.create_guild("New", owner=moderator, with_bot=False)
    guild.system_channel = guild.create_channel("welcome")
    guild.add(sandbox.bot)
    await sandbox.until(lambda: guild.system_channel and guild.system_channel.messages, what="the greeting")
    (greeting,) = guild.system_channel.messages
    assert "A moderator can set me up with `/setup`" in greeting.text
    guild.remove(sandbox.bot)
    await joins(sandbox, guild)
    assert len(guild.system_channel.messages) == 1
    assert not await bot.store.noted(f"hello:{guild.id}", time.time(), 1)
    used = await moderator.slash(guild.system_channel, "setup")
    assert "Setting me up" in used.message.text


async def test_the_greeting_has_five_questions_to_press(sandbox: Sandbox, bot: CareerBot) -> None:
    await bot.wait_until_ready()
    guild = sandbox.create_guild("New", with_bot=False)
    guild.add(sandbox.member)
    guild.system_channel = place = guild.create_channel("welcome")
    guild.add(sandbox.bot)
    greeting = await sandbox.wait_for_message(place)
    assert [button.label for button in greeting.buttons] == list(EXAMPLES)
    for question in EXAMPLES:
        used = await sandbox.member.press(greeting, label=question)
        assert used.message.text.startswith("## ")
    turns = await bot.store.turns()
    assert sorted(turn["text"] for turn in turns) == sorted(EXAMPLES)
    assert all(turn["answered"] and turn["guild"] == str(guild.id) for turn in turns)


async def test_the_moderators_channel_tells_what_waits_when_it_is_chosen(
    sandbox: Sandbox, bot: CareerBot, moderator: User
) -> None:
    asked = await sandbox.member.send(sandbox.channel, "which laptop should i buy?", mention_bot=True)
    await sandbox.reply_to(asked)
    mods = sandbox.guild.create_channel("mods-only")
    message = await opened(sandbox, moderator)
    await moderator.select(message, "v1:su:mod_channel", [mods])
    told = await sandbox.wait_for_message(mods)
    assert "1 to look at" in told.text
    assert "which laptop should i buy" in told.text
    (waiting,) = next(one for one in told.selects if one.custom_id == "v1:kr:open").options
    used = await moderator.select(told, "v1:kr:open", [waiting.value])
    assert used.message.is_ephemeral
    assert "New question and answer" in [button.label for button in used.message.buttons]
    refused = await sandbox.member.select(told, "v1:kr:open", [waiting.value])
    assert "Only members with the permission **Manage Server**" in refused.message.text
    await moderator.select(message, "v1:su:mod_channel", [])
    await moderator.select(message, "v1:su:mod_channel", [mods])
    await asyncio.sleep(0.2)
    assert len(mods.messages) == 1, "chosen again, it is not told again"
    quiet = sandbox.guild.create_channel("quiet")
    quiet.set_permissions(sandbox.bot, send_messages=False)
    await moderator.select(message, "v1:su:mod_channel", [quiet])
    assert f"<#{quiet.id}>" in message.text
    assert not quiet.messages


async def test_where_nothing_may_be_written_nothing_is(
    sandbox: Sandbox, bot: CareerBot, moderator: User, caplog: pytest.LogCaptureFixture
) -> None:
    await bot.wait_until_ready()
    silent = sandbox.create_guild("Silent", owner=moderator, with_bot=False)
    place = silent.create_channel("welcome")
    await joins(sandbox, silent)
    assert list(place.messages) == [], "it has no system channel"
    closed = sandbox.create_guild("Closed", owner=moderator, with_bot=False)
    closed.system_channel = closed.create_channel("welcome")
    closed.system_channel.set_permissions(closed.everyone, send_messages=False)
    await joins(sandbox, closed)
    assert list(closed.system_channel.messages) == []
    assert await bot.store.noted(f"hello:{closed.id}", time.time(), 1), "it may be greeted another time"
    told = [one for one in caplog.records if one.levelname in ("WARNING", "ERROR")]
    assert not [one for one in told if one.name != loop_watch.__name__], "how busy the machine is may be told"

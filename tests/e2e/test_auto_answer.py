"""Auto-answer: only where it is switched on, only when sure, and people go first."""

import asyncio
from pathlib import Path

import pytest

from bot.discord_app import CareerBot, auto_watch, guild_settings
from bot.discord_app.pace import pace_of
from bot.library import Library
from bot.sandbox import Sandbox
from bot.sandbox.model import Channel
from tests.e2e.conftest import running

PAY = "what does a data scientist earn in Germany?"
SKILLS = "what skills does a data engineer need?"
WAIT = 0.3


pytestmark = pytest.mark.usefixtures("message_content")


@pytest.fixture
async def bot(bot: CareerBot, sandbox: Sandbox) -> CareerBot:
    await switch_on(bot, sandbox, sandbox.channel)
    return bot


async def switch_on(bot: CareerBot, sandbox: Sandbox, *channels: Channel, wait: float = WAIT) -> None:
    chosen = [channel.id for channel in channels]
    await guild_settings.put(bot, sandbox.guild.id, "auto_channels", chosen, 1)
    await guild_settings.put(bot, sandbox.guild.id, "auto_wait", wait, 1)


async def silent(sandbox: Sandbox, channel: Channel) -> None:
    await asyncio.sleep(WAIT * 2.5)
    assert [m.text for m in channel.messages if m.author is sandbox.bot] == []


async def test_a_question_is_answered_after_the_wait(sandbox: Sandbox, bot: CareerBot) -> None:
    asked = await sandbox.member.send(sandbox.channel, PAY)
    reply = await sandbox.reply_to(asked)
    assert reply.created - asked.created >= WAIT
    assert "Pay: all roles, Germany" in reply.text
    assert "Nobody asked me" in reply.text
    assert reply.mentions == []
    assert "Dismiss" in [button.label for button in reply.buttons]
    (turn,) = await bot.store.turns()
    assert (turn["source"], turn["text"]) == ("auto", PAY)


async def test_other_channels_are_left_alone(sandbox: Sandbox, bot: CareerBot) -> None:
    other = sandbox.guild.create_channel("other")
    await sandbox.member.send(other, PAY)
    await silent(sandbox, other)
    assert await bot.store.turns() == []


async def test_it_is_off_until_a_channel_is_chosen(
    sandbox: Sandbox, tmp_path: Path, library: Library
) -> None:
    async with running(sandbox, tmp_path, library, message_content=True):
        await sandbox.member.send(sandbox.channel, PAY)
        await silent(sandbox, sandbox.channel)


@pytest.mark.parametrize(
    "text",
    [
        "anyone here who earns well as a data scientist in Germany?",
        "what was your salary as a data scientist in Germany?",
        "I earn well as a data scientist in Germany",
        "what is best for a bad back, is yoga good?",
        "what do they earn?",
        "and in Germany?",
    ],
)
async def test_what_is_unsure_or_for_people_is_left_to_them(
    sandbox: Sandbox, bot: CareerBot, text: str
) -> None:
    await sandbox.member.send(sandbox.channel, text)
    await silent(sandbox, sandbox.channel)
    assert await bot.store.turns() == [], "what is not answered is not kept"


async def test_nobody_is_interrupted(sandbox: Sandbox, bot: CareerBot) -> None:
    ben, robot = sandbox.create_user("ben"), sandbox.create_user("robot")
    robot.bot = True
    said = await ben.send(sandbox.channel, "hello")
    await sandbox.member.send(sandbox.channel, PAY, reply_to=said)
    await sandbox.member.send(sandbox.channel, f"{ben.mention} {PAY}")
    await robot.send(sandbox.channel, PAY)
    await silent(sandbox, sandbox.channel)


async def test_a_human_who_answers_first_has_the_word(sandbox: Sandbox, bot: CareerBot) -> None:
    ben = sandbox.create_user("ben")
    await sandbox.member.send(sandbox.channel, PAY)
    await ben.send(sandbox.channel, "around 70k")
    await silent(sandbox, sandbox.channel)


async def test_another_bot_does_not_count_as_a_human(sandbox: Sandbox, bot: CareerBot) -> None:
    robot = sandbox.create_user("robot")
    robot.bot = True
    asked = await sandbox.member.send(sandbox.channel, PAY)
    await robot.send(sandbox.channel, "beep")
    assert "Pay: all roles, Germany" in (await sandbox.reply_to(asked)).text


async def test_a_thread_that_a_human_opens_on_the_question_counts_as_an_answer(
    sandbox: Sandbox, bot: CareerBot
) -> None:
    ben = sandbox.create_user("ben")
    asked = await sandbox.member.send(sandbox.channel, PAY)
    thread = await ben.start_thread(asked, "pay")
    await ben.send(thread, "around 70k")
    await silent(sandbox, sandbox.channel)


async def test_a_question_that_goes_or_changes_meanwhile(sandbox: Sandbox, bot: CareerBot) -> None:
    gone = await sandbox.member.send(sandbox.channel, PAY)
    await sandbox.member.delete(gone)
    await silent(sandbox, sandbox.channel)
    asked = await sandbox.member.send(sandbox.channel, PAY)
    await sandbox.member.edit(asked, SKILLS)
    assert "Skills: data engineer" in (await sandbox.reply_to(asked)).text


async def test_one_answer_in_a_while(
    sandbox: Sandbox, bot: CareerBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = await sandbox.member.send(sandbox.channel, PAY)
    await sandbox.reply_to(first)
    ben = sandbox.create_user("ben")
    second = await ben.send(sandbox.channel, SKILLS)
    await sandbox.expect_silence(sandbox.channel, after=second, seconds=WAIT * 2)
    monkeypatch.setattr(auto_watch, "EVERY", 0.0)
    third = await ben.send(sandbox.channel, SKILLS)
    assert "Skills: data engineer" in (await sandbox.reply_to(third)).text


async def test_a_mention_is_answered_at_once_and_once(sandbox: Sandbox, bot: CareerBot) -> None:
    asked = await sandbox.member.send(sandbox.channel, PAY, mention_bot=True)
    reply = await sandbox.reply_to(asked)
    assert "Nobody asked me" not in reply.text
    await sandbox.expect_silence(sandbox.channel, after=reply, seconds=WAIT * 2)


async def test_a_forum_post_is_answered_by_its_title_and_text(sandbox: Sandbox, bot: CareerBot) -> None:
    forum = sandbox.guild.create_forum("questions")
    await switch_on(bot, sandbox, forum)
    post = await sandbox.member.create_post(forum, "Pay of data scientists in Germany", PAY)
    answer = await sandbox.wait_for_message(post)
    assert "Pay: all roles, Germany" in answer.text
    said = await sandbox.member.send(post, SKILLS)
    await sandbox.expect_silence(post, after=said, seconds=WAIT * 2)


async def test_the_asker_dismisses_it_and_has_a_day_of_silence(
    sandbox: Sandbox, bot: CareerBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(auto_watch, "EVERY", 0.0)
    ben = sandbox.create_user("ben")
    asked = await sandbox.member.send(sandbox.channel, PAY)
    reply = await sandbox.reply_to(asked)
    refused = await ben.press(reply, label="Dismiss")
    assert f"Only {sandbox.member.mention}" in refused.message.text
    assert not reply.deleted
    pressed = await sandbox.member.press(reply, label="Dismiss")
    assert pressed.message.is_ephemeral
    await sandbox.until(lambda: reply.deleted, what="the answer to go")
    (kept,) = await bot.store.feedback()
    assert kept["kind"] == "dismissed"
    again = await sandbox.member.send(sandbox.channel, SKILLS)
    await sandbox.expect_silence(sandbox.channel, after=again, seconds=WAIT * 2)
    mentioned = await sandbox.member.send(sandbox.channel, SKILLS, mention_bot=True)
    assert "Skills: data engineer" in (await sandbox.reply_to(mentioned)).text
    others = await ben.send(sandbox.channel, PAY)
    assert "Pay: all roles, Germany" in (await sandbox.reply_to(others)).text


async def test_moderators_dismiss_it_also_after_a_restart(
    sandbox: Sandbox, tmp_path: Path, library: Library
) -> None:
    moderator = sandbox.create_user("mo", sandbox.guild.create_role("mods", "manage_messages"))
    async with running(sandbox, tmp_path, library, message_content=True) as bot:
        await switch_on(bot, sandbox, sandbox.channel)
        asked = await sandbox.member.send(sandbox.channel, PAY)
        reply = await sandbox.reply_to(asked)
    async with running(sandbox, tmp_path, library, message_content=True):
        await moderator.press(reply, label="Dismiss")
        await sandbox.until(lambda: reply.deleted, what="the answer to go")
        again = await sandbox.member.send(sandbox.channel, SKILLS)
        await sandbox.expect_silence(sandbox.channel, after=again, seconds=WAIT * 2)


async def test_an_edit_of_an_answered_question_replaces_or_withdraws_the_answer(
    sandbox: Sandbox, bot: CareerBot
) -> None:
    asked = await sandbox.member.send(sandbox.channel, PAY)
    reply = await sandbox.reply_to(asked)
    await sandbox.member.edit(asked, SKILLS)
    await sandbox.until(lambda: "Skills: data engineer" in reply.text, what="the other answer")
    assert "Dismiss" in [button.label for button in reply.buttons]
    await sandbox.member.edit(asked, "never mind, thanks all")
    await sandbox.until(lambda: reply.deleted, what="the answer to go")


async def test_what_waits_ends_with_the_bot(sandbox: Sandbox, tmp_path: Path, library: Library) -> None:
    async with running(sandbox, tmp_path, library, message_content=True) as bot:
        await switch_on(bot, sandbox, sandbox.channel, wait=600)
        await sandbox.member.send(sandbox.channel, PAY)
        await sandbox.until(lambda: any("_later" in repr(task) for task in asyncio.all_tasks()))
    assert not any("_later" in repr(task) for task in asyncio.all_tasks())


async def test_where_it_was_switched_off_an_edit_takes_the_answer_back(
    sandbox: Sandbox, bot: CareerBot
) -> None:
    asked = await sandbox.member.send(sandbox.channel, PAY)
    reply = await sandbox.reply_to(asked)
    await switch_on(bot, sandbox)
    await sandbox.member.edit(asked, SKILLS)
    await sandbox.until(lambda: reply.deleted, what="the answer to go")


async def test_edits_of_answered_questions_pass_the_limits_of_pace(
    sandbox: Sandbox, tmp_path: Path, library: Library
) -> None:
    async with running(sandbox, tmp_path, library, message_content=True, member_questions=10) as bot:
        await switch_on(bot, sandbox, sandbox.channel)
        asked = await sandbox.member.send(sandbox.channel, PAY)
        reply = await sandbox.reply_to(asked)
        while pace_of(bot).ask(sandbox.member.id, sandbox.guild.id).allowed:
            pass
        await sandbox.member.edit(asked, SKILLS)
        await asyncio.sleep(0.5)
        assert "Pay:" in reply.text
        await sandbox.until(lambda: "Skills: data engineer" in reply.text)
        assert "Dismiss" in [button.label for button in reply.buttons]


async def test_a_question_deleted_while_the_settings_are_read_is_not_answered(
    sandbox: Sandbox, bot: CareerBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = guild_settings.settings_of

    async def slowly(bot: CareerBot, guild: int | None) -> guild_settings.GuildSettings:
        await asyncio.sleep(0.3)
        return await read(bot, guild)

    monkeypatch.setattr(guild_settings, "settings_of", slowly)
    asked = await sandbox.member.send(sandbox.channel, PAY)
    await asyncio.sleep(0.1)
    await sandbox.member.delete(asked)
    await asyncio.sleep(0.3)
    await silent(sandbox, sandbox.channel)


async def test_two_who_dismiss_at_once_are_both_told(
    sandbox: Sandbox, bot: CareerBot, caplog: pytest.LogCaptureFixture
) -> None:
    moderator = sandbox.create_user("mo", sandbox.guild.create_role("mods", "manage_messages"))
    asked = await sandbox.member.send(sandbox.channel, PAY)
    reply = await sandbox.reply_to(asked)
    both = await asyncio.gather(
        sandbox.member.press(reply, label="Dismiss"), moderator.press(reply, label="Dismiss")
    )
    assert all("Gone." in used.message.text for used in both)
    await sandbox.until(lambda: reply.deleted, what="the answer to go")
    await asyncio.sleep(0.3)
    assert await bot.store.reply(asked.id) is None
    assert "Unknown Message" not in caplog.text

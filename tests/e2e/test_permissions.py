"""Where the bot lacks a permission: the asker hears it privately, the moderators once."""

from pathlib import Path

import pytest

from bot.discord_app import CareerBot, guild_settings, handover
from bot.library import Library
from bot.sandbox import Message, Sandbox
from bot.sandbox.model import Channel
from tests.e2e.conftest import posted, running
from tests.e2e.test_auto_answer import switch_on
from tests.e2e.test_handover import ask_human, role_set
from tests.e2e.test_menus import MENU, PAY

ASK = "what does a data engineer do"


async def moderators(sandbox: Sandbox, bot: CareerBot) -> Channel:
    channel = sandbox.guild.create_channel("moderators")
    await guild_settings.put(bot, sandbox.guild.id, "mod_channel", channel.id, 1)
    return channel


def sent_to_member(sandbox: Sandbox) -> list[Message]:
    return [message for message in sandbox.member.dm.messages if message.author is sandbox.bot]


async def test_the_asker_is_told_privately_and_the_moderators_once(sandbox: Sandbox, bot: CareerBot) -> None:
    mods = await moderators(sandbox, bot)
    quiet = sandbox.guild.create_channel("quiet")
    quiet.set_permissions(sandbox.bot, send_messages=False)
    first = await sandbox.member.send(quiet, ASK, mention_bot=True)
    told = await sandbox.wait_for_message(sandbox.member.dm)
    assert "I may not write in #quiet (I lack Send Messages)" in told.text
    heard = await sandbox.wait_for_message(mods)
    assert f"<#{quiet.id}>" in heard.text
    assert "Send Messages" in heard.text
    again = await sandbox.member.send(quiet, ASK, mention_bot=True)
    await sandbox.until(lambda: "🔇" in again.reactions, what="the mark")
    await sandbox.expect_silence(sandbox.member.dm, after=told)
    await sandbox.expect_silence(mods, after=heard)
    assert [m for m in quiet.messages if m.author is sandbox.bot] == []
    assert first.reactions == {}


async def test_another_channel_and_another_member_are_told_too(sandbox: Sandbox, bot: CareerBot) -> None:
    ben = sandbox.create_user("ben")
    for name in ("quiet", "still"):
        channel = sandbox.guild.create_channel(name)
        channel.set_permissions(sandbox.bot, send_messages=False)
        for member in (sandbox.member, ben):
            before = member.dm.messages[-1] if member.dm.messages else None
            await member.send(channel, ASK, mention_bot=True)
            told = await sandbox.wait_for_message(member.dm, after=before)
            assert f"I may not write in #{name}" in told.text


async def test_after_a_restart_nobody_is_told_again_the_same_day(
    sandbox: Sandbox, tmp_path: Path, library: Library
) -> None:
    quiet = sandbox.guild.create_channel("quiet")
    quiet.set_permissions(sandbox.bot, send_messages=False)
    async with running(sandbox, tmp_path, library) as bot:
        mods = await moderators(sandbox, bot)
        await sandbox.member.send(quiet, ASK, mention_bot=True)
        told = await sandbox.wait_for_message(sandbox.member.dm)
        heard = await sandbox.wait_for_message(mods)
    async with running(sandbox, tmp_path, library):
        again = await sandbox.member.send(quiet, ASK, mention_bot=True)
        await sandbox.until(lambda: "🔇" in again.reactions, what="the mark")
        await sandbox.expect_silence(sandbox.member.dm, after=told)
        await sandbox.expect_silence(mods, after=heard)


async def test_many_at_once_tell_the_moderators_once(sandbox: Sandbox, bot: CareerBot) -> None:
    mods = await moderators(sandbox, bot)
    quiet = sandbox.guild.create_channel("quiet")
    quiet.set_permissions(sandbox.bot, send_messages=False)
    members = [sandbox.create_user(f"member{number}") for number in range(5)]
    for member in members:
        await member.send(quiet, ASK, mention_bot=True)
    for member in members:
        await sandbox.wait_for_message(member.dm)
    heard = await sandbox.wait_for_message(mods)
    await sandbox.expect_silence(mods, after=heard)


async def test_threads_have_a_permission_of_their_own(sandbox: Sandbox, bot: CareerBot) -> None:
    mods = await moderators(sandbox, bot)
    said = await sandbox.member.send(sandbox.channel, "long story")
    thread = await sandbox.member.start_thread(said, "story")
    sandbox.channel.set_permissions(sandbox.bot, send_messages_in_threads=False)
    await sandbox.member.send(thread, ASK, mention_bot=True)
    assert "Send Messages in Threads" in (await sandbox.wait_for_message(sandbox.member.dm)).text
    assert "Send Messages in Threads" in (await sandbox.wait_for_message(mods)).text


async def test_where_dms_are_closed_a_mark_is_left(sandbox: Sandbox, bot: CareerBot) -> None:
    quiet = sandbox.guild.create_channel("quiet")
    quiet.set_permissions(sandbox.bot, send_messages=False)
    sandbox.member.accepts_dms = False
    asked = await sandbox.member.send(quiet, ASK, mention_bot=True)
    await sandbox.until(lambda: "🔇" in asked.reactions, what="the mark")


async def test_without_a_moderators_channel_only_the_asker_hears_it(sandbox: Sandbox, bot: CareerBot) -> None:
    quiet = sandbox.guild.create_channel("quiet")
    quiet.set_permissions(sandbox.bot, send_messages=False)
    await sandbox.member.send(quiet, ASK, mention_bot=True)
    await sandbox.wait_for_message(sandbox.member.dm)
    assert all(m.author is not sandbox.bot for m in sandbox.channel.messages)


async def test_where_a_chart_may_not_be_attached_the_answer_and_the_moderators_are_told(
    sandbox: Sandbox, bot: CareerBot
) -> None:
    mods = await moderators(sandbox, bot)
    plain = sandbox.guild.create_channel("plain")
    plain.set_permissions(sandbox.bot, attach_files=False)
    asked = await sandbox.member.send(plain, "what does a data scientist earn", mention_bot=True)
    reply = await sandbox.reply_to(asked)
    assert "Pay: data scientist" in reply.text
    assert "Attach Files" in (await sandbox.wait_for_message(mods)).text
    line = "I may not show charts in this channel (I lack Attach Files)"
    await sandbox.until(lambda: line in reply.text, what="the line below the answer")
    assert sent_to_member(sandbox) == []
    assert reply.attachments == []


async def test_for_who_may_not_write_nothing_is_posted(sandbox: Sandbox, bot: CareerBot) -> None:
    channel = sandbox.guild.create_channel("announcements")
    asked = await sandbox.create_user("boss").slash(channel, "salary", role="data-engineer")
    channel.set_permissions(sandbox.member, send_messages=False)
    follow_up = next(b.custom_id for b in asked.message.buttons if str(b.custom_id).startswith("v1:go"))
    pressed = await sandbox.member.press(asked.message, follow_up)
    assert pressed.message.is_ephemeral
    assert "Skills" in pressed.message.text
    shared = await sandbox.member.press(pressed.message, label="Share in channel")
    assert shared.message.is_ephemeral
    assert "You may not write in this channel" in shared.message.text
    channel.set_permissions(sandbox.member, send_messages=True)
    shared = await sandbox.member.press(pressed.message, label="Share in channel")
    assert not (await posted(sandbox, shared)).is_ephemeral


async def test_where_members_may_not_use_own_apps_nothing_counts_as_shared(
    sandbox: Sandbox, bot: CareerBot
) -> None:
    guild = sandbox.create_guild("Elsewhere", with_bot=False)
    guild.add(sandbox.member)
    sandbox.member.installed = True
    channel = guild.create_channel("talk")
    asked = await sandbox.member.slash(channel, "role", role="data-engineer", private=True)
    channel.set_permissions(sandbox.member, use_external_apps=False)
    shared = await sandbox.member.press(asked.message, label="Share in channel")
    assert shared.message.is_ephemeral
    assert "(**Use External Apps**), so I cannot share it" in shared.message.text
    channel.set_permissions(sandbox.member, use_external_apps=True)
    shared = await sandbox.member.press(asked.message, label="Share in channel")
    assert not (await posted(sandbox, shared)).is_ephemeral


async def replied(sandbox: Sandbox) -> Message:
    """An answer of the bot's as a message of its own, to a mention."""
    asked = await sandbox.member.send(sandbox.channel, ASK, mention_bot=True)
    return await sandbox.reply_to(asked)


async def test_a_reply_to_an_answer_is_told_of_like_a_mention(sandbox: Sandbox, bot: CareerBot) -> None:
    mods, answer = await moderators(sandbox, bot), await replied(sandbox)
    sandbox.channel.set_permissions(sandbox.bot, send_messages=False)
    await sandbox.member.send(sandbox.channel, "and what does one earn", reply_to=answer)
    told = await sandbox.wait_for_message(sandbox.member.dm)
    assert f"I may not write in #{sandbox.channel.name} (I lack Send Messages)" in told.text
    assert "Send Messages" in (await sandbox.wait_for_message(mods)).text


async def test_answer_this_without_writing_answers_privately_and_the_moderators_hear_once(
    sandbox: Sandbox, bot: CareerBot
) -> None:
    mods = await moderators(sandbox, bot)
    sandbox.channel.set_permissions(sandbox.bot, send_messages=False)
    said = await sandbox.create_user("ben").send(sandbox.channel, PAY)
    for _ in range(2):
        used = await sandbox.member.context_menu(MENU, said)
        assert used.message.is_ephemeral
        assert "I may not write in this channel (I lack Send Messages)" in used.message.text
        assert "Pay: all roles, Germany" in used.message.text
    await sandbox.expect_silence(mods, after=await sandbox.wait_for_message(mods))
    assert sent_to_member(sandbox) == []


async def test_answer_this_in_a_thread_names_the_permission_of_threads(
    sandbox: Sandbox, bot: CareerBot
) -> None:
    mods = await moderators(sandbox, bot)
    thread = await sandbox.member.start_thread(await sandbox.member.send(sandbox.channel, "a story"), "story")
    sandbox.channel.set_permissions(sandbox.bot, send_messages_in_threads=False)
    used = await sandbox.member.context_menu(MENU, await sandbox.member.send(thread, PAY))
    assert used.message.is_ephemeral
    assert "I lack Send Messages in Threads" in used.message.text
    assert "Send Messages in Threads" in (await sandbox.wait_for_message(mods)).text


async def test_answer_this_without_files_keeps_the_text_and_tells_who_asked(
    sandbox: Sandbox, bot: CareerBot
) -> None:
    mods = await moderators(sandbox, bot)
    sandbox.channel.set_permissions(sandbox.bot, attach_files=False)
    said = await sandbox.create_user("ben").send(sandbox.channel, PAY)
    used = await sandbox.member.context_menu(MENU, said)
    assert "I may not show charts in this channel (I lack Attach Files)" in used.message.text
    assert "Attach Files" in (await sandbox.wait_for_message(mods)).text
    assert (await sandbox.reply_to(said)).attachments == []


@pytest.mark.usefixtures("message_content")
@pytest.mark.parametrize(
    ("lacking", "named", "answered"),
    [("send_messages", "Send Messages", False), ("attach_files", "Attach Files", True)],
)
async def test_an_automatic_answer_tells_the_moderators_alone(
    sandbox: Sandbox, bot: CareerBot, lacking: str, named: str, answered: bool
) -> None:
    mods = await moderators(sandbox, bot)
    await switch_on(bot, sandbox, sandbox.channel, wait=0.1)
    sandbox.channel.set_permissions(sandbox.bot, **{lacking: False})
    asked = await sandbox.member.send(sandbox.channel, f"{PAY}?")
    heard = await sandbox.wait_for_message(mods)
    assert named in heard.text
    assert f"<#{sandbox.channel.id}>" in heard.text
    replies = [message for message in sandbox.channel.messages if message.author is sandbox.bot]
    assert [m.reference_id for m in replies] == ([asked.id] if answered else [])
    assert all(message.attachments == [] for message in replies)
    assert sent_to_member(sandbox) == [], "who asked nothing of the bot is not written to"


@pytest.mark.parametrize(
    ("lacking", "named"),
    [
        ("create_public_threads", "Create Public Threads"),
        ("send_messages_in_threads", "Send Messages in Threads"),
    ],
)
async def test_ask_a_human_without_threads_tells_the_member_and_the_moderators(
    sandbox: Sandbox, bot: CareerBot, lacking: str, named: str
) -> None:
    await role_set(sandbox, bot)
    mods, answer = await moderators(sandbox, bot), await replied(sandbox)
    sandbox.channel.set_permissions(sandbox.bot, **{lacking: False})
    for _ in range(2):
        pressed = await ask_human(sandbox, answer)
        assert pressed.message.is_ephemeral
        assert f"I lack {named}" in pressed.message.text
    heard = await sandbox.wait_for_message(mods)
    assert named in heard.text
    await sandbox.expect_silence(mods, after=heard)
    assert sandbox.channel.threads == []


async def test_a_thread_that_is_refused_after_all_is_told_of(
    sandbox: Sandbox, bot: CareerBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    await role_set(sandbox, bot)
    mods, answer = await moderators(sandbox, bot), await replied(sandbox)
    monkeypatch.setattr(handover, "_OPENING", "send_messages")  # as if it were taken away after the look
    sandbox.channel.set_permissions(sandbox.bot, create_public_threads=False)
    pressed = await ask_human(sandbox, answer)
    assert "I may not open a thread" in pressed.message.text
    assert "open a thread" in (await sandbox.wait_for_message(mods)).text


async def test_responses_to_commands_and_presses_need_no_permission_of_the_bot(
    sandbox: Sandbox, bot: CareerBot
) -> None:
    """Discord lets a bot answer whoever calls it: shared answers, charts, pictures and files arrive."""
    mods = await moderators(sandbox, bot)
    denied = ("send_messages", "embed_links", "attach_files", "send_messages_in_threads")
    sandbox.channel.set_permissions(sandbox.bot, **dict.fromkeys(denied, False))
    private = await sandbox.member.slash(sandbox.channel, "salary", role="data-scientist", private=True)
    pressed = await sandbox.member.press(private.message, label="Share in channel")
    shared = await posted(sandbox, pressed)
    assert not shared.is_ephemeral
    await sandbox.until(lambda: shared.attachments or None, timeout=15, what="the chart edited in")
    tracker = await sandbox.member.slash(sandbox.channel, "progress", role="data-scientist")
    exported = await sandbox.member.press(tracker.message, label="Export")
    assert exported.message.is_ephemeral
    assert exported.message.attachments
    drawn = await sandbox.member.press(tracker.message, label="Picture", timeout=20)
    pressed = await sandbox.member.press(drawn.message, label="Share in channel", timeout=20)
    picture = await posted(sandbox, pressed)
    assert not picture.is_ephemeral
    assert picture.attachments
    assert mods.messages == []
    assert sent_to_member(sandbox) == []

"""Where the bot lacks a permission: the asker hears it privately, the moderators once."""

from bot.discord_app import CareerBot, guild_settings
from bot.sandbox import Message, Sandbox
from bot.sandbox.model import Channel

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
    await sandbox.member.send(quiet, ASK, mention_bot=True)
    await sandbox.wait_for_message(sandbox.member.dm, after=told)
    await sandbox.expect_silence(mods, after=heard)
    assert [m for m in quiet.messages if m.author is sandbox.bot] == []
    assert first.reactions == {}


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
    assert "I may not show charts in this channel (I lack Attach Files)" in reply.text
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
    assert not shared.message.is_ephemeral

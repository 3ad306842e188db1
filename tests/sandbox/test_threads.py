"""Threads and forums: begun by members and by the bot, and what each may do there."""

import discord
import pytest

from bot.sandbox import RefusedError, Sandbox, Upload


async def test_a_member_starts_a_thread_and_the_bot_answers_there(sandbox: Sandbox, bot) -> None:
    anna = sandbox.member
    said = await anna.send(sandbox.channel, "long story")
    thread = await anna.start_thread(said, "story")
    assert thread.id == said.id
    assert said.thread is thread
    known = await sandbox.until(lambda: bot.get_channel(thread.id))
    assert isinstance(known, discord.Thread)
    assert known.parent_id == sandbox.channel.id
    asked = await anna.send(thread, "and?", mention_bot=True)
    assert (await sandbox.reply_to(asked)).channel is thread
    assert len(thread.messages) == 2
    (notice,) = [m for m in bot.heard if m.type is discord.MessageType.thread_starter_message]
    assert notice.content == ""
    assert notice.reference.message_id == said.id
    with pytest.raises(RefusedError, match="160004"):
        await anna.start_thread(said, "again")


async def test_the_bot_starts_threads(sandbox: Sandbox, bot) -> None:
    said = await sandbox.member.send(sandbox.channel, "help")
    await bot.wait_until_ready()
    channel = bot.get_channel(sandbox.channel.id)
    on_message = await channel.get_partial_message(said.id).create_thread(name="help")
    alone = await channel.create_thread(name="talk", type=discord.ChannelType.public_thread)
    for thread in (on_message, alone):
        await thread.send("inside")
    assert [t.name for t in sandbox.channel.threads] == ["help", "talk"]
    assert [[m.text for m in t.messages] for t in sandbox.channel.threads] == [["inside"], ["inside"]]
    sandbox.channel.set_permissions(sandbox.bot, create_public_threads=False)
    with pytest.raises(discord.Forbidden):
        await channel.create_thread(name="no", type=discord.ChannelType.public_thread)
    sandbox.channel.set_permissions(sandbox.bot, send_messages_in_threads=False)
    with pytest.raises(discord.Forbidden):
        await alone.send("no")
    await channel.send("but here")


async def test_sending_in_threads_has_a_permission_of_its_own(sandbox: Sandbox, bot) -> None:
    said = await sandbox.member.send(sandbox.channel, "x")
    thread = await sandbox.member.start_thread(said, "t")
    sandbox.channel.set_permissions(sandbox.member, send_messages=False)
    await sandbox.member.send(thread, "still")
    sandbox.channel.set_permissions(sandbox.member, send_messages_in_threads=False)
    with pytest.raises(RefusedError):
        await sandbox.member.send(thread, "no more")


async def test_a_private_thread_is_for_those_who_were_added(sandbox: Sandbox, bot) -> None:
    await bot.wait_until_ready()
    sandbox.channel.set_permissions(sandbox.bot, create_private_threads=True)
    made = await bot.get_channel(sandbox.channel.id).create_thread(name="aside")
    (thread,) = sandbox.channel.threads
    with pytest.raises(RefusedError):
        await sandbox.member.send(thread, "may I?")
    await made.add_user(discord.Object(sandbox.member.id))
    await sandbox.member.send(thread, "thanks")
    assert {m.id for m in await made.fetch_members()} == {sandbox.bot.id, sandbox.member.id}


async def test_archived_threads_open_again_and_locked_ones_do_not(sandbox: Sandbox, bot) -> None:
    await bot.wait_until_ready()
    channel = bot.get_channel(sandbox.channel.id)
    made = await channel.create_thread(name="t", type=discord.ChannelType.public_thread)
    (thread,) = sandbox.channel.threads
    await made.edit(archived=True)
    assert thread.archived
    await sandbox.member.send(thread, "one more thing")
    assert not thread.archived
    await made.edit(archived=True, locked=True)
    with pytest.raises(RefusedError):
        await sandbox.member.send(thread, "and another")


async def test_posts_of_a_forum(connect) -> None:
    async with (
        Sandbox(privileged=["message_content"]) as sandbox,
        connect(sandbox, message_content=True) as bot,
    ):
        forum = sandbox.guild.create_forum("questions", "salary", "roadmap")
        anna = sandbox.member
        post = await anna.create_post(
            forum, "How much?", "what does an MLE earn", tags=["salary"], files=(Upload("a.txt", b"x"),)
        )
        await sandbox.until(lambda: bot.heard)
        (first,) = bot.heard
        assert first.id == post.id == post.messages[0].id
        assert first.content == "what does an MLE earn"
        assert isinstance(first.channel, discord.Thread)
        assert isinstance(first.channel.parent, discord.ForumChannel)
        assert [tag.name for tag in first.channel.applied_tags] == ["salary"]
        assert first.channel.owner_id == anna.id
        await first.reply("this much")
        assert post.messages[-1].replied_to is post.messages[0]
        with pytest.raises(RefusedError, match="50008"):
            await anna.send(forum, "no post")
        with pytest.raises(RefusedError, match="no tag"):
            await anna.create_post(forum, "t", "x", tags=["none"])
        with pytest.raises(RefusedError, match="50006"):
            await anna.create_post(forum, "t", "")
        assert forum.threads == [post]
        made = await first.channel.parent.create_thread(name="Guide", content="read me")
        assert forum.threads[-1].messages[0].text == "read me"
        assert made.message.id == made.thread.id


async def test_a_forum_is_there_from_the_start_and_a_thread_can_be_deleted(sandbox: Sandbox, connect) -> None:
    forum = sandbox.guild.create_forum("questions")
    post = await sandbox.member.create_post(forum, "t", "x")
    sandbox.channel.set_permissions(sandbox.bot, manage_threads=True)
    said = await sandbox.member.send(sandbox.channel, "x")
    await sandbox.member.start_thread(said, "gone soon")
    async with connect(sandbox) as bot:
        await bot.wait_until_ready()
        assert bot.get_channel(post.id).parent.name == "questions"
        await bot.get_channel(said.id).delete()
        assert sandbox.channel.threads == []
        assert await sandbox.until(lambda: bot.get_channel(said.id) is None)

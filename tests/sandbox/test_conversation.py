"""The real client talks: commands, mentions, buttons, forms, files, direct messages."""

import aiohttp
import discord
import pytest

from bot.sandbox import RefusedError, Sandbox, Upload


async def test_slash_command_and_button(sandbox: Sandbox, bot: discord.Client) -> None:
    anna = sandbox.member
    asked = await anna.slash(sandbox.channel, "salary", role="ML engineer", years=3)
    assert asked.message.text == "ML engineer, 3 years"
    assert asked.message.is_v2
    assert [b.label for b in asked.message.buttons] == ["Roadmap"]
    pressed = await anna.press(asked.message, label="Roadmap")
    assert pressed.message is asked.message
    assert asked.message.text == "the steps"
    assert len(asked.message.revisions) == 1
    await anna.press(asked.message, "roadmap:mle")
    assert len(bot._connection._view_store._dynamic_items) == 1


@pytest.mark.usefixtures("bot")
async def test_autocomplete(sandbox: Sandbox) -> None:
    choices = await sandbox.member.autocomplete(
        sandbox.channel, "salary", focused="role", value="ml", years=2
    )
    assert [choice.name for choice in choices] == ["ML engineer", "ML researcher"]


@pytest.mark.usefixtures("bot")
async def test_options_are_checked_as_the_client_does(sandbox: Sandbox) -> None:
    anna, channel = sandbox.member, sandbox.channel
    for options in ({}, {"role": "x", "nope": 1}, {"role": 3}, {"role": "x", "years": 51}):
        with pytest.raises(RefusedError):
            await anna.slash(channel, "salary", **options)
    with pytest.raises(RefusedError, match="no command 'pay'"):
        await anna.slash(channel, "pay")


@pytest.mark.usefixtures("bot")
async def test_mention_gets_a_reply(sandbox: Sandbox) -> None:
    said = await sandbox.member.send(sandbox.channel, "hello", mention_bot=True)
    reply = await sandbox.reply_to(said)
    assert reply.text.endswith("hello")
    assert reply.replied_to is said
    assert reply.mentions == []
    answer = await sandbox.member.send(sandbox.channel, "and more", reply_to=reply)
    assert (await sandbox.reply_to(answer)).text == "you said: and more"


async def test_content_is_hidden_without_the_intent(sandbox: Sandbox, bot: discord.Client) -> None:
    plain = await sandbox.member.send(sandbox.channel, "nobody asked")
    reply = await sandbox.reply_to(await sandbox.member.send(sandbox.channel, "hi", mention_bot=True))
    silent = await sandbox.member.send(sandbox.channel, "more", reply_to=reply, ping=False)
    await sandbox.expect_silence(sandbox.channel, after=silent, seconds=0.1)
    heard = {message.id: message.content for message in bot.heard}
    assert heard[plain.id] == heard[silent.id] == ""


async def test_direct_messages(sandbox: Sandbox, bot: discord.Client) -> None:
    reply = await sandbox.reply_to(await sandbox.member.send(sandbox.member.dm, "a secret"))
    assert reply.text == "you said: a secret"
    in_dm = await sandbox.member.slash(sandbox.member.dm, "salary", role="analyst")
    assert "analyst" in in_dm.message.text
    user = await bot.fetch_user(sandbox.member.id)
    await user.send("first word")
    assert sandbox.member.dm.messages[-1].text == "first word"
    sandbox.member.accepts_dms = False
    with pytest.raises(discord.Forbidden) as refused:
        await user.send("again")
    assert refused.value.code == 50007


@pytest.mark.usefixtures("bot")
async def test_deferred_chart_with_attachment(sandbox: Sandbox) -> None:
    asked = await sandbox.member.slash(sandbox.channel, "chart", member=sandbox.member)
    message = asked.message
    assert asked.response is not None
    assert asked.response.type == 5
    assert message.text == "for anna"
    assert message.alt_texts == ["a chart"]
    assert message.edited is None
    (attachment,) = message.attachments
    assert attachment.pixels == (2, 3)
    assert message.components[0]["components"][1]["items"][0]["media"]["url"] == attachment.url
    async with aiohttp.ClientSession() as session, session.get(attachment.url) as served:
        assert served.content_type == "image/png"
        assert await served.read() == attachment.data
    follow = await sandbox.until(lambda: asked.followups)
    assert follow[0].is_ephemeral
    assert follow[0] not in sandbox.channel.messages
    assert follow[0] in sandbox.channel.seen_by(sandbox.member)


@pytest.mark.usefixtures("bot")
async def test_ephemeral_answer_is_for_one(sandbox: Sandbox) -> None:
    bob = sandbox.create_user("bob")
    asked = await sandbox.member.slash(sandbox.channel, "private")
    assert asked.message.is_ephemeral
    assert asked.message not in sandbox.channel.seen_by(bob)
    with pytest.raises(RefusedError):
        await bob.select(asked.message, "pick", "One")
    with pytest.raises(RefusedError, match="has no 'Three'"):
        await sandbox.member.select(asked.message, "pick", ["Three"])
    await sandbox.member.select(asked.message, "pick", "One")
    assert asked.message.text == "picked 1"
    assert asked.message.selects == []


@pytest.mark.usefixtures("bot")
async def test_form(sandbox: Sandbox) -> None:
    asked = await sandbox.member.slash(sandbox.channel, "profile")
    assert [field.label for field in asked.modal.fields] == ["Skills", "Level"]
    for wrong in ({"Level": "Entry"}, {"Skills": "x" * 51, "Level": "Entry"}, {"Skills": "x", "Rank": "1"}):
        with pytest.raises(RefusedError):
            await sandbox.member.submit_modal(asked, wrong)
    sent = await sandbox.member.submit_modal(asked, {"Skills": "Python", "Level": "Senior"})
    assert sent.message.text == "Python at Senior"
    assert sent.message.is_ephemeral


@pytest.mark.usefixtures("bot")
async def test_context_menu_and_groups(sandbox: Sandbox) -> None:
    said = await sandbox.member.send(sandbox.channel, "what is MLOps")
    explained = await sandbox.member.context_menu("Explain", said)
    assert explained.message.text == "it says: what is MLOps"
    with pytest.raises(RefusedError, match="may not use 'kb'"):
        await sandbox.member.slash(sandbox.channel, "kb check")
    moderator = sandbox.create_user("mo", sandbox.guild.create_role("mods", "manage_guild"))
    checked = await moderator.slash(sandbox.channel, "kb check", strict=True)
    assert checked.message.text == "checked, strict=True"


async def test_members_files_edits_and_deletions(connect) -> None:
    async with Sandbox(privileged=["message_content"]) as other, connect(other, message_content=True) as bot:
        anna = other.member
        sent = await anna.send(other.channel, "see file", files=(Upload("cv.txt", b"text"),))
        await other.until(lambda: bot.heard)
        assert bot.heard[0].content == "see file"
        assert await bot.heard[0].attachments[0].read() == b"text"
        await anna.edit(sent, "changed")
        assert sent.revisions[0].content == "see file"
        await anna.react(sent, "👍")
        await other.until(lambda: "reaction 👍" in bot.log or None)
        await anna.delete(sent)
        assert other.channel.messages == []


async def test_client_sees_history_threads_and_members(sandbox: Sandbox, bot: discord.Client) -> None:
    await sandbox.member.send(sandbox.channel, "one")
    two = await sandbox.member.send(sandbox.channel, "two", mention_bot=True)
    await sandbox.reply_to(two)
    channel = bot.get_channel(sandbox.channel.id)
    assert isinstance(channel, discord.TextChannel)
    history = [message.content async for message in channel.history(limit=3, oldest_first=True)]
    assert history[0] == ""
    assert history[2].startswith("you said")
    message = await channel.fetch_message(two.id)
    thread = await message.create_thread(name="more")
    await thread.send("inside")
    assert [m.text for m in two.thread.messages] == ["inside"]
    await message.add_reaction("👀")
    assert two.reactions == {"👀": [sandbox.bot]}
    await message.remove_reaction("👀", bot.user)
    assert two.reactions == {}
    member = await channel.guild.fetch_member(sandbox.member.id)
    assert member.name == "anna"
    async with channel.typing():
        pass
    assert sandbox.channel.typing
    assert sandbox.unknown_routes == []

"""The message menu "Answer this"."""

from pathlib import Path

from bot.discord_app import CareerBot
from bot.library import Library
from bot.sandbox import Sandbox
from tests.e2e.conftest import running

PAY = "what does a data scientist earn in Germany"
MENU = "Answer this"


async def test_the_answer_is_a_reply_to_the_message_and_pings_nobody(
    sandbox: Sandbox, bot: CareerBot
) -> None:
    ben = sandbox.create_user("ben")
    said = await ben.send(sandbox.channel, PAY)
    used = await sandbox.member.context_menu(MENU, said)
    assert used.message.is_ephemeral
    reply = await sandbox.reply_to(said)
    assert used.message.text.endswith(reply.url)
    assert "Pay: all roles, Germany" in reply.text
    assert reply.text.startswith(f"-# For {ben.mention}, asked by {sandbox.member.mention}")
    assert reply.mentions == []
    (turn,) = await bot.store.turns()
    assert (turn["source"], turn["text"]) == ("menu", PAY)
    assert turn["member"] == bot.pseudonym(sandbox.member.id)


async def test_what_the_message_quotes_is_not_answered(sandbox: Sandbox, bot: CareerBot) -> None:
    said = await sandbox.create_user("ben").send(sandbox.channel, f"> {PAY}\nhow do I learn SQL?")
    await sandbox.member.context_menu(MENU, said)
    assert "## Learning SQL" in (await sandbox.reply_to(said)).text


async def test_somebody_elses_words_carry_nothing_on(sandbox: Sandbox, bot: CareerBot) -> None:
    first = await sandbox.member.send(sandbox.channel, "data scientist pay in germany", mention_bot=True)
    await sandbox.reply_to(first)
    said = await sandbox.create_user("ben").send(sandbox.channel, "what would i earn as a senior?")
    await sandbox.member.context_menu(MENU, said)
    assert "Pay: whole field, senior, United States" in (await sandbox.reply_to(said)).text


async def test_a_forum_post_is_answered_with_its_title(sandbox: Sandbox, bot: CareerBot) -> None:
    forum = sandbox.guild.create_forum("help")
    post = await sandbox.member.create_post(forum, "salary of data engineers in the uk?", "Anyone?")
    await sandbox.create_user("ben").context_menu("Answer this", post.messages[0])
    assert "Pay: data engineer, United Kingdom" in (await sandbox.reply_to(post.messages[0])).text


async def test_deleting_the_message_takes_the_answer_along(sandbox: Sandbox, bot: CareerBot) -> None:
    said = await sandbox.create_user("ben").send(sandbox.channel, PAY)
    await sandbox.member.context_menu(MENU, said)
    reply = await sandbox.reply_to(said)
    await said.author.delete(said)
    await sandbox.until(lambda: reply.deleted, what="the answer to go")


async def test_where_the_bot_may_not_write_only_the_member_sees_the_answer(
    sandbox: Sandbox, bot: CareerBot
) -> None:
    quiet = sandbox.guild.create_channel("quiet")
    quiet.set_permissions(sandbox.bot, send_messages=False)
    said = await sandbox.create_user("ben").send(quiet, PAY)
    used = await sandbox.member.context_menu(MENU, said)
    assert used.message.is_ephemeral
    assert "Pay: all roles, Germany" in used.message.text
    assert "only you see this" in used.message.text
    assert said.url in used.message.text
    assert [m for m in quiet.messages if m.author is sandbox.bot] == []


async def test_what_has_no_text_or_comes_from_a_bot_is_explained(sandbox: Sandbox, bot: CareerBot) -> None:
    asked = await sandbox.member.send(sandbox.channel, PAY, mention_bot=True)
    own = await sandbox.reply_to(asked)
    bare = await sandbox.member.send(sandbox.channel, sandbox.bot.mention)
    robot = sandbox.create_user("robot")
    robot.bot = True
    beep = await robot.send(sandbox.channel, PAY)
    for message, expected in ((own, "an answer of mine"), (bare, "no text"), (beep, "written by a bot")):
        used = await sandbox.member.context_menu(MENU, message)
        assert used.message.is_ephemeral
        assert expected in used.message.text


async def test_in_a_direct_message_the_answer_links_what_it_answers(sandbox: Sandbox, bot: CareerBot) -> None:
    said = await sandbox.member.send(sandbox.member.dm, PAY)
    await sandbox.reply_to(said)
    used = await sandbox.member.context_menu(MENU, said)
    assert "Pay: all roles, Germany" in used.message.text
    assert said.url in used.message.text


async def test_in_a_server_without_the_bot_the_answer_links_the_message(
    sandbox: Sandbox, bot: CareerBot
) -> None:
    guild = sandbox.create_guild("Elsewhere", with_bot=False)
    ben = sandbox.create_user("ben", guild=guild)
    guild.add(sandbox.member)
    sandbox.member.installed = True
    channel = guild.create_channel("talk")
    said = await ben.send(channel, PAY)
    used = await sandbox.member.context_menu(MENU, said)
    assert "Pay: all roles, Germany" in used.message.text
    assert said.url in used.message.text
    assert ben.mention in used.message.text
    assert used.message.mentions == []
    pressed = await sandbox.member.press(used.message, label="Roadmap")
    assert "Roadmap: data scientist" in pressed.message.text


async def test_the_menu_works_after_a_restart(sandbox: Sandbox, tmp_path: Path, library: Library) -> None:
    said = await sandbox.create_user("ben").send(sandbox.channel, PAY)
    async with running(sandbox, tmp_path, library):
        pass
    async with running(sandbox, tmp_path, library):
        await sandbox.member.context_menu(MENU, said)
        assert "Pay: all roles, Germany" in (await sandbox.reply_to(said)).text


async def test_what_has_an_answer_is_linked_and_not_answered_again(sandbox: Sandbox, bot: CareerBot) -> None:
    said = await sandbox.create_user("ben").send(sandbox.channel, PAY)
    await sandbox.member.context_menu(MENU, said)
    reply = await sandbox.reply_to(said)
    again = await sandbox.create_user("cleo").context_menu(MENU, said)
    assert again.message.is_ephemeral
    assert again.message.text.endswith(reply.url)
    assert [m for m in sandbox.channel.messages if m.author is sandbox.bot] == [reply]
    await said.author.delete(said)
    await sandbox.until(lambda: reply.deleted, what="the answer to go")


async def test_chatter_of_others_is_answered_privately(sandbox: Sandbox, bot: CareerBot) -> None:
    for words in ("what is the weather like in Paris tomorrow", "asdf qwer zxcv"):
        said = await sandbox.create_user("ben").send(sandbox.channel, words)
        used = await sandbox.member.context_menu(MENU, said)
        assert used.message.is_ephemeral
        assert said.url in used.message.text
    assert [m for m in sandbox.channel.messages if m.author is sandbox.bot] == []

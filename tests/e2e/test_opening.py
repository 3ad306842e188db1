"""A mention within a thread or a forum's post that points at the message which opened it."""

import pytest

from bot.discord_app import CareerBot, guild_settings, pointing
from bot.sandbox import Sandbox, Upload
from bot.sandbox.faults_rest import RestFaults
from bot.sandbox.message import Message
from bot.sandbox.model import Channel

SQL = "hey all, how do I learn SQL?"
THIS = "can you answer this?"

reads_all = pytest.mark.usefixtures("message_content")


async def post(sandbox: Sandbox, title: str = "Please help", text: str = SQL) -> Channel:
    """A post of ben's in a forum."""
    forum = sandbox.guild.create_forum("questions")
    return await sandbox.create_user("ben").create_post(forum, title, text)


async def thread(sandbox: Sandbox, text: str = SQL, name: str = "What does a data engineer earn?") -> Channel:
    """A thread on a message of ben's."""
    said = await sandbox.create_user("ben").send(sandbox.channel, text)
    return await sandbox.member.start_thread(said, name)


async def answer(sandbox: Sandbox, where: Channel, said: str = THIS) -> Message:
    """What the bot says to a mention there."""
    return await sandbox.reply_to(await sandbox.member.send(where, said, mention_bot=True))


def reads(sandbox: Sandbox) -> list[str]:
    """Requests of the bot for messages."""
    return [one.path for one in sandbox.requests if one.method == "GET" and "/messages" in one.path]


@reads_all
@pytest.mark.parametrize("said", ["", THIS, "any idea?", "thoughts on the question above?"])
async def test_what_opened_a_post_is_answered_and_read_once(
    sandbox: Sandbox, bot: CareerBot, said: str
) -> None:
    where = await post(sandbox)
    await sandbox.member.send(where, "I wonder too")
    assert (await answer(sandbox, where, said)).text.startswith("## Learning SQL")
    assert [turn["text"] for turn in await bot.store.turns()] == [f"Please help\n{SQL}"]
    assert len(reads(sandbox)) == 1


@reads_all
async def test_a_thread_on_a_message_is_about_that_message_and_not_its_name(
    sandbox: Sandbox, bot: CareerBot
) -> None:
    assert (await answer(sandbox, await thread(sandbox))).text.startswith("## Learning SQL")
    assert [turn["text"] for turn in await bot.store.turns()] == [SQL]
    assert len(reads(sandbox)) == 1


@reads_all
async def test_a_thread_of_its_own_is_about_its_first_message(sandbox: Sandbox, bot: CareerBot) -> None:
    where = await sandbox.member.start_thread(sandbox.channel, "learning")
    first = await answer(sandbox, where)
    assert first.text.startswith("## What you can ask me"), "itself it points at nothing"
    other = await sandbox.member.start_thread(sandbox.channel, "learning")
    await sandbox.member.send(other, SQL)
    assert (await answer(sandbox, other)).text.startswith("## Learning SQL")


@reads_all
@pytest.mark.parametrize("said", ["what can you do?", "hello bot", "how do I learn Python?"])
async def test_words_of_their_own_ask_themselves_and_read_nothing(
    sandbox: Sandbox, bot: CareerBot, said: str
) -> None:
    assert not (await answer(sandbox, await post(sandbox), said)).text.startswith("## Learning SQL")
    assert reads(sandbox) == []


@reads_all
async def test_a_thread_on_an_answer_of_the_bot_opens_with_nobodys_question(
    sandbox: Sandbox, bot: CareerBot
) -> None:
    first = await answer(sandbox, sandbox.channel, SQL)
    where = await sandbox.member.start_thread(first, "more")
    assert (await answer(sandbox, where)).text.startswith("## What you can ask me")


@reads_all
async def test_an_opening_that_cannot_be_read_is_told(sandbox: Sandbox, bot: CareerBot) -> None:
    gone = await post(sandbox)
    await sandbox.member.send(gone, "I wonder too")
    await gone.messages[0].author.delete(gone.messages[0])
    assert (await answer(sandbox, gone)).text == pointing.OPENING_GONE
    below = await thread(sandbox)
    await sandbox.channel.messages[0].author.delete(sandbox.channel.messages[0])
    assert (await answer(sandbox, below)).text == pointing.OPENING_GONE
    picture = await sandbox.member.create_post(
        sandbox.guild.create_forum("pictures"), "Look", "", files=(Upload("cat.txt", b"?"),)
    )
    assert (await answer(sandbox, picture)).text == pointing.OPENING_WORDLESS


@reads_all
async def test_without_the_history_the_lack_is_named_to_the_moderators_too(
    sandbox: Sandbox, bot: CareerBot
) -> None:
    where, mods = await thread(sandbox), sandbox.guild.create_channel("mods")
    await guild_settings.put(bot, sandbox.guild.id, "mod_channel", mods.id, by=1)
    sandbox.channel.set_permissions(sandbox.bot, read_message_history=False)
    await sandbox.member.send(where, THIS, mention_bot=True)
    told = await sandbox.until(lambda: next((m for m in where.messages if m.author is sandbox.bot), None))
    assert "I may not read what was written before in this thread (I lack Read Message History)" in told.text
    assert reads(sandbox) == []
    assert f"I may not read what was written before in <#{where.id}>" in mods.messages[-1].text


@reads_all
@pytest.mark.parametrize("fault", ["fail", "slow"])
async def test_where_discord_fails_a_sentence_stands(
    sandbox: Sandbox, bot: CareerBot, monkeypatch: pytest.MonkeyPatch, fault: str
) -> None:
    monkeypatch.setattr(pointing, "READ_SECONDS", 0.5)
    where, faults = await thread(sandbox), RestFaults(sandbox)
    path = f"/channels/{where.id}/messages"
    if fault == "fail":
        faults.fail(500, only=path)
    else:
        faults.delay(3, only=path)
    assert (await answer(sandbox, where)).text == pointing.OPENING_UNREAD
    assert (await answer(sandbox, where)).text.startswith("## Learning SQL")


async def test_without_the_intent_the_words_are_hidden_and_a_title_that_asks_is_not(
    sandbox: Sandbox, bot: CareerBot
) -> None:
    hidden = await thread(sandbox)
    assert (await answer(sandbox, hidden)).text == pointing.OPENING_HIDDEN
    assert (await answer(sandbox, hidden, "")).text.startswith("## What you can ask me")
    assert (await answer(sandbox, await post(sandbox))).text == pointing.OPENING_HIDDEN
    asking = await post(sandbox, "How do I learn SQL?", "I know nothing yet")
    assert (await answer(sandbox, asking)).text.startswith("## Learning SQL")

"""Plain messages: mention, DM, reply, and what must be left alone."""

from pathlib import Path

import pytest

from bot.discord_app import CareerBot, pointing
from bot.discord_app.replying import one_at_a_time
from bot.library import Library
from bot.sandbox import Message, Sandbox, Upload
from bot.sandbox.users import User
from bot.storage import Profile
from tests.e2e.conftest import running

QUESTION = "whats the salary range for a mid level ml engineer"


async def test_a_mention_is_answered_with_figures_and_source(sandbox: Sandbox, bot: CareerBot) -> None:
    asked = await sandbox.member.send(sandbox.channel, QUESTION, mention_bot=True)
    reply = await sandbox.reply_to(asked)
    assert "$120,000 to $200,000" in reply.text
    assert "Machine Learning Career Path Skills and Salary Guide (2025)" in reply.text
    assert "United States, because no country was named" in reply.text
    assert reply.is_v2
    assert [button.label for button in reply.buttons][:2] == ["Skills needed", "Roadmap"]


async def test_a_file_that_is_attached_is_told_not_to_be_opened(sandbox: Sandbox, bot: CareerBot) -> None:
    member, files = sandbox.member, (Upload("cv.pdf", b"%PDF-1.4"),)
    for text in ("is my cv good", ""):
        for channel in (sandbox.channel, member.dm):
            asked = await member.send(channel, text, mention_bot=channel != member.dm, files=files)
            assert "what you attached I have not opened" in (await sandbox.reply_to(asked)).text
    plain = await member.send(member.dm, "is my cv good")
    assert "attached" not in (await sandbox.reply_to(plain)).text


async def test_the_turn_is_in_the_database_when_the_reply_arrives(sandbox: Sandbox, bot: CareerBot) -> None:
    asked = await sandbox.member.send(sandbox.channel, QUESTION, mention_bot=True)
    await sandbox.reply_to(asked)
    (turn,) = await bot.store.turns()
    assert turn["intent"] == "salary"
    assert turn["entry"] == "salary/by-role"
    assert turn["slots"] == {"role": "machine-learning-engineer", "level": "mid"}
    assert turn["answered"] is True
    assert turn["latency_ms"] > 0
    assert turn["text"] == QUESTION
    assert str(sandbox.member.id) not in str(turn)


async def test_a_direct_message_needs_no_mention(sandbox: Sandbox, bot: CareerBot) -> None:
    asked = await sandbox.member.send(sandbox.member.dm, "how do i become a data engineer")
    reply = await sandbox.reply_to(asked)
    assert "Roadmap: data engineer" in reply.text


async def test_a_reply_to_an_answer_keeps_the_context(sandbox: Sandbox, bot: CareerBot) -> None:
    asked = await sandbox.member.send(sandbox.channel, QUESTION, mention_bot=True)
    first = await sandbox.reply_to(asked)
    again = await sandbox.member.send(sandbox.channel, "and for seniors?", reply_to=first)
    reply = await sandbox.reply_to(again)
    assert "Pay: machine learning engineer, senior" in reply.text


async def pay(sandbox: Sandbox, user: User, text: str, to: Message | None = None) -> Message:
    """The answer to a message of somebody's; on pay, for the title to be read."""
    said = await user.send(sandbox.channel, text, reply_to=to, mention_bot=to is None)
    return await sandbox.reply_to(said)


async def test_a_reply_to_somebody_else_s_answer_carries_on_from_it(
    sandbox: Sandbox, tmp_path: Path, library: Library
) -> None:
    anna, ben = sandbox.member, sandbox.create_user("ben")
    async with running(sandbox, tmp_path, library):
        first = await pay(sandbox, anna, QUESTION)
        await pay(sandbox, ben, "what does a data engineer earn in france")
    async with running(sandbox, tmp_path, library):
        british = await pay(sandbox, ben, "and in the uk?", first)
        assert "Pay: machine learning engineer, mid level, United Kingdom" in british.text
        later = await pay(sandbox, ben, "and for seniors?")
        assert "Pay: machine learning engineer, senior, United Kingdom" in later.text
        own = await pay(sandbox, anna, "and for seniors?")
        assert "Pay: machine learning engineer, senior" in own.text
        assert "United Kingdom" not in own.text.splitlines()[0]


async def test_a_reply_that_asks_nothing_leaves_the_own_conversation_where_it_was(
    sandbox: Sandbox, bot: CareerBot
) -> None:
    ben = sandbox.create_user("ben")
    first = await pay(sandbox, sandbox.member, QUESTION)
    await pay(sandbox, ben, "what does a data engineer earn")
    await pay(sandbox, ben, "thanks!", first)
    assert "Pay: data engineer, United Kingdom" in (await pay(sandbox, ben, "and in the uk?")).text


async def test_a_reply_to_an_older_answer_of_one_s_own_is_about_that_one(
    sandbox: Sandbox, bot: CareerBot
) -> None:
    first = await pay(sandbox, sandbox.member, QUESTION)
    await pay(sandbox, sandbox.member, "what does a data engineer earn")
    again = await pay(sandbox, sandbox.member, "and in the uk?", first)
    assert "Pay: machine learning engineer, mid level, United Kingdom" in again.text


async def test_a_reply_to_an_answer_to_several_questions_goes_on_from_the_pay_in_it(
    sandbox: Sandbox, bot: CareerBot
) -> None:
    anna, ben = sandbox.member, sandbox.create_user("ben")
    await bot.conversation.profiles.put(bot.pseudonym(anna.id), Profile(country="GB"), 1.0)
    first = await pay(sandbox, anna, "what does an MLE do and how much do they make?")
    assert "Pay: machine learning engineer, United Kingdom" in first.text
    other = await pay(sandbox, ben, "and for seniors?", first)
    assert other.text.splitlines()[0] == "## Pay: machine learning engineer, senior, United States"
    own = await pay(sandbox, anna, "and for seniors?", first)
    assert own.text.splitlines()[0] == "## Pay: machine learning engineer, senior, United Kingdom"


async def test_a_reply_to_somebody_else_s_answer_takes_nothing_of_their_profile(
    sandbox: Sandbox, bot: CareerBot
) -> None:
    anna, ben = sandbox.member, sandbox.create_user("ben")
    await bot.conversation.profiles.put(bot.pseudonym(anna.id), Profile(country="GB"), 1.0)
    first = await pay(sandbox, anna, "what does a data scientist earn")
    assert "Pay: data scientist, United Kingdom" in first.text
    other = await pay(sandbox, ben, "and for seniors?", first)
    assert "Pay: data scientist, senior" in other.text
    assert "United Kingdom" not in other.text.splitlines()[0]
    assert "United States, because no country was named" in other.text


async def test_an_answer_that_was_forgotten_is_no_context(sandbox: Sandbox, bot: CareerBot) -> None:
    first = await pay(sandbox, sandbox.member, QUESTION)
    await bot.store.forget_member(bot.pseudonym(sandbox.member.id))
    other = await pay(sandbox, sandbox.create_user("ben"), "and for seniors?", first)
    assert "machine learning engineer" not in other.text.splitlines()[0]


async def test_a_reply_without_ping_says_how_to_be_read(sandbox: Sandbox, bot: CareerBot) -> None:
    asked = await sandbox.member.send(sandbox.channel, QUESTION, mention_bot=True)
    first = await sandbox.reply_to(asked)
    again = await sandbox.member.send(sandbox.channel, "and for seniors?", reply_to=first, ping=False)
    reply = await sandbox.reply_to(again)
    assert "Keep the ping on" in reply.text


async def test_talk_that_is_not_for_the_bot_is_left_alone(sandbox: Sandbox, bot: CareerBot) -> None:
    said = await sandbox.member.send(sandbox.channel, "what does a data engineer earn?")
    await sandbox.expect_silence(sandbox.channel, after=said)
    assert await bot.store.turns() == []


async def test_what_is_not_about_careers_is_declined_kindly(sandbox: Sandbox, bot: CareerBot) -> None:
    asked = await sandbox.member.send(
        sandbox.channel, "which laptop should i buy for gaming", mention_bot=True
    )
    await sandbox.reply_to(asked)
    (turn,) = await bot.store.turns()
    assert turn["intent"] == "out_of_scope"
    assert turn["answered"] is False


async def test_two_members_do_not_share_a_context(sandbox: Sandbox, bot: CareerBot) -> None:
    ben = sandbox.create_user("ben")
    asked = await sandbox.member.send(sandbox.channel, QUESTION, mention_bot=True)
    await sandbox.reply_to(asked)
    other = await ben.send(sandbox.channel, "and for seniors?", mention_bot=True)
    reply = await sandbox.reply_to(other)
    assert "machine learning engineer, senior" not in reply.text


@pytest.mark.parametrize(
    "text",
    [
        "> what does a data engineer earn\n{} how do I learn SQL?",
        "{} how do I learn SQL?\n>>> what does a data\nengineer earn",
        "> how do I learn SQL?\n{}",
    ],
)
async def test_what_a_message_quotes_is_no_part_of_its_question(
    sandbox: Sandbox, bot: CareerBot, text: str
) -> None:
    said = await sandbox.member.send(sandbox.channel, text.format(sandbox.bot.mention))
    reply = await sandbox.reply_to(said)
    assert reply.text.startswith("## Learning SQL")
    assert [turn["text"] for turn in await bot.store.turns()] == ["how do I learn SQL?"]


async def test_a_question_behind_a_quotation_carries_on_from_the_answer_before(
    sandbox: Sandbox, bot: CareerBot
) -> None:
    asked = await sandbox.member.send(sandbox.channel, QUESTION, mention_bot=True)
    first = await sandbox.reply_to(asked)
    text = "> what does a data engineer earn\nwhat about in the UK?"
    again = await sandbox.member.send(sandbox.channel, text, reply_to=first)
    assert "Pay: machine learning engineer, mid level, United Kingdom" in (await sandbox.reply_to(again)).text


@pytest.mark.parametrize("said", ["is this true?", "+1", "can you answer this?", "what do you think?"])
async def test_words_that_point_at_a_quotation_ask_what_it_says(
    sandbox: Sandbox, bot: CareerBot, said: str
) -> None:
    text = f"> how do I learn SQL?\n{sandbox.bot.mention} {said}"
    reply = await sandbox.reply_to(await sandbox.member.send(sandbox.channel, text))
    assert reply.text.startswith("## Learning SQL")


async def test_a_message_that_discord_hides_is_said_to_be_hidden(sandbox: Sandbox, bot: CareerBot) -> None:
    other = await sandbox.create_user("ben").send(sandbox.channel, "how do I learn SQL?")
    asked = await sandbox.member.send(sandbox.channel, "what about this?", mention_bot=True, reply_to=other)
    assert (await sandbox.reply_to(asked)).text == pointing.HIDDEN
    assert await bot.store.turns() == []


@pytest.mark.parametrize(
    ("title", "quoted"),
    [
        ("how do I learn SQL?", "> somebody said learn python first"),
        ("is this right?", "> how do I learn SQL?"),
        ("Help", ">>> how do I learn SQL?"),
    ],
)
async def test_the_title_of_a_post_that_only_quotes_is_what_it_asks(
    sandbox: Sandbox, bot: CareerBot, title: str, quoted: str
) -> None:
    forum = sandbox.guild.create_forum("help")
    post = await sandbox.member.create_post(forum, title, quoted, mention_bot=True)
    assert (await sandbox.reply_to(post.messages[0])).text.startswith("## Learning SQL")


@pytest.mark.parametrize("text", ["", "please", "I start in March."])
async def test_the_title_of_a_forum_post_is_part_of_what_it_asks(
    sandbox: Sandbox, bot: CareerBot, text: str
) -> None:
    forum = sandbox.guild.create_forum("help")
    title = "salary of data engineers in the uk?"
    post = await sandbox.member.create_post(forum, title, text, mention_bot=True)
    answer = await sandbox.reply_to(post.messages[0])
    assert "Pay: data engineer, United Kingdom" in answer.text
    later = await sandbox.member.send(post, "how do I learn SQL", mention_bot=True)
    assert "## Learning SQL" in (await sandbox.reply_to(later)).text


async def test_the_notice_of_a_thread_on_an_answer_is_no_question(sandbox: Sandbox, bot: CareerBot) -> None:
    asked = await sandbox.member.send(sandbox.channel, QUESTION, mention_bot=True)
    thread = await sandbox.member.start_thread(await sandbox.reply_to(asked), "more on this")
    said = await sandbox.member.send(thread, "interesting")
    await sandbox.expect_silence(thread, after=said)
    assert [m for m in thread.messages if m.author is sandbox.bot] == []


async def test_an_answer_and_its_question_are_kept_as_a_pair(sandbox: Sandbox, bot: CareerBot) -> None:
    asked = await sandbox.member.send(sandbox.channel, QUESTION, mention_bot=True)
    reply = await sandbox.reply_to(asked)
    async with one_at_a_time(asked.id):
        pair = await bot.store.reply(asked.id)
    assert pair is not None
    assert (pair.answer, pair.channel) == (reply.id, sandbox.channel.id)
    assert pair.member == bot.pseudonym(sandbox.member.id)


async def test_without_the_history_of_a_channel_the_answer_is_a_plain_message(
    sandbox: Sandbox, bot: CareerBot
) -> None:
    channel = sandbox.guild.create_channel("no-history")
    channel.set_permissions(sandbox.bot, read_message_history=False)
    asked = await sandbox.member.send(channel, QUESTION, mention_bot=True)
    answer = await sandbox.wait_for_message(channel, after=asked)
    assert "$120,000 to $200,000" in answer.text
    assert answer.reference_id is None


async def test_an_answer_pings_nobody(sandbox: Sandbox, bot: CareerBot) -> None:
    ben = sandbox.create_user("ben")
    text = f"{ben.mention} @everyone what does a data engineer earn"
    asked = await sandbox.member.send(sandbox.channel, text, mention_bot=True)
    reply = await sandbox.reply_to(asked)
    assert reply.mentions == []
    assert not reply.mention_everyone
    assert "@everyone" not in reply.text

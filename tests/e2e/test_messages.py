"""Plain messages: mention, DM, reply, and what must be left alone."""

import pytest

from bot.discord_app import CareerBot
from bot.discord_app.replying import one_at_a_time
from bot.sandbox import Sandbox

QUESTION = "whats the salary range for a mid level ml engineer"


async def test_a_mention_is_answered_with_figures_and_source(sandbox: Sandbox, bot: CareerBot) -> None:
    asked = await sandbox.member.send(sandbox.channel, QUESTION, mention_bot=True)
    reply = await sandbox.reply_to(asked)
    assert "$120,000 to $200,000" in reply.text
    assert "Machine Learning Career Path Skills and Salary Guide (2025)" in reply.text
    assert "United States, because no country was named" in reply.text
    assert reply.is_v2
    assert [button.label for button in reply.buttons][:2] == ["Skills needed", "Roadmap"]


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

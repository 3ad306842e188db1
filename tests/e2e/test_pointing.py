"""A mention in reply to somebody's question, where Discord lets the bot read that question."""

import pytest

from bot.discord_app import CareerBot, pointing
from bot.sandbox import Sandbox, Upload

pytestmark = pytest.mark.usefixtures("message_content")


@pytest.mark.parametrize("said", ["", "can you answer this?", "thoughts?", "any idea?", "help him out"])
async def test_words_that_point_at_the_message_they_reply_to_ask_what_it_says(
    sandbox: Sandbox, bot: CareerBot, said: str
) -> None:
    other = await sandbox.create_user("ben").send(sandbox.channel, "hey all, how do I learn SQL?")
    asked = await sandbox.member.send(sandbox.channel, said, mention_bot=True, reply_to=other)
    assert (await sandbox.reply_to(asked)).text.startswith("## Learning SQL")
    assert [turn["text"] for turn in await bot.store.turns()] == ["hey all, how do I learn SQL?"]


async def test_what_somebody_else_asked_carries_nothing_on(sandbox: Sandbox, bot: CareerBot) -> None:
    first = await sandbox.member.send(sandbox.channel, "what does a data scientist earn?", mention_bot=True)
    await sandbox.reply_to(first)
    other = await sandbox.create_user("ben").send(sandbox.channel, "and in the UK?")
    asked = await sandbox.member.send(
        sandbox.channel, "can you answer this?", mention_bot=True, reply_to=other
    )
    assert "data scientist" not in (await sandbox.reply_to(asked)).text.lower()
    own = await sandbox.member.send(sandbox.channel, "what does a data scientist earn?", mention_bot=True)
    await sandbox.reply_to(own)
    again = await sandbox.member.send(sandbox.channel, "and in the UK?")
    await sandbox.member.context_menu("Answer this", again)
    assert "Pay: data scientist, United Kingdom" in (await sandbox.reply_to(again)).text


async def test_own_words_in_reply_to_somebody_are_what_is_asked(sandbox: Sandbox, bot: CareerBot) -> None:
    other = await sandbox.create_user("ben").send(sandbox.channel, "how do I learn Python?")
    asked = await sandbox.member.send(
        sandbox.channel, "how do I learn SQL?", mention_bot=True, reply_to=other
    )
    assert (await sandbox.reply_to(asked)).text.startswith("## Learning SQL")


async def test_a_picture_is_said_to_hold_no_words(sandbox: Sandbox, bot: CareerBot) -> None:
    other = await sandbox.create_user("ben").send(sandbox.channel, "", files=(Upload("cat.txt", b"?"),))
    asked = await sandbox.member.send(sandbox.channel, "this?", mention_bot=True, reply_to=other)
    assert (await sandbox.reply_to(asked)).text == pointing.WORDLESS

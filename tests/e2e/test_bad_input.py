"""Messages that hold no question, too much of one, or tricks; and faults of our own."""

import pytest

from bot.answers import answering
from bot.discord_app import CareerBot
from bot.sandbox import Sandbox

ODD = {
    "nothing": "",
    "emoji only": "🎉🎉 🤖",
    "another script": "Сколько зарабатывает инженер по данным?",
    "long": "how do i become a data scientist " * 121,
    "mentions": "<@123456789012345678> <@&99> @everyone @here <#77> what does a data engineer do",
    "code": "```python\nraise KeyError\n``` why",
    "markdown": "**[free nitro](https://example.com)** > # || what does an mle earn ||",
    "zalgo": "w̷̢h̶a̸t̵ ̷d̸o̷e̶s̴ ̶a̸ data scientist do",
    "one word many times": "salary " * 500,
    "control characters": "what\u202e does\u200b a data analyst\x07 do",
}


@pytest.mark.parametrize("text", ODD.values(), ids=ODD.keys())
async def test_odd_messages_get_a_polite_reply(sandbox: Sandbox, bot: CareerBot, text: str) -> None:
    asked = await sandbox.member.send(sandbox.channel, text[:1900], mention_bot=True)
    reply = await sandbox.reply_to(asked)
    assert reply.text
    assert "went wrong" not in reply.text
    assert "@everyone" not in reply.text
    assert "free nitro" not in reply.text
    assert reply.mentions == []
    assert len(await bot.store.turns()) == 1


async def test_a_fault_of_ours_is_told_with_its_id_and_logged(
    sandbox: Sandbox, bot: CareerBot, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("kaput")

    monkeypatch.setitem(answering.COMPUTED, "salary", broken)
    asked = await sandbox.member.send(sandbox.channel, "what does a data scientist earn", mention_bot=True)
    reply = await sandbox.reply_to(asked)
    (turn,) = await bot.store.turns()
    assert turn["error"]
    assert turn["text"] == "what does a data scientist earn"
    assert f"error {turn['error']}" in reply.text
    assert "kaput" not in reply.text
    assert turn["error"] in caplog.text
    used = await sandbox.member.slash(sandbox.channel, "salary", role="data-scientist")
    assert "went wrong" in used.message.text
    assert used.message.is_ephemeral


async def test_where_the_bot_may_not_write_the_asker_hears_it_privately(
    sandbox: Sandbox, bot: CareerBot
) -> None:
    channel = sandbox.guild.create_channel("quiet")
    channel.set_permissions(sandbox.bot, send_messages=False)
    await sandbox.member.send(channel, "what does a data engineer do", mention_bot=True)
    told = await sandbox.wait_for_message(sandbox.member.dm)
    assert "may not write in #quiet" in told.text


async def test_the_longest_question_a_command_takes_is_answered(sandbox: Sandbox, bot: CareerBot) -> None:
    question = ("how do i become a data scientist " * 130)[:4000]
    used = await sandbox.member.slash(sandbox.channel, "ask", question=question)
    assert used.message.text
    assert "went wrong" not in used.message.text

"""Suggestions, and the button beside them that says: none of these."""

from dataclasses import replace

import pytest

from bot.discord_app import CareerBot
from bot.sandbox import Sandbox
from bot.understanding.thresholds import CALIBRATION, Limits

VAGUE = "working with data at a startup or a bank"


@pytest.fixture(autouse=True)
def never_sure(bot: CareerBot) -> None:
    """Limits with which every question gets suggestions: which one does today is the content's matter."""
    unsure = CALIBRATION.model_copy(update={"limits": Limits(answer=1.0, offer=0.0, decline=1.0)})
    known = bot.conversation.knowledge
    bot.conversation.knowledge = replace(known, understander=known.understander.calibrated(unsure))


async def test_it_is_kept_with_its_turn_and_says_how_to_go_on(sandbox: Sandbox, bot: CareerBot) -> None:
    asked = await sandbox.member.send(sandbox.channel, VAGUE, mention_bot=True)
    reply = await sandbox.reply_to(asked)
    assert len(reply.buttons) >= 3
    pressed = await sandbox.member.press(reply, label="None of these")
    assert pressed.message is reply, "the message itself changes"
    assert "the moderators see it" in reply.text
    assert "in other words" in reply.text
    assert [button.label for button in reply.buttons] == ["Tell me when it is fixed"]
    (kept,) = await bot.store.feedback()
    (turn,) = await bot.store.turns()
    assert (kept["kind"], kept["turn"]) == ("none_of_these", turn["id"])
    assert kept["member"] == bot.pseudonym(sandbox.member.id)


async def test_only_the_asker_may_say_so(sandbox: Sandbox, bot: CareerBot) -> None:
    ben = sandbox.create_user("ben")
    by_mention = await sandbox.reply_to(await sandbox.member.send(sandbox.channel, VAGUE, mention_bot=True))
    by_command = (await sandbox.member.slash(sandbox.channel, "ask", question=VAGUE)).message
    for message in (by_mention, by_command):
        before = message.text
        refused = await ben.press(message, label="None of these")
        assert refused.message.is_ephemeral
        assert f"Only {sandbox.member.mention}" in refused.message.text
        assert refused.message.mentions == []
        assert message.text == before
    assert await bot.store.feedback() == []
    await sandbox.member.press(by_command, label="None of these")
    assert len(await bot.store.feedback()) == 1


async def test_who_used_answer_this_is_the_asker(sandbox: Sandbox, bot: CareerBot) -> None:
    said = await sandbox.create_user("ben").send(sandbox.channel, VAGUE)
    used = await sandbox.member.context_menu("Answer this", said)
    assert used.message.is_ephemeral, "nobody else is bothered with a question back"
    await sandbox.member.press(used.message, label="None of these")
    assert "the moderators see it" in used.message.text

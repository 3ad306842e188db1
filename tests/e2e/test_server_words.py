"""What a server set counts in the answers given there: where people help, the notice, how sure to be."""

from dataclasses import replace
from pathlib import Path

import pytest

from bot.discord_app import CareerBot
from bot.discord_app.guild_settings import put
from bot.errors import StoreError
from bot.library import Library
from bot.sandbox import Sandbox
from bot.sandbox.message import Message
from bot.understanding.thresholds import CALIBRATION, Limits
from tests.e2e.conftest import running

LAPTOP = "which laptop should i buy"
DUTIES = "what does a data engineer do?"
KEPT = "I keep questions for 365 days, without your name"


async def reply(sandbox: Sandbox, text: str) -> Message:
    """The answer to a mention."""
    said = await sandbox.member.send(sandbox.channel, text, mention_bot=True)
    return await sandbox.reply_to(said)


async def asked(sandbox: Sandbox, text: str) -> str:
    """Its text."""
    return (await reply(sandbox, text)).text


def labels(message: Message) -> list[str | None]:
    """What is written on the buttons."""
    return [button.label for button in message.buttons]


async def test_what_is_declined_goes_to_the_channel_of_the_server(sandbox: Sandbox, bot: CareerBot) -> None:
    assert "People can help" not in await asked(sandbox, LAPTOP)
    await put(bot, sandbox.guild.id, "declined_to", sandbox.channel.id, 1)
    line = f"People can help with that in <#{sandbox.channel.id}>."
    assert line in await asked(sandbox, LAPTOP)
    used = await sandbox.member.slash(sandbox.channel, "ask", question=LAPTOP)
    assert line in used.message.text
    said = await sandbox.member.send(sandbox.channel, LAPTOP)
    used = await sandbox.member.context_menu("Answer this", said)
    assert line in used.message.text
    for other in (DUTIES, "hello", "i want to kill myself", "asdf jkl"):
        assert "People can help" not in await asked(sandbox, other)
    private = await sandbox.member.send(sandbox.member.dm, LAPTOP)
    assert "People can help" not in (await sandbox.reply_to(private)).text


async def test_a_member_is_told_once_in_a_server_that_questions_are_kept(
    sandbox: Sandbox, tmp_path: Path, library: Library
) -> None:
    async with running(sandbox, tmp_path, library):
        first = await reply(sandbox, DUTIES)
        assert f"-# {KEPT}" in first.text
        assert KEPT not in await asked(sandbox, DUTIES)
        used = await sandbox.member.slash(sandbox.channel, "ask", question=DUTIES)
        assert KEPT not in used.message.text
        other = sandbox.create_user("other")
        used = await other.slash(sandbox.channel, "role", role="data-engineer")
        assert KEPT in used.message.text
    async with running(sandbox, tmp_path, library):
        assert KEPT not in await asked(sandbox, DUTIES), "told before the restart"
        elsewhere = sandbox.create_guild("Elsewhere")
        elsewhere.add(sandbox.member)
        used = await sandbox.member.slash(elsewhere.create_channel("talk"), "ask", question=DUTIES)
        assert KEPT in used.message.text
        private = await sandbox.member.send(sandbox.member.dm, DUTIES)
        assert KEPT not in (await sandbox.reply_to(private)).text


async def test_the_notice_says_the_days_of_the_server_and_can_be_switched_off(
    sandbox: Sandbox, bot: CareerBot
) -> None:
    await put(bot, sandbox.guild.id, "notice", "never", 1)
    assert "I keep questions" not in await asked(sandbox, DUTIES)
    await put(bot, sandbox.guild.id, "notice", None, 1)
    await put(bot, sandbox.guild.id, "retention_days", 90, 1)
    assert "I keep questions for 90 days" in await asked(sandbox, "what does a data engineer earn in germany")


async def test_the_notice_stays_when_the_chart_comes(sandbox: Sandbox, bot: CareerBot) -> None:
    answer = await reply(sandbox, "what does a data engineer earn in the us")
    await sandbox.until(lambda: answer.attachments, 20, "the chart")
    assert KEPT in answer.text


async def test_a_store_that_fails_takes_no_answer_away(
    sandbox: Sandbox, bot: CareerBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def fails(*_: object) -> bool:
        raise StoreError("the disk is full")

    with monkeypatch.context() as broken:
        broken.setattr(bot.store, "noted", fails)
        text = await asked(sandbox, DUTIES)
        assert "Data engineer" in text
        assert KEPT not in text
    assert KEPT in await asked(sandbox, DUTIES)


async def test_a_careful_server_asks_back_where_another_answers(sandbox: Sandbox, bot: CareerBot) -> None:
    known, vague = bot.knowledge, "working with data at a startup or a bank"
    share = known.understander.understand(vague).intents[0][1]
    limits = Limits(answer=share - 0.1, offer=0.05, decline=1.0)
    calibrated = known.understander.calibrated(CALIBRATION.model_copy(update={"limits": limits}))
    bot.conversation.knowledge = replace(known, understander=calibrated)
    assert "None of these" not in labels(await reply(sandbox, vague))
    await put(bot, sandbox.guild.id, "caution", "careful", 1)
    assert "None of these" in labels(await reply(sandbox, vague))
    elsewhere = sandbox.create_guild("Elsewhere")
    elsewhere.add(sandbox.member)
    used = await sandbox.member.slash(elsewhere.create_channel("talk"), "ask", question=vague)
    assert "None of these" not in labels(used.message)
    await put(bot, sandbox.guild.id, "caution", None, 1)
    assert "None of these" not in labels(await reply(sandbox, vague))

"""An edited question has its answer replaced; a deleted one takes its answer along."""

import asyncio
from pathlib import Path

import pytest

from bot.answers.chart_values import Chart
from bot.charts.drawing import Picture
from bot.discord_app import CareerBot, editing
from bot.library import Library
from bot.sandbox import Sandbox
from tests.e2e.conftest import running

PAY, SKILLS = "what does a data scientist earn", "what skills does a data engineer need"


async def forgotten(bot: CareerBot, question: int) -> None:
    async with asyncio.timeout(30):
        while await bot.store.reply(question) is not None:  # noqa: ASYNC110 - a store tells of nothing
            await asyncio.sleep(0.01)


async def test_an_edited_question_has_its_answer_replaced(sandbox: Sandbox, bot: CareerBot) -> None:
    asked = await sandbox.member.send(sandbox.channel, PAY, mention_bot=True)
    reply = await sandbox.reply_to(asked)
    assert "Pay: data scientist" in reply.text
    await sandbox.member.edit(asked, SKILLS, mention_bot=True)
    await sandbox.until(lambda: "Skills: data engineer" in reply.text, what="the other answer")
    assert "Pay: data scientist" not in reply.text
    assert [m for m in sandbox.channel.messages if m.author is sandbox.bot] == [reply], "edited, not doubled"
    pressed = await sandbox.member.press(reply, label="Pay")
    assert "Pay: data engineer" in pressed.message.text


async def test_so_does_one_in_a_direct_message_and_after_a_restart(
    sandbox: Sandbox, tmp_path: Path, library: Library
) -> None:
    async with running(sandbox, tmp_path, library):
        asked = await sandbox.member.send(sandbox.member.dm, PAY)
        reply = await sandbox.reply_to(asked)
    async with running(sandbox, tmp_path, library):
        await sandbox.member.edit(asked, SKILLS)
        await sandbox.until(lambda: "Skills: data engineer" in reply.text, what="the other answer")


async def test_an_edit_that_changes_no_words_for_us_or_comes_too_late_changes_nothing(
    sandbox: Sandbox, bot: CareerBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = await sandbox.member.send(sandbox.channel, PAY, mention_bot=True)
    reply = await sandbox.reply_to(asked)
    await sandbox.member.edit(asked, "never mind")  # without the mention its words are not for us
    monkeypatch.setattr(editing, "EDIT_SECONDS", 0.0)
    await sandbox.member.edit(asked, SKILLS, mention_bot=True)
    await asyncio.sleep(0.3)
    assert "Pay: data scientist" in reply.text
    assert len(await bot.store.turns()) == 1


async def test_a_message_that_was_never_answered_is_not_answered_by_an_edit(
    sandbox: Sandbox, bot: CareerBot
) -> None:
    said = await sandbox.member.send(sandbox.channel, "hello all")
    await sandbox.member.edit(said, PAY, mention_bot=True)
    await sandbox.expect_silence(sandbox.channel, after=said)


async def test_a_hint_is_replaced_by_the_answer_too(sandbox: Sandbox, bot: CareerBot) -> None:
    first = await sandbox.reply_to(await sandbox.member.send(sandbox.channel, PAY, mention_bot=True))
    asked = await sandbox.member.send(sandbox.channel, "and skills?", reply_to=first, ping=False)
    hint = await sandbox.reply_to(asked)
    assert "Keep the ping on" in hint.text
    await sandbox.member.edit(asked, SKILLS, mention_bot=True)
    await sandbox.until(lambda: "Skills: data engineer" in hint.text, what="the answer")


async def test_a_deleted_question_takes_its_answer_along(sandbox: Sandbox, bot: CareerBot) -> None:
    asked = await sandbox.member.send(sandbox.channel, PAY, mention_bot=True)
    reply = await sandbox.reply_to(asked)
    await sandbox.member.delete(asked)
    await sandbox.until(lambda: reply.deleted, what="the answer to go")
    await forgotten(bot, asked.id)


async def test_a_question_deleted_before_it_was_answered_leaves_nothing_behind(
    sandbox: Sandbox, bot: CareerBot
) -> None:
    asked = await sandbox.member.send(sandbox.channel, PAY, mention_bot=True)
    await sandbox.member.delete(asked)
    reply = await sandbox.wait_for_message(sandbox.channel, after=asked)
    await sandbox.until(lambda: reply.deleted, what="the answer to go")


async def test_questions_deleted_together_take_their_answers_along(sandbox: Sandbox, bot: CareerBot) -> None:
    moderator = sandbox.create_user("mo", sandbox.guild.create_role("mods", "manage_messages"))
    asked = [await sandbox.member.send(sandbox.channel, text, mention_bot=True) for text in (PAY, SKILLS)]
    replies = [await sandbox.reply_to(message) for message in asked]
    await moderator.bulk_delete(asked)
    await sandbox.until(lambda: all(reply.deleted for reply in replies), what="both answers to go")


async def test_an_answer_that_moderators_deleted_does_not_come_back(sandbox: Sandbox, bot: CareerBot) -> None:
    moderator = sandbox.create_user("mo", sandbox.guild.create_role("mods", "manage_messages"))
    asked = await sandbox.member.send(sandbox.channel, PAY, mention_bot=True)
    reply = await sandbox.reply_to(asked)
    await moderator.delete(reply)
    await sandbox.member.edit(asked, SKILLS, mention_bot=True)
    await forgotten(bot, asked.id)
    await sandbox.expect_silence(sandbox.channel, after=reply)


async def test_a_chart_that_comes_late_does_not_bring_the_old_answer_back(
    sandbox: Sandbox, bot: CareerBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawing, drawn, finished = asyncio.Event(), asyncio.Event(), asyncio.Event()
    draw = bot.charts.draw

    async def slowly(chart: Chart) -> Picture:
        drawing.set()
        await drawn.wait()
        picture = await draw(chart)
        finished.set()
        return picture

    monkeypatch.setattr(bot.charts, "draw", slowly)
    asked = await sandbox.member.send(sandbox.channel, PAY, mention_bot=True)
    reply = await sandbox.reply_to(asked)
    await asyncio.wait_for(drawing.wait(), 5)
    await sandbox.member.edit(asked, SKILLS, mention_bot=True)
    await sandbox.until(lambda: "Skills: data engineer" in reply.text, what="the other answer at once")
    drawn.set()
    await asyncio.wait_for(finished.wait(), 10)
    await asyncio.sleep(0.3)
    assert "Skills: data engineer" in reply.text
    assert reply.attachments == []


async def test_a_store_that_fails_during_an_edit_leaves_a_mark(
    sandbox: Sandbox, bot: CareerBot, caplog: pytest.LogCaptureFixture
) -> None:
    asked = await sandbox.member.send(sandbox.channel, PAY, mention_bot=True)
    reply = await sandbox.reply_to(asked)
    await sandbox.until(lambda: bool(reply.attachments), what="the chart")
    await bot.store.close()
    await sandbox.member.edit(asked, SKILLS, mention_bot=True)
    await sandbox.until(lambda: "⚠️" in asked.reactions, what="the mark")
    assert "could not be answered anew" in caplog.text
    assert "Ignoring exception" not in caplog.text


async def test_a_store_that_fails_before_the_chart_leaves_it_away(
    sandbox: Sandbox, bot: CareerBot, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    draw = bot.charts.draw

    async def failing(chart: Chart) -> Picture:
        await bot.store.close()
        return await draw(chart)

    monkeypatch.setattr(bot.charts, "draw", failing)
    reply = await sandbox.reply_to(await sandbox.member.send(sandbox.channel, PAY, mention_bot=True))
    await sandbox.until(lambda: "the store failed" in caplog.text, what="the log")
    await asyncio.sleep(0.1)
    assert reply.attachments == []
    assert "Ignoring exception" not in caplog.text

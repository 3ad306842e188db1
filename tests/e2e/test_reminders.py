"""The weekly reminder: asked for, sent by DM, stopped there, kept over restarts, dropped when DMs close."""

import sqlite3
import time
from pathlib import Path

import pytest
from aiohttp import web

from bot.discord_app import CareerBot, reminders
from bot.discord_app.reminders import LATER, WEEK, send_due
from bot.library import Library
from bot.sandbox import Message, Sandbox, User
from bot.storage import Reminder, StepMark
from tests.e2e.conftest import running
from tests.e2e.test_progress import ANALYST, FIRST, SCIENTIST, labels, opened


async def opted_in(sandbox: Sandbox) -> Message:
    """The tracker of a member who has begun a roadmap and wants to be reminded."""
    shown = await opened(sandbox)
    await sandbox.member.press(shown, label="Done")
    await sandbox.member.press(shown, label="Remind me weekly")
    await sandbox.wait_for_message(sandbox.member.dm)
    return shown


def sent_to(member: User) -> list[Message]:
    return [message for message in member.dm.messages if message.author.bot]


async def held(bot: CareerBot, member: User) -> tuple[Reminder | None, int | None]:
    name = bot.pseudonym(member.id)
    return await bot.store.reminder(name), await bot.store.contact(name, "reminder")


async def test_nothing_is_kept_of_who_did_not_ask(sandbox: Sandbox, bot: CareerBot) -> None:
    shown = await opened(sandbox)
    await sandbox.member.press(shown, label="Done")
    await send_due(bot, time.time() + 2 * WEEK)
    assert await held(bot, sandbox.member) == (None, None)
    assert sent_to(sandbox.member) == []


async def test_the_button_turns_it_on_and_off(sandbox: Sandbox, bot: CareerBot) -> None:
    before = time.time()
    shown = await opted_in(sandbox)
    reminder, contact = await held(bot, sandbox.member)
    assert reminder is not None
    assert before + WEEK <= reminder.due <= time.time() + WEEK
    assert contact == sandbox.member.id
    assert "The next reminder comes by DM" in shown.text
    (told,) = sent_to(sandbox.member)
    assert "Weekly reminder" in told.text
    await sandbox.member.press(shown, label="Stop reminders")
    assert await held(bot, sandbox.member) == (None, None)
    assert "Remind me weekly" in labels(shown)


async def test_each_week_the_next_step_of_every_started_roadmap_comes(
    sandbox: Sandbox, bot: CareerBot, library: Library
) -> None:
    await opted_in(sandbox)
    analyst = library.roadmaps[ANALYST].steps[2]
    await bot.store.put_marks(
        bot.pseudonym(sandbox.member.id), [StepMark(ANALYST, analyst.id, "doing", time.time())]
    )
    now = time.time()
    await send_due(bot, now + WEEK - 60)
    assert len(sent_to(sandbox.member)) == 1
    await send_due(bot, now + WEEK + 60)
    await send_due(bot, now + WEEK + 120)
    _, reminder = sent_to(sandbox.member)
    assert library.roadmaps[SCIENTIST].steps[1].title in reminder.text
    assert library.roadmaps[SCIENTIST].steps[0].title not in reminder.text
    assert analyst.title in reminder.text
    await send_due(bot, now + 2 * WEEK + 60)
    assert len(sent_to(sandbox.member)) == 3


async def test_weeks_in_which_the_bot_was_off_are_not_made_up_for(sandbox: Sandbox, bot: CareerBot) -> None:
    await opted_in(sandbox)
    (first, _) = await held(bot, sandbox.member)
    assert first is not None
    late = first.due + 3 * WEEK + 5
    await send_due(bot, late)
    await send_due(bot, late + 60)
    assert len(sent_to(sandbox.member)) == 2
    assert (await held(bot, sandbox.member))[0] == Reminder(first.member, first.due + 4 * WEEK)


async def test_it_is_stopped_and_started_from_the_dm(sandbox: Sandbox, bot: CareerBot) -> None:
    await opted_in(sandbox)
    await send_due(bot, time.time() + WEEK + 60)
    reminder = sent_to(sandbox.member)[-1]
    opened_there = await sandbox.member.press(reminder, label="Open data scientist")
    assert "Your roadmap: data scientist" in opened_there.message.text
    stopped = await sandbox.member.press(reminder, label="Stop reminders")
    assert stopped.message is reminder
    assert "Off." in reminder.text
    assert await held(bot, sandbox.member) == (None, None)
    await sandbox.member.press(reminder, label="Remind me weekly")
    assert (await held(bot, sandbox.member))[1] == sandbox.member.id


async def test_other_messages_that_were_allowed_are_left_alone(sandbox: Sandbox, bot: CareerBot) -> None:
    name = bot.pseudonym(sandbox.member.id)
    shown = await opted_in(sandbox)
    assert await bot.store.contact(name, "mended") is None
    await bot.store.put_contact(name, sandbox.member.id, 1.0, "mended")
    await sandbox.member.press(shown, label="Stop reminders")
    assert await held(bot, sandbox.member) == (None, None)
    await sandbox.member.press(shown, label="Remind me weekly")
    sandbox.member.accepts_dms = False
    await send_due(bot, time.time() + WEEK + 60)
    assert await held(bot, sandbox.member) == (None, None)
    assert await bot.store.contact(name, "mended") == sandbox.member.id


async def test_it_survives_a_restart(sandbox: Sandbox, tmp_path: Path, library: Library) -> None:
    async with running(sandbox, tmp_path, library):
        await opted_in(sandbox)
    async with running(sandbox, tmp_path, library) as bot:
        await send_due(bot, time.time() + WEEK + 60)
        assert len(sent_to(sandbox.member)) == 2
        await sandbox.member.press(sent_to(sandbox.member)[-1], label="Stop reminders")
        assert await held(bot, sandbox.member) == (None, None)


async def test_a_crash_while_sending_never_doubles_it(
    sandbox: Sandbox, tmp_path: Path, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    class CrashError(BaseException):
        """What ends a process."""

    async def crash(*_: object) -> None:
        raise CrashError

    later = time.time() + WEEK + 60
    async with running(sandbox, tmp_path, library) as bot:
        await opted_in(sandbox)
        with monkeypatch.context() as broken:
            broken.setattr(reminders, "_send", crash)
            with pytest.raises(CrashError):
                await send_due(bot, later)
    async with running(sandbox, tmp_path, library) as bot:
        await send_due(bot, later + 60)
        assert len(sent_to(sandbox.member)) == 1
        await send_due(bot, later + WEEK)
        assert len(sent_to(sandbox.member)) == 2


async def test_closed_dms_end_it_quietly(
    sandbox: Sandbox, bot: CareerBot, caplog: pytest.LogCaptureFixture
) -> None:
    await opted_in(sandbox)
    sandbox.member.accepts_dms = False
    await send_due(bot, time.time() + WEEK + 60)
    assert await held(bot, sandbox.member) == (None, None)
    assert not [record for record in caplog.records if record.levelname == "ERROR"]


async def test_who_has_closed_dms_is_told_when_asking(sandbox: Sandbox, bot: CareerBot) -> None:
    sandbox.member.accepts_dms = False
    shown = await opened(sandbox)
    pressed = await sandbox.member.press(shown, label="Remind me weekly")
    (told,) = await sandbox.until(lambda: pressed.followups, what="a word on closed DMs")
    assert told.is_ephemeral
    assert "may not write to you by DM" in told.text
    assert "Remind me weekly" in labels(shown)
    assert "Stop reminders" not in labels(shown)
    assert await held(bot, sandbox.member) == (None, None)


async def test_one_members_closed_dms_keep_nobody_else_waiting(sandbox: Sandbox, bot: CareerBot) -> None:
    ben = sandbox.create_user("ben")
    await opted_in(sandbox)
    bens = await opened(sandbox, ANALYST, ben)
    await ben.press(bens, label="Doing")
    await ben.press(bens, label="Remind me weekly")
    await sandbox.wait_for_message(ben.dm)
    sandbox.member.accepts_dms = False
    await send_due(bot, time.time() + WEEK + 60)
    assert len(sent_to(ben)) == 2


async def test_an_outage_puts_it_off_for_an_hour(sandbox: Sandbox, bot: CareerBot) -> None:
    async def down(request: web.Request) -> web.Response | None:
        posted = request.method == "POST" and request.path.endswith(f"{sandbox.member.dm.id}/messages")
        return web.Response(status=503) if posted else None

    await opted_in(sandbox)
    due = time.time() + WEEK + 60
    sandbox.before_request = down
    await send_due(bot, due)
    sandbox.before_request = None
    assert (await held(bot, sandbox.member))[1] == sandbox.member.id
    await send_due(bot, due + LATER - 60)
    assert len(sent_to(sandbox.member)) == 1
    await send_due(bot, due + LATER + 60)
    await send_due(bot, due + LATER + 120)
    assert len(sent_to(sandbox.member)) == 2


async def test_the_last_reminder_says_that_all_is_done(
    sandbox: Sandbox, bot: CareerBot, library: Library
) -> None:
    await opted_in(sandbox)
    steps = library.roadmaps[SCIENTIST].steps
    await bot.store.put_marks(
        bot.pseudonym(sandbox.member.id), [StepMark(SCIENTIST, step.id, "done", 1.0) for step in steps]
    )
    await send_due(bot, time.time() + WEEK + 60)
    assert "Well done" in sent_to(sandbox.member)[-1].text
    assert await held(bot, sandbox.member) == (None, None)


async def test_the_duty_sends_by_itself(
    sandbox: Sandbox, tmp_path: Path, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reminders, "EVERY", 0.02)
    async with running(sandbox, tmp_path, library) as bot:
        await opted_in(sandbox)
        monkeypatch.setattr(reminders, "clock", lambda: time.time() + WEEK + 60)
        told = await sandbox.wait_for_message(sandbox.member.dm, after=sent_to(sandbox.member)[0])
        assert "Your week" in told.text
        assert FIRST in {mark.step for mark in await bot.store.marks(bot.pseudonym(sandbox.member.id))}


async def test_no_discord_id_stays_in_the_file_once_stopped(
    sandbox: Sandbox, tmp_path: Path, library: Library
) -> None:
    async with running(sandbox, tmp_path, library):
        shown = await opted_in(sandbox)
        await sandbox.member.press(shown, label="Stop reminders")
    with sqlite3.connect(tmp_path / "career-bot.db") as db:
        assert str(sandbox.member.id) not in "\n".join(db.iterdump())

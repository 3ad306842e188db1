"""Told when it is mended: a file is saved, and who criticised that entry and asked for it reads so by DM."""

import asyncio
import shutil
import time
from dataclasses import replace
from pathlib import Path

import pytest
from aiohttp import web

from bot import reloading
from bot.discord_app import CareerBot, mended
from bot.discord_app.mended import tell_all
from bot.sandbox import Message, Sandbox, User
from bot.storage import Feedback
from tests.conftest import KNOWLEDGE
from tests.e2e.conftest import running
from tests.e2e.test_feedback import answered, edit, rate, report_form, take_away
from tests.e2e.test_reload import ENTRY, untrained

BOOTCAMPS, SALARY = "education/bootcamps", "salary/by-role"


def sent_to(member: User) -> list[Message]:
    return [message for message in member.dm.messages if message.author.bot]


async def criticised(bot: CareerBot, member: User, entry: str = BOOTCAMPS, kind: str = "report") -> None:
    name, version = bot.pseudonym(member.id), bot.knowledge.library.version(entry)
    said = Feedback(name, None, "1", kind, time.time(), entry=entry, version=version)  # type: ignore[arg-type]
    await bot.store.add_feedback(said)


async def wants_to_hear(bot: CareerBot, member: User) -> None:
    await bot.store.put_contact(bot.pseudonym(member.id), member.id, 1.0, "mended")


async def test_after_a_hot_reload_the_author_is_told_once_and_can_look(
    sandbox: Sandbox, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reloading, "retrained", untrained)
    monkeypatch.setattr(mended, "EVERY", 0.05)
    folder = Path(shutil.copytree(KNOWLEDGE, tmp_path / "knowledge"))
    async with running(sandbox, tmp_path, None, knowledge_dir=folder) as bot:
        used = await sandbox.member.slash(sandbox.channel, "ask", question="are bootcamps worth it")
        form = await report_form(sandbox, used.message)
        sent = await sandbox.member.submit_modal(form, {"reason": "It is outdated"})
        await sandbox.member.press(sent.message, label="Tell me when it is fixed")
        await criticised(bot, sandbox.create_user("ben"))  # has not asked to be told
        await asyncio.sleep(0.2)
        assert sent_to(sandbox.member) == []

        title = bot.knowledge.library.topics[BOOTCAMPS].title
        text = (folder / ENTRY).read_text(encoding="utf-8")
        new = text.replace("answer: |\n", "answer: |\n  Zorb says yes.\n\n", 1)
        (folder / ENTRY).write_text(new, encoding="utf-8")
        told = await sandbox.wait_for_message(sandbox.member.dm)
        assert f"you reported **{title}**" in told.text
        assert "That entry has been changed since" in told.text
        looked = await sandbox.member.press(told, label="See the answer now")
        assert "Zorb says yes" in looked.message.text
        before = len(sent_to(sandbox.member))
        assert await tell_all(bot)
        assert len(sent_to(sandbox.member)) == before
        await sandbox.member.press(told, label="Do not tell me")
        assert await bot.store.contact(bot.pseudonym(sandbox.member.id), "mended") is None


async def test_what_was_changed_while_the_bot_was_off_is_told_too(
    sandbox: Sandbox, tmp_path: Path, bot: CareerBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mended, "PAUSE", 0)
    for entry, kind in (
        (BOOTCAMPS, "not_useful"),
        (BOOTCAMPS, "report"),
        ("day/low-stress", "none_of_these"),
    ):
        await criticised(bot, sandbox.member, entry, kind)
    await wants_to_hear(bot, sandbox.member)
    assert await tell_all(bot)
    assert sent_to(sandbox.member) == []
    edit(bot, BOOTCAMPS)
    edit(bot, "day/low-stress")
    assert await tell_all(bot)
    assert await tell_all(bot)
    texts = (message.text for message in sent_to(sandbox.member))
    reported, suggested = sorted(texts, key=lambda text: "you reported" not in text)
    assert "you reported" in reported
    assert "you meant none of my suggestions" in suggested


async def test_the_answer_opens_with_what_was_asked(sandbox: Sandbox, bot: CareerBot) -> None:
    form = await report_form(sandbox, await answered(sandbox))
    await sandbox.member.submit_modal(form, {"reason": "A figure is wrong"})
    await wants_to_hear(bot, sandbox.member)
    edit(bot, SALARY)
    await tell_all(bot)
    (told,) = sent_to(sandbox.member)
    looked = await sandbox.member.press(told, label="See the answer now")
    assert "Pay: data scientist" in looked.message.text


async def test_closed_dms_end_it_and_leave_reminders_alone(
    sandbox: Sandbox, bot: CareerBot, caplog: pytest.LogCaptureFixture
) -> None:
    name = bot.pseudonym(sandbox.member.id)
    await criticised(bot, sandbox.member)
    await wants_to_hear(bot, sandbox.member)
    await bot.store.put_contact(name, sandbox.member.id, 1.0, "reminder")
    sandbox.member.accepts_dms = False
    edit(bot, BOOTCAMPS)
    assert await tell_all(bot)
    assert await bot.store.contact(name, "mended") is None
    assert await bot.store.contact(name, "reminder") == sandbox.member.id
    assert not [record for record in caplog.records if record.levelname == "ERROR"]


async def test_an_outage_puts_it_off(sandbox: Sandbox, bot: CareerBot) -> None:
    async def down(request: web.Request) -> web.Response | None:
        return web.Response(status=503) if request.path.endswith("/users/@me/channels") else None

    await criticised(bot, sandbox.member)
    await wants_to_hear(bot, sandbox.member)
    edit(bot, BOOTCAMPS)
    sandbox.before_request = down
    assert not await tell_all(bot)
    sandbox.before_request = None
    assert await tell_all(bot)
    assert len(sent_to(sandbox.member)) == 1


def with_other_pay(bot: CareerBot, role: str) -> None:
    """The knowledge base with other figures for one role; its topics stay as they are."""
    known = bot.knowledge
    pay = known.library.pay[role]
    rows = tuple(row.model_copy(update={"n": row.n + 1}) for row in pay.advertised)
    changed = {**known.library.pay, role: pay.model_copy(update={"advertised": rows})}
    bot.conversation.knowledge = replace(known, library=replace(known.library, pay=changed, _versions={}))


async def test_other_figures_are_told_to_those_who_saw_the_old_ones(sandbox: Sandbox, bot: CareerBot) -> None:
    shown = await answered(sandbox)  # pay of data scientists
    await report_form(sandbox, shown)
    await wants_to_hear(bot, sandbox.member)
    with_other_pay(bot, "data-engineer")
    assert await tell_all(bot)
    assert sent_to(sandbox.member) == []
    unchanged = await report_form(sandbox, shown)
    assert "changed since" not in str(unchanged.modal.components)
    with_other_pay(bot, "data-scientist")
    changed = await report_form(sandbox, shown)
    assert "changed since" in str(changed.modal.components)
    assert await tell_all(bot)
    (told,) = sent_to(sandbox.member)
    assert "you found" in told.text
    looked = await sandbox.member.press(told, label="See the answer now")
    assert "Pay: data scientist" in looked.message.text


async def test_an_entry_that_was_taken_away_is_told_once_and_waits_no_longer(
    sandbox: Sandbox, bot: CareerBot
) -> None:
    await criticised(bot, sandbox.member)
    await wants_to_hear(bot, sandbox.member)
    await criticised(bot, sandbox.create_user("ben"))  # has not asked to be told
    take_away(bot, BOOTCAMPS)
    assert await tell_all(bot)
    (told,) = sent_to(sandbox.member)
    assert "you reported my answer on “bootcamps”. I have taken that answer away since." in told.text
    assert [button.label for button in told.buttons] == ["Do not tell me"]
    assert await bot.store.unanswered() == []
    assert await tell_all(bot)
    assert len(sent_to(sandbox.member)) == 1


async def test_who_rates_what_is_gone_already_does_not_wait_for_it(sandbox: Sandbox, bot: CareerBot) -> None:
    shown = await answered(sandbox)
    await wants_to_hear(bot, sandbox.member)
    take_away(bot, SALARY)
    assert "taken away since" in (await rate(sandbox, shown, "fn")).message.text
    assert await tell_all(bot)
    assert sent_to(sandbox.member) == []

"""An answer in another way: level and country changed in place, pages, the chart, shared with the channel."""

import asyncio
from pathlib import Path
from typing import Any

import discord
import pytest
from aiohttp import web

from bot.answers import Answer
from bot.answers.chart_values import Chart
from bot.charts.drawing import Picture
from bot.discord_app import CareerBot
from bot.library import Library
from bot.sandbox import Message, Sandbox
from bot.understanding import Slots
from tests.e2e.conftest import posted, running

PAY = "what does a data scientist earn"
SHARE = "Share in channel"


async def asked(sandbox: Sandbox, text: str) -> Message:
    question = await sandbox.member.send(sandbox.channel, text, mention_bot=True)
    return await sandbox.reply_to(question)


def select_of(message: Message, action: str) -> str:
    return next(s.custom_id for s in message.selects if s.custom_id.startswith(f"v1:{action}:"))


async def test_what_was_assumed_is_said_and_changed_in_place(sandbox: Sandbox, bot: CareerBot) -> None:
    reply = await asked(sandbox, PAY)
    assert "Assumed: the United States" in reply.text
    before = len(sandbox.channel.messages)
    await sandbox.member.select(reply, select_of(reply, "co"), ["GB"])
    assert "Pay: data scientist, United Kingdom" in reply.text
    await sandbox.member.select(reply, select_of(reply, "lv"), ["senior"])
    assert "Pay: data scientist, senior, United Kingdom" in reply.text
    await sandbox.member.select(reply, select_of(reply, "lv"), ["any"])
    assert "Pay: data scientist, United Kingdom" in reply.text
    assert len(sandbox.channel.messages) == before


async def test_somebody_else_gets_an_answer_of_their_own(sandbox: Sandbox, bot: CareerBot) -> None:
    reply = await asked(sandbox, PAY)
    ben = sandbox.create_user("ben")
    own = await ben.select(reply, select_of(reply, "co"), ["DE"])
    assert own.message.is_ephemeral
    assert "Germany" in own.message.text
    assert "United States" in reply.text


async def test_controls_work_after_a_restart(sandbox: Sandbox, tmp_path: Path, library: Library) -> None:
    async with running(sandbox, tmp_path, library):
        reply = await asked(sandbox, PAY)
    async with running(sandbox, tmp_path, library):
        await sandbox.member.select(reply, select_of(reply, "co"), ["GB"])
        assert "United Kingdom" in reply.text


async def test_another_country_is_asked_for_in_a_form(sandbox: Sandbox, bot: CareerBot) -> None:
    reply = await asked(sandbox, PAY)
    opened = await sandbox.member.select(reply, select_of(reply, "co"), ["other"])
    told = await sandbox.member.submit_modal(opened, {"country": "Atlantis <@1>"})
    assert told.message.is_ephemeral
    assert "I know no country called" in told.message.text
    opened = await sandbox.member.select(reply, select_of(reply, "co"), ["other"])
    two = await sandbox.member.submit_modal(opened, {"country": "spain or the us"})
    assert "more than one country there: Spain or United States. Name one of them." in two.message.text
    assert "United States" in reply.text.splitlines()[0]
    anew = await sandbox.member.press(two.message, label="Edit again")
    assert anew.modal.fields[0].value == "spain or the us"
    private = await sandbox.member.submit_modal(anew, {"country": "spain"})
    assert private.message.is_ephemeral
    assert "Spain" in private.message.text.splitlines()[0]
    assert "more than one country" not in private.message.text
    for typed in ("portugal", "in the us", "Lisbon, Portugal"):
        opened = await sandbox.member.select(reply, select_of(reply, "co"), ["other"])
        await sandbox.member.submit_modal(opened, {"country": typed})
        shown = "United States" if typed == "in the us" else "Portugal"
        assert shown in reply.text.splitlines()[0]


NOTICE = "\n-# I keep questions for 365 days, without your name, to get better. `/privacy show` says more."


async def test_a_long_answer_is_read_page_by_page(sandbox: Sandbox, bot: CareerBot) -> None:
    reply = await asked(sandbox, "compare data scientist and machine learning engineer")
    first = reply.text
    assert "(1 of 2)" in first
    await sandbox.member.press(reply, label="More ▸")
    assert "(2 of 2)" in reply.text
    assert reply.text.splitlines()[-1] in first.splitlines(), "each page names its sources"
    await sandbox.member.press(reply, label="◂ Back")
    assert "(1 of 2)" in reply.text
    assert reply.text.splitlines()[:4] == first.splitlines()[:4]


async def test_several_offers_are_paged_and_shared_as_they_were(
    sandbox: Sandbox, tmp_path: Path, library: Library
) -> None:
    question = "85k as a data analyst or 105k as a data engineer in the US, which offer should i take?"
    async with running(sandbox, tmp_path, library):
        used = await sandbox.member.slash(sandbox.channel, "ask", question=question, private=True)
    first = used.message.text
    for role, amount in (("data analyst", "$85,000"), ("data engineer", "$105,000")):
        assert f"Pay: {role}, United States" in first
        assert amount in first
    async with running(sandbox, tmp_path, library):
        await sandbox.member.press(used.message, label="More ▸")
        assert "How to weigh it" in first + used.message.text
        await sandbox.member.press(used.message, label="◂ Back")
        assert used.message.text.splitlines()[:12] == first.splitlines()[:12]
        shared = await posted(sandbox, await sandbox.member.press(used.message, label=SHARE))
    assert "$105,000 is $20,000 a year more than $85,000" in shared.text
    assert "Pay: data engineer, United States" in shared.text


async def test_a_private_answer_is_shared(sandbox: Sandbox, bot: CareerBot) -> None:
    used = await sandbox.member.slash(sandbox.channel, "role", role="data-engineer", private=True)
    ben = sandbox.create_user("ben")
    assert not used.message.visible_to(ben)
    shared = await posted(sandbox, await sandbox.member.press(used.message, label=SHARE))
    assert shared.visible_to(ben)
    assert shared.text == used.message.text.replace(NOTICE, ""), "the notice is for who asked"


async def test_a_private_answer_is_shared_once(sandbox: Sandbox, bot: CareerBot) -> None:
    options = {"a": "role:data-scientist", "b": "role:data-engineer"}
    used = await sandbox.member.slash(sandbox.channel, "compare", private=True, **options)
    text = used.message.text
    await posted(sandbox, await sandbox.member.press(used.message, label=SHARE))
    assert used.message.text == text
    assert [one.disabled for one in used.message.buttons if one.label in (SHARE, "Shared")] == [True]
    await sandbox.member.press(used.message, label="More ▸")
    assert "(2 of 2)" in used.message.text
    assert SHARE not in [one.label for one in used.message.buttons]
    used = await sandbox.member.slash(sandbox.channel, "salary", role="data-scientist", private=True)
    await posted(sandbox, await sandbox.member.press(used.message, label=SHARE))
    await sandbox.member.select(used.message, select_of(used.message, "co"), ["GB"])
    assert SHARE in [one.label for one in used.message.buttons], "that is another answer"


async def test_pressed_twice_quickly_an_answer_is_posted_once(sandbox: Sandbox, bot: CareerBot) -> None:
    used = await sandbox.member.slash(sandbox.channel, "role", role="data-engineer", private=True)
    first = await sandbox.member.press(used.message, label=SHARE, wait=False)
    second = await sandbox.member.press(used.message, label=SHARE, wait=False)
    await first.wait()
    await second.wait()
    shared = await posted(sandbox, first)
    asked = await sandbox.member.slash(sandbox.channel, "role", role="data-engineer", private=True)
    await posted(sandbox, await sandbox.member.press(asked.message, label=SHARE))
    public = [one for one in sandbox.channel.messages if one.text == shared.text]
    assert len(public) == 2, "one of each answer"
    assert second.followups == []


async def test_what_is_shared_keeps_its_chart(sandbox: Sandbox, bot: CareerBot) -> None:
    used = await sandbox.member.slash(sandbox.channel, "salary", role="data-scientist", private=True)
    (chart,) = await sandbox.until(lambda: used.message.attachments or None, timeout=15, what="the chart")
    alt = used.message.alt_texts
    shared = await posted(sandbox, await sandbox.member.press(used.message, label=SHARE))
    assert used.message.attachments == [chart]
    assert used.message.alt_texts == alt
    await sandbox.until(lambda: shared.attachments or None, timeout=15, what="the chart of the post")


async def test_what_could_not_be_shared_can_be_shared_again(sandbox: Sandbox, bot: CareerBot) -> None:
    async def refuse(request: web.Request) -> web.StreamResponse | None:
        if request.method != "POST" or "/webhooks/" not in request.path:
            return None
        return web.json_response({"message": "Missing Permissions", "code": 50013}, status=403)

    used = await sandbox.member.slash(sandbox.channel, "role", role="data-engineer", private=True)
    sandbox.before_request = refuse
    await sandbox.member.press(used.message, label=SHARE)
    await sandbox.until(
        lambda: [one for one in used.message.buttons if one.label == SHARE] or None, what="the button again"
    )
    sandbox.before_request = None
    await posted(sandbox, await sandbox.member.press(used.message, label=SHARE))


async def test_what_could_not_be_shared_takes_no_choice_back(sandbox: Sandbox, bot: CareerBot) -> None:
    used = await sandbox.member.slash(sandbox.channel, "salary", role="data-scientist", private=True)
    begun, let_go, ended = asyncio.Event(), asyncio.Event(), asyncio.Event()

    async def refuse(request: web.Request) -> web.StreamResponse | None:
        if request.method != "POST" or "/webhooks/" not in request.path:
            return None
        begun.set()
        await let_go.wait()
        ended.set()
        return web.json_response({"message": "Missing Permissions", "code": 50013}, status=403)

    sandbox.before_request = refuse
    pressed = await sandbox.member.press(used.message, label=SHARE)
    await asyncio.wait_for(begun.wait(), 10)
    await sandbox.member.select(used.message, select_of(used.message, "co"), ["GB"])
    let_go.set()
    await asyncio.wait_for(ended.wait(), 10)
    sandbox.before_request = None
    told = await posted(sandbox, pressed)
    assert told.is_ephemeral, "why it was not shared"
    assert "Pay: data scientist, United Kingdom" in used.message.text
    assert SHARE in [one.label for one in used.message.buttons]


async def test_pay_comes_with_its_chart_after_the_text(sandbox: Sandbox, bot: CareerBot) -> None:
    reply = await asked(sandbox, PAY)
    await sandbox.until(lambda: reply.attachments or None, timeout=15, what="the chart")
    gallery = next(part for part in reply.components[0]["components"] if part["type"] == 12)
    described = gallery["items"][0]["description"]
    assert "data scientist" in described.casefold()
    assert 40 < len(described) <= 1024
    assert reply.attachments[0].filename.endswith(".png")


async def test_a_choice_waits_for_a_chart_that_is_on_its_way(
    sandbox: Sandbox, bot: CareerBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else Discord may take the choice first, and the chart's answer after it."""
    edit, begun, let_go = discord.Message.edit, asyncio.Event(), asyncio.Event()

    async def slowly(message: discord.Message, **changes: Any) -> discord.Message:
        begun.set()
        await let_go.wait()
        return await edit(message, **changes)

    monkeypatch.setattr(discord.Message, "edit", slowly)
    reply = await asked(sandbox, PAY)
    await asyncio.wait_for(begun.wait(), 15)
    choosing = asyncio.create_task(sandbox.member.select(reply, select_of(reply, "co"), ["GB"]))
    await asyncio.sleep(0.3)
    assert not choosing.done()
    let_go.set()
    await choosing
    await sandbox.until(lambda: reply.attachments or None, timeout=15, what="its chart")
    assert "United Kingdom" in reply.text.splitlines()[0]


@pytest.mark.parametrize("first", ["message", "command", "select"])
async def test_a_chart_that_comes_late_takes_no_choice_back(
    sandbox: Sandbox, bot: CareerBot, monkeypatch: pytest.MonkeyPatch, first: str
) -> None:
    """Of two charts for one message, the older is drawn last."""
    draw, let_go, sent = bot.charts.draw, asyncio.Event(), asyncio.Event()
    slow = "Germany" if first == "select" else "United States"

    async def slowly(chart: Chart) -> Picture:
        if slow in chart.title:
            await let_go.wait()
            sent.set()
        return await draw(chart)

    monkeypatch.setattr(bot.charts, "draw", slowly)
    if first == "command":
        reply = (await sandbox.member.slash(sandbox.channel, "salary", role="data-scientist")).message
    else:
        reply = await asked(sandbox, PAY)
    if first == "select":
        await sandbox.until(lambda: reply.attachments or None, timeout=15, what="the first chart")
        await sandbox.member.select(reply, select_of(reply, "co"), ["DE"])
    await sandbox.member.select(reply, select_of(reply, "co"), ["GB"])
    await sandbox.until(lambda: reply.attachments or None, timeout=15, what="the newer chart")
    let_go.set()
    await asyncio.wait_for(sent.wait(), 10)
    await asyncio.sleep(0.5)
    assert "United Kingdom" in reply.text.splitlines()[0]
    gallery = next(part for part in reply.components[0]["components"] if part["type"] == 12)
    assert "United Kingdom" in gallery["items"][0]["description"]


async def test_of_two_choices_the_later_stands_though_the_earlier_takes_longer(
    sandbox: Sandbox, bot: CareerBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    reply = await asked(sandbox, PAY)
    await sandbox.until(lambda: reply.attachments or None, timeout=15, what="the first chart")
    open_entry, held = bot.conversation.open_entry, asyncio.Event()

    async def slow_for_germany(entry: str, slots: Slots, *rest: Any, **more: Any) -> Answer:
        if slots.country == "DE":
            await held.wait()
        return await open_entry(entry, slots, *rest, **more)

    monkeypatch.setattr(bot.conversation, "open_entry", slow_for_germany)
    countries = select_of(reply, "co")
    earlier = await sandbox.member.select(reply, countries, ["DE"], wait=False)
    await sandbox.member.select(reply, countries, ["GB"])
    assert "Pay: data scientist, United Kingdom" in reply.text
    held.set()
    await sandbox.until(lambda: earlier.settled or None, timeout=10, what="the earlier press")
    assert not earlier.refused
    assert "Pay: data scientist, United Kingdom" in reply.text
    await sandbox.member.select(reply, select_of(reply, "co"), ["DE"])
    assert "Germany" in reply.text.splitlines()[0]


async def test_a_chart_is_shown_when_asked_for(sandbox: Sandbox, bot: CareerBot) -> None:
    reply = await asked(sandbox, "compare data scientist and machine learning engineer")
    assert not reply.attachments
    await sandbox.member.press(reply, label="Chart")
    await sandbox.until(lambda: reply.attachments or None, timeout=15, what="the chart")

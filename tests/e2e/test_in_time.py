"""Discord hears of every interaction within its three seconds, however slow the store is."""

import asyncio
from typing import Any

import pytest
from aiohttp import web

from bot.discord_app import CareerBot, respond, sending
from bot.sandbox import Message, Sandbox
from bot.sandbox.interactions import Interaction

SLOW = 3.5
"""Seconds a write takes: longer than Discord waits."""


@pytest.fixture
async def answered(sandbox: Sandbox, bot: CareerBot, monkeypatch: pytest.MonkeyPatch) -> Message:
    """An answer, and a store that is slow from then on."""
    question = await sandbox.member.send(sandbox.channel, "what does a data engineer earn", mention_bot=True)
    reply = await sandbox.reply_to(question)
    await sandbox.until(lambda: reply.attachments or None, timeout=15, what="the chart")
    write = bot.store._write  # type: ignore[attr-defined]

    async def slowly(*statements: Any) -> Any:
        await asyncio.sleep(SLOW)
        return await write(*statements)

    monkeypatch.setattr(bot.store, "_write", slowly)
    return reply


@pytest.fixture
async def answered_once(sandbox: Sandbox, bot: CareerBot) -> Message:
    """An answer of the bot's with its buttons, chart and all."""
    used = await sandbox.member.slash(sandbox.channel, "salary", role="data-engineer", country="US")
    await sandbox.until(lambda: used.message.attachments or None, timeout=15, what="the chart")
    return used.message


async def test_a_slow_press_is_acknowledged_and_then_does_its_work(
    sandbox: Sandbox, answered: Message
) -> None:
    country = next(s.custom_id for s in answered.selects if s.custom_id.startswith("v1:co:"))
    pressed, voted, opened = await asyncio.gather(
        sandbox.member.select(answered, country, ["DE"], timeout=10),
        sandbox.member.press(answered, label="Useful", timeout=10),
        sandbox.member.press(answered, label="Roadmap", timeout=10),
    )
    await sandbox.until(lambda: "Germany" in answered.text or None, timeout=10, what="the new country")
    assert pressed.user is sandbox.member
    for one, text in ((voted, "glad that it helped"), (opened, "Roadmap: data engineer")):
        await said(sandbox, one, text)


async def test_a_slow_command_shows_that_it_thinks(sandbox: Sandbox, answered: Message) -> None:
    used = await sandbox.member.slash(sandbox.channel, "role", role="data-engineer", wait=False)
    await sandbox.until(lambda: used.response, timeout=3, what="the acknowledgement")
    await said(sandbox, used, "data engineer")


@pytest.mark.parametrize("command", ["me", "privacy show", "progress", "role"])
async def test_what_is_private_stays_so_when_it_is_late(
    sandbox: Sandbox, bot: CareerBot, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    read = bot.store._read  # type: ignore[attr-defined]

    async def slowly(*query: Any) -> Any:
        await asyncio.sleep(0.5)
        return await read(*query)

    monkeypatch.setattr(bot.store, "_read", slowly)
    monkeypatch.setattr(sending, "ACKNOWLEDGE_AFTER", 0.3)
    monkeypatch.setattr(respond, "THINK_AFTER", 0.2)
    options: dict[str, Any] = {"role": "data-engineer", "private": True} if command == "role" else {}
    used = await sandbox.member.slash(sandbox.channel, command, timeout=15, **options)
    assert used.response is not None
    assert used.response.ephemeral
    ben = sandbox.create_user("ben")
    assert not [m for m in sandbox.channel.messages if m.author is sandbox.bot and m.visible_to(ben)]


COMMANDS: tuple[tuple[str, dict[str, Any]], ...] = (
    ("salary", {"role": "data-scientist", "offer": "9000 a month"}),
    ("role", {"role": "mlops engineer"}),
    ("skills", {"role": "data-analyst"}),
    ("roadmap", {"role": "data-engineer"}),
    ("compare", {"a": "data scientist", "b": "data engineer"}),
    ("match", {"skills": "python, sql and docker"}),
    ("ask", {"question": "is a masters degree worth it for data science"}),
    ("me", {}),
    ("progress", {"role": "data-engineer"}),
    ("role", {"role": "no such job"}),
)
PRESSES = ("Useful", "Roadmap", "Skills needed", "What the job is")
AT_ONCE = 200


async def test_two_hundred_at_once_are_all_acknowledged_and_answered(
    sandbox: Sandbox, bot: CareerBot, answered_once: Message
) -> None:
    """A member sees "interaction failed" where nothing comes within Discord's three seconds; the sandbox
    refuses an acknowledgement that comes later, as Discord does."""
    members = [sandbox.create_user(f"member{number}") for number in range(20)]
    used: list[Interaction] = []
    for number in range(AT_ONCE):
        member = members[number % len(members)]
        if number % 2:
            label = PRESSES[number // 2 % len(PRESSES)]
            used.append(await member.press(answered_once, label=label, wait=False))
        else:
            name, options = COMMANDS[number // 2 % len(COMMANDS)]
            used.append(await member.slash(sandbox.channel, name, wait=False, **options))
    await sandbox.until(lambda: all(one.settled for one in used) or None, timeout=30, what="all answers")
    failed = [one.name for one in used if one.refused]
    assert failed == [], "interaction failed"
    unkind = ["(error", "Ask me again in"]
    answers = [(one.name, one.message.text) for one in used]
    assert len(answers) == AT_ONCE
    assert [(name, text) for name, text in answers if not text or any(word in text for word in unkind)] == []


async def said(sandbox: Sandbox, used: Interaction, text: str) -> None:
    """Wait until an interaction was answered with a text, in whatever message."""

    def probe() -> bool | None:
        response = used.response.message if used.response else None
        messages = [*used.followups, *([response] if response else []), *sandbox.channel.messages]
        return any(text in message.text for message in messages) or None

    await sandbox.until(probe, timeout=15, what=text)


async def test_an_acknowledgement_on_its_way_is_waited_for(
    sandbox: Sandbox, bot: CareerBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The handler ends while the watch's acknowledgement travels: it fills that in, and is not refused."""
    held = bot.store.held

    async def slowly(*who: Any) -> Any:
        await asyncio.sleep(0.3)
        return await held(*who)

    async def travels(request: web.Request) -> None:
        if request.path.endswith("/callback"):
            await asyncio.sleep(0.5)

    monkeypatch.setattr(sending, "ACKNOWLEDGE_AFTER", 0.1)
    monkeypatch.setattr(bot.store, "held", slowly)
    sandbox.before_request = travels
    used = await sandbox.member.slash(sandbox.channel, "privacy show")
    await sandbox.until(lambda: used.followups or "keep" in used.message.text, what="the answer")
    assert not used.refused
    assert sandbox.requests[-1].status < 400
